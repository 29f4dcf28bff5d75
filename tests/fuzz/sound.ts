import { expect } from "vitest";
import type { Document, Fact, Inspection } from "../../src/index.ts";
import { inspectReport, ParseError } from "../../src/index.ts";
import { readValue } from "../../src/normalize/values.ts";
import { expectValid } from "../hostile/trial.ts";

/** Whatever the bytes: a record that is valid and invents no number, or an error with a code. */
export async function expectSound(bytes: Uint8Array): Promise<void> {
  let inspection: Inspection;
  try {
    inspection = await inspectReport(bytes);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    expect(error.code).toMatch(/^[a-z]+\.[a-z_]+$/);
    expect([error.message, error.zh]).not.toContain("");
    return;
  }
  const { document, report } = inspection;
  expectValid(report);
  const said = textOf(document);
  const invented = Object.entries(report.facts).filter(([, fact]) => isInvented(fact, said));
  expect(invented).toEqual([]);
}

/** Without what readers leave out or make equal: white space, width, kinds of dashes. */
const squash = (text: string) =>
  text
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]/gu, "")
    .replace(/[−–]/gu, "-");

/** All text of a document: its lines in their order, then its cells row by row. */
function textOf({ blocks }: Document): string {
  const lines = blocks.map((b) => (b.type === "paragraph" || b.type === "heading" ? b.text : ""));
  const cells = blocks.flatMap((b) => (b.type === "table" ? b.cells.map((c) => c.text) : []));
  return `${squash(lines.join(""))}\n${squash(cells.join(""))}`;
}

/** Whether a value is not what its raw text says, or its raw text is not the document's. */
function isInvented({ value, raw, status, basis }: Fact, said: string): boolean {
  if (status !== "reported") return value !== null;
  if (value === null || raw === null || !said.includes(squash(raw))) return true;
  // Where the order of the form decided, the borders of the cells may have been lost as well.
  const cut = basis !== "read" && squash(raw).includes(String(Math.abs(value)));
  return !cut && readValue(raw).value !== value;
}
