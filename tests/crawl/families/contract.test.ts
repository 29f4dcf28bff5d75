import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { families, familyByName } from "../../../src/crawl/families/index.ts";
import { pageKey } from "../../../src/crawl/address.ts";
import { classifyTitle } from "../../../src/forms/title.ts";
import { countySites } from "../../portal/county-sites.ts";
import { startPortal, type Portal, type Site } from "../../portal/portal.ts";
import { harvest, type Harvest } from "./collect.ts";

let portal: Portal;
const harvests = new Map<string, Promise<Harvest>>();
beforeAll(async () => (portal = await startPortal()), 60_000);
afterAll(() => portal.close());

const columnOf = (site: Site) => ({
  url: new URL(site.entry, site.origin).href,
  family: site.family,
  params: site.params,
});

function harvestOf(site: Site): Promise<Harvest> {
  const known = harvests.get(site.plan.id) ?? harvest(familyByName(site.family), columnOf(site));
  harvests.set(site.plan.id, known);
  return known;
}

/** Addresses that the family says are, or may be, reports. */
const claimed = ({ rows, reports }: Harvest) => {
  const mayBe = rows.filter(
    (row) => row.sure || ["report", "unclear"].includes(classifyTitle(row.title).class),
  );
  return new Set([...mayBe, ...reports].map(({ url }) => pageKey(url)));
};

describe.each(countySites.map(({ plan }) => plan.id))("%s", (id) => {
  test("every report is found, nothing else is taken for one, none is listed twice", async () => {
    const site = portal.site(id);
    const found = await harvestOf(site);
    const keys = claimed(found);
    const known = site.truth.map((report) => [...report.pages, ...report.copies].map(pageKey));
    const missing = site.truth.filter((_, i) => !known[i]!.some((key) => keys.has(key)));
    const wrong = [...keys].filter((key) => !known.some((of) => of.includes(key)));
    const twice = site.truth.filter(
      ({ pages }) => new Set(pages.map(pageKey).filter((key) => keys.has(key))).size > 1,
    );
    expect({ missing: missing.map((report) => report.pages[0]), wrong, twice }).toEqual({
      missing: [],
      wrong: [],
      twice: [],
    });
  });

  test("titles are whole and dates are those shown", async () => {
    const site = portal.site(id);
    const { rows } = await harvestOf(site);
    for (const report of site.truth) {
      const row = rows.find(({ url }) => report.pages.some((page) => pageKey(page) === pageKey(url)));
      if (!row || row.sure) continue;
      expect(row.title.replace(/\s/g, "")).toContain(report.title.replace(/\s/g, ""));
      if (row.dates.length) expect(row.dates[0]!.value).toBe(report.published);
    }
  });

  test("the lists end, and no list is asked for twice", async () => {
    const { asked } = await harvestOf(portal.site(id));
    expect(asked.length).toBeLessThan(120);
  });

  test("a page that is not there, broken or another system's gives no rows and no error", () => {
    const site = portal.site(id);
    const column = columnOf(site);
    const family = familyByName(site.family);
    for (const text of [
      "",
      "{",
      '{"data":null}',
      "<html>",
      "<datastore><recordset>",
      "暂无相关信息",
      '{"articles":[{}],"total":"x"}',
    ])
      for (const as of ["page", "branch"] as const) {
        const page = { url: column.url, status: 200, headers: {}, text };
        expect(family.read(page, { url: column.url, as, context: { page: 2 } }, column).rows).toEqual([]);
      }
  });
});

test.each([...families.keys()])(
  "%s reads hostile pages in time that their length bounds, without error",
  (name) => {
    const family = familyByName(name);
    const n = 4_000;
    const doubling = `var s='<a href="/t20250101_1.html">';${"s = s + s;".repeat(60)}document.write(s);`;
    const hostile = [
      "<b>",
      "<script>",
      "<script ",
      "<datastore>",
      "<datastore><record>",
      "<nextgroup>",
      "<!--",
      "<a href='",
      "<li onclick=\"x('/",
      "_CONFIG = {",
      '{"a":',
      "[[",
      "createPageHTML(",
      "area=",
      "tree.jsp?",
      " ",
      "2025-",
      "......",
    ]
      .map((piece) => piece.repeat(n))
      .concat(
        `<script>${"/*".repeat(n)}`,
        `<script>${'x({"'.repeat(n)}</script>`,
        `<script>${doubling}</script>`,
        `<a title="${"…".repeat(n)}">${"(".repeat(n)}</a>`,
      );
    const url = "http://www.a.gov.cn/zwgk/nb/index.html";
    for (const text of hostile)
      for (const as of ["branch", "page"] as const)
        expect(
          Array.isArray(
            family.read({ url, status: 200, headers: {}, text }, { url, as }, { url, family: name }).rows,
          ),
        ).toBe(true);
  },
);

test("every family of the folder has a site in the portal", () => {
  expect([...families.keys()].filter((name) => !portal.sites.some((site) => site.family === name))).toEqual(
    [],
  );
});

test("a column is told by its marks: no other family claims it more surely", async () => {
  for (const site of portal.sites.filter(({ family }) => family !== "generic")) {
    const pages = await Promise.all(
      [columnOf(site).url, site.truth[0]!.pages[0]!].map(async (url) => {
        // A connection that lay idle may be closed by the server just when it is used again.
        const response = await fetch(url, { headers: { connection: "close" } });
        return { url, status: 200, headers: {}, text: await response.text() };
      }),
    );
    const score = (name: string) => Math.max(...pages.map((page) => familyByName(name).fingerprint(page)));
    const best = [...families.keys()].sort((a, b) => score(b) - score(a))[0];
    expect([site.plan.id, best]).toEqual([site.plan.id, site.family]);
  }
});
