import { z } from "zod";
import { claim, fact, finding, report } from "../model/report.ts";

/** The JSON Schemas (2020-12) of a record and of its parts, from the schema that validates them. */
export function jsonSchemas(): Record<string, unknown> {
  const named = { report, fact, claim, finding };
  return Object.fromEntries(
    Object.entries(named).map(([name, schema]) => [
      `${name}.schema.json`,
      { title: `gongkai ${name}/1`, ...z.toJSONSchema(schema) },
    ]),
  );
}
