import type { Report } from "../model/report.ts";
import { sumOf } from "./figures.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches, ofSomethingElse } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const organizations = [
  "commercial_enterprise",
  "research_institution",
  "social_welfare_organization",
  "legal_service_organization",
  "other",
];
/** Applicants as the prose names them, each with its columns. */
const applicants: [RegExp, string, string, string[]][] = [
  [/(?:自然人|公民个人|公民)$/u, "natural persons", "自然人", ["natural_person"]],
  [/法人(?:和|或|及|、|或者|以及)?(?:其[他它]组织)?$/u, "organizations", "法人或其他组织", organizations],
  [/商业企业$/u, "commercial enterprises", "商业企业", ["commercial_enterprise"]],
  [/科研机构$/u, "research institutions", "科研机构", ["research_institution"]],
  [/社会公益组织$/u, "social welfare organizations", "社会公益组织", ["social_welfare_organization"]],
  [/法律服务机构$/u, "legal service organizations", "法律服务机构", ["legal_service_organization"]],
];
const persons = /自然人|公民|个人/u;
const organized = /法人|组织|企业|机构/u;
const tail = /(?:的|提出|提交|递交|申请|政府信息公开|信息公开|共|有|为|数量?|件数)*：?$/u;

export const rule: ReportRule = {
  id: "narrative.applicants",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号 表三“申请人情况”",
  title: {
    en: "The text states other numbers by applicant than the table",
    zh: "文字表述的申请人构成与表格不一致",
  },
  *check(report) {
    const said = statementsOf(report).flatMap((s): [Statement, Counterpart][] => {
      // The columns' own names tell enough: 从申请人看，自然人申请3件.
      if (s.unit !== "件" || ofSomethingElse(s) || !/申请/u.test(s.lead + s.about + s.after)) return [];
      if (/网[上络]|信函|当面|不予|答复|办结|结转|公开答复/u.test(s.about)) return [];
      const words = s.about.replace(tail, "");
      const applicant = applicants.find(([pattern]) => pattern.test(words));
      // 公民、法人和其他组织 are all who may apply.
      if (applicant && persons.test(words) && organized.test(words)) return [];
      const ofAnswers = /答复|办结|办理|处理/u.test(s.before + s.lead);
      return applicant ? [[s, counterpart(report, applicant, ofAnswers)]] : [];
    });
    yield* mismatches(report, said);
  },
};

function counterpart(
  report: Report,
  [, en, zh, columns]: (typeof applicants)[number],
  ofAnswers: boolean,
): Counterpart {
  const cells = (row: string) => columns.map((column) => `requests.${row}.${column}`);
  const fresh = cells("newly_received");
  return {
    at: columns.length > 1 ? "organizations" : columns[0],
    what: { en: `Requests of ${en}`, zh: `${zh}申请数` },
    indicators: fresh,
    also: [
      sumOf(report, [...fresh, ...cells("carried_over")]),
      ...(ofAnswers ? [sumOf(report, cells("result_total"))] : []),
    ],
  };
}
