/** The library's face for datasets: it needs a database, which reading one report does not. */
export type { AuditRule } from "./audit/index.ts";
export { auditPublication, auditReport, auditSeries, auditYear, rules } from "./audit/index.ts";
export type { Change } from "./publish/diff.ts";
export { diffReleases } from "./publish/diff.ts";
export type { PublishOptions, PublishResult } from "./publish/release.ts";
export { recordOf } from "./publish/record.ts";
export { publishRelease } from "./publish/release.ts";
