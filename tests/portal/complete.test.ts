import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { pageKey } from "../../src/crawl/address.ts";
import { FileArchive } from "../../src/pipeline/archive.ts";
import { collect } from "../../src/pipeline/collect.ts";
import { SqliteLedger } from "../../src/pipeline/ledger/sqlite.ts";
import { reportsOf, type CollectedReport } from "../../src/pipeline/reports.ts";
import { countySites } from "./county-sites.ts";
import { startPortal, type Portal } from "./portal.ts";
import { sourceOf } from "./source-of.ts";

let portal: Portal;
let data: string;
const collected = new Map<string, CollectedReport[]>();

beforeAll(async () => {
  portal = await startPortal();
  data = mkdtempSync(path.join(tmpdir(), "gongkai-complete-"));
  const ledger = new SqliteLedger(path.join(data, "ledger.sqlite"));
  const archive = new FileArchive(path.join(data, "archive"));
  await collect({ sources: portal.sites.map(sourceOf), ledger, archive, userAgent: "gongkai-test" });
  for (const { plan } of portal.sites)
    collected.set(plan.id, reportsOf(await ledger.documents(plan.id), plan.county));
  await ledger.close();
}, 240_000);

afterAll(async () => {
  await portal.close();
  rmSync(data, { recursive: true });
}, 60_000);

describe.each(countySites.map(({ plan }) => plan.id))("%s", (id) => {
  test("every report comes home once, with its organ, its year and its files", () => {
    const site = portal.site(id);
    const wanted = site.truth
      .map((report) => ({ organ: report.organ, year: report.year, files: report.files.length }))
      .map((r) => JSON.stringify(r));
    const had = collected.get(id)!.map((report) => {
      const truth = site.truth.find((t) =>
        [...t.pages, ...t.copies].some((page) => report.urls.some((url) => pageKey(url) === pageKey(page))),
      );
      const files = truth?.files.filter((file) =>
        report.documents.some(
          (d) =>
            pageKey(d.url) === pageKey(file.url) || d.url.includes(file.url.split("filename=")[1] ?? "\n"),
        ),
      ).length;
      return JSON.stringify({ organ: report.organ, year: report.year, files });
    });
    expect(had.sort()).toEqual(wanted.sort());
  });
});

test("files behind handlers keep the names that headers give them, whatever their charset", () => {
  const names = collected.get("vsb")!.flatMap((report) => report.documents.map((d) => d.file_name));
  const handed = portal
    .site("vsb")
    .truth.flatMap((report) =>
      report.files.filter((file) => file.url.includes("download.jsp")).map((file) => file.name),
    );
  expect(handed.length).toBeGreaterThan(5);
  expect(handed.filter((name) => !names.includes(name))).toEqual([]);
});

test("companions are kept beside their reports and never counted; look-alikes are not asked for", () => {
  for (const site of portal.sites) {
    const reports = collected.get(site.plan.id)!;
    expect(reports.length).toBe(site.truth.length);
    const companions = reports.flatMap((report) => report.documents.filter((d) => d.kind === "companion"));
    const published = site.articles.filter((a) => a.kind === "companion").length;
    expect([site.plan.id, companions.length <= published]).toEqual([site.plan.id, true]);
  }
  expect(
    collected.get("uuid")!.flatMap((r) => r.documents.filter((d) => d.kind === "companion")),
  ).toHaveLength(3);
  expect(portal.requests.filter(({ url }) => portal.site("uuid").lookalikes.includes(url))).toEqual([]);
});
