import { expect, test } from "vitest";
import { chunkOf } from "../../src/publish/chunk.ts";
import { recordOf } from "../../src/publish/record.ts";
import { reportOf } from "../audit/written.ts";

test("a record has the scope of its organ-year in every table, where its report does not tell", async () => {
  const report = { ...(await reportOf()), scope: "unknown" as const };
  const of = (scope?: "own" | "consolidated") => {
    const { packed, ...told } = recordOf({ report, key: "a", organ: "x/a", role: "speaks", scope });
    return chunkOf([{ ...told, ...packed() }]).facts.reports[0]!.common.scope;
  };
  expect([of(), of("own"), of("consolidated")]).toEqual(["unknown", "own", "consolidated"]);
});
