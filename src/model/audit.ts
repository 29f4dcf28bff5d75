import { z } from "zod";
import { place } from "./place.ts";
import { bilingual, severity } from "./report.ts";

/** One thing that a finding rests on: a number or a passage of a report, or what was seen of an address. */
export const evidence = z.strictObject({
  report: z.string().nullable().describe("key of the report; null where there is none, as for a missing one"),
  organ: z.string().nullable(),
  year: z.int().nullable(),
  indicator: z.string().nullable(),
  value: z.number().nullable(),
  text: z.string().nullable().describe("a clause, a passage, or words on what was seen"),
  url: z.string().nullable(),
  place: place.optional(),
});
export type Evidence = z.infer<typeof evidence>;

export const findingScope = z.enum(["report", "series", "region", "publication"]).meta({
  description:
    "report: within one report; series: over the years of an organ; region: over the organs of a place; publication: whether, when and how it was published",
});

/** A finding of the audit, over one report or many. */
export const auditFinding = z.strictObject({
  id: z
    .string()
    .describe("stable over runs: of the rule, the organ, the year and the instance, never of the numbers"),
  rule: z.string(),
  scope: findingScope,
  kind: z.enum(["report", "extraction"]).meta({
    description: "report: the office's doing; extraction: we are not sure of our reading",
  }),
  severity,
  organ: z.string().nullable().describe("key of the organ"),
  year: z.int().nullable(),
  indicators: z.array(z.string()),
  expected: z.number().nullable(),
  actual: z.number().nullable(),
  message: bilingual,
  evidence: z.array(evidence),
});
export type AuditFinding = z.infer<typeof auditFinding>;

/** What a person decided of a finding; kept in a file that can be versioned. */
export const verdict = z.strictObject({
  finding: z.string().describe("id of the finding"),
  rule: z.string().nullable().default(null),
  organ: z.string().nullable().default(null).describe("key of the organ, as it was then"),
  year: z.int().nullable().default(null),
  decision: z.enum(["confirmed", "dismissed", "explained"]),
  note: z.string().nullable(),
  by: z.string().nullable(),
  on: z.iso.date(),
  seen: z
    .string()
    .describe("hash of the finding's numbers when it was decided; where they change, it is open again"),
});
export type Verdict = z.infer<typeof verdict>;
