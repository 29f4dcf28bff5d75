import type { Block } from "../../generator/outline.ts";
import { headings, type CountyReport } from "../report.ts";
import { afterLast, alone, type Fault } from "./fault.ts";

/** Faults of the text: written after it is. */

const texts = (blocks: readonly Block[]): Block[] => blocks.map((block) => ({ ...block }));
const outside = ({ organ, form }: CountyReport): boolean => organ.kind !== "government" && form === "2021";

/** Copies what one report says of its problems into another. */
function copy(from: CountyReport, to: CountyReport): void {
  to.problems = texts(from.problems);
}

export const textFaults: Fault[] = [
  {
    rule: "text.wrong_year",
    plant(report) {
      if (!outside(report)) return null;
      const { year } = report;
      // All of the overview but the comparison with the year before is of the year before.
      report.overview = report.overview.map((block) =>
        block.kind === "paragraph"
          ? { ...block, text: block.text.replaceAll(`${year}年`, `${year - 1}年`) }
          : block,
      );
      return alone(report);
    },
  },
  {
    rule: "text.instructions",
    plant(report, _, random) {
      if (!outside(report)) return null;
      report.lead = random.pick([
        { overview: "编写说明：可先适当综述。要注意数据间的逻辑关系。" },
        { requests: "该部分以表格形式报告。表格如下：" },
      ]);
      return alone(report);
    },
  },
  {
    rule: "text.empty_section",
    plant(report, _, random) {
      if (!outside(report)) return null;
      if (random.chance(0.5)) report.problems = [];
      else report.other = [];
      return alone(report);
    },
  },
  {
    rule: "text.missing_section",
    plant(report, _, random) {
      if (!outside(report)) return null;
      report.without = random.pick(["problems", "other"]);
      return alone(report);
    },
  },
  {
    rule: "text.misnumbered",
    plant(report, _, random) {
      if (!outside(report)) return null;
      report.headings = random.pick([
        {
          ...headings,
          problems: headings.problems.replace("五", "四"),
          other: headings.other.replace("六", "五"),
        },
        { ...headings, other: headings.other.replace("六", "七") },
      ]);
      return alone(report);
    },
  },
  {
    rule: "text.repealed_notice",
    plant(report) {
      if (!outside(report)) return null;
      report.preamble = `根据《国务院办公厅政府信息与政务公开办公室关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2019〕60号）要求，${report.preamble}`;
      return alone(report);
    },
  },
  {
    rule: "series.copied_text",
    plant(report, draft) {
      const last = draft.of(report.organ.name, report.year - 1);
      if (!outside(report) || !last) return null;
      copy(last, report);
      return afterLast(report, draft);
    },
  },
  {
    rule: "region.copied_text",
    plant(report, draft, random) {
      const others = draft.reports.filter(
        ({ organ, year }) => organ.part && year === report.year && organ.name !== report.organ.name,
      );
      if (!outside(report) || !report.organ.part) return null;
      const from = random.pick(others);
      copy(from, report);
      return { organs: [report.organ.name, from.organ.name], consequences: [] };
    },
  },
];
