import { figuresVersion } from "./figures.ts";

/**
 * What the stored results were made by. Raise the first where parse/, normalize/ or forms/ read something otherwise, and
 * everything is read again; the second where a rule within one report, the cutting of passages or what the tables list of a
 * report changed, and the stored records are gone through again without their bytes.
 */
export const readerVersion = `9 ${figuresVersion}`;
export const reportAuditVersion = "7";
/** Raise it where linking, the audit over many reports, or the writing of a release changed. */
export const releaseVersion = "7";
