import { sumOf } from "./figures.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches, ofBareRequests, ofRequests, ofRequestsAlone } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { denialsOf, statementsOf } from "./statements.ts";

const received =
  /(?:新收|新增|收到|接到|接收|收悉|受理|登记)[^，。；]*申请(?:书|公开|(?:政府)?信息|数量?|量|总数|总量|件数?|事项|表|共|为|有)*：?$/u;
const verb = /(?:新收|收到|接到|接收|受理)(?:了|的|各类)*$/u;
const requests = /^(?:政府)?(?:信息公开|依申请公开)[^，。；]{0,10}申请/u;
/** Requests that came one way, of one kind or to one end are a part of all. */
const some =
  /网[上络]|信函|信件|邮寄|邮件|邮政|当面|现场|传真|电子|平台|系统|窗口|线[上下]|来信|微信|快递|其中|撤回|补正|不予|转[办交送]|涉及|关于|(?<!各)类|另|重复|同一|一[名位]|个别/u;
const person = /自然人|公民|个人/u;
const organization = /法人|组织|企业/u;
/** All ways together: 通过网站、信函等渠道共收到 */
const allWays =
  /(?:通过|经由?|以)[^，。；、]+、[^，。；]+等[^，。；]{0,4}(?:渠道|方式|途径|形式|平台)(?=共|累计|总)/u;
/** The verb alone where the sentence has named the requests: …申请的办理情况是：收到6件; 申请共收到6件 */
const alone = /^(?:.*：)?(?:本年度?|全年|20\d\d年度?)?(?:共|共计)?(?:新收|收到|接到)(?:了|的)*$/u;
/** Below a heading that names the requests: （二）依申请公开。共收到6件 */
const underHeading = /^(?:本年度?|全年|20\d\d年度?)?(?:共|共计|累计)(?:新收|收到|接到)(?:了)?$/u;
const behindThem =
  /(?:信息公开|依申请公开)(?:的)?申请(?:共|总共|累计|一共)?(?:新收|收到|接到|受理)(?:了|的)*$/u;
/** New ones among those handled: 共受理13件，其中新收12件 */
const fresh = /新[收增](?:到|了|的)*$/u;
const none =
  /(?:未(?:曾)?|没有)(?:收到|接到|接收|受理)(?:过)?(?:任何|公民|个人|自然人|、|法人|或者?|和|其[他它]组织|的|提出|有关|向.{1,8}提交){0,8}(?:政府)?信息(?:依申请)?公开(?:的)?申请|(?:未(?:曾)?|没有)(?:收到|接到|受理)(?:过)?依申请公开(?:政府信息)?(?:的)?申请/u;

export const rule: ReportRule = {
  id: "narrative.received",
  scope: "report",
  strength: "strong",
  source: "条例第五十条第一款第（二）项；国办公开办函〔2021〕30号 表三第一项",
  title: {
    en: "The text states another number of requests received than the table",
    zh: "文字表述的收到申请数与表格不一致",
  },
  *check(report) {
    const total = (row: string) => [`requests.${row}.total`];
    const newly = sumOf(report, total("newly_received"));
    const carried = sumOf(report, total("carried_over"));
    const both = newly === null || carried === null ? null : newly + carried;
    const cell = (also: (number | null)[], loose = false, at = "received"): Counterpart => ({
      at,
      what: { en: "Requests received", zh: "收到申请数" },
      indicators: total("newly_received"),
      also,
      loose,
    });
    const all = statementsOf(report);
    const said: [Statement, Counterpart][] = all
      .filter((s) => isCount(s) && (ofRequests(s) || ofBareRequests(s)))
      .map((s) => {
        const loose = !ofRequests(s) || allWays.test(s.about);
        // Nothing but new ones is new: another sentence on all that were handled does not confirm it.
        if (/新收|新增/u.test(s.about)) return [s, cell([], loose, "newly_received")];
        if (/受理|登记/u.test(s.about)) return [s, cell([both, sumOf(report, total("result_total"))], true)];
        // 收到48件，上年结转3件 adds them up again: either is meant, so that only a person can tell.
        if (both === s.value && carried !== 0 && addsCarried(s, all)) return [s, cell([], true)];
        return [s, cell([both], loose)];
      });
    const denied = denialsOf(report, none)
      .filter(
        (s) => !/^(?:的|而|所|被|引|提|行政|以外|之外)|复议|诉讼|不予/u.test(s.after) && !some.test(s.about),
      )
      .map((s): [Statement, Counterpart] => [s, cell([])]);
    yield* mismatches(report, [...said, ...denied]);
  },
};

/** Whether what came over from last year is told beside the number, and not as a part of it. */
const addsCarried = (s: Statement, all: readonly Statement[]): boolean =>
  all.some(
    (o) =>
      o.lead.startsWith(`${s.lead}${s.value}${s.unit}`) &&
      /^(?:申请)?，(?:另有|另|加上)?(?:上一?年?度?|20\d\d年度?)结转(?:申请)?$/u.test(
        o.lead.slice(`${s.lead}${s.value}${s.unit}`.length),
      ),
  );

function isCount({ about: words, after, unit, lead, topic }: Statement): boolean {
  if (!/^[件份宗]$/u.test(unit ?? "")) return false;
  const about = words.replace(allWays, "");
  if (fresh.test(about) && /申请/u.test(lead + about) && !some.test(about.replace("其中", ""))) return true;
  if (some.test(about)) return false;
  if (person.test(about) !== organization.test(about)) return false;
  if (alone.test(about) && /申请/u.test(lead) && !some.test(lead.slice(lead.lastIndexOf("；") + 1)))
    return true;
  if (
    underHeading.test(about) &&
    ofRequestsAlone(topic) &&
    !some.test(lead.slice(lead.lastIndexOf("；") + 1))
  )
    return true;
  return (
    received.test(about) ||
    behindThem.test(about) ||
    (verb.test(about) && (requests.test(after) || /^申请/u.test(after)))
  );
}
