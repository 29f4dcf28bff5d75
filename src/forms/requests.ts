import type { FormCell, FormTable, Group, Heading, Identity } from "./form.ts";
import { sum } from "./form.ts";

/** Who asked: the seven value columns of the request table, in the order of the form. */
const applicants: Heading[] = [
  { key: "natural_person", label: "自然人", en: "natural person", variants: ["公民", "个人"] },
  {
    key: "commercial_enterprise",
    label: "商业企业",
    en: "commercial enterprise",
    under: ["organizations"],
    variants: ["企业"],
  },
  {
    key: "research_institution",
    label: "科研机构",
    en: "research institution",
    under: ["organizations"],
    variants: ["科研单位"],
  },
  {
    key: "social_welfare_organization",
    label: "社会公益组织",
    en: "social welfare organization",
    under: ["organizations"],
    variants: ["公益组织", "社会组织", "社会公益机构"],
  },
  {
    key: "legal_service_organization",
    label: "法律服务机构",
    en: "legal service organization",
    under: ["organizations"],
    variants: ["法律服务组织", "法律机构"],
  },
  {
    key: "other",
    label: "其他",
    en: "other organization",
    under: ["organizations"],
    variants: ["其它", "其他组织"],
  },
  { key: "total", label: "总计", en: "total", variants: ["合计", "总数", "小计", "共计"] },
];

const groups: Group[] = [
  {
    key: "organizations",
    label: "法人或其他组织",
    en: "organizations",
    variants: ["法人或者其他组织", "法人和其他组织", "法人及其他组织", "法人或其它组织"],
  },
  {
    key: "results",
    label: "三、本年度办理结果",
    en: "results of the year",
    variants: ["三、本年度处理结果", "三、办理结果"],
  },
  { key: "denied", label: "（三）不予公开", en: "denied" },
  { key: "unable", label: "（四）无法提供", en: "unable" },
  { key: "not_processed", label: "（五）不予处理", en: "not processed" },
  { key: "other_handling", label: "（六）其他处理", en: "other handling", variants: ["（六）其它处理"] },
];

type Row = Heading & { leaf?: boolean };

const before: Row[] = [
  {
    key: "newly_received",
    label: "一、本年新收政府信息公开申请数量",
    en: "new requests of the year",
    variants: ["本年新收申请数量", "本年度新收政府信息公开申请数量", "本年新收政府信息公开申请"],
  },
  {
    key: "carried_over",
    label: "二、上年结转政府信息公开申请数量",
    en: "carried over from the year before",
    variants: [
      "上年结转申请数量",
      "上年度结转政府信息公开申请数量",
      "上一年结转政府信息公开申请数量",
      "上年结转",
    ],
  },
  { key: "granted", label: "（一）予以公开", en: "granted", under: ["results"], leaf: true },
  {
    key: "partially_granted",
    label: "（二）部分公开（区分处理的，只计这一情形，不计其他情形）",
    en: "partially granted",
    under: ["results"],
    leaf: true,
  },
  ...(
    [
      ["state_secret", "1.属于国家秘密", "state secret"],
      ["prohibited_by_law", "2.其他法律行政法规禁止公开", "prohibited by other laws"],
      ["security_and_stability", "3.危及“三安全一稳定”", "endangers security and stability"],
      ["third_party_rights", "4.保护第三方合法权益", "rights of third parties"],
      ["internal_affairs", "5.属于三类内部事务信息", "internal affairs"],
      ["process_information", "6.属于四类过程性信息", "process information"],
      ["enforcement_files", "7.属于行政执法案卷", "enforcement files"],
      ["administrative_inquiry", "8.属于行政查询事项", "matter of administrative inquiry"],
    ] as const
  ).map(([key, label, en]) => ({
    key: `denied.${key}`,
    label,
    en: `denied: ${en}`,
    under: ["results", "denied"],
    leaf: true,
  })),
  ...(
    [
      ["not_held", "1.本机关不掌握相关政府信息", "not held by this organ"],
      ["needs_creation", "2.没有现成信息需要另行制作", "would have to be made"],
      ["still_unclear", "3.补正后申请内容仍不明确", "still unclear after correction"],
    ] as const
  ).map(([key, label, en]) => ({
    key: `unable.${key}`,
    label,
    en: `unable: ${en}`,
    under: ["results", "unable"],
    leaf: true,
  })),
  ...(
    [
      ["petition_or_complaint", "1.信访举报投诉类申请", "petition or complaint"],
      ["repeated", "2.重复申请", "repeated request"],
      ["public_publication", "3.要求提供公开出版物", "publications on sale"],
      ["excessive", "4.无正当理由大量反复申请", "excessive requests"],
      ["reconfirmation", "5.要求行政机关确认或重新出具已获取信息", "confirmation or re-issue"],
    ] as const
  ).map(([key, label, en]) => ({
    key: `not_processed.${key}`,
    label,
    en: `not processed: ${en}`,
    under: ["results", "not_processed"],
    leaf: true,
  })),
];

const after: Row[] = [
  {
    key: "result_total",
    label: "（七）总计",
    en: "total of results",
    under: ["results"],
    variants: ["（七）合计", "总数", "小计"],
  },
  {
    key: "carried_forward",
    label: "四、结转下年度继续办理",
    en: "carried forward to the next year",
    variants: [
      "结转下一年度继续办理",
      "结转下年继续办理",
      "结转下年度",
      "结转下年度办理",
      "结转至下年度继续办理",
    ],
  },
];

const organizations = applicants.slice(1, 6).map((c) => c.key);

/**
 * Table 三 of the forms of 2019 and 2021. They differ in the rows of （六）其他处理 alone, which are
 * the argument; anchors are the labels that only this form's rows have.
 */
export function requestTable(otherHandling: Row[], anchors: string[], source: string): FormTable {
  const rows = [...before, ...otherHandling.map((r) => ({ ...r, leaf: true })), ...after];
  const id = (row: string, column: string) => `requests.${row}.${column}`;
  const cells: FormCell[] = rows.flatMap((row) =>
    applicants.map((column) => ({
      indicator: id(row.key, column.key),
      row: row.key,
      column: column.key,
      unit: "件",
      integer: true,
      signed: false,
    })),
  );
  const leaves = rows.filter((r) => r.leaf);
  const identities: Identity[] = [];
  for (const { key: c, label } of applicants) {
    identities.push({
      rule: "requests.balance",
      at: c,
      strength: "hard",
      relation: "=",
      left: [id("newly_received", c), id("carried_over", c)],
      right: [id("result_total", c), id("carried_forward", c)],
      source: `${source}: （本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）`,
      text: {
        en: `${c}: new + carried over = total of results + carried forward`,
        zh: `${label}：本年新收＋上年结转＝（七）总计＋结转下年度`,
      },
    });
    identities.push(
      sum(
        "requests.results_sum",
        c,
        id("result_total", c),
        leaves.map((r) => id(r.key, c)),
        `${source}: （七）总计`,
        {
          en: `${c}: the total of results is the sum of all results`,
          zh: `${label}：（七）总计＝各项办理结果之和`,
        },
      ),
    );
    identities.push({
      rule: "requests.carried_forward_bound",
      at: c,
      strength: "hard",
      relation: "<=",
      left: [id("carried_forward", c)],
      right: [id("newly_received", c), id("carried_over", c)],
      source,
      text: {
        en: `${c}: no more is carried forward than came in`,
        zh: `${label}：结转下年度≤本年新收＋上年结转`,
      },
    });
    for (const leaf of leaves) {
      identities.push({
        rule: "requests.result_bound",
        at: `${leaf.key}.${c}`,
        strength: "hard",
        relation: "<=",
        left: [id(leaf.key, c)],
        right: [id("result_total", c)],
        source,
        text: { en: `${c}: a result is no more than the total`, zh: `${label}：${leaf.label}≤（七）总计` },
      });
    }
  }
  for (const row of rows) {
    identities.push(
      sum(
        "requests.row_sum",
        row.key,
        id(row.key, "total"),
        ["natural_person", ...organizations].map((c) => id(row.key, c)),
        `${source}: 总计`,
        { en: `${row.en}: the total is the sum of the applicants`, zh: `${row.label}：总计＝各类申请人之和` },
      ),
    );
  }
  return {
    key: "requests",
    title: { en: "Requests received and handled", zh: "收到和处理政府信息公开申请情况" },
    furniture: [
      "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）",
      "申请人情况",
      "申请人",
      "项目",
      "指标",
      "序号",
    ],
    anchors,
    groups: groups.filter((g) => !rows.some((r) => r.key === g.key)),
    rows: rows.map(({ leaf: _leaf, ...heading }) => heading),
    columns: applicants,
    cells,
    identities,
  };
}
