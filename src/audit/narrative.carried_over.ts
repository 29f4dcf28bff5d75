import type { Counterpart } from "./narrative.ts";
import { mismatches, ofBareRequests, ofRequests } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const carried =
  /(?:(?:年初|期初|上一?年|上一年|上|去|前一)年?度?|(?<year>20\d\d)年度?)[^，。；]{0,6}(?:结转|转入|接转|顺延|延续|遗留)|结转(?:自)?上一?年/u;

/** 其中5件为上年结转 */
const first = /(?:^|其中|有|、|和|及)$/u;
const behind = new RegExp(`^(?:为|是|系|属于?)?(?:${carried.source})$`, "u");

export const rule: ReportRule = {
  id: "narrative.carried_over",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号 表三第二项",
  title: {
    en: "The text states another number of requests carried over than the table",
    zh: "文字表述的上年结转申请数与表格不一致",
  },
  *check(report) {
    const said = statementsOf(report).flatMap((s): [Statement, Counterpart][] => {
      const match = carried.exec(s.about) ?? (first.test(s.about) ? behind.exec(s.after) : null);
      if (!match || !/^[件份宗]$/u.test(s.unit ?? "") || /下年|下一年|次年|资金|项目/u.test(s.about))
        return [];
      const sure = ofRequests(s);
      if (!sure && !ofBareRequests(s)) return [];
      const year = match.groups?.year;
      if (year !== undefined && Number(year) + 1 !== report.year) return [];
      // Of those answered this year, not all that came over need to be among them.
      const part = /含|包括|其中/u.test(s.about) && /答复|办结|办理/u.test(s.lead);
      const bare = { ...s, lead: year === undefined ? s.lead : s.lead.replaceAll(`${year}年`, "") };
      return [
        [
          bare,
          {
            at: "carried_over",
            what: { en: "Requests carried over", zh: "上年结转申请数" },
            indicators: ["requests.carried_over.total"],
            part,
            loose: !sure,
          },
        ],
      ];
    });
    yield* mismatches(report, said);
  },
};
