import type { Organ } from "../model/organ.ts";
import { cellName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { onceAYear } from "./once-a-year.ts";
import { contradicts, figure, unsure } from "./readings.ts";
import type { Found, RegionRule, Spoken, Year } from "./rule.ts";
import type { Consolidation } from "./sums.ts";
import { consolidationsOf } from "./sums.ts";

const summed = /^(?:requests|review_litigation|active_disclosure)\./u;

export const rule: RegionRule = {
  id: "region.bound",
  scope: "region",
  strength: "strong",
  source: "条例第四十九条第二款",
  title: {
    en: "A part reports more than the government that sums it up",
    zh: "组成单位的数值大于本级政府汇总数",
  },
  *check(year) {
    for (const consolidation of consolidationsOf(year)) {
      const excesses = consolidation.parts.flatMap((part) => excessOf(part, consolidation.whole) ?? []);
      const together = excesses.filter((e) => excesses.some((o) => o !== e && sharesCell(e, o)));
      if (together.length > 0) yield finding(year, consolidation, together);
      for (const excess of excesses)
        if (!together.includes(excess)) yield finding(year, consolidation, [excess]);
    }
  },
};

/** A part with the cells in which it is more than the whole, those first that nothing else speaks against. */
interface Excess {
  organ: Organ;
  reading: Spoken;
  cells: string[];
  sure: boolean;
}

function excessOf({ organ, reading }: Consolidation["parts"][number], whole: Spoken): Excess | null {
  const over = [...reading.values]
    .filter(
      ([id, value]) =>
        summed.test(id) && !id.endsWith(".change") && value > (whole.values.get(id) ?? Infinity),
    )
    .map(([id]) => id);
  if (over.length === 0) return null;
  const shaky = (id: string) => contradicts(whole, id) || contradicts(reading, id);
  const cells = [...over.filter((id) => !shaky(id)), ...over.filter(shaky)];
  return { organ, reading, cells, sure: !shaky(cells[0]) };
}

const sharesCell = (a: Excess, b: Excess): boolean => a.cells.some((id) => b.cells.includes(id));

/** Where several parts exceed it in a cell, it is the whole that is too small: one fault, and not theirs. */
function finding(year: Year, { government, whole }: Consolidation, excesses: Excess[]): Found {
  const [{ organ, reading, cells }] = excesses;
  const several = excesses.length > 1;
  const all = [...new Set(excesses.flatMap((e) => e.cells))];
  const doubt = unsure(whole, all) || excesses.some((e) => unsure(e.reading, e.cells));
  const sure = excesses.some((e) => e.sure && isConfirmed(year, e.organ));
  const [first] = cells;
  const name = cellName(first);
  const [value, limit] = [reading.values.get(first)!, whole.values.get(first)!];
  const others = excesses.length - 1;
  return found({
    at: several ? `parts/${whole.scope}` : `${government.key}/${reading.scope}`,
    kind: doubt ? "extraction" : "report",
    severity: !doubt && sure ? "error" : "warning",
    organ: several ? government.key : organ.key,
    year: year.year,
    indicators: all,
    expected: limit,
    actual: value,
    message: {
      en: `${organ.name}${several ? ` and ${others} more report` : " reports"} more than ${government.name} sums up in ${all.length} cells; ${name.en}: ${value} against ${limit}.`,
      zh: `${organ.name}${several ? `等${excesses.length}个单位` : ""}有${all.length}项数值大于${government.name}的汇总数；${name.zh}：${value}，汇总${limit}。`,
    },
    evidence: excesses.flatMap((e) =>
      e.cells.slice(0, 20).flatMap((id) => [figure(e.reading, id), figure(whole, id)]),
    ),
  });
}

/** Whether a person confirmed to whom the organ belongs; a superior told from names alone may be wrong. */
const isConfirmed = (year: Year, { names, name }: Organ): boolean =>
  [...names, name].some((one) => confirmedOf(year).has(one));

const confirmedOf = onceAYear(({ rosters }) => {
  const confirmed = rosters.filter((r) => r.confirmed !== null);
  return new Set(confirmed.flatMap((r) => r.organs.flatMap((e) => (e.superior === null ? [] : [e.name]))));
});
