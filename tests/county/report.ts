import type { FormTable } from "../generator/forms.ts";
import type { Block } from "../generator/outline.ts";
import type { Notation } from "../generator/notation.ts";
import type { Random } from "../generator/random.ts";
import type { Values } from "../generator/values.ts";
import type { YearForm } from "./numbers.ts";
import type { CountyOrgan } from "./organs.ts";
import type { Told } from "./prose.ts";

export type Carrier = "page" | "page+pdf" | "docx" | "pdf";

/** What a portal does with a report, beyond showing it. */
export type Mishap =
  | "missing"
  /** a captcha stands before it */
  | "unreachable"
  /** gone at the second visit */
  | "withdrawn"
  /** at the first visit it is `firstValues` that stands there */
  | "replaced"
  /** its tables are pictures */
  | "image tables"
  /** its PDF says `fileValues` */
  | "formats differ";

/** A report as its office publishes it. */
export interface CountyReport {
  organ: CountyOrgan;
  year: number;
  form: YearForm;
  values: Values;
  told: Told;
  title: string;
  published: string;
  notation: Notation;
  carrier: Carrier;
  mishap: Mishap | null;
  /** figures of the version before, or of the other format */
  otherValues: Values | null;
  /** sections of the text; the tables stand between them */
  overview: Block[];
  problems: Block[];
  other: Block[];
  /** a line that a text fault puts before a section's own */
  lead: Partial<Record<SectionName, string>>;
  headings: Record<SectionName, string>;
  /** a section that is left out, heading and all */
  without?: SectionName;
  /** a local annex below the report, which counts the year and all years until then */
  annex: string[][] | null;
  preamble: string;
  random: Random;
}

export const sectionNames = [
  "overview",
  "active_disclosure",
  "requests",
  "review_litigation",
  "problems",
  "other",
] as const;
export type SectionName = (typeof sectionNames)[number];

export const headings: Record<SectionName, string> = {
  overview: "一、总体情况",
  active_disclosure: "二、主动公开政府信息情况",
  requests: "三、收到和处理政府信息公开申请情况",
  review_litigation: "四、政府信息公开行政复议、行政诉讼情况",
  problems: "五、存在的主要问题及改进情况",
  other: "六、其他需要报告的事项",
};

/** A report from top to bottom. */
export function blocksOf(report: CountyReport, tables: readonly FormTable[]): Block[] {
  const table = (name: string): Block[] =>
    tables.filter((one) => one.table === name).map((one): Block => ({ kind: "table", table: one }));
  const bodies: Record<SectionName, Block[]> = {
    overview: report.overview,
    active_disclosure: table("active_disclosure"),
    requests: table("requests"),
    review_litigation: table("review_litigation"),
    problems: report.problems,
    other: report.other,
  };
  return [
    { kind: "title", text: report.title },
    { kind: "paragraph", text: report.preamble },
    ...sectionNames.flatMap((name): Block[] => {
      if (name === report.without) return [];
      const lead = report.lead[name];
      return [
        { kind: "heading", level: 1, text: report.headings[name], key: name },
        ...(lead === undefined ? [] : [{ kind: "paragraph" as const, text: lead }]),
        ...bodies[name],
      ];
    }),
    ...annexOf(report),
  ];
}

function annexOf({ annex, year }: CountyReport): Block[] {
  if (annex === null) return [];
  return [
    { kind: "paragraph", text: `附件：政府信息公开指标统计表（${year}年度）` },
    { kind: "plain table", rows: annex },
  ];
}
