import { describe, expect, it } from "vitest";
import { readPage } from "./html/page.ts";

const title = "青川市水利局2024年政府信息公开工作年度报告";
const body = "<p>本机关主动公开政府信息，依法办理依申请公开，加强监督保障。</p>".repeat(6);
const metaOf = (source: string) => {
  const { titles, dates, organs } = readPage(source).meta;
  const pairs = (candidates: typeof titles) => candidates.map(({ value, from }) => [from, value]);
  return { titles: pairs(titles), dates: pairs(dates), organs: pairs(organs) };
};

describe("titles", () => {
  it("are the declared one, the shown one, then the title element without site names, then as it is", () => {
    const page = `<head><meta name="ArticleTitle " content="${title}"><title>年报_青川市人民政府</title>
      <meta property="og:title" content="年度报告"></head><h2>2024年报告</h2>${body}`;
    expect(metaOf(page).titles).toEqual([
      ["meta ArticleTitle", title],
      ["heading h2", "2024年报告"],
      ["title element", "年报"],
      ["meta og:title", "年度报告"],
      ["title element", "年报_青川市人民政府"],
    ]);
  });

  it("prefer the heading that the title element names to a heading of the site", () => {
    const page = `<title>${title}-青川市人民政府门户网站</title><h1>青川市年度报表</h1><h3>${title}</h3>${body}`;
    expect(metaOf(page).titles[0]).toEqual(["heading h3", title]);
  });

  it("may be centred lines, several of them one title", () => {
    const page = `<p style="text-align: center"><b>青川市水利局</b></p><p align=center>2024年政府信息公开工作年度报告</p>
      <p align="center">发布时间：2025-01-10</p>${body}`;
    expect(metaOf(page).titles).toEqual([["centred line", title]]);
    expect(metaOf(`<center>${title.slice(0, 6)}<br>${title.slice(6)}</center>${body}`).titles[0][1]).toBe(
      title,
    );
  });

  it("may be the line whose class says so", () => {
    const page = `<div>政务公开</div><div class="news_title">${title}</div><div class="content">${body}</div>`;
    expect(metaOf(page).titles).toEqual([["line of class title", title]]);
  });

  it("may be a heading broken into lines, or the first line", () => {
    expect(metaOf(`<h1>青川市水利局2024年<br/>\n政府信息公开工作年度报告</h1>${body}`).titles).toEqual([
      ["heading h1", title],
    ]);
    expect(metaOf(`<p>${title}</p>${body}`).titles).toEqual([["first line", title]]);
  });

  it("lose the names of site and column, whatever separates them", () => {
    for (const whole of [
      `${title}_政府信息公开年报_青川市人民政府`,
      `${title}-青川市人民政府`,
      `${title} | 水利局`,
      `青川市政府网 - ${title}`,
      `青川市_${title}`,
    ]) {
      expect(metaOf(`<title>${whole}</title><h2>${title}</h2>${body}`).titles).toContainEqual([
        "title element",
        whole,
      ]);
      expect(metaOf(`<title>\n ${whole} </title><p>青川</p>${body}`).titles[0][1]).toBe(title);
    }
  });
});

describe("dates and organs", () => {
  it("are those that meta elements declare, then those that labels name", () => {
    const page = `<meta name="PubDate" content="2025-01-10 15:35"><meta name=publishdate content="2025-01-11">
      <meta name="others" content="页面生成时间 2025-06-03"><meta name=ContentSource content=""><meta name="Author" content="办公室">
      <meta name="SiteName" content="青川市人民政府"><div>时间：2025年1月9日 来源：青川市水利局 浏览次数：12</div>${body}`;
    expect(metaOf(page)).toMatchObject({
      dates: [
        ["meta PubDate", "2025-01-10 15:35"],
        ["meta publishdate", "2025-01-11"],
        ["label 时间", "2025年1月9日"],
      ],
      organs: [
        ["meta Author", "办公室"],
        ["meta SiteName", "青川市人民政府"],
        ["label 来源", "青川市水利局"],
      ],
    });
  });

  it("stand in a box of labels and values, which stays a table", () => {
    const page = `<table><tr><td>索 引 号：</td><td>SL010-2025-00018</td><td>发 布 机 构：</td><td>青川市水利局</td></tr>
      <tr><th>成文日期</th><td>2025-01-20</td><th>发布日期：</th><td>2025/1/21</td></tr>
      <tr><td colspan=2>公开责任部门：办公室</td><td colspan=2>文号：</td></tr></table><div>${body}</div>`;
    expect(readPage(page).blocks[0]).toMatchObject({ type: "table", rows: 3, columns: 4 });
    expect(metaOf(page)).toMatchObject({
      dates: [
        ["label 成文日期", "2025-01-20"],
        ["label 发布日期", "2025/1/21"],
      ],
      organs: [
        ["label 发布机构", "青川市水利局"],
        ["label 公开责任部门", "办公室"],
      ],
    });
  });

  it("stand right behind their label: an empty one takes no other's value", () => {
    const page = `<div>字号 : 大 | 中 | 小 更新时间：2026-01-15 发布时间： | 来源： | 信息来源：青川市水利局发布日期：2026-01-14</div>${body}`;
    expect(metaOf(page)).toMatchObject({
      dates: [
        ["label 更新时间", "2026-01-15"],
        ["label 发布日期", "2026-01-14"],
      ],
      organs: [["label 信息来源", "青川市水利局"]],
    });
  });

  it("may stand in the line behind the label, or below the title without one", () => {
    expect(metaOf(`<div>发布时间：</div><div>[2025-01-22]</div>${body}`).dates).toContainEqual([
      "label 发布时间",
      "2025-01-22",
    ]);
    expect(metaOf(`<h2>${title}</h2><div>2025年01月24日 (点击: 3)</div>${body}`).dates).toEqual([
      ["line of a date", "2025年01月24日"],
    ]);
    expect(metaOf(`<div>2019年12月3日星期二</div><h2>${title}</h2>${body}`).dates).toEqual([]);
    expect(metaOf(`<h2>${title}</h2><div>2021-03-2918:26 来源： 字体：</div>${body}`)).toMatchObject({
      dates: [["line of a date", "2021-03-2918:26"]],
      organs: [],
    });
  });

  it("are not taken from running text", () => {
    const text = `<p>本报告所列数据的统计期限自2024年1月1日起，联系时间：2024年1月1日至2024年12月31日，${"如有疑问请与办公室联系，".repeat(12)}</p>`;
    expect(metaOf(`<h2>${title}</h2>${body.repeat(4)}${text}`).dates).toEqual([]);
  });

  it("tell their place", () => {
    const source = `<p>发布时间：2025-01-22</p>${body}`;
    expect(readPage(source).meta.dates).toEqual([
      { value: "2025-01-22", from: "label 发布时间", place: { in: "html", path: "p[1]", start: 3, end: 18 } },
    ]);
  });
});
