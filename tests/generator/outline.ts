import type { FormTable } from "./forms.ts";
import { applications, disclosed, other, reviewed, said, type Story } from "./prose.ts";

/** The report from top to bottom, before any format. `lead` is a heading that shares its line with the text. */
export type Block =
  | { kind: "title"; text: string }
  | { kind: "heading"; level: 1 | 2; text: string; key?: string }
  | { kind: "paragraph"; text: string; lead?: string }
  | { kind: "table"; table: FormTable }
  | { kind: "plain table"; rows: string[][] }
  | { kind: "signature"; text: string };

const numerals = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

const wordings: Record<string, string[]> = {
  overview: ["总体情况", "总体情况", "总体情况"],
  active_disclosure: [
    "主动公开政府信息情况",
    "主动公开政府信息情况",
    "行政机关主动公开政府信息情况",
    "主动公开政府信息的情况",
  ],
  requests: [
    "收到和处理政府信息公开申请情况",
    "收到和处理政府信息公开申请情况",
    "行政机关收到和处理政府信息公开申请情况",
  ],
  review_litigation: [
    "政府信息公开行政复议、行政诉讼情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开行政复议和行政诉讼情况",
  ],
  problems_and_improvements: [
    "存在的主要问题及改进情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "存在问题及改进措施",
    "存在的主要问题和改进情况",
  ],
  other_matters: ["其他需要报告的事项", "其他需要报告的事项", "其他需要报告的事项"],
};

export type SectionKey =
  | "overview"
  | "active_disclosure"
  | "requests"
  | "review_litigation"
  | "problems_and_improvements"
  | "other_matters";

function overview(story: Story): Block[] {
  const parts: [string, string][] = [
    ["主动公开", disclosed(story)],
    ["依申请公开", applications(story)],
    ["政府信息管理", said(story, "management")],
    ["平台建设", said(story, "platforms")],
    ["监督保障", said(story, "safeguards")],
  ];
  const suffix = story.random.pick(["", "情况", "方面"]);
  const runIn = story.random.chance(0.4);
  const style = story.random.pick(["（一）", "(一)", "一是"] as const);
  const intro = `${story.year}年，${story.organ.name}坚持以习近平新时代中国特色社会主义思想为指导，认真贯彻落实《中华人民共和国政府信息公开条例》，持续推进政府信息公开工作。`;
  const blocks: Block[] = [{ kind: "paragraph", text: intro }];
  parts.forEach(([name, text], i) => {
    const number = style === "一是" ? `${numerals[i]}是` : style.replace("一", numerals[i]!);
    const heading = style === "一是" ? `${number}${name}` : `${number}${name}${suffix}`;
    if (runIn || style === "一是") blocks.push({ kind: "paragraph", lead: `${heading}。`, text });
    else blocks.push({ kind: "heading", level: 2, text: heading }, { kind: "paragraph", text });
    if (i === 0 && story.random.chance(0.06)) blocks.push(...departments(story));
  });
  return blocks;
}

/** A table that is not the form's, with words like the form's. */
function departments(story: Story): Block[] {
  const { random } = story;
  const names = random.sample(
    ["办公室", "综合科", "法规科", "审批科", "财务科", "执法大队", "信息中心"],
    random.int(3, 5),
  );
  const rows = names.map((name) => [
    name,
    String(random.int(1, 300)),
    String(random.int(0, 9)),
    String(random.int(0, 9)),
  ]);
  return [
    { kind: "paragraph", text: "各科室信息公开情况见下表。" },
    { kind: "plain table", rows: [["科室", "主动公开信息数", "收到申请数", "答复数"], ...rows] },
  ];
}

const notes = [
  "注：行政复议、行政诉讼数量含上年度结转数量。",
  "注：本表数据统计截至12月31日，不含涉密信息3件。",
  "说明：上述数据由各科室报送，经办公室审核汇总。",
];
const asTable = "该部分以表格形式报告。";

/** The six sections of the 2019 and 2021 forms with their tables where they belong. */
export function annualOutline(story: Story, tables: readonly FormTable[]): Block[] {
  const { random } = story;
  const table = (id: string): Block[] => {
    const found = tables.find((one) => one.table === id);
    if (!found) return [];
    const lead: Block[] = random.chance(0.08) ? [{ kind: "paragraph", text: asTable }] : [];
    const note: Block[] = random.chance(0.08) ? [{ kind: "paragraph", text: random.pick(notes) }] : [];
    return [...lead, { kind: "table", table: found }, ...note];
  };
  const problems: Block[] = random.chance(0.5)
    ? [
        { kind: "paragraph", lead: "（一）存在问题。", text: said(story, "problems") },
        { kind: "paragraph", lead: "（二）改进措施。", text: said(story, "measures") },
      ]
    : [
        { kind: "paragraph", text: said(story, "problems") },
        { kind: "paragraph", text: said(story, "measures") },
      ];
  const bodies: [SectionKey, Block[]][] = [
    ["overview", overview(story)],
    ["active_disclosure", table("active_disclosure")],
    ["requests", table("requests")],
    ["review_litigation", table("review_litigation")],
    ["problems_and_improvements", problems],
    ["other_matters", [{ kind: "paragraph", text: other(story) }]],
  ];
  return bodies.flatMap(([key, blocks], i): Block[] => [
    { kind: "heading", level: 1, text: `${numerals[i]}、${random.pick(wordings[key]!)}`, key },
    ...blocks,
  ]);
}

/** The outline of 2008–2018, in prose alone; the sheet, where there is one, is an annex. */
export function narrativeOutline(story: Story, annex: readonly Block[]): Block[] {
  const { organ, year } = story;
  const heading = (i: number, text: string): Block => ({
    kind: "heading",
    level: 1,
    text: `${numerals[i]}、${text}`,
  });
  const paragraph = (text: string): Block => ({ kind: "paragraph", text });
  const fees = `${year}年，${organ.self}未收取与政府信息公开相关的检索、复制、邮寄等费用。`;
  return [
    heading(0, "概述"),
    paragraph(
      `${year}年，${organ.name}认真贯彻实施《中华人民共和国政府信息公开条例》，健全工作机构，完善工作制度，政府信息公开工作有序开展。`,
    ),
    paragraph(said(story, "safeguards")),
    heading(1, "主动公开政府信息的情况"),
    paragraph(disclosed(story)),
    heading(2, "依申请公开政府信息的情况"),
    paragraph(applications(story)),
    heading(3, "政府信息公开收费及减免情况"),
    paragraph(fees),
    heading(4, "因政府信息公开申请行政复议、提起行政诉讼的情况"),
    paragraph(reviewed(story)),
    heading(5, "存在的主要问题和改进措施"),
    paragraph(said(story, "problems")),
    paragraph(said(story, "measures")),
    ...annex,
  ];
}
