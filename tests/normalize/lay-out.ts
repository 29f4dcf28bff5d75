import type { Block, Cell, Document, Table } from "../../src/model/document.ts";
import type { Place } from "../../src/model/place.ts";
import { formById, tableOf } from "../../src/forms/index.ts";

/** A cell as one writes it in HTML: a text, or a text with spans. */
export type Put = string | { text: string; across?: number; down?: number };

const at = (line: number): Place => ({ in: "text", line, column: 1, end_line: line, end_column: 2 });

let line = 1;

/** Lays cells on a grid as browsers do. */
export function table(rows: Put[][]): Table {
  const taken = new Set<string>();
  const cells: Cell[] = [];
  rows.forEach((puts, row) => {
    let column = 0;
    for (const put of puts) {
      const { text, across = 1, down = 1 } = typeof put === "string" ? { text: put } : put;
      while (taken.has(`${row}:${column}`)) column++;
      for (let r = row; r < row + down; r++)
        for (let c = column; c < column + across; c++) taken.add(`${r}:${c}`);
      cells.push({ row, column, row_span: down, column_span: across, text, place: at(line++) });
      column += across;
    }
  });
  const columns = Math.max(...cells.map((c) => c.column + c.column_span));
  return { type: "table", rows: rows.length, columns, cells, place: at(line++) };
}

export const paragraph = (text: string): Block => ({ type: "paragraph", text, place: at(line++) });

export function documentOf(...blocks: (Block | string)[]): Document {
  return {
    format: "text",
    media_type: "text/plain",
    blocks: blocks.map((b) => (typeof b === "string" ? paragraph(b) : b)),
    meta: { titles: [], dates: [], organs: [] },
    messages: [],
  };
}

/** Figures by indicator; what is not given is 0. */
export type Figures = Record<string, number | string>;

const figure = (figures: Figures, id: string) => String(figures[id] ?? 0);

/** Table 三 as the form of a year prints it. */
export function requestRows(form: "2019" | "2021", figures: Figures): Put[][] {
  const { rows, columns } = tableOf(form, "requests");
  const values = (row: string) => columns.map((c) => figure(figures, `requests.${row}.${c.key}`));
  const label = (key: string) => rows.find((r) => r.key === key)!.label;
  const group = (text: string, keys: string[]): Put[][] =>
    keys.map((key, i) => [...(i === 0 ? [{ text, down: keys.length }] : []), label(key), ...values(key)]);
  const keysOf = (prefix: string) => rows.filter((r) => r.key.startsWith(`${prefix}.`)).map((r) => r.key);
  const results: Put[][] = [
    [{ text: label("granted"), across: 2 }, ...values("granted")],
    [{ text: label("partially_granted"), across: 2 }, ...values("partially_granted")],
    ...group("（三）不予公开", keysOf("denied")),
    ...group("（四）无法提供", keysOf("unable")),
    ...group("（五）不予处理", keysOf("not_processed")),
    ...(form === "2021"
      ? group("（六）其他处理", keysOf("other_handling"))
      : [[{ text: "（六）其他处理", across: 2 }, ...values("other_handling")]]),
    [{ text: "（七）总计", across: 2 }, ...values("result_total")],
  ];
  results[0].unshift({ text: "三、本年度办理结果", down: results.length });
  return [
    [
      { text: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", across: 3, down: 3 },
      { text: "申请人情况", across: 7 },
    ],
    [
      { text: "自然人", down: 2 },
      { text: "法人或其他组织", across: 5 },
      { text: "总计", down: 2 },
    ],
    ["商业\n企业", "科研\n机构", "社会公益组织", "法律服务机构", "其他"],
    [{ text: label("newly_received"), across: 3 }, ...values("newly_received")],
    [{ text: label("carried_over"), across: 3 }, ...values("carried_over")],
    ...results,
    [{ text: label("carried_forward"), across: 3 }, ...values("carried_forward")],
  ];
}

/** Table 四. */
export function reviewRows(figures: Figures): Put[][] {
  const { columns } = tableOf("2021", "review_litigation");
  const leaf = columns.map((c) => c.label);
  return [
    [
      { text: "行政复议", across: 5 },
      { text: "行政诉讼", across: 10 },
    ],
    [
      ...leaf.slice(0, 5).map((text) => ({ text, down: 2 })),
      { text: "未经复议直接起诉", across: 5 },
      { text: "复议后起诉", across: 5 },
    ],
    leaf.slice(5),
    columns.map((c) => figure(figures, `review_litigation.${c.key}`)),
  ];
}

/** Table 二 of 2021. */
export function activeRows(figures: Figures): Put[][] {
  const f = (row: string, column: string) => figure(figures, `active_disclosure.${row}.${column}`);
  const three = (row: string) => ["issued", "repealed", "in_force"].map((c) => f(row, c));
  const caption = (text: string): Put[] => [{ text, across: 4 }];
  const decisions = ["信息内容", { text: "本年处理决定数量", across: 3 }];
  return [
    caption("第二十条第（一）项"),
    ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
    ["规章", ...three("regulations")],
    ["行政规范性文件", ...three("normative_documents")],
    caption("第二十条第（五）项"),
    decisions,
    ["行政许可", { text: f("licensing", "decisions"), across: 3 }],
    caption("第二十条第（六）项"),
    decisions,
    ["行政处罚", { text: f("penalties", "decisions"), across: 3 }],
    ["行政强制", { text: f("coercion", "decisions"), across: 3 }],
    caption("第二十条第（八）项"),
    ["信息内容", { text: "本年收费金额（单位：万元）", across: 3 }],
    ["行政事业性收费", { text: f("fees", "amount"), across: 3 }],
  ];
}

/** A year of a small county: twelve requests, one carried over, all sums right. */
export const smallYear: Figures = {
  "active_disclosure.normative_documents.issued": 3,
  "active_disclosure.normative_documents.in_force": 8,
  "active_disclosure.licensing.decisions": 5113,
  "active_disclosure.penalties.decisions": 227,
  "active_disclosure.fees.amount": "18.06",
  "requests.newly_received.natural_person": 10,
  "requests.newly_received.commercial_enterprise": 2,
  "requests.newly_received.total": 12,
  "requests.carried_over.natural_person": 1,
  "requests.carried_over.total": 1,
  "requests.granted.natural_person": 6,
  "requests.granted.commercial_enterprise": 2,
  "requests.granted.total": 8,
  "requests.denied.process_information.natural_person": 1,
  "requests.denied.process_information.total": 1,
  "requests.unable.not_held.natural_person": 3,
  "requests.unable.not_held.total": 3,
  "requests.result_total.natural_person": 10,
  "requests.result_total.commercial_enterprise": 2,
  "requests.result_total.total": 12,
  "requests.carried_forward.natural_person": 1,
  "requests.carried_forward.total": 1,
  "review_litigation.review.upheld": 1,
  "review_litigation.review.total": 1,
  "review_litigation.litigation.after_review.other": 2,
  "review_litigation.litigation.after_review.total": 2,
};

/** What the form of 2021 holds when a document says `figures`. */
export function expectedFacts(figures: Figures): Record<string, number> {
  const ids = formById("2021").tables.flatMap((t) => t.cells.map((c) => c.indicator));
  return Object.fromEntries(ids.map((id) => [id, Number(figures[id] ?? 0)]));
}
