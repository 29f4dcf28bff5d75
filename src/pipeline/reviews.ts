import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import { type Verdict, verdict } from "../model/audit.ts";
import { readDescription } from "./description.ts";

const reviews = z.strictObject({ verdicts: z.array(verdict).default([]) });

const head = `# What people decided of the findings, as \`gongkai review\` writes it down. Keep it under version control.
`;

/**
 * The verdicts of a file; none where there is no file.
 * @throws SourceError where the file is wrong
 */
export function readReviews(file: string): Verdict[] {
  return existsSync(file) ? readDescription(readFileSync(file, "utf8"), file, reviews).verdicts : [];
}

/** Keeps a verdict in the place of an earlier one on the same finding; the file is replaced whole or not at all. */
export function keepReview(file: string, decided: Verdict): void {
  const others = readReviews(file).filter(({ finding }) => finding !== decided.finding);
  const verdicts = [...others, decided].sort((a, b) => (a.finding < b.finding ? -1 : 1));
  mkdirSync(path.dirname(file), { recursive: true });
  const half = `${file}.${process.pid}.partial`;
  writeFileSync(half, head + stringify({ verdicts }));
  renameSync(half, file);
}
