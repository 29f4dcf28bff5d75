import { describe, expect, it } from "vitest";
import { codes, gridOf, outline, readPage } from "./html/page.ts";

const outlineOf = (source: string) => outline(readPage(source));
const prose = "本机关认真贯彻落实条例，主动公开政府信息，依法办理依申请公开，加强平台建设和监督保障。".repeat(
  3,
);

it("a picture that is all a cell shows is not nothing", () => {
  const page = readPage(
    "<table><tr><td>甲<td><img src=5.png><td><img src=dot.gif width=1 height=1><td>2<img src=a.png></table>",
  );
  expect(outline(page)[0]).toBe("甲 | \ufffc |  | 2");
});

it("nor is a drawing or a formula, which only a browser sets out", () => {
  const cells = [
    "<svg><text>12</text></svg>",
    "<math><mn>3</mn></math>",
    "7<svg></svg>",
    "<svg hidden></svg>",
  ];
  const page = readPage(`<table><tr><td>甲</td>${cells.map((cell) => `<td>${cell}</td>`).join("")}</table>`);
  expect(outline(page)[0]).toBe("甲 | \ufffc | \ufffc | 7 | ");
});

describe("tables of an HTML page", () => {
  it("lays row and column spans out on a grid", () => {
    const page = readPage(`<table><tr><td rowspan=2>甲<td colspan=2>乙</tr><tr><td>丙<td>丁</tr></table>`);
    expect(gridOf(page.blocks[0])).toEqual([
      ["甲", "乙", "<"],
      ["^", "丙", "丁"],
    ]);
    expect(page.blocks[0]).toMatchObject({ rows: 2, columns: 3 });
  });

  it("keeps line breaks of a cell: br, paragraphs, blocks", () => {
    expect(
      outlineOf("<table><tr><td>本年新<br/>制作<td><p>科研</p>\n<p>机构</p><td><div>甲</div>乙</table>"),
    ).toEqual(["本年新\n制作 | 科研\n机构 | 甲\n乙"]);
  });

  it("joins numbers that spans split, and keeps blanks beside them", () => {
    expect(
      outlineOf(
        "<table><tr><td><p><span>7</span><span>049</span></p><td>0&nbsp;&nbsp;<td>&nbsp;<td></table>",
      ),
    ).toEqual(["7049 | 0\u00a0\u00a0 |  | "]);
  });

  it("keeps header and data rows whose spans disagree as they are", () => {
    const rows = [
      "<tr><td>内容<td colspan=2>数量<td>总数</tr>",
      "<tr><td colspan=2>规章<td>1<td>2</tr>",
      "<tr><td>文件<td>3<td>4<td>5</tr>",
    ];
    expect(outlineOf(`<table>${rows.join("")}</table>`)).toEqual([
      "内容 | 数量 | < | 总数 // 规章 | < | 1 | 2 // 文件 | 3 | 4 | 5",
    ]);
  });

  it("never lets cells overlap, and says where spans do", () => {
    const page = readPage(
      "<table><tr><td>甲<td rowspan=2>乙<td>丙</tr><tr><td colspan=3>丁<td>戊</tr></table>",
    );
    expect(gridOf(page.blocks[0])).toEqual([
      ["甲", "乙", "丙", "."],
      ["丁", "^", ".", "戊"],
    ]);
    expect(codes(page)).toEqual(["html.cells_overlap"]);
  });

  it("bounds spans by the table: past its end, to its end, out of all measure", () => {
    expect(outlineOf("<table><tr><td rowspan=9>甲<td>1</tr><tr><td>2</tr></table>")).toEqual([
      "甲 | 1 // ^ | 2",
    ]);
    expect(outlineOf("<table><tr><td rowspan=0>甲<td>1</tr><tr><td>2</tr></table>")).toEqual([
      "甲 | 1 // ^ | 2",
    ]);
    expect(outlineOf("<table><tr><td colspan=100000>甲</tr><tr><td>1<td>2</tr></table>")).toEqual([
      "甲 | < // 1 | 2",
    ]);
    expect(outlineOf("<table><tr><td colspan=0 rowspan=-3>甲<td colspan=x>乙</table>")).toEqual(["甲 | 乙"]);
  });

  it("ends row spans with their section, and shows heads above and feet below", () => {
    const source = `<table><tfoot><tr><td>合计<td>3</tr></tfoot><tbody><tr><td rowspan=5>甲<td>1</tr><tr><td>2</tr></tbody>
      <thead><tr><th>类<th>数</tr></thead></table>`;
    expect(outlineOf(source)).toEqual(["类 | 数 // 甲 | 1 // ^ | 2 // 合计 | 3"]);
  });

  it("mends missing end tags of cells, rows and tables", () => {
    expect(outlineOf("<table><tr><td><div>1<td><b>2<tr><td>3<td>4</table><p>后")).toEqual([
      "1 | 2 // 3 | 4",
      "后",
    ]);
    expect(
      outlineOf("<table><tr><td>1</td></tr><tr><td>2</td></tr><table><tr><td>3<td>4</td></tr></table>"),
    ).toEqual(["1 // 2", "3 | 4"]);
    expect(outlineOf("<div><table><tr><td>1</div></td><td>2</span></p></tr></table></div>")).toEqual([
      "1 | 2",
    ]);
    expect(outlineOf("<table><tr><td>1</tbody>后<td>2</table>")).toEqual(["后", "1 // 2"]);
    expect(outlineOf("<TABLE><TR><TD>1</TH><TD>2</TABLE>")).toEqual(["1 | 2"]);
  });

  it("reads rows whose table was cut off at its start or end", () => {
    const headless = readPage("center'>5</td><td>6</td></tr><tr><td>7</td><td>8</td></tr></table><p>后</p>");
    expect(outline(headless)).toEqual(["center'>5", "6 | . // 7 | 8", "后"]);
    expect(codes(headless)).toContain("html.table_not_opened");
    const cut = readPage("<table><tr><td>1</td><td>2</td></tr><tr><td>3");
    expect(gridOf(cut.blocks[0])).toEqual([
      ["1", "2"],
      ["3", "."],
    ]);
    expect(codes(cut)).toContain("html.table_not_closed");
  });

  it("puts the caption and what stands outside of cells before the table, and keeps forms out of the way", () => {
    const source =
      "<table><caption>表一</caption><form>注<tr>外<td>1</td></form><td>2</td></tr><div>又</div></table>";
    expect(outlineOf(source)).toEqual(["表一", "注", "外", "又", "1 | 2"]);
  });

  it("leaves out hidden rows and cells", () => {
    expect(outlineOf("<table><tbody hidden><tr><td>1<td>2</tbody><tr><td>3<td>4</table>")).toEqual(["3 | 4"]);
    const source = `<table><tr><td>甲<td style="display:none">乙<td>丙</tr><tr style="display:none"><td>1<td>2</tr><tr style="visibility:collapse"><td>5<td>6</tr><tr><td>3<td>4</tr></table>`;
    expect(outlineOf(source)).toEqual(["甲 | 丙 // 3 | 4"]);
  });

  describe("in a block that is hidden", () => {
    const outcomes = "<table><tr><td>维持<td>纠正<td>审结<td>合计</tr><tr><td>1<td>2<td>3<td>6</tr></table>";
    const offices = "<table><tr><td>规章<td>许可<td>处罚<td>收费</tr><tr><td>4<td>5<td>6<td>7</tr></table>";
    const tab = (table: string) => `<div style="display:none">${table}</div>`;
    const shown = (rest: string) => readPage(`<p>${prose}</p>${offices}<h2>诉讼</h2>${rest}<p>完毕</p>`);

    it("are read in their place where the page has them nowhere else, and said", () => {
      const page = shown(tab(outcomes));
      expect(outline(page).slice(2)).toEqual([
        "## 诉讼",
        "维持 | 纠正 | 审结 | 合计 // 1 | 2 | 3 | 6",
        "完毕",
      ]);
      expect(codes(page)).toContain("html.hidden_table_read");
    });

    it("are left out where one of them says again what is shown, or another one", () => {
      const lastYear = offices.replace("<td>4", "<td>44");
      for (const rest of [tab(lastYear), tab(outcomes) + tab(lastYear), tab(outcomes) + tab(outcomes)]) {
        expect(outline(shown(rest)).slice(2)).toEqual(["## 诉讼", "完毕"]);
        expect(codes(shown(rest))).not.toContain("html.hidden_table_read");
      }
    });

    it("are left out where their words are shown as text", () => {
      const page = shown(`<pre>维持\t纠正\t审结\t合计\n1\t2\t3\t7</pre>${tab(outcomes)}`);
      expect(page.blocks.filter(({ type }) => type === "table")).toHaveLength(1);
    });

    it("are read without the rows that are hidden in them", () => {
      const page = shown(tab(outcomes.replace("</table>", "<tr hidden><td>9<td>9<td>9<td>9</tr></table>")));
      expect(outline(page)[3]).toBe("维持 | 纠正 | 审结 | 合计 // 1 | 2 | 3 | 6");
    });
  });

  it("dissolves tables that lay the page out, and keeps the data tables in them", () => {
    const data = "<table><tr><td>甲<td>1</tr><tr><td>乙<td>2</tr></table>";
    const page = `<table width=1000><tr><td colspan=2><h1>报告</h1></td></tr><tr><td>来源：水利局</td><td>
      <table><tr><td><p>一、概述</p><p>${prose}</p>${data}<p>二、其他</p></td></tr></table></td></tr></table>`;
    expect(outlineOf(page)).toEqual([
      "# 报告",
      "来源：水利局",
      "一、概述",
      prose,
      "甲 | 1 // 乙 | 2",
      "二、其他",
    ]);
  });

  it("keeps the box of labels and values that heads a layout table", () => {
    const box = (rows: number) => "<tr><td>索引号<td>SL-1<td>文号<td>无</tr>".repeat(rows);
    for (const rows of [2, 8]) {
      const [table, ...others] = outlineOf(
        `<table>${box(rows)}<tr><td colspan=4>${`<p>${prose}</p>`.repeat(4)}</td></tr></table>`,
      );
      expect(table).toBe(Array<string>(rows).fill("索引号 | SL-1 | 文号 | 无").join(" // "));
      expect(others).toEqual([prose, prose, prose, prose]);
    }
  });

  it("dissolves a cell around a text, but not a lone row of a grid", () => {
    expect(outlineOf(`<table><tr><td><p>${prose}</p><p>完</p></td></tr></table>`)).toEqual([prose, "完"]);
    expect(outlineOf("<table><tr><td colspan=4>第一项</td></tr></table>")).toEqual(["第一项 | < | < | <"]);
  });

  it("gives a data table inside a data cell as a block of its own, once", () => {
    const source = `<table><tr><td>甲<td>乙<td>丙</tr><tr><td>1<td>见<table><tr><td>x<td>y</tr></table>表<td>3</tr><tr><td>4<td>5<td>6</tr></table>`;
    expect(outlineOf(source)).toEqual(["甲 | 乙 | 丙 // 1 | 见\n表 | 3 // 4 | 5 | 6", "x | y"]);
  });

  it("keeps a long narrative in a cell of a data table", () => {
    const rows = Array.from({ length: 12 }, (_, i) => `<tr><td>指标${i}</td><td>${i}</td></tr>`).join("");
    const source = `<table>${rows}<tr><td>说明</td><td><p>${prose}</p><p>${prose}</p><p>${prose}</p><p>${prose}</p></td></tr></table>`;
    const [table, ...others] = readPage(source).blocks;
    expect(others).toEqual([]);
    expect(gridOf(table)[12]).toEqual(["说明", [prose, prose, prose, prose].join("\n")]);
  });

  it("tells the place of table and cells, tags included", () => {
    const source =
      "<p>前</p><table><tbody><tr><td>1</td></tr><tr><td>2</td><td><p>3</p></td></tr></tbody></table>";
    const [, table] = readPage(source).blocks;
    if (table.type !== "table") throw new Error("no table");
    const cut = ({ place }: { place: typeof table.place }) =>
      place.in === "html" && [place.path, source.slice(place.start, place.end)];
    expect(cut(table)).toEqual(["table[1]", source.slice(8)]);
    expect(table.cells.map(cut)).toEqual([
      ["table[1]/tbody[1]/tr[1]/td[1]", "<td>1</td>"],
      ["table[1]/tbody[1]/tr[2]/td[1]", "<td>2</td>"],
      ["table[1]/tbody[1]/tr[2]/td[2]", "<td><p>3</p></td>"],
    ]);
    const open = "<table><tr><td>1<td><p>2<tr><th>3</table>后";
    const [unclosed] = readPage(open).blocks;
    if (unclosed.type !== "table") throw new Error("no table");
    const cuts = [unclosed, ...unclosed.cells].map(
      ({ place }) => place.in === "html" && open.slice(place.start, place.end),
    );
    expect(cuts).toEqual(["<table><tr><td>1<td><p>2<tr><th>3</table>", "<td>1", "<td><p>2", "<th>3"]);
  });
});
