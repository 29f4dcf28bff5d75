import { expect, it } from "vitest";
import { pageKey } from "../../src/crawl/address.ts";
import { collecting } from "../pipeline/collecting.ts";
import { disguise } from "./disguise.ts";

it("every family reads its pages as another hand would have typed them", async () => {
  const county = await collecting({ years: [2023, 2024], forms: ["page"], retype: disguise });
  try {
    await county.run();
    const wrong: string[] = [];
    for (const site of county.portal.sites) {
      const reports = await county.reports(site.plan.id);
      const keys = reports.map(({ urls }) => urls.map(pageKey));
      for (const { pages, copies } of site.truth) {
        const had = keys.filter((urls) => [...pages, ...copies].some((page) => urls.includes(pageKey(page))));
        if (had.length !== 1) wrong.push(`${site.plan.id}: ${pages[0]} ${had.length} times`);
      }
      if (reports.length > site.truth.length)
        wrong.push(`${site.plan.id}: ${reports.length} reports of ${site.truth.length}`);
    }
    expect(wrong).toEqual([]);
  } finally {
    await county.close();
  }
}, 240_000);
