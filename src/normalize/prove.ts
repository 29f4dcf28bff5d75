import type { Fact, Finding } from "../model/report.ts";
import type { Identity } from "../forms/index.ts";
import type { Judgement } from "./arithmetic.ts";
import { judge } from "./arithmetic.ts";
import type { TableReading } from "./reading.ts";

/** Where one of these fails for the same cells, the weaker relation says nothing new. */
const impliedBy: Record<string, string> = {
  "requests.result_bound": "requests.results_sum",
  "requests.carried_forward_bound": "requests.balance",
};

/**
 * Judges the identities of a table: counts on each fact how many prove and how many contradict it
 * (a sum proves its members; a mere bound proves nothing), and reports each that fails. It is the
 * office's inconsistency where every member was read without doubt, else it may be ours.
 */
export function proveTable(reading: TableReading, facts: Record<string, Fact>): Finding[] {
  const valueOf = (id: string) => facts[id]?.value;
  const findings: Finding[] = [];
  const failed = new Set<string>();
  let open = 0;
  for (const identity of reading.table.identities) {
    const judgement = judge(identity, valueOf);
    const members = [...identity.left, ...identity.right];
    if (judgement.outcome === "open") {
      if (identity.relation === "=") open++;
      continue;
    }
    if (judgement.outcome === "holds") {
      if (identity.relation === "=") for (const m of members) facts[m].proven_by++;
      continue;
    }
    const column = identity.at.split(".").at(-1)!;
    if (failed.has(`${impliedBy[identity.rule]}:${column}`)) continue;
    failed.add(`${identity.rule}:${column}`);
    if (identity.strength === "hard") for (const m of members) facts[m].contradicted_by++;
    findings.push(violation(judgement, reading, facts));
  }
  const reported = reading.table.cells.some((c) => facts[c.indicator].status === "reported");
  if (open > 0 && reported) findings.push(notJudged(open, reading));
  return [...findings, ...domains(reading, facts)];
}

function violation(
  { identity, left, right }: Judgement,
  reading: TableReading,
  facts: Record<string, Fact>,
): Finding {
  const members = [...identity.left, ...identity.right].filter((m) => facts[m].status === "reported");
  const doubtful = [...identity.left, ...identity.right].filter((m) => {
    const r = reading.readings.get(m);
    return (
      r !== undefined &&
      (r.basis === "position" || r.unsure || r.value.status === "unreadable" || r.value.doubt)
    );
  });
  // A sum is printed on its left: the parts say what it should be. A balance is read from left to right.
  const printedLeft = identity.left.length === 1;
  const expected = round(printedLeft ? right : left);
  const actual = round(printedLeft ? left : right);
  const kind = doubtful.length > 0 ? "extraction" : "report";
  return {
    rule: identity.rule,
    kind,
    severity: identity.strength === "hard" && kind === "report" ? "error" : "warning",
    indicators: members,
    expected,
    actual,
    message: {
      en: `${identity.text.en}: ${actual} where ${relation(identity, printedLeft)}${expected} is due.`,
      zh: `${identity.text.zh}：应${relationZh(identity, printedLeft)}${expected}，实为${actual}。`,
    },
    ...(facts[members[0]]?.place ? { place: facts[members[0]].place } : {}),
  };
}

function relation({ relation }: Identity, printedLeft: boolean): string {
  if (relation === "=") return "";
  return (relation === "<=") === printedLeft ? "at most " : "at least ";
}

function relationZh({ relation }: Identity, printedLeft: boolean): string {
  if (relation === "=") return "为";
  return (relation === "<=") === printedLeft ? "不大于" : "不小于";
}

const round = (n: number) => Math.round(n * 1e6) / 1e6;

function notJudged(open: number, { table, place }: TableReading): Finding {
  const equalities = table.identities.filter((i) => i.relation === "=").length;
  return {
    rule: `${table.key}.not_judged`,
    kind: "report",
    severity: "info",
    indicators: [],
    message: {
      en: `${open} of ${equalities} sums could not be judged, because cells are blank.`,
      zh: `因单元格空白，${equalities} 项勾稽关系中有 ${open} 项无法核验。`,
    },
    place,
  };
}

/** Counts are whole and not negative (forms.md H5). */
function domains({ table, readings }: TableReading, facts: Record<string, Fact>): Finding[] {
  return table.cells.flatMap((cell): Finding[] => {
    const { value, place } = facts[cell.indicator];
    const sure = readings.get(cell.indicator)?.value.doubt ? "extraction" : "report";
    const found = (rule: string, en: string, zh: string): Finding => ({
      rule,
      kind: sure,
      severity: "error",
      indicators: [cell.indicator],
      actual: value,
      message: { en: `${en}: ${value}.`, zh: `${zh}：${value}。` },
      ...(place ? { place } : {}),
    });
    if (value === null) return [];
    if (value < 0 && !cell.signed)
      return [found("value.negative", "A count cannot be negative", "数量不能为负")];
    if (cell.integer && !Number.isInteger(value))
      return [found("value.fraction", "A count must be whole", "数量应为整数")];
    return [];
  });
}
