import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Ask, Column, Reading } from "../../../src/crawl/families/family.ts";
import { familyByName } from "../../../src/crawl/families/index.ts";

/** Responses of real systems, kept outside of the project. */
const folder = join(
  process.env.GONGKAI_PORTALS ?? join(import.meta.dirname, "../../../../shared/portals"),
  "examples",
);

const host = "http://www.shilixian.gov.cn";

function read(
  file: string,
  family: string,
  path: string,
  ask: Partial<Ask> = {},
  column: Partial<Column> = {},
): Reading {
  const url = new URL(path, host).href;
  const page = { url, status: 200, headers: {}, text: readFileSync(join(folder, file), "utf8") };
  return familyByName(family).read(page, { url, as: "branch", ...ask }, { url, family, ...column });
}

const said = ({ rows }: Reading) =>
  rows.map(({ url, title, dates }) => `${url.replace(host, "")} ${title} ${dates[0]?.value ?? ""}`.trim());
const wanted = ({ asks }: Reading) =>
  asks.map(({ method, url, as }) => `${as} ${method ?? "GET"} ${url.replace(host, "")}`);

describe.skipIf(!existsSync(folder))("examples", () => {
  test("TRS: cut title, pager in a comment behind a dead one, year folder, popup", () => {
    const reading = read("trs-list.html", "trs", "/zwgk/zfxxgk/zfxxgknb/index.html");
    expect(said(reading)).toEqual([
      "/zwgk/zfxxgk/zfxxgknb/202501/t20250121_1000123.html 示例县教育局2024年政府信息公开工作年度报告 2025-01-21",
      "/zwgk/zcjd/202501/t20250122_1000130.html 图解：教育局年报",
      "/zwgk/zfxxgk/zfxxgknb/202501/t20250120_1000100.html 示例县青云镇人民政府2024年政府信息公开工作年度报告 2025-01-20",
    ]);
    expect(wanted(reading)).toEqual([
      "page GET /zwgk/zfxxgk/zfxxgknb/index_1.html",
      "branch GET /zwgk/zfxxgk/zfxxgknb/2023nb/",
    ]);
  });

  test("Hanweb jpage: inline block, then the proxy by record number, then its answer", () => {
    const first = read("hanweb-col.html", "hanweb-jpage", "/col/col1229000001/index.html");
    expect(said(first)).toEqual([
      "/art/2025/1/22/art_1229000001_4300001.html 示例县林业局2024年政府信息公开工作年度报告 2025-01-22",
      "/art/2025/1/17/art_1229000001_4300002.html 示例街道2024年政府信息公开工作年度报告 2025-01-17",
    ]);
    const [next] = first.asks;
    expect(wanted(first)).toEqual([
      "page POST /module/web/jpage/dataproxy.jsp?startrecord=3&endrecord=47&perpage=15",
    ]);
    expect(Object.fromEntries(new URLSearchParams(next!.body))).toMatchObject({
      columnid: "1229000001",
      unitid: "229100",
      webid: "3100",
    });
    const second = read(
      "hanweb-dataproxy.xml",
      "hanweb-jpage",
      "/module/web/jpage/dataproxy.jsp?startrecord=1",
      next,
    );
    expect(said(second)).toHaveLength(3);
    expect(second.total).toBe(3);
    expect(second.asks).toEqual([]);
  });

  test("Hanweb disclosure: the tree names the category, the list is posted", () => {
    const tree = read(
      "hanweb-tree.html",
      "hanweb-xxgk",
      "/module/xxgk/tree.jsp?standardXxgk=1&area=11330000000000001A&divid=div4",
    );
    expect(wanted(tree)[0]).toContain(
      "branch POST /module/xxgk/search.jsp?standardXxgk=1&isAllList=1&divid=div4&infotypeId=A0701",
    );
    expect(new URLSearchParams(tree.asks[0]!.body).get("infotypeId")).toBe("A0701");
    const list = read(
      "hanweb-search.html",
      "hanweb-xxgk",
      "/module/xxgk/search.jsp?standardXxgk=1",
      tree.asks[0],
    );
    expect(said(list)).toEqual([
      "/art/2024/1/26/art_1229000002_77.html 示例县水利局2023年政府信息公开工作年度报告 2024-01-26",
    ]);
    expect([list.total, list.asks]).toEqual([6, []]);
  });

  test("Hanweb annual: the page is the report and lists nothing", () => {
    const path = "/module/xxgk/xxgkAnnualReport.jsp?area=11330000000000001A&fbtime=2018";
    expect(read("hanweb-annual.html", "hanweb-annual", path)).toEqual({ rows: [], asks: [], notes: [] });
  });

  test("jpaas: the second page by paramJson, and its answer", () => {
    const first = read("jpaas-list.html", "jpaas", "/zfxxgk/zfxxgknb/index.html");
    expect(said(first)).toHaveLength(1);
    const query = new URL(first.asks[0]!.url).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      parseType: "bulidstatic",
      webId: "aa11",
      tagId: "当前栏目list",
      paramJson: '{"pageNo":2,"pageSize":15}',
    });
    const second = read("jpaas-unit.json", "jpaas", first.asks[0]!.url, first.asks[0]);
    expect(said(second)).toEqual([
      "/zfxxgk/zfxxgknb/art/2024/art_aa.html 示例县民政局2023年政府信息公开工作年度报告 2024-01-18",
    ]);
  });

  test("UCAP: 1-based pages, years as channels, and the JSON list", () => {
    const list = read("ucap-list.shtml", "ucap", "/shilixian/c100570/common_list.shtml");
    expect(said(list)).toEqual([
      "/shilixian/c100570/202601/11112222333344445555666677778888.shtml 示例乡2025年政府信息公开工作年度报告 2026-01-19",
    ]);
    expect(wanted(list)).toEqual([
      "page GET /shilixian/c100570/common_list_2.shtml",
      "branch GET /shilixian/c100569/common_list.shtml",
    ]);
    const url = `${host}/common/search/0a1b?page=1`;
    const json = read("ucap-search.json", "ucap", url, { url, context: { page: 1 } });
    expect(json.rows[0]).toMatchObject({
      organ: "示例乡人民政府",
      dates: [{ value: "2026-01-19" }],
      files: [{ name: "示例乡年报.docx" }],
    });
    expect(json.asks.map((ask) => ask.url)).toEqual([`${host}/common/search/0a1b?page=2`]);
  });

  test("gkmlpt: the category from the tree, the list from the interface", () => {
    const index = read("gkmlpt-index.html", "gkmlpt", "/slqjyj/gkmlpt/annualreport");
    expect(wanted(index)).toEqual(["branch GET /slqjyj/gkmlpt/api/all/2699?page=1&sid=755123"]);
    const api = read("gkmlpt-api.json", "gkmlpt", index.asks[0]!.url, index.asks[0]);
    expect(api.rows[0]).toMatchObject({
      organ: "示例区水务局",
      dates: [{ value: "2025-01-15" }, {}, {}],
      files: [{ name: "年报.pdf" }],
    });
    expect(wanted(api)).toEqual(["page GET /slqjyj/gkmlpt/api/all/2699?page=2&sid=755123"]);
  });

  test("NFCMS, the UUID platform, Shanghai's and iList page by their links and counts", () => {
    expect(read("nfcms-list.html", "nfcms", "/x/index.html").asks[0]!.url).toMatch(
      /\/xxgknb\/index_2\.html$/,
    );
    expect(
      read("hebei-list.html", "uuid", "/columns/aaaaaaaa-0000-4000-8000-000000000001/index.html").asks[0]!
        .url,
    ).toMatch(/templates\/x\/index_2\.html$/);
    const shanghai = read("shanghai-list.html", "shanghai", "/nw12344/index.html");
    expect(wanted(shanghai)).toEqual(["page GET /nw12344/index_2.html"]);
    const ilist = read("ilist.html", "ilist", "/info/iList.jsp?node_id=GKslz&cur_page=1");
    expect(ilist.rows[0]!.url).toContain("content_id=900001");
    expect(ilist.asks[0]!.url).toContain("cur_page=2");
  });

  test("Lonsun: organs and years of the annual view, the label's fragment", () => {
    const view = read(
      "lonsun-annual.html",
      "lonsun",
      "/public/column/12801?type=3&nav=5&sub=1&timeFrame=2024&hasContent=true",
    );
    expect(view.rows).toEqual([]);
    expect(view.asks.map((ask) => ask.context)).toEqual([
      { year: 2024 },
      { year: 2023 },
      { organ: "龙山镇" },
      { organ: "县教育局" },
    ]);
    const list = read(
      "lonsun-fragment.html",
      "lonsun",
      "/site/label/8888?labelName=publicInfoList&pageIndex=1",
    );
    expect([said(list)[0], list.total, list.asks.length]).toEqual([
      "/public/12801/33210001.html 示例县龙山镇2023年政府信息公开工作年度报告 2024-01-18",
      7,
      0,
    ]);
  });

  test("VSB counts down, the n/c fragments count down", () => {
    const vsb = read("vsb-list.htm", "vsb", "/zfxxgk/zfxxgknb.htm");
    expect(wanted(vsb)).toEqual([
      "page GET /zfxxgk/zfxxgknb/11.htm",
      "branch GET /zfxxgk/zfxxgknb/n2023n.htm",
    ]);
    const fragments = read("ncfrag-list.html", "ncfrag", "/n2500001/n2500002/index.html");
    expect(wanted(fragments)).toEqual(["page GET /n2500001/n2500002/index_2603_3.html"]);
    expect(read("ncfrag-list.html", "ncfrag", "/n2500001/n2500002/index_2603_3.html").asks[0]!.url).toMatch(
      /index_2603_2\.html$/,
    );
  });

  test("content_N, snowflake folders, eportal", () => {
    expect(said(read("contentN-list.html", "content", "/zfxxgk/zfxxgknb/"))).toHaveLength(2);
    const folders = read("snowflake-list.html", "generic", "/zfxxgk/zfxxgknb/2023/gzj/");
    expect(said(folders)[0]).toBe(
      "/zfxxgk/zfxxgknb/2023/gzj/sljd/1749700000000000001.html 示例街道办事处2023年政府信息公开工作年度报告 2024-01-23",
    );
    expect(folders.asks.map((ask) => ask.context?.organ)).toEqual(["示例街道"]);
    const eportal = read(
      "eportal.html",
      "eportal",
      "/eportal/ui?pageId=305199&currentPage=1&moduleId=abcdef01&staticRequest=yes",
    );
    expect(wanted(eportal)).toEqual([
      "page GET /eportal/ui?pageId=305199&currentPage=2&moduleId=abcdef01&staticRequest=yes",
    ]);
  });

  test("rows by script, handlers and encoded names", () => {
    expect(said(read("pit-docwrite.html", "generic", "/nb/index.html"))).toEqual([
      "/nb/202501/t20250107_1000201.shtml 示例街道2024年政府信息公开工作年度报告 2025-01-07",
    ]);
    expect(said(read("pit-onclick.html", "generic", "/nb/index.html"))).toEqual([
      "/nb/202501/t20250115_1.html 示例局2024年政府信息公开工作年度报告 2025-01-15",
      "/a/b.html 示例镇2024年政府信息公开工作年度报告",
      "/zlq/x/2024011600000000001/index.shtml 示例苏木2023年政府信息公开工作年度报告",
    ]);
    const encoded = read("xicheng-list.html", "generic", "/zt/xxgkzl/gknb/");
    expect(encoded.rows).toMatchObject([
      { organ: "示例街道", year: 2025, sure: true },
      { organ: "示例街道", year: 2024, sure: true },
    ]);
  });

  test("a JSON list as described", () => {
    const list = {
      url: "/data,pageIndex={page}.json",
      rows: "data.rows",
      fields: { title: "docTitle", url: "/doc/{docId}", date: "publishDate" },
      total: "data.total",
      size: 18,
    };
    const reading = read(
      "spa-list.json",
      "generic",
      "/data,pageIndex=1.json",
      { context: { page: 1 } },
      { params: { list } },
    );
    expect(said(reading)).toEqual(["/doc/1190001 示例监管局2024年政府信息公开工作年度报告 2025-01-26"]);
    expect(wanted(reading)).toEqual(["page GET /data,pageIndex=2.json"]);
  });
});
