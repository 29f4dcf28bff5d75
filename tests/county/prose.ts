import { annualTables, type FormTable } from "../generator/forms.ts";
import { allCells, report as print, type Notation } from "../generator/notation.ts";
import type { Block } from "../generator/outline.ts";
import type { Random } from "../generator/random.ts";
import type { Values } from "../generator/values.ts";
import { applicants, type YearForm } from "./numbers.ts";
import type { CountyOrgan, Place } from "./organs.ts";
import { sentences } from "./sentences.ts";

/** The numbers that the prose states; what a table also says is taken from it, unless a fault is planted. */
export interface Told {
  received: number;
  carried_over: number;
  result_total: number;
  carried_forward: number;
  natural_person: number;
  organizations: number;
  /** by what became of the requests, in the order of the form */
  outcomes: number[];
  review: number;
  litigation: number;
  issued: number;
  repealed: number;
  in_force: number;
  /** pieces of information by kind, and their sum */
  kinds: number[];
  disclosed: number;
  /** fees for handling requests, 元 */
  fee: number;
  /** administrative charges, 万元; null where the form does not ask */
  charges: number | null;
}

const outcomeNames = ["予以公开", "部分公开", "不予公开", "无法提供", "不予处理", "其他处理"];
const outcomeRows = [
  "granted",
  "partially_granted",
  "denied.",
  "unable.",
  "not_processed.",
  "other_handling",
];
const kindNames = ["政策文件", "工作动态", "通知公告", "财政信息", "统计数据"];

export function toldOf(values: Values, random: Random): Told {
  const total = (row: string): number => values.get(`requests.${row}.total`) ?? 0;
  const document = (column: string): number =>
    values.get(`active_disclosure.normative_documents.${column}`) ?? 0;
  const outcomes = outcomeRows.map((row) =>
    [...values]
      .filter(([id]) => id.startsWith(`requests.${row}`) && id.endsWith(".total"))
      .reduce((sum, [, value]) => sum + value, 0),
  );
  const of = (column: string): number => values.get(`requests.newly_received.${column}`) ?? 0;
  const [person, ...organizations] = applicants.map(([column]) => of(column)) as [number, ...number[]];
  const kinds = kindNames.map(() => random.size(8, 400));
  return {
    received: total("newly_received"),
    carried_over: total("carried_over"),
    result_total: total("result_total"),
    carried_forward: total("carried_forward"),
    natural_person: person,
    organizations: organizations.reduce((a, b) => a + b, 0),
    outcomes,
    review: values.get("review_litigation.review.total") ?? 0,
    litigation:
      (values.get("review_litigation.litigation.direct.total") ?? 0) +
      (values.get("review_litigation.litigation.after_review.total") ?? 0),
    issued: document("issued"),
    repealed: document("repealed"),
    in_force: document("in_force"),
    kinds,
    disclosed: kinds.reduce((a, b) => a + b, 0),
    fee: total("newly_received") > 0 && random.chance(0.2) ? random.int(1, 40) * 100 : 0,
    charges: values.get("active_disclosure.fees.amount") ?? null,
  };
}

/** All that a report's text is written from. */
export interface Telling {
  place: Place;
  organ: CountyOrgan;
  year: number;
  form: YearForm;
  told: Told;
  /** requests received the year before, which texts like to compare with; null where there was no report */
  before: number | null;
  /** requests that the government's own office received, of which the government's text may also speak */
  office: number | null;
  /** and all organs together, of which the office's text may speak */
  everywhere: number | null;
  random: Random;
}

function disclosed({ told, organ, year, random }: Telling): string {
  const kinds = told.kinds.map((count, i) => `${kindNames[i]}${count}条`).join("，");
  // 条 of web items are not 件 of documents.
  const trap = random.chance(0.5) ? `规范性文件类信息在网站发布${random.int(30, 60)}条次。` : "";
  return `${year}年，${organ.self}主动公开政府信息${told.disclosed}条，其中${kinds}。${trap}`;
}

function applications(telling: Telling): string {
  const { told, organ, year, place } = telling;
  const whole = organ.kind === "government";
  const self = whole ? `${place.area}各级行政机关` : organ.self;
  if (told.received + told.carried_over === 0)
    return `${year}年，${self}未收到政府信息公开申请，受理渠道保持畅通。`;
  const own =
    telling.office !== null ? `其中，${place.name.slice(-1)}政府办公室收到申请${telling.office}件。` : "";
  const all =
    telling.everywhere !== null ? `${place.area}各级行政机关共收到申请${telling.everywhere}件。` : "";
  return `${handled(telling, self)}${own}${all}${comparison(telling)}按时办结率100%。`;
}

/** What came in, from whom, and what became of it. */
function handled({ told, year, random }: Telling, self: string): string {
  const over = told.carried_over > 0 ? `，上年结转${told.carried_over}件` : "";
  const left = told.carried_forward > 0 ? `，结转下年度继续办理${told.carried_forward}件` : "";
  // 受理 is what is new together with what was carried over.
  const received = random.chance(0.5)
    ? `${year}年，${self}共收到政府信息公开申请${told.received}件${over}`
    : `${year}年，${self}共受理政府信息公开申请${told.received + told.carried_over}件，其中新收${told.received}件${over}`;
  const results = told.outcomes
    .flatMap((count, i) => (count > 0 ? [`${outcomeNames[i]}${count}件`] : []))
    .join("，");
  const person = `自然人申请${told.natural_person}件，法人或其他组织申请${told.organizations}件`;
  const who = random.pick([`从申请人看，${person}。`, `新收政府信息公开申请中，${person}。`]);
  const done = random.pick(["办结", "答复"]);
  return random.pick([
    `${received}，${done}${told.result_total}件${left}。${who}从办理结果看，${results}。`,
    `${received}。${who}本年度共${done}政府信息公开申请${told.result_total}件，其中${results}${left}。`,
    `${received}；${done}${told.result_total}件${left}。办结的政府信息公开申请中，${results}。${who}`,
  ]);
}

const change = (now: number, then: number): string =>
  `${now >= then ? "增长" : "下降"}${((Math.abs(now - then) / then) * 100).toFixed(1)}%`;

/** Numbers of the year before, which no table of this year holds. */
function comparison({ told, year, before, random }: Telling): string {
  if (before === null || before === 0 || before === told.received || random.chance(0.4)) return "";
  return random.pick([
    `${year - 1}年收到申请${before}件，${year}年同比${change(told.received, before)}。`,
    `收到的申请比上年的${before}件${change(told.received, before)}。`,
  ]);
}

function documents({ told, form, random }: Telling): string {
  if (form === "2019") return "";
  return random.pick([
    `制发行政规范性文件${told.issued}件，废止${told.repealed}件，现行有效${told.in_force}件。`,
    `本年制发行政规范性文件${told.issued}件，废止行政规范性文件${told.repealed}件，现行有效行政规范性文件${told.in_force}件。`,
  ]);
}

function cases({ told, organ }: Telling): string {
  const review = told.review > 0 ? `被申请行政复议${told.review}件` : "未发生行政复议";
  const suits = told.litigation > 0 ? `被提起行政诉讼${told.litigation}件` : "未发生行政诉讼";
  return `${organ.self}因政府信息公开工作${review}，${suits}。`;
}

const join = (parts: readonly string[]): string => `${parts.join("。")}。`;

export function overview(telling: Telling): Block[] {
  const { organ, year, random } = telling;
  const said = (topic: "management" | "platforms" | "safeguards"): string =>
    join(sentences(topic, organ.subjects, 3, random));
  const parts: [string, string][] = [
    ["主动公开", disclosed(telling)],
    ["依申请公开", applications(telling)],
    ["政府信息管理", documents(telling) + said("management")],
    ["政府信息公开平台建设", said("platforms")],
    ["监督保障", said("safeguards") + cases(telling)],
  ];
  const intro = `${year}年，${organ.name}认真贯彻落实《中华人民共和国政府信息公开条例》，扎实推进政府信息公开工作。`;
  return [
    { kind: "paragraph", text: intro },
    ...parts.map(([name, text], i): Block => ({
      kind: "paragraph",
      lead: `（${"一二三四五"[i]}）${name}。`,
      text,
    })),
  ];
}

export function problems({ organ, random }: Telling): Block[] {
  const said = (topic: "problems" | "measures"): string => join(sentences(topic, organ.subjects, 4, random));
  return [
    { kind: "paragraph", lead: "（一）存在的主要问题。", text: said("problems") },
    { kind: "paragraph", lead: "（二）改进情况。", text: said("measures") },
  ];
}

export function otherMatters({ told, organ, year, random }: Telling): Block[] {
  const fee = told.fee > 0 ? `依法收取信息处理费${told.fee}元` : "未收取信息处理费";
  // 元 of the prose are not 万元 of the table.
  const charged =
    told.charges !== null && random.chance(0.3)
      ? `行政事业性收费${Math.round(told.charges * 10000)}元。`
      : "";
  return [{ kind: "paragraph", text: `${year}年，${organ.self}${fee}。${charged}没有其他需要报告的事项。` }];
}

/** The tables of the form with the figures printed in them; what has no figure stays blank. */
export function tablesOf(form: YearForm, values: Values, notation: Notation, random: Random): FormTable[] {
  const tables = annualTables(form, form);
  for (const cell of allCells(tables)) {
    const value = values.get(cell.indicator!);
    if (value !== undefined) print(cell, value, notation, random);
  }
  return tables;
}
