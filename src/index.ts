export type { Bilingual, Block, Cell, Document, Limits, Message, Table } from "./model/document.ts";
export { defaultLimits } from "./model/document.ts";
export { ParseError } from "./model/parse-error.ts";
export type { Place } from "./model/place.ts";
export type { Claim, Fact, FactBasis, FactStatus, Finding, Report, Section } from "./model/report.ts";
export { report as reportSchema } from "./model/report.ts";
export type { Form, FormCell, FormTable, Identity } from "./forms/index.ts";
export { forms, formById, indicators, identitiesOf } from "./forms/index.ts";
export { readDocument } from "./parse/index.ts";
export { normalize } from "./normalize/normalize.ts";
export type { Explanation, ExplainedIdentity } from "./normalize/explain.ts";
export { explainFact } from "./normalize/explain.ts";
export type { Inspection, ParseOptions } from "./parse-report.ts";
export { inspectReport, parseReport } from "./parse-report.ts";

export type { AuditFinding, Evidence, Verdict } from "./model/audit.ts";
export type { Coverage, Dataset, DatasetRecord, OrganYear, SnapshotRow } from "./model/dataset.ts";
export type { Organ } from "./model/organ.ts";
export type { Roster, RosterEntry } from "./model/roster.ts";
