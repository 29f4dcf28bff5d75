import { afterAll, beforeAll, expect, test } from "vitest";
import { pageKey } from "../../../src/crawl/address.ts";
import { familyByName } from "../../../src/crawl/families/index.ts";
import { describedEntries, listDescription, readDescribed } from "../../../src/crawl/list/described.ts";
import { at, jsonOf, scriptJson, scriptValues } from "../../../src/crawl/list/json.ts";
import { describeCall } from "../../../src/crawl/list/learn.ts";
import { startPortal, type Portal } from "../../portal/portal.ts";
import { harvest } from "../families/collect.ts";

let portal: Portal;
beforeAll(
  async () => (portal = await startPortal({ only: ["json-get", "json-post", "html-post", "spa"] })),
  60_000,
);
afterAll(() => portal.close());

const column = { url: "http://a.gov.cn/nb/", family: "generic" };

test.each(["json-get", "json-post", "html-post", "spa"])(
  "what a browser sees once is enough to collect %s without it",
  async (id) => {
    const site = portal.site(id);
    const place = { url: new URL(site.entry, site.origin).href, family: "generic" };
    const [first] = describedEntries(listDescription.parse(site.params.list), place);
    const { method, body, headers } = first!;
    const answer = await (await fetch(first!.url, { method, body, headers })).text();
    const shown = site.truth.map((report) => ({ title: report.title, url: report.pages[0]! }));
    const list = describeCall(
      {
        method: first!.method ?? "GET",
        url: first!.url,
        body: first!.body,
        contentType: first!.headers?.["content-type"],
      },
      jsonOf(answer) ?? answer,
      shown,
    );
    expect(listDescription.safeParse(list).success).toBe(true);
    const { rows } = await harvest(familyByName("generic"), { ...place, params: { list } });
    const found = new Set(rows.map((row) => pageKey(row.url)));
    expect(site.truth.filter((report) => !found.has(pageKey(report.pages[0]!)))).toEqual([]);
  },
);

test("a call without a page number, or without reports, teaches nothing", () => {
  const rows = [{ title: "青川市2024年政府信息公开工作年度报告", url: "/a/1.html" }];
  expect(describeCall({ method: "GET", url: "http://a.gov.cn/list?pageNo=1" }, { rows })).toMatchObject({
    url: "http://a.gov.cn/list?pageNo={page}",
    rows: "rows",
  });
  expect(describeCall({ method: "GET", url: "http://a.gov.cn/list?id=1" }, { rows })).toBeNull();
  expect(
    describeCall(
      { method: "GET", url: "http://a.gov.cn/list?pageNo=1" },
      { rows: [{ title: "新闻", url: "/a" }] },
    ),
  ).toBeNull();
});

test("an offset is learnt and filled in", () => {
  const rows = [
    { title: "青川市2024年政府信息公开工作年度报告", url: "/a/1.html" },
    { title: "通知", url: "/a/2.html" },
  ];
  const list = describeCall(
    { method: "POST", url: "http://a.gov.cn/q", body: "start=0&limit=2" },
    { total: 5, rows },
  )!;
  expect(list).toMatchObject({ form: { start: "{offset}", limit: "2" }, size: 2, total: "total" });
  const page = { url: list.url!, status: 200, headers: {}, text: JSON.stringify({ total: 5, rows }) };
  const [ask] = describedEntries(list, column);
  const reading = readDescribed(list, page, ask!, column);
  expect([reading.total, reading.asks[0]!.body]).toEqual([5, "start=2&limit=2"]);
});

test("organs and years are axes of a described list", () => {
  const list = listDescription.parse({
    url: "/q?o={organ}&y={year}&p={page}",
    rows: "r",
    fields: { title: "t", url: "u" },
    organs: { A1: "教育局", A2: "水利局" },
    years: [2023, 2024],
  });
  expect(
    describedEntries(list, column).map((ask) => [ask.url, ask.context?.organ, ask.context?.year]),
  ).toEqual([
    ["http://a.gov.cn/q?o=A1&y=2023&p=1", "教育局", 2023],
    ["http://a.gov.cn/q?o=A1&y=2024&p=1", "教育局", 2024],
    ["http://a.gov.cn/q?o=A2&y=2023&p=1", "水利局", 2023],
    ["http://a.gov.cn/q?o=A2&y=2024&p=1", "水利局", 2024],
  ]);
});

test("a misspelt option of a description is named", () => {
  expect(familyByName("generic").check!({ list: { rows: "a", felds: {} } })).toEqual([
    expect.stringContaining("felds"),
  ]);
});

test("JSON as answer, with padding, in scripts with bare names and comments", () => {
  expect(jsonOf(`callback({"a":[1]});`)).toEqual({ a: [1] });
  expect(jsonOf("<html>")).toBeUndefined();
  expect(scriptJson(`window._CONFIG = {SID:'7', "TREE":[{id:1,name:'年报 {x}',}]};`, "_CONFIG")).toEqual({
    SID: "7",
    TREE: [{ id: 1, name: "年报 {x}" }],
  });
  expect(scriptValues(`var a = ["x"]; f({"b":1}); if (a) { c() }`)).toEqual([["x"], { b: 1 }]);
  expect(at({ a: [{ b: { c: 1 } }, { b: { c: 2 } }] }, "a[].b.c")).toEqual([1, 2]);
  expect(at(null, "a.b")).toBeUndefined();
});
