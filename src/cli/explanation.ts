import type { Place } from "../model/place.ts";
import type { ExplainedIdentity, Explanation } from "../normalize/explain.ts";
import { findingLines } from "./page.ts";
import { wrapped } from "./page/width.ts";
import type { Terminal } from "./terminal.ts";
import { shown } from "./terminal.ts";
import { basisWords, statusWords, strengthWords, words } from "./words.ts";

/** Where a value stands, in the terms of its format: `pdf · page 3 · box 71,512,124,530`. */
function placeText({ in: format, ...rest }: Place): string {
  return [format, ...Object.entries(rest).map(([key, value]) => `${key} ${value}`)].join(" · ");
}

type Member = ExplainedIdentity["left"][number];

const numbers = (members: Member[]) => members.map(({ value }) => value ?? "·").join(" + ");
/** Tenths do not add up exactly in binary; four decimals are more than is printed anywhere. */
const sumOf = (members: Member[]) => +members.reduce((sum, { value }) => sum + (value ?? 0), 0).toFixed(4);
const outcomeSigns = { holds: "✓", fails: "✗", open: "·" } as const;
const opposites = { "=": "≠", "<=": ">", ">=": "<" } as const;
const printed = { "=": "=", "<=": "≤", ">=": "≥" } as const;

/** `5 + 1 = 6 ✓`; where it fails, what the sides come to: `5 + 1 = 7 ✗ (6 ≠ 7)`. */
export function formula({ identity, outcome, left, right }: ExplainedIdentity): string {
  const sides = `${numbers(left)} ${printed[identity.relation]} ${numbers(right)} ${outcomeSigns[outcome]}`;
  if (outcome !== "fails" || left.length + right.length === 2) return sides;
  return `${sides} (${sumOf(left)} ${opposites[identity.relation]} ${sumOf(right)})`;
}

function identityLines(explained: ExplainedIdentity, { language, colors, width }: Terminal): string[] {
  const { identity, outcome } = explained;
  const paint = { fails: colors.red, holds: colors.green, open: colors.dim }[outcome];
  return [
    ...wrapped(formula(explained), width - 4).map((line, i) => (i > 0 ? "    " : "  ") + paint(line)),
    ...wrapped(identity.text[language], width - 4).map((line) => `    ${line}`),
    `    ${colors.dim(`${identity.rule} · ${strengthWords[identity.strength][language]} · ${identity.source}`)}`,
  ];
}

/** What fails first, then equations before bounds; of a bound that each of many cells keeps, the first alone. */
function identitiesLines(identities: ExplainedIdentity[], terminal: Terminal): string[] {
  const outcomes = ["fails", "holds", "open"];
  const rank = ({ identity, outcome }: ExplainedIdentity) =>
    outcomes.indexOf(outcome) * 2 + (identity.relation === "=" ? 0 : 1);
  const groups = new Map<string, ExplainedIdentity[]>();
  for (const explained of [...identities].sort((a, b) => rank(a) - rank(b))) {
    const { identity, outcome } = explained;
    const alike = outcome === "fails" ? `${identity.rule} ${identity.at}` : `${identity.rule} ${outcome}`;
    groups.set(alike, [...(groups.get(alike) ?? []), explained]);
  }
  const more = (rest: ExplainedIdentity[]) =>
    rest.length === 0 ? [] : [`    + ${rest.length} ${words.alike[terminal.language]}`];
  return [...groups.values()].flatMap(([first, ...rest]) => [
    ...identityLines(first!, terminal),
    ...more(rest),
  ]);
}

/** All that is known of one value, on a page. */
export function explanationPage(explanation: Explanation, terminal: Terminal): string {
  const { language, colors, width } = terminal;
  const { indicator, fact, identities, findings } = explanation;
  const say = (key: keyof typeof words) => words[key][language];
  const facts: [string, string][] = [
    [say("value"), fact.value === null ? say("none") : `${fact.value} ${fact.unit ?? ""}`],
    [say("raw"), fact.raw === null ? say("none") : JSON.stringify(shown(fact.raw))],
    [say("status"), `${statusWords[fact.status][language]} (${fact.status})`],
    [say("basis"), `${basisWords[fact.basis][language]} (${fact.basis})`],
  ];
  if (fact.note) facts.push([say("note"), shown(fact.note)]);
  for (const axis of ["row", "column"] as const) {
    const headings = fact.headings?.[axis] ?? [];
    if (headings.length > 0) facts.push([say(axis), headings.map(shown).join(" › ")]);
  }
  if (fact.place) facts.push([say("place"), placeText(fact.place)]);
  const lines = [
    colors.bold(indicator),
    ...facts.flatMap(([name, text]) =>
      wrapped(`${name}  ${text}`, width - 2).map((line, i) => (i > 0 ? "    " : "  ") + line),
    ),
    "",
    `${say("identities")}: ${identities.length || say("none")}`,
    ...identitiesLines(identities, terminal),
    "",
    `${say("findings")}: ${findings.length || say("none")}`,
    ...findingLines(findings, terminal),
  ];
  return lines.join("\n") + "\n";
}
