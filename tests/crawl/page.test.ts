import { expect, test } from "vitest";
import { type Given, readPage } from "../../src/crawl/page.ts";

const chapters = ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况"]
  .map((chapter) => `<p>${chapter}</p><p>本机关依法公开政府信息。</p>`)
  .join("");
const read = (html: string, given: Given = {}) =>
  readPage(
    { url: "http://a.gov.cn/nb2024/bm.shtml", status: 200, headers: {}, text: html },
    given,
    "2026-11-23",
  );

test("a column is a report by the title over its text, which no element marks", () => {
  const html = `<ul><li><a href="/nb2023/">2023年</a></li></ul><div class="con"><p align=center>青川市教育局<br>2024年政府信息公开工作年度报告</p>${chapters}</div>`;
  const { verdict, title, organ, year } = read(html, { list: true });
  expect([verdict, title, organ, year]).toEqual([
    "report",
    "青川市教育局2024年政府信息公开工作年度报告",
    "青川市教育局",
    2024,
  ]);
});

test("the portal's name behind a report's title is none of it", () => {
  const title = "青川市教育局2024年政府信息公开工作年度报告";
  expect(read(`<title>${title}-青川市人民政府</title><div class=con>${chapters}</div>`).title).toBe(title);
});

test.each([
  ["prose", "根据《2024年政府信息公开工作年度报告》的要求，现将本年度报告"],
  [
    "a heading that is a sibling's",
    "青川市2024年政府信息公开工作年度报告",
    "<h2>2024年法治政府建设年度报告</h2>",
  ],
])("%s is no title", (_, line, heading = "") => {
  expect(read(`<div class="con">${heading}<p>${line}</p>${chapters}</div>`, { list: true }).verdict).toBe(
    "not-a-report",
  );
});

test.each([
  ["<h3>青川市2024年政府信息公开工作年度报告</h3><div class=t>2025年01月14日</div>", "2025-01-14"],
  ["<h3>青川市<br>2024年政府信息公开工作年度报告</h3><i>青川市</i><p>[2025-01-14 09:30]</p>", "2025-01-14"],
  ["<h3>青川市2024年政府信息公开工作年度报告</h3><p>【时间：2025年1月14日】 【打印】</p>", "2025-01-14"],
  ["<h3>青川市2024年政府信息公开工作年度报告</h3><p>更新时间：2026-01-14 【打印】</p>", undefined],
  ["<p>2019年12月3日</p><h3>青川市2024年政府信息公开工作年度报告</h3><p>2024年12月31日止</p>", undefined],
])("the day below the title: %s", (html, day) => {
  expect(read(`${html}<div class=con>${chapters}</div>`).dates[0]?.value).toBe(day);
});

test("a cell says in full what the tree says in short", () => {
  const html = `<h1>2024年政府信息公开工作年度报告</h1><table><tr><td>发布单位</td><td>青川县人民政府</td></tr></table><div class=con>${chapters}</div>`;
  expect(read(html, { organ: "县政府" }).organ).toBe("青川县人民政府");
  expect(read(html, { organ: "教育局" }).organ).toBe("教育局");
});

const files = (body: string) =>
  read(
    `<div class=head><a href="/files/help.pdf">网站帮助</a></div><h1>青川市2024年政府信息公开工作年度报告</h1><div class=content>${body}</div><div class=foot><a href="/files/privacy.docx">隐私声明</a></div>`,
  ).files.map((file) => file.url.replace("http://a.gov.cn", ""));

test.each([
  [`<iframe src="/pdfjs/web/viewer.html?file=%2Fup%2F1.pdf#page=1"></iframe>`, "/up/1.pdf"],
  [`<embed src="/up/1.pdf" type="application/pdf">`, "/up/1.pdf"],
  [`<div id=pdf></div><script>var url = "/up/1.pdf"; show(url);</script>`, "/up/1.pdf"],
])("a file in a viewer, and none of the portal's own: %s", (body, file) => {
  expect(files(body)).toEqual([file]);
});

test.each([
  ["青石镇2024年政府信息公开工作年度报告", []],
  ["青川市2023年政府信息公开工作年度报告", []],
  ["青川市2024年政府信息公开工作年度报告.pdf", ["http://a.gov.cn/up/1.pdf"]],
])("a file beside the text is a neighbour's or the report's own: %s", (name, own) => {
  const side = `<div class=fj><a href="/up/1.pdf">${name}</a></div>`;
  const html = `<h1>青川市2024年政府信息公开工作年度报告</h1><div class=content>${chapters}</div>${side}`;
  expect(read(html).files.map((file) => file.url)).toEqual(own);
});

test("a file that only a script names", () => {
  const named = `<h1>青川市2024年政府信息公开工作年度报告</h1><div id=pdf></div><script>var url = "/up/1.pdf"; show(url);</script>`;
  expect(read(named).files.map((file) => file.url)).toEqual(["http://a.gov.cn/up/1.pdf"]);
  const json = `<h1>青川市2024年政府信息公开工作年度报告</h1><script>var data = {"text":"<a href=\\"\\/up\\/1.pdf\\">附件<\\/a>"};</script>`;
  expect(read(json).files.map((file) => file.url)).toEqual(["http://a.gov.cn/up/1.pdf"]);
  expect(read(named + `<div class=content>${chapters.repeat(5)}</div>`).files).toEqual([]);
});
