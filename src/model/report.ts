import { z } from "zod";
import { place } from "./place.ts";

/** Statuses of a fact; its value is null unless `reported`. */
export const factStatus = z.enum(["reported", "blank", "placeholder", "absent", "unreadable"]).meta({
  description:
    "reported: a number stands there; blank: the cell is empty; placeholder: the cell says /, -, 无 or the like; absent: the row or cell is not in the table; unreadable: something stands there that cannot be read as one number",
});
export type FactStatus = z.infer<typeof factStatus>;

/** How a value was come by. */
export const factBasis = z.enum(["read", "position", "decoded", "none"]).meta({
  description:
    "read: its row and column were found by their headings; position: a heading was missing or unreadable and the order of the form decided; decoded: cell borders were lost and one reading alone satisfies the identities; none: there is no value",
});
export type FactBasis = z.infer<typeof factBasis>;

export const bilingual = z.strictObject({ en: z.string(), zh: z.string() });

/** One published number, or the reason why there is none. */
export const fact = z.strictObject({
  value: z.number().nullable().describe("as printed, never repaired; null unless status is reported"),
  raw: z.string().nullable().describe("the text of the cell as published; null where there is no cell"),
  status: factStatus,
  basis: factBasis,
  unit: z
    .string()
    .nullable()
    .describe("the unit printed in the cell, else the form's; null where neither says"),
  note: z.string().optional().describe("words beside the number in its cell"),
  proven_by: z.int().nonnegative().describe("identities of the form that hold and bind this value"),
  contradicted_by: z.int().nonnegative().describe("identities of the form that fail and bind this value"),
  headings: z
    .strictObject({ row: z.array(z.string()), column: z.array(z.string()) })
    .optional()
    .describe("the headings the cell was matched by, as published"),
  place: place.optional(),
});
export type Fact = z.infer<typeof fact>;

export const severity = z.enum(["error", "warning", "info"]);

/** A doubt, and whose it is. */
export const finding = z.strictObject({
  rule: z.string().describe("stable id of the rule"),
  kind: z.enum(["report", "extraction"]).meta({
    description: "report: the office published an inconsistency; extraction: we are not sure of our reading",
  }),
  severity,
  indicators: z.array(z.string()),
  expected: z.number().nullable().optional(),
  actual: z.number().nullable().optional(),
  candidates: z.array(z.string()).optional().describe("the readings that remain possible"),
  message: bilingual,
  place: place.optional(),
});
export type Finding = z.infer<typeof finding>;

/** A number that the prose states. */
export const claim = z.strictObject({
  text: z.string().describe("the clause as published"),
  value: z.number(),
  unit: z.string().nullable(),
  about: z.string().describe("what the number counts, in the words of the report"),
  place,
});
export type Claim = z.infer<typeof claim>;

export const subsection = z.strictObject({ heading: z.string(), text: z.string() });
export const sectionKey = z.enum([
  "preamble",
  "overview",
  "active_disclosure",
  "requests",
  "review_litigation",
  "problems_and_improvements",
  "other_matters",
  "other",
]);
export type SectionKey = z.infer<typeof sectionKey>;
export const section = z.strictObject({
  key: sectionKey,
  heading: z.string(),
  text: z.string(),
  subsections: z.array(subsection),
});
export type Section = z.infer<typeof section>;

export const formId = z.string().meta({ description: "narrative, 2014, 2019, 2021, …; mixed" });

/** A table of the report that was recognised, or kept plain (`table` is null). */
export const reportTable = z.strictObject({
  table: z
    .string()
    .nullable()
    .describe("the form's table: active_disclosure, requests, review_litigation, statistics_sheet"),
  form: z.string().nullable(),
  layout: z
    .enum(["grid", "stream"])
    .describe("grid: cells with borders; stream: labels and numbers in running text"),
  cells: z
    .array(z.array(z.string()))
    .optional()
    .describe("the cells row by row, for a table that no form knows"),
  place: place.optional(),
});
export type ReportTable = z.infer<typeof reportTable>;

export const candidate = z.strictObject({ value: z.string(), from: z.string() });

/** The record of one report: the schema `gongkai/report/1`. */
export const report = z.strictObject({
  schema: z.literal("gongkai/report/1"),
  id: z
    .string()
    .nullable()
    .describe("organ key, year and scope; null where one of organ and year cannot be told"),
  organ: z.strictObject({
    name: z.string().nullable(),
    division: z.strictObject({ code: z.string().nullable(), name: z.string() }).nullable(),
    kind: z.string().nullable(),
    level: z.string().nullable(),
  }),
  year: z.int().nullable(),
  title: z.string().nullable(),
  scope: z.enum(["own", "consolidated", "unknown"]),
  form: formId,
  tables: z.array(reportTable),
  published_on: z
    .strictObject({ value: z.iso.date(), from: z.string(), others: z.array(candidate) })
    .nullable(),
  source: z.strictObject({
    file: z.string().nullable(),
    url: z.string().nullable(),
    sha256: z.string(),
    bytes: z.int().nonnegative(),
    media_type: z.string(),
    format: z.string(),
    fetched_at: z.string().nullable(),
  }),
  sections: z.array(section),
  facts: z.record(z.string(), fact),
  claims: z.array(claim),
  findings: z.array(finding),
});
export type Report = z.infer<typeof report>;
