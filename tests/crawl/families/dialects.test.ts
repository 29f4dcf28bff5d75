import { expect, test } from "vitest";
import type { Ask, Column } from "../../../src/crawl/families/family.ts";
import { familyByName } from "../../../src/crawl/families/index.ts";

/** Other markup than the families' own examples have. */
const host = "http://www.qingchuan.gov.cn";
const title = "青川市教育局2024年政府信息公开工作年度报告";

function read(
  family: string,
  path: string,
  text: string,
  ask: Partial<Ask> = {},
  column: Partial<Column> = {},
) {
  const url = host + path;
  const page = { url, status: 200, headers: {}, text };
  const reading = familyByName(family).read(page, { url, as: "branch", ...ask }, { url, family, ...column });
  const short = ({ as, method, url: asked }: Ask) =>
    [as, method, asked.replace(host, "")].filter(Boolean).join(" ");
  return {
    rows: reading.rows.map((row) => `${row.url.replace(host, "")} ${row.title}`),
    sure: reading.rows.map((row) => row.sure === true),
    asks: reading.asks.map((next) => [next, ...(next.otherwise ?? [])].map(short).join(" or ")),
  };
}

test("a script that shows everything shows articles too", () => {
  const link = `/index.php?m=content&amp;c=index&amp;a=show&amp;catid=17&amp;id=5`;
  const { rows } = read(
    "generic",
    "/index.php?m=content&c=index&a=lists&catid=17",
    `<a href="${link}">${title}</a>`,
  );
  expect(rows).toEqual([`/index.php?m=content&c=index&a=show&catid=17&id=5 ${title}`]);
});

test("years stand beside the column, under names that its own name does not say", () => {
  const years = [2024, 2023].map((year) => `<li><a href="/nw31406_${year}/index.html">${year}年</a></li>`);
  const beside = ["branch /nw31406_2024/index.html", "branch /nw31406_2023/index.html"];
  expect(read("shanghai", "/nw31406/index.html", years.join("")).asks).toEqual(beside);
  const rows = `<a href="/nw31406/20250101/0001-31406_1.html">${title}</a>`;
  expect(read("shanghai", "/nw31406/index.html", rows + years.join("")).asks).toEqual(beside);

  const far = years.map((year) => year.replace("/nw31406_", "/archive/"));
  expect(read("shanghai", "/nw31406/index.html", far.join("")).asks).toHaveLength(2);
  expect(read("shanghai", "/nw31406/index.html", rows + far.join("")).asks).toEqual([]);
});

test("a single year leads anywhere", () => {
  expect(read("shanghai", "/nw31406/index.html", `<a href="/tjnj/2024/index.html">2024年</a>`).asks).toEqual(
    [],
  );
});

test("numbered pages in a folder that is named as the column's file", () => {
  const pages = `<b>1</b><a href="/XxgkAnnualReport/index/60/page_2.html">2</a>`;
  expect(read("anhui", "/XxgkAnnualReport/index/60.html", pages).asks).toEqual([
    "page /XxgkAnnualReport/index/60/page_2.html",
  ]);
});

test("hidden fragments that name the page's own one too", () => {
  const hidden = `<div style='display:none'><a href='index_26_1.html'></a><a href='index_26_2.html'></a></div>`;
  expect(read("ncfrag", "/n25/n26/index.html", hidden).asks).toEqual([
    "page /n25/n26/index_26_2.html or page /n25/n26/index_26_1.html",
  ]);
});

test("the label service under a prefix, asked with what the page's script sends", () => {
  const script = `<script>$.ajax({url:"/zwgk/site/label/8888",type:"POST",data:{labelName:"publicInfoList",siteId:"67",pageSize:4,pageIndex:1,organId:"12801",type:4,catId:"671"}});</script>`;
  expect(read("lonsun", "/zwgk/public/column/12801?type=4&catId=671", script).asks).toEqual([
    "branch /zwgk/site/label/8888?labelName=publicInfoList&siteId=67&pageSize=4&pageIndex=1&organId=12801&type=4&catId=671",
  ]);
});

test("no list is looked for behind a channel that is the article", () => {
  const channel = `<meta name="channelid" content="0a1b2c3d4e5f60718293a4b5c6d7e8f9">`;
  expect(read("ucap", "/site/nb2024/zfxxgk.shtml", channel).asks).toHaveLength(1);
  const article = `${channel}<p>一、总体情况</p><p>略</p><p>二、主动公开政府信息情况</p>`;
  expect(read("ucap", "/site/nb2024/zfxxgk.shtml", article).asks).toEqual([]);
});

test("a table of organs and years, whose links only say 查看", () => {
  const organs = ["青川市教育局", "青川市财政局", "青川市水利局"];
  const rows = organs.map((organ, i) => {
    const cells = [2024, 2023].map((year) => `<td><a href="/nb/${year}/org_${i}.html">查看</a></td>`);
    return `<tr><td>${organ}</td>${cells.join("")}</tr>`;
  });
  const text = `<title>政府信息公开年报</title><table><tr><th>单位<th>2024年<th>2023年</tr>${rows.join("")}</table>`;
  const page = { url: `${host}/nb/`, status: 200, headers: {}, text };
  const found = familyByName("generic").read(
    page,
    { url: page.url, as: "branch" },
    { url: page.url, family: "generic" },
  );
  expect(found.rows.map(({ organ, year, sure }) => [organ, year, sure])).toEqual(
    organs.flatMap((organ) => [2024, 2023].map((year) => [organ, year, true])),
  );
});

test("a tree of channels that a script asks for", () => {
  const channel = (n: number) => String(n).repeat(32);
  const shell = `<meta name="channelid" content="${channel(1)}"><script>$.get('/common/getChannelList?channelCode=nb');</script>`;
  expect(read("ucap", "/qc/nb/zfxxgk_list.shtml", shell).asks[0]).toBe(
    "branch /common/getChannelList?channelCode=nb",
  );
  const children = [
    {
      channelId: channel(2),
      displayName: "2024年",
      children: [{ channelId: channel(3), displayName: "教育局" }],
    },
    { channelId: channel(4), displayName: "公开指南" },
  ];
  const { asks } = read(
    "ucap",
    "/common/getChannelList?channelCode=nb",
    JSON.stringify({ results: { children } }),
  );
  expect(asks.map((next) => /search\/(\d)/.exec(next)?.[1])).toEqual(["2", "3"]);
});

test("records as strings of a script", () => {
  const script = `<div id="99"></div><script>var store99 = ["<div><a href=\\"/art/2025/2/1/art_88_1.html\\">${title}</a></div>"]; $("#99").jpage({url:"/module/jpage/dataproxy.jsp?unitid=99", totalRecord:12});</script>`;
  const { rows, asks } = read("hanweb-jpage", "/col/col88/index.html", script);
  expect(rows).toEqual([`/art/2025/2/1/art_88_1.html ${title}`]);
  expect(asks).toEqual(["page POST /module/jpage/dataproxy.jsp?startrecord=2&endrecord=46&perpage=15"]);
});

test("a report that its column leads to straight away links the older ones by their years", () => {
  const years = [2024, 2023].map(
    (year) => `<li><a href="/nb/${year + 1}03/t${year + 1}0331_${year}.html">${year}年</a></li>`,
  );
  const text = `<ul>${years.join("")}</ul><h1>${title}</h1><p><a href="./P020250331350000000001.pdf">2024年</a></p>`;
  expect(read("trs", "/nb/202503/t20250331_2024.html", text).rows).toEqual([
    "/nb/202403/t20240331_2023.html 2023年",
  ]);
});

test("a view that its column opens is not asked for again in another spelling", () => {
  const view = "/public/column/128?type=3&nav=5&timeFrame=2024&hasContent=true";
  const annual = "/module/xxgk/xxgkAnnualReport.jsp?fbtime=2018&area=11370828004431350G";
  for (const [family, path, other] of [
    ["lonsun", view, "/public/column/128?timeFrame=2024&type=3"],
    ["hanweb-annual", annual, annual.replace(/\?(.*)&(.*)/, "?$2&$1")],
  ] as const) {
    const [entry] = familyByName(family).entries!({ url: host + path, family });
    const page = { url: host + path, status: 200, headers: {}, text: `<a href="${other}">2018年</a>` };
    const [again] = familyByName(family).read(page, entry!, { url: host + path, family }).asks;
    expect(again!.key).toBe(entry!.key);
  }
});

test("a list of an organ is no article, though its address is numbered like one", () => {
  const id = "5f0a1b2c3d4e5f607182930";
  const organs = [0, 1].map(
    (n) => `<a href="/XxgkAnnualReport/index/${id}${n}.html">${["教育局", "水利局"][n]}</a>`,
  );
  const { rows, asks, sure } = read(
    "anhui",
    `/XxgkAnnualReport/index/${id}0.html`,
    `${organs.join("")}<a href="/XxgkAnnualReport/show/5501.html">2024年度</a>`,
  );
  expect(rows).toEqual(["/XxgkAnnualReport/show/5501.html 2024年度"]);
  expect(asks).toEqual([`branch /XxgkAnnualReport/index/${id}1.html`]);
  expect(sure).toEqual([true]);
});
