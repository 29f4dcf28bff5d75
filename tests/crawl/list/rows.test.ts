import { expect, test } from "vitest";
import { branchOf } from "../../../src/crawl/list/branch-names.ts";
import { branchesOf, nearColumn } from "../../../src/crawl/list/branches.ts";
import { readList } from "../../../src/crawl/list/read-list.ts";
import { listPage } from "../../../src/crawl/list/list-page.ts";
import { rowsOf } from "../../../src/crawl/list/rows.ts";

const url = "http://a.gov.cn/x/nb/index.html";
const pageOf = (text: string) => ({ url, status: 200, headers: {}, text });
const ask = { url, as: "branch" as const };
const rows = (html: string, year?: number) =>
  rowsOf(listPage(pageOf(html)), { ...ask, context: { year } }).map((row) =>
    [row.url.replace("http://a.gov.cn", ""), row.title, ...row.dates.map((d) => d.value)].join(" "),
  );

test.each([
  [
    "a cut title is whole in its attribute",
    `<li><a href="t20250101_1.html" title="青川市教育局2024年年报">青川市教...</a><span>2025/01/02</span></li>`,
    "/x/nb/t20250101_1.html 青川市教育局2024年年报 2025-01-02",
  ],
  [
    "an attribute that says something else is not the title",
    `<li><a href="t20250101_1.html" title="在新窗口打开">青川市2024年年报</a></li>`,
    "/x/nb/t20250101_1.html 青川市2024年年报",
  ],
  [
    "a date inside the link is no part of the title",
    `<li><a href="t20250101_1.html">青川市2024年年报<span>2025年1月2日</span></a></li>`,
    "/x/nb/t20250101_1.html 青川市2024年年报 2025-01-02",
  ],
  [
    "a date broken over lines",
    `<li><a href="t20250101_1.html">年报</a><i>2026-\n01-\n23</i></li>`,
    "/x/nb/t20250101_1.html 年报 2026-01-23",
  ],
  [
    "a big day before its month",
    `<li><b>08</b><i>2025-01</i><a href="t20250101_1.html">年报</a></li>`,
    "/x/nb/t20250101_1.html 年报 2025-01-08",
  ],
  [
    "a link called 查看 takes its row's words",
    `<tr><td>1</td><td>青川市2024年年报</td><td>2025-01-02</td><td><a href="t20250101_1.html">查看</a></td></tr>`,
    "/x/nb/t20250101_1.html 青川市2024年年报 2025-01-02",
  ],
  [
    "a picture's words",
    `<li><a href="t20250101_1.html"><img alt="青川市2024年年报"></a></li>`,
    "/x/nb/t20250101_1.html 青川市2024年年报",
  ],
  [
    "line breaks inside an address, session ids, double slashes",
    `<a href="//a.gov.cn//x/files/\n 1.pdf;jsessionid=0A">年报</a>`,
    "/x/files/1.pdf 年报",
  ],
  [
    "an address of no known shape under a report's title",
    `<a href="/a/di-zhen.html">青川市2024年政府信息公开工作年度报告</a>`,
    "/a/di-zhen.html 青川市2024年政府信息公开工作年度报告",
  ],
])("%s", (_, html, row) => {
  expect(rows(html)).toEqual([row]);
});

test("links to lists, to functions with bare words and to nothing are no rows", () => {
  expect(
    rows(
      `<a href="/x/2024nb/">2024年政府信息公开年报</a><a onclick="show('detail')">年报</a><a href="#">年报</a><a href="/index.html">首页</a>`,
    ),
  ).toEqual([]);
});

test("a day without its year is believed only beside a known fiscal year", () => {
  const row = `<li><a href="t1_1234567.html" title="青川市政府信息公开年报2024年">a...</a> 01-23</li>`;
  expect(rows(row)[0]).not.toContain("01-23");
  expect(rows(row, 2024)[0]).toContain("2025-01-23");
});

test("a file called 下载 belongs to the article of its row; the same article is listed once", () => {
  const html = `<li><a href="t20250101_1.html"><img alt="a"></a><a href="t20250101_1.html">青川市2024年年报</a><a href="a.pdf">PDF下载</a></li>`;
  expect(rowsOf(listPage(pageOf(html)), ask)).toEqual([
    {
      url: "http://a.gov.cn/x/nb/t20250101_1.html",
      title: "青川市2024年年报",
      dates: [],
      files: [{ url: "http://a.gov.cn/x/nb/a.pdf", name: "PDF下载" }],
    },
  ]);
});

test("rows written by scripts, with variables and additions", () => {
  const html = `<script><!--\nvar base='./2025/'; var s="<li>"; s += '<a href="'+base+'t20250101_1.html">'; s += "年报</a></li>";\n//document.write('<a href="t20250101_9.html">旧</a>');\ndocument.writeln(s);\n//--></script>`;
  expect(rows(html)).toEqual(["/x/nb/2025/t20250101_1.html 年报"]);
});

test.each([
  ["2024年", { year: 2024 }],
  ["［２０２４年度］", { year: 2024 }],
  ["2024年政府信息公开年报", { year: 2024 }],
  ["青石镇", { organ: "青石镇" }],
  ["县教育局", { organ: "县教育局" }],
  ["青川市水利局政府信息公开年报", { organ: "青川市水利局" }],
  ["市直部门", {}],
  ["乡镇街道", {}],
  ["新闻动态", null],
  ["网上办事服务中心", null],
  ["首页", null],
  ["青川市2024年预算公开", null],
])("a branch called %s", (text, said) => {
  expect(branchOf(text)).toEqual(said);
});

test("a numbered folder is what its link is called: a year's list or a report", () => {
  const html = `<a href="/25074/25162/index.htm">2023年</a><a href="/25074/25163/index.htm">青川市2024年政府信息公开工作年度报告</a>`;
  const reading = readList(pageOf(html), ask, {
    url: "http://a.gov.cn/25074/25100/index.htm",
    family: "content",
  });
  expect(reading.rows.map((row) => row.url)).toEqual(["http://a.gov.cn/25074/25163/index.htm"]);
  expect(reading.asks.map((a) => [a.url, a.context?.year])).toEqual([
    ["http://a.gov.cn/25074/25162/index.htm", 2023],
  ]);
});

test("organs' own columns of annual reports belong to the tree wherever they stand", () => {
  const near = nearColumn("http://www.a.gov.cn/zwgk/zfxxgknb/index.html");
  expect(
    ["http://www.a.gov.cn/jyj/zfxxgknb/", "http://jyj.a.gov.cn/ndbg_1/", "http://www.a.gov.cn/jyj/"].map(
      near,
    ),
  ).toEqual([true, true, false]);
});

test("years and organs from links, drop-downs, handlers, forms and trees", () => {
  const html = `<a href="2023nb/">2023年</a><a href="/other/2022/">2022年</a><a href="/">人民政府</a>
<select><option value="2021/list.html">2021</option></select>
<select onchange="location.href='list.jsp?y='+this.value"><option value="2020">2020年</option><option value="">请选择</option></select>
<form method="post" action="q.do"><input type="hidden" name="c" value="1"><select name="nf"><option value="2019">2019年</option></select></form>
<script>var z=[{name:"青石镇",url:"qsz/"},{name:"林业局",url:"null.shtml"}]</script>`;
  const asks = branchesOf(listPage(pageOf(html)), pageOf(html), ask, nearColumn(url));
  expect(
    asks.map((a) => [
      a.url.replace("http://a.gov.cn/x/nb/", ""),
      a.body,
      a.context?.year ?? a.context?.organ,
    ]),
  ).toEqual([
    ["2023nb/", undefined, 2023],
    ["2021/list.html", undefined, 2021],
    ["list.jsp?y=2020", undefined, 2020],
    ["q.do", "c=1&nf=2019", 2019],
    ["qsz/", undefined, "青石镇"],
  ]);
});

test("a report over a file is an article; a year's heading over organs' files is a list", () => {
  const read = (html: string) => readList(pageOf(html), ask, { url, family: "generic" }).rows.length;
  const file = (organ: string) =>
    `<a href="${encodeURIComponent(organ)}.pdf">${organ}2024年政府信息公开工作年度报告.pdf</a>`;
  expect(read(`<h2>青川市教育局2024年政府信息公开工作年度报告</h2>${file("青川市教育局")}`)).toBe(0);
  expect(read(`<h2>2024年政府信息公开年报</h2>${file("青川市教育局")}${file("青川市水利局")}`)).toBe(2);
});

test("bare names are reports below a column of annual reports, and only there", () => {
  const html = `<h2>政府信息公开年报</h2>${["教育局", "水利局", "林业局"].map((organ, i) => `<li><a href="content_10${i}.html">${organ}</a></li>`).join("")}`;
  const read = (text: string, at: string) =>
    readList({ ...pageOf(text), url: at }, ask, { url: at, family: "generic" }).rows.filter(
      (row) => row.sure,
    );
  expect(read(html, url).map((row) => row.organ)).toEqual(["教育局", "水利局", "林业局"]);
  expect(read(html.replace("年报", "机构"), "http://a.gov.cn/x/jg/index.html")).toEqual([]);
});
