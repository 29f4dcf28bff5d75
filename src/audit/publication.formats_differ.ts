import { cellName } from "./cell-names.ts";
import { found } from "./finding.ts";
import { figure, unsure } from "./readings.ts";
import { differences, inRole, seen, speaker } from "./published.ts";
import type { PublicationRule } from "./rule.ts";

export const rule: PublicationRule = {
  id: "publication.formats_differ",
  scope: "publication",
  strength: "strong",
  source: "条例第四十九条；国办公开办函〔2021〕30号 四、明确责任",
  title: {
    en: "Two documents of one report give different numbers",
    zh: "同一报告的两个文件数据不一致",
  },
  *check(publication) {
    const speaking = speaker(publication);
    if (!speaking) return;
    const { organYear } = publication;
    for (const [i, other] of inRole(publication, "differs").entries()) {
      // A cell that one of the two lacks may be lost in reading; two numbers are two numbers.
      const differing = differences(speaking, other).filter((d) => d.was !== null && d.is !== null);
      if (differing.length === 0) continue;
      const cells = differing.map((d) => d.indicator);
      const [{ indicator, was, is }] = differing;
      const name = cellName(indicator);
      const doubt = unsure(speaking, cells) || unsure(other, cells);
      yield found({
        at: `${organYear.scope}/${other.format}/${i + 1}`,
        kind: doubt ? "extraction" : "report",
        severity: doubt || other.format === speaking.format ? "warning" : "error",
        organ: organYear.organ,
        year: organYear.year,
        indicators: cells,
        expected: was,
        actual: is,
        message: {
          en: `${differing.length} numbers differ between ${speaking.format} and ${other.format}; ${name.en}: ${was} and ${is}.`,
          zh: `${speaking.format}与${other.format}有${differing.length}个数值不一致；${name.zh}：${was}与${is}。`,
        },
        evidence: [
          seen(publication, speaking, speaking.format),
          seen(publication, other, other.format),
          ...cells.slice(0, 100).flatMap((id) => [figure(speaking, id), figure(other, id)]),
        ],
      });
    }
  },
};
