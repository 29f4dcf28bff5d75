import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Report } from "../src/index.ts";
import { parseReport } from "../src/index.ts";

const examples = fileURLToPath(new URL("../examples/", import.meta.url));
const goldens = fileURLToPath(new URL("./fixtures/records/", import.meta.url));
const files = readdirSync(examples).filter((name) => !name.startsWith("README"));

/** What a person can review: every number with its status and proof, every finding, every heading. */
function reviewable(report: Report) {
  const { organ, year, title, scope, form, published_on, tables, sections, facts, claims, findings } = report;
  return {
    organ,
    year,
    title,
    scope,
    form,
    published_on,
    tables: tables.map((t) => `${t.table} ${t.form} ${t.layout}`),
    sections: sections.map((s) => [s.key, s.heading, ...s.subsections.map((x) => x.heading)].join(" | ")),
    facts: Object.fromEntries(
      Object.entries(facts).map(([id, f]) => [
        id,
        `${f.value} ${f.status} ${f.basis} +${f.proven_by} -${f.contradicted_by} ${f.unit} ${f.note ?? ""}`.trim(),
      ]),
    ),
    claims: claims.map((c) => `${c.about} ${c.value} ${c.unit}`),
    findings: findings.map((f) => `${f.kind} ${f.severity} ${f.rule}: ${f.message.en}`),
  };
}

// A golden that is missing is written once, and the test fails so that a person reads it before it is committed.
test.each(files)("%s gives the reviewed record", async (name) => {
  const report = await parseReport(readFileSync(join(examples, name)), { file: name });
  const golden = join(goldens, `${name}.json`);
  const now = reviewable(report);
  if (!existsSync(golden)) {
    mkdirSync(goldens, { recursive: true });
    writeFileSync(golden, `${JSON.stringify(now, null, 2)}\n`);
    expect.fail(`wrote ${golden}: review it, then commit it`);
  }
  expect(JSON.parse(JSON.stringify(now))).toEqual(JSON.parse(readFileSync(golden, "utf8")));
});
