import { expect, test } from "vitest";
import { discover } from "../../src/crawl/discover.ts";
import { families } from "../../src/crawl/families/index.ts";

const host = "http://www.qingchuan.gov.cn";
const link = (href: string, text: string) => `<a href="${href}">${text}</a>`;
const list = (folder: string, organs: string[]) =>
  organs
    .map((organ, i) => link(`${folder}202501/t20250115_${i}1.html`, `${organ}2024年政府信息公开工作年度报告`))
    .join("");

/** What discovery finds on a site, the addresses shortened, and what it asked for. */
async function found(site: Record<string, string>) {
  const asked: string[] = [];
  const result = await discover(`${host}/`, families, async ({ url }) => {
    const path = url.replace(host, "");
    asked.push(path);
    const text = site[path];
    return text === undefined ? "gone (status 404)" : { url, status: 200, headers: {}, text };
  });
  const columns = result.columns.filter((column) => column.reports > 0);
  return { columns: columns.map(({ url, reports }) => `${url.replace(host, "")} ${reports}`).sort(), asked };
}

test("a portal may have a column for its government, one for departments, one for towns", async () => {
  const { columns } = await found({
    "/": link("/gk/", "政务公开"),
    "/gk/": link("/zf/nb/", "政府信息公开年报") + link("/bm/nb/", "部门年报") + link("/xz/nb/", "乡镇年报"),
    "/zf/nb/": list("/zf/nb/", ["青川市人民政府"]),
    "/bm/nb/": list("/bm/nb/", ["青川市教育局", "青川市财政局"]),
    "/xz/nb/": list("/xz/nb/", ["青石镇人民政府"]),
  });
  expect(columns).toEqual(["/bm/nb/ 2", "/xz/nb/ 1", "/zf/nb/ 1"]);
});

test("each office's column, the finance office's too; siblings are tried without their articles", async () => {
  const offices = Array.from(
    { length: 15 },
    (_, i) => `青川市${"一二三四五六七八九十甲乙丙丁戊"[i]}区财政局`,
  );
  const folder = (i: number) => `/bm/${i}/nb/`;
  const { columns, asked } = await found({
    "/": offices.map((office, i) => link(folder(i), `${office}信息公开年报`)).join(""),
    ...Object.fromEntries(offices.map((office, i) => [folder(i), list(folder(i), [office])])),
  });
  expect(columns).toHaveLength(15);
  expect(asked).toHaveLength(1 + 15 + 1);
});

test("a link to what a column holds already is no column of its own", async () => {
  const { columns } = await found({
    "/":
      link("/nb/", "政府信息公开年报") +
      link("/nb/2024/", "信息公开年报") +
      link("/nb/index_all.html", "公开年报"),
    "/nb/": link("/nb/2024/", "2024年") + list("/nb/", ["青川市教育局"]),
    "/nb/2024/": list("/nb/2024/", ["青川市财政局"]),
    "/nb/index_all.html": list("/nb/", ["青川市教育局"]),
  });
  expect(columns).toEqual(["/nb/ 1"]);
});

test("two pages may stand between the home page and the column; none is asked for twice", async () => {
  const { columns, asked } = await found({
    "/": link("/gk/", "政务公开"),
    "/gk/": link("/gk/zfxxgk/", "政府信息公开") + link("/", "政务公开"),
    "/gk/zfxxgk/": link("/gk/zfxxgk/nb/", "政府信息公开年报"),
    "/gk/zfxxgk/nb/": list("/gk/zfxxgk/nb/", ["青川市教育局"]),
  });
  expect(columns).toEqual(["/gk/zfxxgk/nb/ 1"]);
  expect(asked.length).toBe(new Set(asked).size);
});

test("links that only a script follows", async () => {
  const { columns } = await found({
    "/": `<a href="javascript:openUrl('/gk/index.html')">政府信息公开</a>`,
    "/gk/index.html": `<ul><li data-href="nb/index.html">政府信息公开年报</li></ul>`,
    "/gk/nb/index.html": list("/gk/nb/", ["青川市教育局"]),
  });
  expect(columns).toEqual(["/gk/nb/index.html 1"]);
});

test("titles that are cut off", async () => {
  const cut = `<li>${link("t20250115_1.html", "青川市教育局2024年政府信息公开…")}</li>`;
  const { columns } = await found({ "/": link("/nb/", "信息公开年报"), "/nb/": cut });
  expect(columns).toEqual(["/nb/ 1"]);
});

test("reports may begin on the second page", async () => {
  const { columns } = await found({
    "/": link("/nb/index.html", "信息公开年报"),
    "/nb/index.html": link("/nb/202501/t20250120_9.html", "采购公告") + link("/nb/index_1.html", "下一页"),
    "/nb/index_1.html": list("/nb/", ["青川市教育局"]),
  });
  expect(columns).toEqual(["/nb/index.html 1"]);
});

test("a disclosure page that is a tree of offices, each with a column of its own", async () => {
  const office = (slug: string) => link(`/bm/${slug}/zn/`, "公开指南") + link(`/bm/${slug}/nb/`, "公开年报");
  const { columns } = await found({
    "/": link("/bm/", "部门信息公开"),
    "/bm/": link("/bm/a/", "青川市教育局") + link("/bm/b/", "青川市财政局"),
    "/bm/a/": office("a"),
    "/bm/b/": office("b"),
    "/bm/a/nb/": list("/bm/a/nb/", ["青川市教育局"]),
    "/bm/b/nb/": list("/bm/b/nb/", ["青川市财政局"]),
  });
  expect(columns).toEqual(["/bm/ 2"]);
});

test("links in the frames of a page that has none", async () => {
  const { columns } = await found({
    "/": `<frameset><frame src="/top.html"><frame src="/main.html"></frameset>`,
    "/top.html": link("/gk/", "政务公开"),
    "/main.html": "欢迎",
    "/gk/": `<iframe src="/gk/menu.html"></iframe>`,
    "/gk/menu.html": link("/gk/nb/", "政府信息公开年报"),
    "/gk/nb/": list("/gk/nb/", ["青川市教育局"]),
  });
  expect(columns).toEqual(["/gk/nb/ 1"]);
});
