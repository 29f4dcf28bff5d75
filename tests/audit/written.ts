import type { Report } from "../../src/model/report.ts";
import { parseReport } from "../../src/index.ts";
import type { Found, ReportRule } from "../../src/audit/rule.ts";
import type { Example } from "../generator/examples.ts";
import { requestNumbers, reviewNumbers, writeExample } from "../generator/examples.ts";

/** What a test says of its report; the rest is as in a report without a fault. */
export interface Written {
  organ?: string;
  year?: number;
  tables?: Example["tables"];
  values?: Record<string, number>;
  printed?: Record<string, string>;
  preamble?: string;
  overview?: string;
  problems?: string;
  other?: string;
  /** the whole text, where the sections themselves are the case */
  text?: string;
}

/** 45 requests new and 3 carried over, 44 answered and 4 carried forward; 5 reviews and 3 lawsuits. */
export const figures: Record<string, number> = {
  ...requestNumbers(
    {
      granted: [20, 3],
      partially_granted: [4],
      "denied.third_party_rights": [2],
      "denied.internal_affairs": [3],
      "unable.not_held": [7],
      "not_processed.petition_or_complaint": [2],
      "other_handling.fee_unpaid_in_time": [1],
      "other_handling.other": [2],
    },
    [3],
    [4],
  ),
  ...reviewNumbers([3, 1, 0, 1, 5], [1, 0, 0, 0, 1], [2, 0, 0, 0, 2]),
  "active_disclosure.normative_documents.issued": 6,
  "active_disclosure.normative_documents.repealed": 2,
  "active_disclosure.normative_documents.in_force": 31,
  "active_disclosure.licensing.decisions": 812,
  "active_disclosure.penalties.decisions": 97,
};

const year = 2023;

/** A report as an office writes it, read from its page. */
export async function reportOf(written: Written = {}): Promise<Report> {
  const of = written.year ?? year;
  const organ = written.organ ?? "临溪县水务局";
  return parseReport(
    writeExample({
      file: "",
      format: "html",
      layout: "portal",
      seed: 1,
      organ,
      year: of,
      published_on: `${of + 1}-01-20`,
      title: `${organ}${of}年政府信息公开工作年度报告`,
      tables: written.tables ?? "2021",
      values: { ...figures, ...written.values },
      printed: written.printed,
      signed: false,
      text: written.text ?? textOf(written, of),
    }),
  );
}

function textOf({ preamble, overview, problems, other }: Written, of: number): string {
  return [
    preamble ?? `本报告根据《中华人民共和国政府信息公开条例》编制，统计期限为${of}年1月1日至12月31日。`,
    "一、总体情况",
    overview ?? `${of}年，我局主动公开政府信息，接受社会监督。`,
    "二、主动公开政府信息情况\n@active_disclosure",
    "三、收到和处理政府信息公开申请情况\n@requests",
    "四、政府信息公开行政复议、行政诉讼情况\n@review_litigation",
    "五、存在的主要问题及改进情况",
    problems ?? "公开内容还不够丰富，解读形式较为单一，将加强培训，逐步改进。",
    "六、其他需要报告的事项",
    other ?? "按照信息处理费管理办法，本年度没有其他需要报告的事项。",
  ]
    .filter((line) => line !== "")
    .join("\n");
}

export const check = (rule: ReportRule, report: Report): Found[] => [...rule.check(report)];
