import { isDeepStrictEqual } from "node:util";
import { expect } from "vitest";
import type { Report } from "../../src/index.ts";
import { ParseError, parseReport, reportSchema } from "../../src/index.ts";
import { generate } from "../generator/generate.ts";

/** What became of a document: its record, as sound as any other, or the code of the refusal. */
export type Outcome = { report: Report; code: null } | { report: null; code: string };

/** A record is of the schema, and the same when it was written and read again. */
export function expectValid(report: Report): void {
  const again = reportSchema.parse(JSON.parse(JSON.stringify(report)));
  // To compare is quick, to show where two large records differ is slow: that is done where they do.
  if (!isDeepStrictEqual(again, report)) expect(again).toEqual(report);
}

export async function trial(bytes: Uint8Array): Promise<Outcome> {
  try {
    const report = await parseReport(bytes);
    expectValid(report);
    return { report, code: null };
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    expect(error.code).toMatch(/^[a-z]+\.[a-z_]+$/);
    return { report: null, code: error.code };
  }
}

/** The code of the refusal, or the rules of the findings where there is a record. */
export async function codesOf(bytes: Uint8Array): Promise<string[]> {
  const { report, code } = await trial(bytes);
  return report ? report.findings.map((f) => f.rule) : [code];
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const title = "青川市水务局2021年政府信息公开工作年度报告";
/** A page with the title of a report and some content. */
export const page = (body: string): Uint8Array =>
  bytesOf(
    `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1>${body}</body></html>`,
  );

const textOf = (format: "html" | "text", layout: string) =>
  Buffer.from(generate(1, { format, layout, form: "2021" }).bytes).toString();

/** One report of the 2021 form: as a page, as text with cells, as text whose cells are lost. */
export const reportAsPage = (): string => textOf("html", "clean");
export const reportAsText = (): string => textOf("text", "tab-cells");
export const reportAsRuns = (): string => textOf("text", "run-together");

/** How many values were read. */
export const reported = ({ facts }: Report): number =>
  Object.values(facts).filter((f) => f.status === "reported").length;
