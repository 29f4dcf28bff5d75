import type { Fact, Finding } from "../model/report.ts";
import { judge } from "./arithmetic.ts";
import type { TableReading } from "./reading.ts";

/** Sums of one kind that have to fail before the reading itself is suspected. */
const fewest = 3;

/**
 * An office errs in a sum or two. Where most sums of one kind fail, columns or rows were more likely taken
 * for each other, and every value of the table is named. A sum of one part tells little by holding.
 */
export function misread(reading: TableReading, facts: Record<string, Fact>): Finding[] {
  const sums = new Map<string, { failed: number; judged: number }>();
  for (const identity of reading.table.identities.filter((i) => i.relation === "=")) {
    const { outcome } = judge(identity, (id) => facts[id]?.value);
    const members = [...identity.left, ...identity.right];
    const parts = members.filter((id) => facts[id]?.value).length;
    if (outcome === "open" || (outcome === "holds" && parts < 3)) continue;
    const sum = sums.get(identity.rule) ?? { failed: 0, judged: 0 };
    sum.judged++;
    if (outcome !== "holds") sum.failed++;
    sums.set(identity.rule, sum);
  }
  const worst = [...sums].find(([, { failed, judged }]) => failed >= fewest && failed > judged / 2);
  if (!worst) return [];
  const [rule, { failed, judged }] = worst;
  return [
    {
      rule: "reading.mostly_contradicted",
      kind: "extraction",
      severity: "warning",
      indicators: reading.table.cells
        .map((c) => c.indicator)
        .filter((id) => facts[id]?.status === "reported"),
      message: {
        en: `${failed} of ${judged} sums of one kind (${rule}) fail: the columns or rows of this table may have been misread.`,
        zh: `同类勾稽关系（${rule}）${judged} 项中有 ${failed} 项不成立：本表的行或列可能被误读。`,
      },
      place: reading.place,
    },
  ];
}
