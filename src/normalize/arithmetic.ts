import type { FormTable, Identity } from "../forms/index.ts";

/** What an identity says of the values at hand. */
export interface Judgement {
  identity: Identity;
  /** open: a member is missing and what is there does not yet contradict */
  outcome: "holds" | "fails" | "open";
  left: number;
  right: number;
}

/** Sums of money and counts are compared to a ten-thousandth, which is below every printed decimal. */
const tolerance = 1e-4;

/**
 * Judges one identity. With a member missing it stays open, unless the members that are there already
 * break it: the parts of a sum cannot be more than the whole when none of them can be negative.
 */
export function judge(
  identity: Identity,
  valueOf: (indicator: string) => number | null | undefined,
): Judgement {
  const [left, leftMissing] = total(identity.left, valueOf);
  const [right, rightMissing] = total(identity.right, valueOf);
  const result = (outcome: Judgement["outcome"]): Judgement => ({ identity, outcome, left, right });
  if (!leftMissing && !rightMissing)
    return result(compare(left, right, identity.relation) ? "holds" : "fails");
  const nonNegative = identity.rule !== "active_disclosure.items_left";
  const tooMuchRight = !leftMissing && right > left + tolerance && identity.relation !== "<=";
  const tooMuchLeft = !rightMissing && left > right + tolerance && identity.relation !== ">=";
  return result(nonNegative && (tooMuchRight || tooMuchLeft) ? "fails" : "open");
}

function total(
  members: string[],
  valueOf: (indicator: string) => number | null | undefined,
): [number, boolean] {
  let sum = 0;
  let missing = false;
  for (const member of members) {
    const value = valueOf(member);
    if (value === null || value === undefined) missing = true;
    else sum += value;
  }
  return [sum, missing];
}

function compare(left: number, right: number, relation: Identity["relation"]): boolean {
  if (relation === "=") return Math.abs(left - right) < tolerance;
  return relation === "<=" ? left <= right + tolerance : left >= right - tolerance;
}

const byIndicator = new WeakMap<FormTable, Map<string, Identity[]>>();

/** The identities of a table by the indicators they bind. */
export function identityIndex(table: FormTable): Map<string, Identity[]> {
  let index = byIndicator.get(table);
  if (!index) {
    index = new Map();
    for (const identity of table.identities)
      for (const member of new Set([...identity.left, ...identity.right])) {
        const list = index.get(member);
        if (list) list.push(identity);
        else index.set(member, [identity]);
      }
    byIndicator.set(table, index);
  }
  return index;
}
