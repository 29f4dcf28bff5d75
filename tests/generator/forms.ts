/**
 * The tables of the forms as an office fills them in, written from the forms themselves and on purpose
 * not from src/forms: what judges the reader must not share its mistakes.
 */

export type Status = "reported" | "blank" | "placeholder" | "absent" | "unreadable";

/** One cell as printed, and what a careful person would record of it. */
export interface Cell {
  indicator: string | null;
  value: number | null;
  status: Status;
  text: string;
}

/** `path` runs from the outermost heading to the innermost. */
export interface Column {
  key: string;
  path: string[];
}

export interface Row {
  key: string;
  path: string[];
  /** the whole row is one cell with the first cell's text */
  merged?: boolean;
  /** of the 2014 sheet, where each line prints its own unit */
  unit?: string;
  cells: Cell[];
}

/** A stretch of rows under one row of column headings. */
export interface Band {
  title: string | null;
  corner: string;
  columns: Column[];
  rows: Row[];
}

export type TableId = "active_disclosure" | "requests" | "review_litigation" | "statistics_sheet";

export interface FormTable {
  table: TableId;
  form: "2014" | "2019" | "2021";
  bands: Band[];
}

const empty = (indicator: string | null): Cell => ({ indicator, value: null, status: "blank", text: "" });

type Entry = readonly [key: string, label: string];

function band(title: string, rows: readonly Entry[], columns: readonly Entry[]): Band {
  return {
    title,
    corner: "信息内容",
    columns: columns.map(([key, label]) => ({ key, path: [label] })),
    rows: rows.map(([key, label]) => ({
      key,
      path: [label],
      cells: columns.map(([column]) => empty(`active_disclosure.${key}.${column}`)),
    })),
  };
}

const item = (n: string): string => `第二十条第（${n}）项`;
const documents = (normative: string): Entry[] => [
  ["regulations", "规章"],
  ["normative_documents", normative],
];
const enforcement: Entry[] = [
  ["penalties", "行政处罚"],
  ["coercion", "行政强制"],
];
const fees: Entry[] = [["fees", "行政事业性收费"]];

function disclosure2021(): FormTable {
  const decisions: Entry[] = [["decisions", "本年处理决定数量"]];
  const bands = [
    band(item("一"), documents("行政规范性文件"), [
      ["issued", "本年制发件数"],
      ["repealed", "本年废止件数"],
      ["in_force", "现行有效件数"],
    ]),
    band(item("五"), [["licensing", "行政许可"]], decisions),
    band(item("六"), enforcement, decisions),
    band(item("八"), fees, [["amount", "本年收费金额（单位：万元）"]]),
  ];
  return { table: "active_disclosure", form: "2021", bands };
}

function disclosure2019(): FormTable {
  const stock: Entry[] = [
    ["items_last_year", "上一年项目数量"],
    ["change", "本年增/减"],
  ];
  const handled: Entry[] = [...stock, ["decisions", "处理决定数量"]];
  const bands = [
    band(item("一"), documents("规范性文件"), [
      ["made", "本年新制作数量"],
      ["newly_disclosed", "本年新公开数量"],
      ["total_disclosed", "对外公开总数量"],
    ]),
    band(
      item("五"),
      [
        ["licensing", "行政许可"],
        ["other_services", "其他对外管理服务事项"],
      ],
      handled,
    ),
    band(item("六"), enforcement, handled),
    band(item("八"), fees, stock),
    band(
      item("九"),
      [["procurement", "政府集中采购"]],
      [
        ["projects", "采购项目数量"],
        ["amount", "采购总金额"],
      ],
    ),
  ];
  return { table: "active_disclosure", form: "2019", bands };
}

const applicants: readonly (readonly [string, string[]])[] = [
  ["natural_person", ["申请人情况", "自然人"]],
  ["commercial_enterprise", ["申请人情况", "法人或其他组织", "商业企业"]],
  ["research_institution", ["申请人情况", "法人或其他组织", "科研机构"]],
  ["social_welfare_organization", ["申请人情况", "法人或其他组织", "社会公益组织"]],
  ["legal_service_organization", ["申请人情况", "法人或其他组织", "法律服务机构"]],
  ["other", ["申请人情况", "法人或其他组织", "其他"]],
  ["total", ["申请人情况", "总计"]],
];

const result = "三、本年度办理结果";
const refused = [result, "（三）不予公开"];
const unable = [result, "（四）无法提供"];
const unprocessed = [result, "（五）不予处理"];
const otherwise = [result, "（六）其他处理"];

const beforeOther: readonly (readonly [string, string[]])[] = [
  ["newly_received", ["一、本年新收政府信息公开申请数量"]],
  ["carried_over", ["二、上年结转政府信息公开申请数量"]],
  ["granted", [result, "（一）予以公开"]],
  ["partially_granted", [result, "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"]],
  ["denied.state_secret", [...refused, "1.属于国家秘密"]],
  ["denied.prohibited_by_law", [...refused, "2.其他法律行政法规禁止公开"]],
  ["denied.security_and_stability", [...refused, "3.危及“三安全一稳定”"]],
  ["denied.third_party_rights", [...refused, "4.保护第三方合法权益"]],
  ["denied.internal_affairs", [...refused, "5.属于三类内部事务信息"]],
  ["denied.process_information", [...refused, "6.属于四类过程性信息"]],
  ["denied.enforcement_files", [...refused, "7.属于行政执法案卷"]],
  ["denied.administrative_inquiry", [...refused, "8.属于行政查询事项"]],
  ["unable.not_held", [...unable, "1.本机关不掌握相关政府信息"]],
  ["unable.needs_creation", [...unable, "2.没有现成信息需要另行制作"]],
  ["unable.still_unclear", [...unable, "3.补正后申请内容仍不明确"]],
  ["not_processed.petition_or_complaint", [...unprocessed, "1.信访举报投诉类申请"]],
  ["not_processed.repeated", [...unprocessed, "2.重复申请"]],
  ["not_processed.public_publication", [...unprocessed, "3.要求提供公开出版物"]],
  ["not_processed.excessive", [...unprocessed, "4.无正当理由大量反复申请"]],
  ["not_processed.reconfirmation", [...unprocessed, "5.要求行政机关确认或重新出具已获取信息"]],
];
const other2019: readonly (readonly [string, string[]])[] = [["other_handling", otherwise]];
const other2021: readonly (readonly [string, string[]])[] = [
  [
    "other_handling.no_correction_in_time",
    [...otherwise, "1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"],
  ],
  [
    "other_handling.fee_unpaid_in_time",
    [...otherwise, "2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"],
  ],
  ["other_handling.other", [...otherwise, "3.其他"]],
];
const afterOther: readonly (readonly [string, string[]])[] = [
  ["result_total", [result, "（七）总计"]],
  ["carried_forward", ["四、结转下年度继续办理"]],
];

function requests(form: "2019" | "2021"): FormTable {
  const rows = [...beforeOther, ...(form === "2019" ? other2019 : other2021), ...afterOther];
  const only: Band = {
    title: null,
    corner: "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
    columns: applicants.map(([key, path]) => ({ key, path: [...path] })),
    rows: rows.map(([key, path]) => ({
      key,
      path: [...path],
      cells: applicants.map(([column]) => empty(`requests.${key}.${column}`)),
    })),
  };
  return { table: "requests", form, bands: [only] };
}

export const reviewBlocks: readonly (readonly [string, string[]])[] = [
  ["review", ["行政复议"]],
  ["litigation.direct", ["行政诉讼", "未经复议直接起诉"]],
  ["litigation.after_review", ["行政诉讼", "复议后起诉"]],
];
const outcomes: Entry[] = [
  ["upheld", "结果维持"],
  ["corrected", "结果纠正"],
  ["other", "其他结果"],
  ["pending", "尚未审结"],
  ["total", "总计"],
];

function review(form: "2019" | "2021"): FormTable {
  const columns = reviewBlocks.flatMap(([block, path]) =>
    outcomes.map(([key, label]) => ({ key: `${block}.${key}`, path: [...path, label] })),
  );
  const cells = columns.map(({ key }) => empty(`review_litigation.${key}`));
  const only: Band = { title: null, corner: "", columns, rows: [{ key: "values", path: [], cells }] };
  return { table: "review_litigation", form, bands: [only] };
}

/** The three tables; the two generations of tables 2 and 3 may be asked for apart, as mixed reports have them. */
export function annualTables(disclosure: "2019" | "2021", applications: "2019" | "2021"): FormTable[] {
  return [
    disclosure === "2019" ? disclosure2019() : disclosure2021(),
    requests(applications),
    review(applications),
  ];
}
