import { cellName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { figure, unsure } from "./readings.ts";
import type { RegionRule, Year } from "./rule.ts";
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
    for (const { government, whole, parts } of consolidationsOf(year))
      for (const { organ, reading } of parts) {
        const over = [...reading.values].filter(
          ([id, value]) =>
            summed.test(id) && !id.endsWith(".change") && value > (whole.values.get(id) ?? Infinity),
        );
        if (over.length === 0) continue;
        const cells = over.map(([id]) => id);
        const doubt = unsure(whole, cells) || unsure(reading, cells);
        const [[first, value]] = over;
        const name = cellName(first);
        yield found({
          at: `${government.key}/${reading.scope}`,
          kind: doubt ? "extraction" : "report",
          severity: !doubt && isConfirmed(year, organ.names.concat(organ.name)) ? "error" : "warning",
          organ: organ.key,
          year: year.year,
          indicators: cells,
          expected: whole.values.get(first)!,
          actual: value,
          message: {
            en: `${organ.name} reports more than ${government.name} sums up in ${cells.length} cells; ${name.en}: ${value} against ${whole.values.get(first)}.`,
            zh: `${organ.name}有${cells.length}项数值大于${government.name}的汇总数；${name.zh}：${value}，汇总${whole.values.get(first)}。`,
          },
          evidence: over.slice(0, 20).flatMap(([id]) => [figure(reading, id), figure(whole, id)]),
        });
      }
  },
};

/** Whether a person confirmed to whom the organ belongs; a superior told from names alone may be wrong. */
const isConfirmed = ({ rosters }: Year, names: string[]): boolean =>
  rosters.some(
    (r) => r.confirmed !== null && r.organs.some((e) => e.superior !== null && names.includes(e.name)),
  );
