import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { reader } from "../../src/parse/docx.ts";
import { codes, read, reread, texts } from "./docx-reading.ts";
import { cell, docx, documentXml, footnoteReference, paragraph, row, run, table } from "./docx-writer.ts";

const body = [
  paragraph("甲", { list: { id: 1 } }),
  table([row([cell("乙", { span: 2 })]), row([cell("1"), cell("2")])]),
];
const lists = [[{ format: "decimal", text: "%1." }]];
const expected = ["1.\t甲", "0+2:乙\n0:1 | 1:2"];

describe("parts are found by what relates to them", () => {
  test("the main part, wherever it stands", async () => {
    const bytes = docx(body, { lists, main: "content/main.xml" });
    expect(texts(await read(bytes))).toEqual(expected);
    expect((await read(bytes)).blocks[0].place).toMatchObject({ part: "content/main.xml" });
  });

  test("targets from the root of the package, and in another case than the part", async () => {
    const rels = relationshipsOf(docx(body, { lists })).replace("word/document.xml", "/WORD/Document.xml");
    expect(texts(await reread(body, { lists, parts: { "_rels/.rels": rels } }))).toEqual(expected);
  });

  test("where the relationships are lost, the main part is where it always is", async () => {
    const document = await reread(body, { lists, parts: { "_rels/.rels": null } });
    expect(texts(document)).toEqual(expected);
    expect(codes(document)).toEqual(["docx.missing_part"]);
  });

  test("a relation to something outside is not followed", async () => {
    const rels = relationshipsOf(docx(body)).replace('Target="word', 'TargetMode="External" Target="word');
    expect(texts(await reread(body, { lists, parts: { "_rels/.rels": rels } }))).toEqual(expected);
  });

  test.each(["word/numbering.xml", "word/_rels/document.xml.rels"])(
    "without %s the text is still read",
    async (part) => {
      const document = await reread(body, { lists, parts: { [part]: null } });
      expect(texts(document)).toEqual(["甲", expected[1]]);
      expect(codes(document)).toEqual(["docx.missing_part"]);
    },
  );

  test("a note that is nowhere is left out, and said", async () => {
    const document = await reread([paragraph(["22", footnoteReference(5)])], {
      parts: { "word/footnotes.xml": null },
    });
    expect(texts(document)).toEqual(["22"]);
    expect(codes(document)).toEqual(["docx.missing_part"]);
  });

  function relationshipsOf(bytes: Uint8Array): string {
    return Buffer.from(unzipSync(bytes)["_rels/.rels"]).toString();
  }
});

describe("XML in every shape", () => {
  const xml = documentXml(body);
  const withMain = (main: string | Uint8Array) => reread([], { lists, parts: { "word/document.xml": main } });

  test("strict OOXML, whose namespaces are others", async () => {
    const strict = xml
      .replaceAll(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
      )
      .replaceAll(
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
      );
    expect(texts(await withMain(strict))).toEqual(expected);
  });

  test("any prefix, or none", async () => {
    const prefixed = xml.replace(/(<\/?|[ :])w:/g, "$1ns0:").replace("xmlns:w=", "xmlns:ns0=");
    expect(texts(await withMain(prefixed))).toEqual(expected);
    const bare = xml
      .replace(/(<\/?)w:/g, "$1")
      .replace(
        "<document ",
        '<document xmlns="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ',
      );
    expect(texts(await withMain(bare))).toEqual(expected);
  });

  test("a prefix that means something else inside one element", async () => {
    const foreign = '<w:x xmlns:w="urn:other"><w:p><w:r><w:t>不是</w:t></w:r></w:p></w:x>';
    expect(texts(await withMain(xml.replace("<w:body>", `<w:body>${foreign}`)))).toEqual(expected);
  });

  test("UTF-16 of either order, with and without its mark", async () => {
    const little = Buffer.from(xml.replace("UTF-8", "UTF-16"), "utf16le");
    const big = Buffer.from(little).swap16();
    expect(texts(await withMain(new Uint8Array(little)))).toEqual(expected);
    expect(texts(await withMain(new Uint8Array(big)))).toEqual(expected);
    expect(texts(await withMain(new Uint8Array([0xff, 0xfe, ...little])))).toEqual(expected);
    expect(texts(await withMain(new Uint8Array([0xfe, 0xff, ...big])))).toEqual(expected);
  });

  test("an encoding that is declared, or declared wrongly", async () => {
    const gb = strToU8(xml.replace("UTF-8", "GB2312").replace(/[甲乙]/g, "\xbc\xd7"), true);
    expect(texts(await withMain(gb))).toEqual(["1.\t甲", "0+2:甲\n0:1 | 1:2"]);
    expect(texts(await withMain(xml.replace("UTF-8", "UTF-16")))).toEqual(expected);
    expect(texts(await withMain(xml.replace("UTF-8", "klingon")))).toEqual(expected);
  });

  test("a character cut by the slices in which the file is read", async () => {
    const long = "甲".repeat(100_000);
    expect(texts(await withMain(documentXml([paragraph([long, run("乙")])])))).toEqual([`${long}乙`]);
  });
});

describe("recognition", () => {
  test("a Word document is one by its main part or its content types, whatever stands before it", () => {
    expect(reader.recognise(docx(body))).toBe(1);
    expect(reader.recognise(docx(body, { main: "content/main.xml" }))).toBe(1);
    const macro =
      '<Override PartName="/a.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/>';
    const parts = { "[Content_Types].xml": `<Types>${macro}</Types>` };
    expect(reader.recognise(docx(body, { main: "content/main.xml", parts }))).toBe(1);
    const shifted = Buffer.concat([Buffer.from("%PDF-1.4 junk"), docx(body)]);
    expect(reader.recognise(shifted)).toBeGreaterThan(0.5);
    expect(reader.recognise(shifted)).toBeLessThan(1);
  });

  test("nothing else is", () => {
    const types =
      '<Default Extension="docx" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document"/>';
    const book = { "xl/workbook.xml": strToU8("<workbook/>"), "[Content_Types].xml": strToU8(types) };
    expect(reader.recognise(zipSync(book))).toBe(0);
    expect(reader.recognise(strToU8("word/document.xml"))).toBe(0);
    expect(reader.recognise(new Uint8Array())).toBe(0);
  });
});

describe("odd containers", () => {
  test("junk before the archive", async () => {
    const document = await read(Buffer.concat([Buffer.from("\r\n\r\n"), docx(body, { lists })]));
    expect(texts(document)).toEqual(expected);
    expect(codes(document)).toEqual([]);
  });

  test("an archive without a main part is said to be broken", async () => {
    const parts = { "word/document.xml": null };
    expect(codes(await reread(body, { parts }))).toEqual(["docx.missing_part", "docx.broken"]);
    expect(codes(await read(strToU8("PK")))).toEqual(["docx.broken"]);
  });
});
