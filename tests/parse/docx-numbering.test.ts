import { describe, expect, test } from "vitest";
import { formatNumber } from "../../src/parse/docx/number-formats.ts";
import { reread, show, tables, texts } from "./docx-reading.ts";
import { cell, heading, paragraph, raw, row, table } from "./docx-writer.ts";
import type { List, ListLevel, Xml } from "./docx-writer.ts";
import { escape } from "./docx-writer/xml.ts";

const item = (text: string, level?: number, id = 1): Xml => paragraph(text, { list: { id, level } });

const numberingXml = (content: string): string =>
  `<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:numbering>`;
const levelXml = (level: number, text: string, more = ""): string =>
  `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="${escape(text)}"/>${more}</w:lvl>`;

async function numbered(
  levels: readonly ListLevel[],
  at: readonly number[],
  ...more: List[]
): Promise<string[]> {
  const body = at.map((level) => item("。", level));
  return texts(await reread(body, { lists: [levels, ...more] })).map((text) => text.slice(0, -1));
}

const chapter: ListLevel = { format: "chineseCountingThousand", text: "%1、", suffix: "nothing" };
const section: ListLevel = { format: "chineseCountingThousand", text: "（%2）", suffix: "space" };
const point: ListLevel = { format: "decimal", text: "%3." };

describe("numbers of lists stand at the start of their paragraphs", () => {
  test("each level counts and begins anew below the one above", async () => {
    expect(await numbered([chapter, section, point], [0, 1, 1, 2, 2, 1, 2, 0, 1])).toEqual([
      "一、",
      "（一） ",
      "（二） ",
      "1.\t",
      "2.\t",
      "（三） ",
      "1.\t",
      "二、",
      "（一） ",
    ]);
  });

  test("outlines name the levels above", async () => {
    const outline = ["%1", "%1.%2", "%1.%2.%3"].map((text): ListLevel => ({
      ...chapter,
      format: "decimal",
      text,
    }));
    expect(await numbered(outline, [0, 1, 2, 2, 1, 2, 0, 1])).toEqual([
      "1",
      "1.1",
      "1.1.1",
      "1.1.2",
      "1.2",
      "1.2.1",
      "2",
      "2.1",
    ]);
  });

  test("a level above that did not occur counts as begun", async () => {
    const outline = [chapter, { ...chapter, text: "%1.%2" }];
    expect(await numbered(outline, [1, 1, 0, 1])).toEqual(["一.一", "一.二", "二、", "二.一"]);
  });

  test("isLgl writes all numbers in digits", async () => {
    expect(await numbered([chapter, { ...chapter, text: "%1.%2 ", legal: true }], [0, 0, 1])).toEqual([
      "一、",
      "二、",
      "2.1 ",
    ]);
  });

  test("start, and levels that nothing begins anew", async () => {
    const flowing = { ...point, text: "%2.", restart: 0, suffix: "nothing" } as const;
    expect(await numbered([{ ...chapter, start: 3 }, flowing], [0, 1, 1, 0, 1])).toEqual([
      "三、",
      "1.",
      "2.",
      "四、",
      "3.",
    ]);
  });

  test("a level that only a higher one begins anew", async () => {
    const third = { ...point, restart: 1, suffix: "nothing" } as const;
    expect(await numbered([chapter, section, third], [0, 1, 2, 1, 2, 0, 2])).toEqual([
      "一、",
      "（一） ",
      "1.",
      "（二） ",
      "2.",
      "二、",
      "1.",
    ]);
  });

  test("lists of one definition count on; one with a start of its own begins there, once", async () => {
    const lists: List[] = [[{ ...chapter }], { of: 1 }, { of: 1, restart: { 0: 1 } }];
    const body = [1, 1, 2, 3, 3, 1].map((id) => item("甲", 0, id));
    expect(texts(await reread(body, { lists }))).toEqual([
      "一、甲",
      "二、甲",
      "三、甲",
      "一、甲",
      "二、甲",
      "三、甲",
    ]);
  });

  test("bullets are bullets", async () => {
    const bullet = (text: string): ListLevel => ({ format: "bullet", text, suffix: "space" });
    expect(await numbered([bullet("\uf06c"), bullet("◆")], [0, 1])).toEqual(["• ", "◆ "]);
  });

  test("no number where the list is missing or taken away, and none for a level without text", async () => {
    expect(texts(await reread([item("甲", 0, 7)]))).toEqual(["甲"]);
    expect(await numbered([{ ...point, text: "" }], [0])).toEqual([""]);
    const styles = [{ id: "s", name: "s", paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr>' }];
    const body = [paragraph("甲", { style: "s" }), paragraph("乙", { style: "s", list: { id: 0 } })];
    expect(texts(await reread(body, { styles, lists: [[chapter]] }))).toEqual(["一、甲", "乙"]);
  });
});

describe("numbers by style", () => {
  test("headings number themselves, on the level that is tied to their style", async () => {
    const lists = [
      [
        { ...chapter, style: "H1" },
        { ...section, style: "H2" },
      ],
    ];
    const byList = '<w:numPr><w:numId w:val="1"/></w:numPr>';
    const styles = [
      { id: "H1", name: "heading 1", paragraph: byList },
      { id: "H2", name: "heading 2", paragraph: byList },
      { id: "H2b", name: "own", basedOn: "H2" },
    ];
    const body = ["H1", "H2", "H2b", "H1"].map((style) => paragraph("甲", { style }));
    expect(texts(await reread(body, { lists, styles }))).toEqual([
      "一、甲",
      "（一） 甲",
      "（二） 甲",
      "二、甲",
    ]);
  });

  test("a definition may point to a list style, which points to a list", async () => {
    const numbering = numberingXml(
      '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>' +
        `<w:abstractNum w:abstractNumId="2"><w:styleLink w:val="L"/>${levelXml(0, "%1)")}</w:abstractNum>` +
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>',
    );
    const styles = [{ id: "L", name: "L", paragraph: '<w:numPr><w:numId w:val="2"/></w:numPr>' }];
    const document = await reread([item("甲"), item("乙")], {
      styles,
      parts: { "word/numbering.xml": numbering },
    });
    expect(texts(document)).toEqual(["1)\t甲", "2)\t乙"]);
  });
});

describe("levels", () => {
  const definition = (levels: string) => `<w:abstractNum w:abstractNumId="1">${levels}</w:abstractNum>`;
  const readWith = async (xml: string, at: number[]) =>
    texts(
      await reread(
        at.map((level) => item("甲", level)),
        { parts: { "word/numbering.xml": numberingXml(xml) } },
      ),
    );

  test("a list may have its own", async () => {
    const own = `<w:lvlOverride w:ilvl="0">${levelXml(0, "<%1>")}</w:lvlOverride>`;
    const xml =
      definition(levelXml(0, "%1)")) + `<w:num w:numId="1"><w:abstractNumId w:val="1"/>${own}</w:num>`;
    expect(await readWith(xml, [0])).toEqual(["<1>\t甲"]);
  });

  test("a hidden one counts unseen, one deeper than Word has does not exist", async () => {
    const levels =
      levelXml(0, "%1)", "<w:rPr><w:vanish/></w:rPr>") + levelXml(1, "%1.%2)") + levelXml(9, "%1)");
    const xml = definition(levels) + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>';
    expect(await readWith(xml, [0, 0, 1, 9])).toEqual(["甲", "甲", "2.1)\t甲", "甲"]);
  });

  test("none names a number below its own", async () => {
    expect(await numbered([{ ...chapter, text: "%1.%2、" }, section], [0, 1, 0])).toEqual([
      "一.、",
      "（一） ",
      "二.、",
    ]);
  });
});

describe("numbers in tables", () => {
  test("cells have them too, also empty ones, and deleted rows do not count", async () => {
    const line = (text: string, change?: "deleted") => row([cell([item("")]), cell(text)], { change });
    const [read] = tables(
      await reread([table([line("甲"), line("乙", "deleted"), line("丙")])], {
        lists: [[{ ...point, text: "%1.", suffix: "nothing" }]],
      }),
    );
    expect(show(read)).toBe("0:1. | 1:甲\n0:2. | 1:丙");
  });

  test("a label keeps the number that Word makes", async () => {
    const label = cell([item("属于国家秘密")]);
    const [read] = tables(
      await reread([table([row([label, cell("1")])])], {
        lists: [[{ ...point, text: "%1.", suffix: "nothing" }]],
      }),
    );
    expect(read.cells[0].text).toBe("1.属于国家秘密");
  });
});

test("a heading has its number before its text", async () => {
  const numberedHeading = raw(
    heading(1, "总体情况").xml.replace("</w:pPr>", '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'),
  );
  expect((await reread([numberedHeading], { lists: [[chapter]] })).blocks[0]).toMatchObject({
    type: "heading",
    text: "一、总体情况",
  });
});

describe("formats of numbers", () => {
  test.each([
    ["decimal", 12, "12"],
    ["decimalZero", 7, "07"],
    ["decimalFullWidth", 12, "１２"],
    ["decimalEnclosedCircle", 20, "⑳"],
    ["decimalEnclosedCircle", 21, "21"],
    ["decimalEnclosedParen", 3, "⑶"],
    ["decimalEnclosedFullstop", 3, "⒊"],
    ["ideographEnclosedCircle", 3, "㊂"],
    ["upperLetter", 28, "BB"],
    ["lowerLetter", 26, "z"],
    ["upperRoman", 1994, "MCMXCIV"],
    ["lowerRoman", 4, "iv"],
    ["ordinal", 12, "12th"],
    ["ordinal", 22, "22nd"],
    ["numberInDash", 3, "- 3 -"],
    ["chineseCounting", 12, "十二"],
    ["chineseCounting", 101, "一〇一"],
    ["chineseCountingThousand", 10, "十"],
    ["chineseCountingThousand", 20, "二十"],
    ["chineseCountingThousand", 110, "一百一十"],
    ["chineseCountingThousand", 1005, "一千零五"],
    ["chineseCountingThousand", 10_010, "一万零一十"],
    ["japaneseCounting", 11, "十一"],
    ["ideographDigital", 20, "二〇"],
    ["chineseLegalSimplified", 21, "贰拾壹"],
    ["ideographTraditional", 11, "甲"],
    ["ideographZodiac", 12, "亥"],
    ["ideographZodiacTraditional", 13, "丙子"],
    ["none", 3, ""],
    ["__proto__", 3, "3"],
    ["aFormatOfTomorrow", 3, "3"],
  ])("%s %d is %s", (format, value, written) => {
    expect(formatNumber(value, format)).toBe(written);
  });

  test("no number is so large or small that it is not written", () => {
    const all =
      "upperRoman upperLetter decimalEnclosedCircle chineseCountingThousand ideographTraditional hex ordinal " +
      "ideographZodiacTraditional chineseLegalSimplified ideographDigital";
    for (const format of all.split(" "))
      for (const value of [0, -1, 99_999, 999_999_999])
        expect(formatNumber(value, format).length).toBeGreaterThan(0);
  });
});
