import type { Planted } from "./faults/fault.ts";

/** A finding, as far as it is held against what was planted; `organ` is the organ's name. */
export interface Said {
  rule: string;
  severity: string;
  kind: string;
  organ: string | null;
  year: number | null;
  message: string;
}

/** How a rule did in a county. */
export interface Judged {
  rule: string;
  planted: number;
  found: number;
  /** errors at places where nothing was planted and nothing follows from what was */
  false: number;
}

const isOf = ({ rule, organs, year }: Planted, said: Said): boolean =>
  rule === said.rule && year === said.year && said.organ !== null && organs.includes(said.organ);

const follows = ({ consequences }: Planted, said: Said): boolean =>
  consequences.some(
    ({ rule, organ, year }) => rule === said.rule && organ === said.organ && year === said.year,
  );

/** The planted faults of which no finding speaks. */
export const missed = (planted: readonly Planted[], said: readonly Said[]): Planted[] =>
  planted.filter((fault) => !said.some((one) => isOf(fault, one)));

/** The errors that nobody planted. */
export const wrong = (planted: readonly Planted[], said: readonly Said[]): Said[] =>
  said.filter(
    (one) => one.severity === "error" && !planted.some((fault) => isOf(fault, one) || follows(fault, one)),
  );

/** A row for each rule that was planted or erred. */
export function judge(planted: readonly Planted[], said: readonly Said[]): Judged[] {
  const [lost, errors] = [missed(planted, said), wrong(planted, said)];
  const rules = [...new Set([...planted, ...errors].map(({ rule }) => rule))].sort();
  return rules.map((rule) => {
    const count = (list: readonly { rule: string }[]): number =>
      list.filter((one) => one.rule === rule).length;
    return { rule, planted: count(planted), found: count(planted) - count(lost), false: count(errors) };
  });
}
