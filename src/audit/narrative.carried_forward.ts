import type { Report } from "../model/report.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches, ofBareRequests, ofRequests } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const next = "(?:下一?年|次年|明年|(?<year>20\\d\\d)年)";
const move = "(?:结转|顺延|转入|延续|转至|延至|接转|延期[至到])";
const before = new RegExp(`${move}[^，。；]{0,6}${next}[^，。；]*$`, "u");
const left = new RegExp(`^(?:均|已)*${move}$`, "u");
/** Said before the number, these leave no others that are carried forward. */
const alone =
  /(?:另?有|剩余|其余|余|(?:未(?:办结|答复|办理完毕|到(?:答复|办理|法定)?(?:期限?|时限))|(?:尚在|仍在|正在)(?:办理|处理|答复)(?:期限内|过程中|中)?)的?(?:申请)?|，|^)$/u;
const behind = new RegExp(`^[^，。；]{0,20}${move}[^，。；]{0,6}${next}`, "u");

export const rule: ReportRule = {
  id: "narrative.carried_forward",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号 表三第四项",
  title: {
    en: "The text states another number of requests carried forward than the table",
    zh: "文字表述的结转下年度申请数与表格不一致",
  },
  *check(report) {
    const said = statementsOf(report)
      .filter((s) => /^[件份宗]$/u.test(s.unit ?? "") && (ofRequests(s) || ofBareRequests(s)))
      .flatMap((s): [Statement, Counterpart][] => {
        const words = wordsOf(s, report);
        return words === null ? [] : [[words, { ...cell, loose: !ofRequests(s) }]];
      });
    yield* mismatches(report, said);
  },
};

const cell: Counterpart = {
  at: "carried_forward",
  what: { en: "Requests carried forward", zh: "结转下年度申请数" },
  indicators: ["requests.carried_forward.total"],
};

/** The statement without the name of the next year; null where it speaks of something else. */
function wordsOf(statement: Statement, report: Report): Statement | null {
  if (/(?:未(?:办结|答复)|其余|剩余|尚余)的?$/u.test(statement.about) && left.test(statement.after))
    return statement;
  const match =
    before.exec(statement.about) ?? (alone.test(statement.about) ? behind.exec(statement.after) : null);
  if (!match) return null;
  const year = match.groups?.year;
  if (year === undefined) return statement;
  if (report.year === null || Number(year) !== report.year + 1) return null;
  return { ...statement, lead: statement.lead.replaceAll(`${year}年`, "") };
}
