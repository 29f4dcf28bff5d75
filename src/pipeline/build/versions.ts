import { figuresVersion } from "./figures.ts";

/**
 * What the stored results were made by. Raise the first where parse/, normalize/ or forms/ read something otherwise, and
 * everything is read again; the second where a rule within one report or the cutting of passages changed, and the stored
 * records are audited again without their bytes.
 */
export const readerVersion = `3 ${figuresVersion}`;
export const reportAuditVersion = "2";
/** Raise it where linking, the audit over many reports, or the writing of a release changed. */
export const releaseVersion = "2";
