import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeText } from "../../src/parse/charset.ts";
import { textDamage } from "../../src/parse/charset/damage.ts";

const utf8 = (text: string) => new TextEncoder().encode(text);
const bytes = (...parts: (number[] | Uint8Array)[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const codes = (text: string) => textDamage(text).map((message) => message.code);

/** 中国政府 and 公开 in encodings that TextEncoder does not write. */
const gbkChina = [0xd6, 0xd0, 0xb9, 0xfa, 0xd5, 0xfe, 0xb8, 0xae];
const big5China = [0xa4, 0xa4, 0xb0, 0xea, 0xac, 0x46, 0xa9, 0xb2];

describe("decodeText", () => {
  it("reads UTF-8 whatever is declared", () => {
    for (const declared of [null, "gb2312", "utf-8", "big5", "iso-8859-1", "nonsense"]) {
      expect(decodeText(utf8("青川市2021"), declared)).toEqual({
        text: "青川市2021",
        charset: "utf-8",
        messages: [],
      });
    }
  });

  it("reads what is no UTF-8 as gb18030, whatever is declared", () => {
    for (const declared of [null, "gb2312", "gbk", "utf-8", "iso-8859-1", "utf-16", "nonsense"]) {
      const { text, charset } = decodeText(bytes(gbkChina), declared);
      expect([text, charset]).toEqual(["中国政府", "gb18030"]);
    }
  });

  it("reads four-byte gb18030 characters under a gb2312 declaration", () => {
    expect(decodeText(bytes(gbkChina, [0x81, 0x39, 0xef, 0x30]), "gb2312").text).toBe("中国政府㐁");
  });

  it("believes big5 when it is declared and decodes clean", () => {
    expect(decodeText(bytes(big5China), "big5").text).toBe("中國政府");
    // a second byte of 80–A0 is in gb18030 and in no Big5
    expect(decodeText(bytes(gbkChina, [0xe9, 0x8c]), "big5").charset).toBe("gb18030");
  });

  it("drops byte order marks and follows them", () => {
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], utf8("市"))).text).toBe("市");
    expect(decodeText(bytes([0xff, 0xfe], [0x02, 0x5e])).text).toBe("市");
    expect(decodeText(bytes([0xfe, 0xff], [0x5e, 0x02])).text).toBe("市");
    expect(decodeText(bytes([0x84, 0x31, 0x95, 0x33], gbkChina)).text).toBe("中国政府");
    expect(decodeText(bytes([0xef, 0xbb, 0xbf], gbkChina)).text).toBe("中国政府");
  });

  it("sees UTF-16 without a mark by its zero bytes", () => {
    const text = "<td>市</td><td>12</td>";
    const little = Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]));
    expect(decodeText(little)).toMatchObject({ text, charset: "utf-16le" });
    const big = Uint8Array.from([...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 0xff]));
    expect(decodeText(big)).toMatchObject({ text, charset: "utf-16be" });
  });

  it("drops a last character that is cut in half, in UTF-8 and in gb18030, and says so", () => {
    const cut = decodeText(utf8("青川市").subarray(0, 8));
    expect([cut.text, cut.charset, cut.messages[0].code]).toEqual(["青川", "utf-8", "charset.cut_character"]);
    const short = decodeText(bytes(gbkChina).subarray(0, 7));
    expect([short.text, short.charset, short.messages[0].code]).toEqual([
      "中国政",
      "gb18030",
      "charset.cut_character",
    ]);
  });

  it("keeps UTF-8 with a broken place UTF-8", () => {
    const { text, charset } = decodeText(
      bytes(utf8("青川市政府"), [0xe5], utf8("信息公开年度报告")),
      "gb2312",
    );
    expect(charset).toBe("utf-8");
    expect(text).toBe("青川市政府\ufffd信息公开年度报告");
    expect(codes(text)).toEqual(["charset.replacement_characters"]);
  });

  it("gives back any text written as UTF-8, and ends on any bytes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const plain = text.replaceAll("\0", "");
        fc.pre(!plain.startsWith("\ufeff"));
        expect(decodeText(utf8(plain)).text).toBe(plain);
      }),
    );
    const declared = fc.constantFrom(null, "gbk", "big5", "utf-16le", "windows-1252", "x");
    fc.assert(
      fc.property(fc.uint8Array(), declared, (raw, label) => typeof decodeText(raw, label).text === "string"),
    );
  });
});

describe("textDamage", () => {
  const sound =
    "2023年，青川市水利局主动公开政府信息1,204条，其中规范性文件22件（含修订16件）；收到申请36件，上年结转0件，占比≥95%±2°。“互联网+政务”·××公司？？";

  it("says nothing of sound text", () => {
    expect(codes(sound)).toEqual([]);
    expect(codes("")).toEqual([]);
    expect(codes("see http://example.org/?a=1&b=?? — déjà vu")).toEqual([]);
  });

  it("knows UTF-8 that was read as GBK", () => {
    const misread = new TextDecoder("gb18030").decode(utf8(sound));
    expect(misread).toContain("骞");
    expect(codes(misread)).toContain("charset.mojibake");
  });

  it("knows UTF-8 and GBK that were read as Latin-1", () => {
    expect(codes(new TextDecoder("windows-1252").decode(utf8("青川市政府信息公开")))).toEqual([
      "charset.mojibake",
    ]);
    const twice = bytes(gbkChina, gbkChina);
    expect(codes(new TextDecoder("windows-1252").decode(twice))).toEqual(["charset.mojibake"]);
  });

  it("knows replacement characters, and what becomes of them", () => {
    expect(codes("青川\ufffd")).toEqual(["charset.replacement_characters"]);
    expect(codes("青川市锟斤拷政府")).toEqual(["charset.mojibake"]);
  });

  it("knows question marks where Chinese was", () => {
    expect(codes("2021?????????????? 12 ??????")).toEqual(["charset.question_marks"]);
  });
});
