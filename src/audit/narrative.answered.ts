import type { Report } from "../model/report.ts";
import { leavesOf, sumOf } from "./figures.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches, ofBareRequests, ofRequests } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const answered = /(?<verb>答复|办结|办毕|办理完毕|办理|处理)[^，。；：]{0,16}：?$/u;
/** Those in time are all, or fewer. */
const inTime = /按[时期]|及时|限期|提前/u;
const some =
  /延期|延长|逾期|超期|收到|其中|含|同意|予以|公开答复|部分公开|不予|其[他它]处理|补正|撤回|网[上络]|邮件|书面|电话|口头|当面|现场|政策|热点|转|未|尚|上年|正在|重复|涉及|内容|自然人|法人|中(?:共?有)?$/u;

export const rule: ReportRule = {
  id: "narrative.answered",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号 表三第三项（七）",
  title: {
    en: "The text states another number of requests answered than the table",
    zh: "文字表述的答复（办结）申请数与表格不一致",
  },
  *check(report) {
    const said = statementsOf(report).flatMap((s): [Statement, Counterpart][] => {
      const verb = answered.exec(s.about)?.groups?.verb;
      const sure = ofRequests(s);
      const ofReplies = s.unit === "份" && /(?:答复|办结)$/u.test(s.about);
      if (
        !verb ||
        (!/^[件宗]$/u.test(s.unit ?? "") && !ofReplies) ||
        some.test(s.about) ||
        (!sure && !ofBareRequests(s))
      )
        return [];
      const cell = counterpart(report, s.value, verb);
      return [[s, { ...cell, part: inTime.test(s.about), loose: cell.loose === true || !sure }]];
    });
    yield* mismatches(report, said);
  },
};

/**
 * 办结 may leave out what came over from last year, 答复 those closed without an answer (（六）其他处理), and 办理 may
 * mean all that came in.
 */
function counterpart(report: Report, value: number, verb: string): Counterpart {
  const total = (row: string) => sumOf(report, [`requests.${row}.total`]);
  const [done, carried, fresh] = [total("result_total"), total("carried_over"), total("newly_received")];
  const unanswered = sumOf(report, leavesOf(report, "requests.other_handling"));
  const also: (number | null)[] = [];
  if (done !== null && carried !== null) also.push(done - carried);
  if (verb === "办理" || verb === "处理")
    also.push(fresh, fresh !== null && carried !== null ? fresh + carried : null);
  else if (verb === "答复" && done !== null && unanswered !== null)
    if (value < done && value >= done - unanswered) also.push(value);
  return {
    at: "answered",
    what: { en: "Requests answered", zh: "答复（办结）申请数" },
    indicators: ["requests.result_total.total"],
    also,
    loose: verb === "办理" || verb === "处理",
  };
}
