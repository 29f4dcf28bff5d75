import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { complete, found } from "../../../src/audit/finding.ts";
import { Judged } from "../../../src/pipeline/build/judged.ts";
import { BuildStore } from "../../../src/pipeline/build/store.ts";

const directory = mkdtempSync(join(tmpdir(), "gongkai-judged-"));
afterAll(() => rmSync(directory, { recursive: true }));

const findings = [
  ...complete({ id: "series.carried", scope: "series" }, [
    found({ at: "carried", severity: "error", message: { en: "5 is not 4.", zh: "5不等于4。" } }),
  ]),
];

/** Asks in a run of its own; what it had to judge anew. */
function run(told: unknown[][]): unknown[] {
  const store = new BuildStore(join(directory, "build.sqlite"));
  const judged = new Judged(store);
  const anew: unknown[] = [];
  for (const one of told)
    expect(
      judged.of(one, () => {
        anew.push(one);
        return findings;
      }),
    ).toEqual(findings);
  judged.close();
  store.close();
  return anew;
}

test("what was judged is not judged again, until what was told of it changes or nobody asks for it", () => {
  expect(run([["a", 1], ["b"]])).toEqual([["a", 1], ["b"]]);
  expect(run([["a", 1], ["b"]])).toEqual([]);
  expect(run([["a", 2], ["b"]])).toEqual([["a", 2]]);
  expect(run([["a", 1]])).toEqual([["a", 1]]);
  expect(run([["b"]])).toEqual([["b"]]);
});
