import { describe, expect, test } from "vitest";
import { codes, kinds, read, reread, texts } from "./docx-reading.ts";
import {
  cell,
  control,
  deleted,
  docx,
  field,
  footnoteReference,
  heading,
  inserted,
  movedFrom,
  movedTo,
  pageBreak,
  paragraph,
  picture,
  raw,
  row,
  run,
  symbol,
  table,
  textBox,
} from "./docx-writer.ts";
import type { Content, DocxOptions, Xml } from "./docx-writer.ts";

/** The text of one paragraph after reading. */
const line = async (content: Content, options?: DocxOptions): Promise<string> =>
  texts(await reread([paragraph(content)], options)).join("¶");

describe("characters", () => {
  test("a number split over runs is one number", async () => {
    expect(await line([run("1"), run("2", { bold: true }), run("3"), "条"])).toBe("123条");
  });

  test("tabs, breaks and hyphens", async () => {
    expect(await line("甲\t乙\n丙")).toBe("甲\t乙\n丙");
    expect(await line(raw("<w:r><w:t>甲</w:t><w:cr/><w:noBreakHyphen/><w:t>18</w:t></w:r>"))).toBe("甲\n-18");
    expect(await line(raw("<w:r><w:t>公</w:t><w:softHyphen/><w:t>开</w:t></w:r>"))).toBe("公开");
    expect(await line(["甲", pageBreak])).toBe("甲\n");
  });

  test("a line of the file's source is no line of the text", async () => {
    expect(await line(raw("<w:r><w:t>甲\n  乙</w:t></w:r>"))).toBe("甲   乙");
  });

  test("entities of XML and character references", async () => {
    expect(await line(raw("<w:r><w:t>&lt;&#20132;&#x4E92;&amp;&gt;<![CDATA[<甲>]]></w:t></w:r>"))).toBe(
      "<交互&><甲>",
    );
  });

  test("symbols of picture fonts that say something", async () => {
    expect(
      await line([symbol("Wingdings", "F0FE"), symbol("Wingdings 2", "00A3"), symbol("Symbol", "F0B3")]),
    ).toBe("☑☐≥");
    expect(await line([symbol("Wingdings", "F083"), symbol("宋体", "25A1")])).toBe("③□");
  });

  test("a symbol that nobody knows is a hole in the text, and said", async () => {
    const document = await reread([paragraph(["甲", symbol("Webdings", "F041"), symbol("Wingdings", "zz")])]);
    expect(texts(document)).toEqual(["甲\ufffd\ufffd"]);
    expect(codes(document)).toEqual(["docx.unknown_symbol"]);
  });

  test("ruby gives the base, not how it is pronounced", async () => {
    const ruby =
      "<w:r><w:ruby><w:rt><w:r><w:t>hǎo</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>好</w:t></w:r></w:rubyBase></w:ruby></w:r>";
    expect(await line(raw(ruby))).toBe("好");
  });

  test("formulas give their text, and a fraction stays one", async () => {
    const r = (text: string) => `<m:r><m:t>${text}</m:t></m:r>`;
    const fraction = `<m:f><m:num>${r("1")}</m:num><m:den>${r("2")}</m:den></m:f>`;
    const power = `<m:sSup><m:e>${r("10")}</m:e><m:sup>${r("2")}</m:sup></m:sSup>`;
    expect(await line(["约", raw(`<m:oMath>${fraction}${r("+")}${power}</m:oMath>`)])).toBe("约1/2+10^2");
  });
});

describe("what is not shown", () => {
  test("hidden text, by itself or by a style, but not what a run shows again", async () => {
    const styles = [
      { id: "gone", name: "gone", type: "character", run: "<w:vanish/>" },
      { id: "lost", name: "lost", run: "<w:vanish/>" },
      { id: "heir", name: "heir", basedOn: "lost" },
    ] as const;
    expect(await line([run("1", { hidden: true }), run("2"), run("3", { style: "gone" })], { styles })).toBe(
      "2",
    );
    const shown = raw('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>4</w:t></w:r>');
    const document = await reread([paragraph(["9", shown], { style: "heir" })], { styles });
    expect(texts(document)).toEqual(["4"]);
  });

  test("a text box or a picture in hidden text", async () => {
    const hide = (xml: Xml) => raw(xml.xml.replace("<w:r>", "<w:r><w:rPr><w:vanish/></w:rPr>"));
    const document = await reread([paragraph(["甲", hide(textBox([paragraph("框")])), hide(picture("图"))])]);
    expect(texts(document)).toEqual(["甲"]);
    expect(kinds(document)).toEqual(["paragraph"]);
  });

  test("headers and footers are not in the body", async () => {
    const header = docx([paragraph("正文")], {
      parts: { "word/header1.xml": "<w:hdr><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>" },
    });
    expect(texts(await read(header))).toEqual(["正文"]);
  });

  test("an embedded file of another format is said", async () => {
    const document = await reread([paragraph("甲"), raw('<w:altChunk r:id="rId9"/>')]);
    expect(codes(document)).toEqual(["docx.foreign_content"]);
    expect(codes(await reread([paragraph(["甲", raw('<w:subDoc r:id="rId9"/>')])]))).toEqual([
      "docx.foreign_content",
    ]);
  });

  test("a document without text says so", async () => {
    expect(codes(await reread([paragraph(), paragraph(" ")]))).toEqual(["docx.no_text"]);
  });
});

describe("tracked changes", () => {
  test("insertions stay, deletions and the old place of a move go", async () => {
    const content = ["公开", inserted("12"), deleted("21"), movedFrom("旧"), movedTo("新"), "条"];
    expect(await line(content)).toBe("公开12新条");
  });

  test("a paragraph whose mark is deleted joins the next, which keeps its number and style", async () => {
    const document = await reread(
      [
        paragraph("本年公开1", { markDeleted: true, list: { id: 1 } }),
        paragraph("", { markDeleted: true }),
        heading(2, "2条"),
        paragraph("末", { markDeleted: true }),
        table([row([cell("甲"), cell("1")])]),
      ],
      { lists: [[{ format: "decimal", text: "%1." }]] },
    );
    expect(texts(document)).toEqual(["本年公开12条", "末", "0:甲 | 1:1"]);
    expect(document.blocks[0]).toMatchObject({ type: "heading", level: 2, place: { paragraph: 1 } });
  });

  test("so does one whose mark is moved away", async () => {
    const moved = raw(
      '<w:p><w:pPr><w:rPr><w:moveFrom w:id="1" w:author="a"/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>',
    );
    expect(texts(await reread([moved, paragraph("乙")]))).toEqual(["甲乙"]);
  });

  test("a hidden mark runs a heading into its text", async () => {
    const body = [paragraph("一、总体情况。", { outline: 0, markHidden: true }), paragraph("本年……")];
    expect(texts(await reread(body))).toEqual(["一、总体情况。本年……"]);
  });

  test("what a property was before is forgotten", async () => {
    const was = '<w:pPrChange w:id="1" w:author="a"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>';
    const body = [raw(`<w:p><w:pPr><w:jc w:val="left"/>${was}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`)];
    expect(kinds(await reread(body))).toEqual(["paragraph"]);
  });
});

describe("fields", () => {
  test("the result stands, not the instruction, also of one in another", async () => {
    expect(await line(["共", field("= SUM(ABOVE)", "128"), "条"])).toBe("共128条");
    const inner = field("PAGE", "7");
    expect(
      await line([field([raw("<w:r><w:t>9</w:t></w:r>"), inner], ["1", field("REF a", "2")]), "条"]),
    ).toBe("12条");
  });

  test("page numbers are of the page, not of the text", async () => {
    expect(await line(["12", field(" PAGE \\* MERGEFORMAT ", "3")])).toBe("12");
    expect(
      await line(["12", raw('<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>3</w:t></w:r></w:fldSimple>')]),
    ).toBe("12");
    expect(await line([raw('<w:fldSimple w:instr="DATE"><w:r><w:t>1月</w:t></w:r></w:fldSimple>')])).toBe(
      "1月",
    );
  });

  test("a field that is never closed swallows only its own paragraph", async () => {
    const open = raw('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF</w:instrText></w:r>');
    expect(texts(await reread([paragraph(["甲", open]), paragraph("乙")]))).toEqual(["甲", "乙"]);
  });

  test("links, smart tags and content controls are only around the text", async () => {
    const content = [
      raw('<w:hyperlink r:id="rId1"><w:r><w:t>www.</w:t></w:r></w:hyperlink>'),
      raw("<w:smartTag><w:r><w:t>2023</w:t></w:r></w:smartTag>"),
      control("年"),
    ];
    expect(await line(content)).toBe("www.2023年");
  });
});

describe("text that is crossed out", () => {
  test("is no more said, and a message says so", async () => {
    const crossed = (["strike", "dstrike"] as const).map((struck) => run("9", { struck }));
    const document = await reread([
      paragraph([...crossed, "12件"]),
      paragraph(run("旧", { struck: "strike" })),
    ]);
    expect(texts(document)).toEqual(["12件"]);
    expect(document.messages.map(({ code }) => code)).toEqual(["docx.struck_text"]);
  });
});

describe("text that nobody sees", () => {
  const white = run("8", { color: "FFFFFF" });
  const cellOf = async (properties: string, content: Content, style = "") => {
    const drawn = raw(`<w:tc><w:tcPr>${properties}</w:tcPr>${paragraph(content).xml}</w:tc>`);
    const tableStyle = style === "" ? "" : `<w:tblPr><w:tblStyle w:val="${style}"/></w:tblPr>`;
    const body = raw(`<w:tbl>${tableStyle}<w:tr>${cell("甲").xml}${drawn.xml}</w:tr></w:tbl>`);
    const document = await reread([body]);
    return [texts(document).join(), ...codes(document)];
  };

  test("white on the paper of a cell, or of one point, is left out and said", async () => {
    const said = ["0:甲 | 1:12", "docx.unseen_text"];
    expect(await cellOf("", [white, "12"])).toEqual(said);
    expect(await cellOf("", [white, "12"], "TableGrid")).toEqual(said);
    expect(await cellOf('<w:shd w:val="clear" w:fill="auto"/>', ["12", run("8", { size: 2 })])).toEqual(said);
  });

  test("white on a colour, or where the colour below cannot be told, is text", async () => {
    expect(await cellOf('<w:shd w:val="clear" w:fill="1F4E79"/>', white)).toEqual(["0:甲 | 1:8"]);
    expect(await cellOf("", white, "Banded")).toEqual(["0:甲 | 1:8"]);
    expect(await line(white)).toBe("8");
    const lit = '<w:r><w:rPr><w:color w:val="FFFFFF"/><w:highlight w:val="blue"/></w:rPr><w:t>8</w:t></w:r>';
    expect(await cellOf("", raw(lit))).toEqual(["0:甲 | 1:8"]);
  });
});

test("fields of a form show the entry that is chosen, and whether a box is ticked", async () => {
  const begin = (data: string) =>
    raw(
      `<w:r><w:fldChar w:fldCharType="begin"><w:ffData>${data}</w:ffData></w:fldChar></w:r><w:r><w:instrText>F</w:instrText></w:r>`,
    );
  const end = raw('<w:r><w:fldChar w:fldCharType="end"/></w:r>');
  const entries = '<w:listEntry w:val="5"/><w:listEntry w:val="6"/>';
  const list = (result: string) => begin(`<w:ddList>${result}${entries}</w:ddList>`);
  const box = (state: string) => begin(`<w:checkBox><w:default w:val="0"/>${state}</w:checkBox>`);
  expect(await line([list('<w:result w:val="1"/>'), end, "件"])).toBe("6件");
  expect(await line([list(""), end, "件"])).toBe("5件");
  const separate = raw('<w:r><w:fldChar w:fldCharType="separate"/></w:r>');
  expect(await line([list(""), separate, "5", end, "件"])).toBe("5件");
  expect(await line([box("<w:checked/>"), end, "有", box(""), end, "无"])).toBe("☑有☐无");
});

describe("notes", () => {
  test("the mark of a note does not run into the number, and its text stands at the end", async () => {
    const document = await reread([paragraph(["公开22", footnoteReference(3), "条"]), paragraph("末")], {
      footnotes: { 3: [paragraph("含修订。")], 4: [paragraph("无人提及。")] },
    });
    expect(texts(document)).toEqual(["公开22条", "末", "含修订。"]);
    expect(document.blocks[2].place).toEqual({ in: "docx", part: "word/footnotes.xml", paragraph: 2 });
  });

  test("nor does a mark that the writer chose", async () => {
    const own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="3"/><w:t>1</w:t></w:r>';
    expect(await line(["22", raw(own), "条"])).toBe("22条");
  });

  test("nor a raised digit that somebody typed", async () => {
    expect(await line(["22", run("1", { raised: true }), "条"])).toBe("22^1条");
    expect(await line([run("1", { raised: true }), "22"])).toBe("1^22");
    expect(await line(["22", run("1", { position: 8, size: 12 }), "条"])).toBe("22^1条");
    expect(await line(["100m", run("2", { raised: true })])).toBe("100m2");
  });
});

describe("text boxes and pictures", () => {
  test("a text box is read once, of its two forms, behind its paragraph", async () => {
    const box = textBox([paragraph("框"), table([row([cell("甲"), cell("1")])])]);
    expect(texts(await reread([paragraph(["前", box]), paragraph("后")]))).toEqual([
      "前",
      "框",
      "0:甲 | 1:1",
      "后",
    ]);
  });

  test("of two forms of a paragraph one is read, too", async () => {
    const both =
      "<mc:AlternateContent><mc:Choice><w:p><w:r><w:t>新</w:t></w:r></w:p></mc:Choice>" +
      "<mc:Fallback><w:p><w:r><w:t>旧</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>";
    expect(texts(await reread([raw(both)]))).toEqual(["新"]);
  });

  test("where only the form for older programs can be read, it is", async () => {
    const both =
      '<mc:AlternateContent><mc:Choice Requires="x"><w:drawing/></mc:Choice><mc:Fallback>' +
      "<w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></v:textbox>" +
      "</v:shape></w:pict></mc:Fallback></mc:AlternateContent>";
    expect(await line(raw(`<w:r>${both}</w:r>`))).toBe("框");
  });

  test("a form that requires what no office suite knows is not the one that is shown", async () => {
    const both = (namespace: string) =>
      `<mc:AlternateContent xmlns:x="${namespace}"><mc:Choice Requires="x"><w:t>8</w:t></mc:Choice>` +
      "<mc:Fallback><w:t>12</w:t></mc:Fallback></mc:AlternateContent>";
    expect(await line(raw(`<w:r>${both("urn:elsewhere")}</w:r>`))).toBe("12");
    expect(
      await line(raw(`<w:r>${both("http://schemas.microsoft.com/office/word/2010/wordml")}</w:r>`)),
    ).toBe("8");
  });

  test("pictures are images, of either kind, with what they say of themselves", async () => {
    const vml =
      '<w:r><w:object><v:shape alt="表" style="width:72pt;height:1in"><v:imagedata r:id="rId1"/></v:shape></w:object></w:r>';
    const document = await reread([paragraph([picture("图", 12700, 25400), raw(vml)])]);
    const place = { in: "docx", part: "word/document.xml", paragraph: 1 };
    expect(document.blocks).toEqual([
      { type: "image", alt: "图", width: 12700, height: 25400, place },
      { type: "image", alt: "表", width: 914400, height: 914400, place },
    ]);
  });

  test("a drawing speaks for those in it, but not for what is in its text boxes", async () => {
    const inner = '<w:pict><v:shape alt="内"><v:imagedata r:id="rId1"/></v:shape></w:pict>';
    const within = raw(`<w:r><w:drawing><wp:docPr descr="外"/>${inner}</w:drawing></w:r>`);
    const boxed = raw(
      `<w:r><w:pict><w:txbxContent><w:p><w:r>${inner}</w:r></w:p></w:txbxContent></w:pict></w:r>`,
    );
    const { blocks } = await reread([paragraph([within, boxed])]);
    expect(blocks.map((block) => block.type === "image" && block.alt)).toEqual(["外", "内"]);
  });

  test("a line or a frame is no picture", async () => {
    expect(kinds(await reread([paragraph(["甲", raw("<w:r><w:pict><v:line/></w:pict></w:r>")])]))).toEqual([
      "paragraph",
    ]);
  });
});

describe("headings", () => {
  const styles = [
    { id: "2", name: "标题 2" },
    { id: "own", name: "小标题", basedOn: "2" },
    { id: "body", name: "正文标题", basedOn: "Heading1", paragraph: '<w:outlineLvl w:val="9"/>' },
  ];
  test.each([
    [{ style: "Heading1" }, 1],
    [{ style: "own" }, 2],
    [{ outline: 2 }, 3],
    [{ style: "Heading3", outline: 9 }, null],
    [{ style: "body" }, null],
    [{ style: "missing" }, null],
    [{}, null],
  ])("%o is level %s", async (options, level) => {
    const [block] = (await reread([paragraph("一、总体情况", options)], { styles })).blocks;
    expect(block).toMatchObject(level === null ? { type: "paragraph" } : { type: "heading", level });
  });

  test("what no style sets, the default style or the document's defaults set", async () => {
    const styles =
      '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">' +
      "<w:docDefaults><w:rPrDefault><w:rPr><w:vanish/></w:rPr></w:rPrDefault></w:docDefaults>" +
      '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style></w:styles>';
    const shown = raw('<w:r><w:rPr><w:vanish w:val="false"/></w:rPr><w:t>乙</w:t></w:r>');
    const { blocks } = await reread([paragraph(["甲", shown])], { parts: { "word/styles.xml": styles } });
    expect(blocks).toMatchObject([{ type: "heading", level: 4, text: "乙" }]);
  });

  test("styles that stand on each other in a circle end", async () => {
    const circle = [
      { id: "a", name: "a", basedOn: "b" },
      { id: "b", name: "b", basedOn: "a" },
    ];
    expect(texts(await reread([paragraph("甲", { style: "a" })], { styles: circle }))).toEqual(["甲"]);
  });
});
