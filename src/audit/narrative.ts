import type { Bilingual } from "../model/document.ts";
import type { Report } from "../model/report.ts";
import { contradicted, doubtful, inferred, sumOf } from "./figures.ts";
import { evidence, found } from "./finding.ts";
import type { Found } from "./rule.ts";
import type { Statement } from "./statements.ts";

/** What the tables say where the prose states a number. */
export interface Counterpart {
  /** which number of the rule, for the finding's id */
  at: string;
  what: Bilingual;
  /** its sum is what the words mean first */
  indicators: string[];
  /** other sums that the words may lawfully mean */
  also?: (number | null)[];
  /** the words may mean no more than a part of the sum */
  part?: boolean;
  /** the words are loose: a mismatch is worth a look and no more */
  loose?: boolean;
}

/**
 * Holds statements against their cells. An error only where the words speak of the same organs and year, the cells
 * were read without doubt, and no other sentence of the report says what the table says.
 */
export function* mismatches(
  report: Report,
  statements: Iterable<[Statement, Counterpart]>,
): Generator<Found> {
  const judged = [...statements].flatMap(([statement, cell]) => {
    const perimeter = perimeterOf(report, statement);
    const sum = sumOf(report, cell.indicators);
    if (sum === null || perimeter === "other" || !ofYear(report, statement)) return [];
    const holds =
      statement.value === sum ||
      (cell.also ?? []).includes(statement.value) ||
      (cell.part === true && statement.value < sum);
    return [{ statement, cell, sum, holds, perimeter }];
  });
  const confirmed = new Set(judged.filter((j) => j.holds).map((j) => j.cell.at));
  const said = new Set<string>();
  for (const { statement, cell, sum, holds, perimeter } of judged) {
    const instance = `${cell.at} ${statement.value}`;
    if (holds || said.has(instance)) continue;
    said.add(instance);
    const doubt = doubtful(report, cell.indicators);
    const sure =
      !doubt &&
      !cell.loose &&
      perimeter === "same" &&
      !confirmed.has(cell.at) &&
      !contradicted(report, cell.indicators) &&
      !inferred(report, cell.indicators);
    yield found({
      at: cell.at,
      kind: doubt ? "extraction" : "report",
      severity: sure ? "error" : "warning",
      indicators: cell.indicators,
      expected: sum,
      actual: statement.value,
      message: {
        en: `${cell.what.en}: the text says ${statement.value}, the table ${sum}.`,
        zh: `${cell.what.zh}：文字表述为${statement.value}，表格数据为${sum}。`,
      },
      evidence: [
        evidence({
          value: statement.value,
          text: statement.quote,
          ...(statement.claim ? { place: statement.claim.place } : {}),
        }),
        ...cell.indicators
          .filter((id) => cell.indicators.length === 1 || report.facts[id].value !== 0)
          .map((id) =>
            evidence({
              indicator: id,
              value: report.facts[id].value,
              ...(report.facts[id].place ? { place: report.facts[id].place } : {}),
            }),
          ),
      ],
    });
  }
}

const whole = /全(?:省|市|县|区|州|盟|旗|镇|乡|系统)|各级|各(?:部门|单位|地)/u;
const parts =
  /各(?:省|市|县|区|镇|乡|街道|村|社区)|(?:省|市|县|区)直|下(?:属|级|辖)|所属|直属|基层|(?:县区|区县|乡镇|镇街|街道)(?!人民政府|办事处)/u;
/** In the name of another, whose report counts them. */
const forAnother = /(?:代|协助|配合)[^，。；]{0,8}(?:政府|机关|部门|单位)|以[^，。；]{0,8}政府(?:的)?名义/u;
const itself = /(?<!各|每|[个所辖])全?(?:镇|乡|街道)(?!村)/gu;
const officeItself =
  /本级|本机关|办公[室厅]|(?:政府|[省市县区州])办(?!理|结|公|事|件)|我[局厅委办]|本[局厅委办]/u;

/**
 * Whether a statement speaks of the organs that the tables count (art. 49): 我局 is not 全市, and the office of a
 * government is not the government's whole territory.
 */
export function perimeterOf(report: Report, { lead, about }: Statement): "same" | "other" | "unsure" {
  const said = lead.slice(lead.lastIndexOf("；") + 1) + about;
  const { kind, level } = report.organ;
  const lowest = level === "township" || (kind === "dispatched" && level === null);
  // 全镇 and 我街道 are the township itself, whose villages answer no requests of their own.
  const words = lowest ? said.replace(itself, "") : said;
  const governs = (kind === "government" || kind === "dispatched") && !lowest;
  if (report.scope === "own") {
    if ((lowest || kind !== "government") && forAnother.test(words)) return "other";
    if (whole.test(words) || parts.test(words)) return "other";
    if (!governs) return "same";
    return officeItself.test(words) ? "other" : "unsure";
  }
  if (parts.test(about) || officeItself.test(about)) return "other";
  if (whole.test(words)) return report.scope === "consolidated" ? "same" : "unsure";
  return officeItself.test(words) || parts.test(words) ? "other" : "unsure";
}

const compared = /较|同比|环比|比上|比去|比20|增[长加幅]|减少|下降|上升|回落|降幅|翻/u;
const severalYears = /20\d\d年?(?:[-—–~]+|至|到)20\d\d|20\d\d年?度?、(?:20\d\d年?度?、)*(?:和)?20\d\d年/u;
const manyYears = /历年|自20\d\d|近[一二两三四五六七八九十\d]+年|年来|[年月日]均|平均|截至/u;
const since =
  /近[一二两三四五六七八九十\d]+年|历年|自[^，。；]{4,30}(?:起|以来)|(?:施行|实施|修订|成立|组建|开通)[^，。；]{0,6}以来/u;
/** A part of the year: 上半年收到20件. */
const partOfYear = /[上下]半年|[一二三四1-4]季度|\d{1,2}月份?(?!\d{1,2}日|底|末)/u;
/** 较2022年增加3件，: what follows is of the report's year again. */
const closedComparison = /(?:较|比|与|和|同)20\d\d年[^，。；）]*[，；）]/gu;

/** Whether a statement gives a count of the report's own year, not a change, an average or another year's figure. */
export function ofYear(report: Report, { lead, about }: Statement): boolean {
  const clause = lastClause(lead);
  if (partOfYear.test(clause)) return false;
  if (compared.test(about) || compared.test(clause) || manyYears.test(clause)) return false;
  if (severalYears.test(lead) || since.test(lead)) return false;
  // A year in brackets that are closed again is another figure's: 同比增长5%（2022年为40件），…
  const open = lead.replace(/（[^（）]*）/gu, "").replace(closedComparison, "，");
  const named = [...open.matchAll(/(20\d\d)年(?!度?结转|.{0,3}转入)/gu)].at(-1)?.[1];
  return named === undefined || Number(named) === report.year;
}

const others =
  /复议|诉讼|应诉|建议|提案|信箱|咨询|热线|留言|工单|信访(?:件|事项|案件|问题)|许可|审批|处罚|强制|执法(?!案卷)|调查|办事|网民/u;

const named = /信息公开(?:的)?申请|依申请公开/u;

const elsewhere = new WeakMap<Statement, boolean>();

/**
 * Whether the words before the number name something else that is counted in 件: reviews, petitions, proposals. Told once,
 * as many rules ask it of every statement.
 */
export function ofSomethingElse(statement: Statement): boolean {
  let is = elsewhere.get(statement);
  if (is === undefined) elsewhere.set(statement, (is = others.test(ownWords(statement))));
  return is;
}

/** 办理提案23件；收到政府信息公开申请45件: behind a semicolon, what names the requests speaks of nothing before it. */
function ownWords({ lead, about }: Statement): string {
  const own = lead.slice(lead.lastIndexOf("；") + 1) + about;
  return named.test(own) ? own : lead + about;
}

const lastClause = (lead: string): string =>
  lead.slice(Math.max(lead.lastIndexOf("，"), lead.lastIndexOf("；")) + 1);
const goesOn =
  /^(?:全年|年内|当年|本年度?|均|已|全部|共|按[期时]|及时|依法|其余|剩余)*(?:办结|答复|(?:结转|顺延)[^，。；]{0,8})$/u;

/** Whether a heading names requests for information, and nothing beside them. */
export const ofRequestsAlone = (topic: string): boolean =>
  /依申请|公开申请|申请公开/u.test(topic) && !/主动|管理|平台|监督/u.test(topic);

/** Requests without a word of what for, which in the overview of such a report are those for information, or not. */
const bare =
  /(?:^|[，。；：局镇乡办委道年]|全年|年度|年内|共计?|累计)(?:新收|新增|收到|接到|受理)(?:的|各类|书面|网[上络]|线[上下]|和|、)*申请(?:共|数|总数)?(?:\d+件|$)/u;

/** Whether the statement is likely of requests for information, though nothing says what they ask for. */
export const ofBareRequests = (statement: Statement): boolean =>
  statement.section === "overview" &&
  bare.test(statement.lead + (statement.lead.endsWith(statement.about) ? "" : statement.about)) &&
  !ofSomethingElse(statement);

/** Documents have what they say decided, too: 制发公文50件，其中不予公开3件. */
export function ofDocuments({ lead, about, after }: Statement): boolean {
  const words = lead + about;
  if (/^(?:事项|文件|公文|信息)/u.test(after)) return true;
  return (
    /公文|文件|属性|审[核查]|拟公开|制发|主动公开|转[请办交送]/u.test(words) &&
    !/申请/u.test(words.replace(/依申请公开(?!的?申请)/gu, ""))
  );
}

/** Whether the statement is of requests for information. */
export function ofRequests(statement: Statement): boolean {
  const { lead, before, about, after, section, topic } = statement;
  if (ofSomethingElse(statement)) return false;
  const words = lead + about + after;
  // 收到信息公开申请5件。已办结4件: a verb without a subject goes on with what the sentence before speaks of.
  if (goesOn.test(lastClause(lead)) && /信息公开申请|依申请公开/u.test(before) && !others.test(before))
    return true;
  if (/信息公开申请|依申请|公开申请|申请公开|信息公开的申请/u.test(words)) return true;
  if (ofRequestsAlone(topic)) return /申请|收到|新收|受理|办结|答复|结转/u.test(words);
  return section === "requests" && /申请/u.test(words);
}
