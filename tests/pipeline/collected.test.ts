import { readFileSync } from "node:fs";
import { afterEach, expect, it } from "vitest";
import { parseReport } from "../../src/index.ts";
import { collectedInputs } from "../../src/pipeline/collected.ts";
import { collecting, type Collecting } from "./collecting.ts";

let open: Collecting | null = null;
afterEach(async () => {
  await open?.close();
  open = null;
});

it.each([
  ["gkmlpt", "pages whose text only their scripts hold"],
  ["trs", "pages with their text in them"],
  ["ucap-channel", "columns that are the report"],
])("what is collected from %s can be read: %s", async (site) => {
  open = await collecting({ only: [site], years: [2023], forms: ["page"] });
  await open.run();
  const said: string[] = [];
  for (const { content, file, url, given } of await collectedInputs(open.ledger, open.archive)) {
    if (!("path" in content)) throw new Error("what is collected lies in the archive");
    const report = await parseReport(readFileSync(content.path), { file, url, given });
    said.push(`${url} ${report.year}`);
    expect(report.facts["requests.newly_received.total"]).toMatchObject({ status: "reported" });
    expect(report.sections.map(({ key }) => key)).toContain("problems_and_improvements");
  }
  expect(said.sort()).toEqual(open.portal.truth.map(({ pages, year }) => `${pages[0]} ${year}`).sort());
});
