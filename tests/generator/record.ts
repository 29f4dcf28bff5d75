import { annualTables, type FormTable, type Status } from "./forms.ts";
import { blankFaults } from "./faults/blanks.ts";
import { harmlessLabelFaults, labelFaults } from "./faults/labels.ts";
import { violationFaults } from "./faults/violations.ts";
import type { Bench, Fault, Planted } from "./faults.ts";
import { allCells, drawNotation, fill } from "./notation.ts";
import { drawOrgan, type Organ } from "./organs.ts";
import { annualOutline, narrativeOutline, type Block } from "./outline.ts";
import type { Claim, Story } from "./prose.ts";
import { Random } from "./random.ts";
import { statisticsSheet } from "./sheet.ts";
import { disclosureValues, requestValues, reviewValues, sheetValues, type Values } from "./values.ts";

/** What a careful person would record of one indicator. */
export interface TrueFact {
  value: number | null;
  status: Status;
  /** false where the rendering lost what tells the value: then null is right too, and no other number */
  decidable: boolean;
  /** false where the rendering makes a wrong number the only sound reading */
  judged: boolean;
}

/** What is true of one generated report. */
export interface Truth {
  organ: Organ;
  year: number;
  /** false where the document is a bare table that names neither organ nor year */
  named: boolean;
  /** any of these is right: a report that speaks nowhere of its area tells nothing of its scope */
  scopes: string[];
  /** any of these is right */
  forms: string[];
  published_on: string;
  facts: Map<string, TrueFact>;
  claims: Claim[];
  planted: Planted[];
}

/** A report before it has a format. */
export interface GeneratedReport {
  seed: number;
  title: string;
  truth: Truth;
  blocks: Block[];
}

export type FormDraw = "narrative" | "2014" | "2019" | "2021" | "unsplit" | "mixed";

const drawForm = (random: Random): FormDraw =>
  random.weighted<FormDraw>([
    ["narrative", 5],
    ["2014", 15],
    ["2019", 25],
    ["2021", 45],
    ["unsplit", 5],
    ["mixed", 5],
  ]);

const years: Record<FormDraw, readonly [number, number]> = {
  narrative: [2008, 2018],
  2014: [2014, 2018],
  2019: [2019, 2020],
  2021: [2021, 2025],
  unsplit: [2021, 2024],
  mixed: [2020, 2022],
};

function drawTables(form: FormDraw): FormTable[] {
  if (form === "narrative") return [];
  if (form === "2014") return [statisticsSheet()];
  return annualTables(
    form === "2019" || form === "mixed" ? "2019" : "2021",
    form === "2019" || form === "unsplit" ? "2019" : "2021",
  );
}

function drawValues(tables: readonly FormTable[], organ: Organ, random: Random): Values {
  const values: Values = new Map();
  const add = (more: Values): void => more.forEach((value, key) => values.set(key, value));
  for (const table of tables) {
    if (table.table === "active_disclosure") add(disclosureValues(table, organ, random));
    if (table.table === "statistics_sheet") add(sheetValues(organ, random));
    if (table.table === "requests")
      add(requestValues(table.form === "2019" ? "2019" : "2021", organ, random));
    if (table.table === "review_litigation")
      add(reviewValues(organ, values.get("requests.newly_received.total") ?? 0, random));
  }
  return values;
}

/** A table gets either blanks or a violation, never both: what a blank leaves open cannot be judged. */
function plant(bench: Bench, random: Random): Planted[] {
  const planted: Planted[] = [];
  const apply = (table: FormTable, faults: readonly (readonly [Fault, number])[]): void => {
    for (let tries = 0; tries < 12; tries++) {
      const done = random.weighted(faults)(table, bench);
      if (done) return void planted.push(done);
    }
  };
  for (const table of bench.tables) {
    const broken = random.weighted([
      ["blank", 12],
      ["violation", 12],
      ["nothing", 76],
    ] as const);
    if (broken === "violation") apply(table, violationFaults);
    if (random.chance(0.2)) apply(table, broken === "nothing" ? labelFaults : harmlessLabelFaults);
    if (broken === "blank") apply(table, blankFaults);
  }
  return planted;
}

const titles: readonly (readonly [(organ: string, year: number) => string, number])[] = [
  [(organ, year) => `${organ}${year}年政府信息公开工作年度报告`, 36],
  [(organ, year) => `${organ}${year}年度政府信息公开工作年度报告`, 14],
  [(organ, year) => `${year}年${organ}政府信息公开工作年度报告`, 12],
  [(organ, year) => `${year}年度${organ}政府信息公开工作年度报告`, 8],
  [(organ, year) => `${organ}政府信息公开工作${year}年度报告`, 6],
  [(organ, year) => `${organ}${year}年政府信息公开年度报告`, 6],
  [(organ, year) => `${organ}${year}年政府信息公开年报`, 6],
  [(_, year) => `${year}年政府信息公开工作年度报告`, 5],
  [(organ) => `${organ}政府信息公开工作年度报告`, 4],
  [(organ, year) => `${organ}${year}年政府信息公开 工作告年度报`, 1],
  [(organ, year) => `${organ}关于${year}年度政府信息公开工作情况的报告`, 2],
];

const annexRows = (story: Story): string[][] => [
  ["指标名称", "计量单位", `${story.year}年度`, "历年累计"],
  ...[
    "主动公开信息数",
    "其中：1.政府网站公开",
    "2.政府公报公开",
    "受理依申请公开信息总数",
    "对申请的答复总数",
    "行政复议数",
    "行政诉讼数",
  ].map((label, i) => [
    label,
    "条",
    String(story.random.int(0, i < 2 ? 900 : 9)),
    String(story.random.int(900, 2000)),
  ]),
];

function outlineOf(form: FormDraw, story: Story, tables: readonly FormTable[]): Block[] {
  if (form !== "narrative" && form !== "2014") return annualOutline(story, tables);
  const name = `附件：政府信息公开情况统计表（${story.year}年度）`;
  if (form === "2014")
    return narrativeOutline(story, [
      { kind: "paragraph", text: name },
      ...tables.map((table) => ({ kind: "table" as const, table })),
    ]);
  const annex: Block[] = story.random.chance(0.4)
    ? [
        { kind: "paragraph", text: name },
        { kind: "plain table", rows: annexRows(story) },
      ]
    : [];
  return narrativeOutline(story, annex);
}

const day = (year: number, random: Random): string =>
  `${year + 1}-0${random.int(1, 3)}-${String(random.int(10, 28))}`;

/** A report with known truth. The same seed gives the same report, whatever format it is rendered to. */
export function drawRecord(seed: number, wanted?: FormDraw): GeneratedReport {
  const random = new Random(seed);
  const form = wanted ?? drawForm(random.fork("form"));
  const organ = drawOrgan(random.fork("organ"));
  const year = random.fork("year").int(...years[form]);
  const tables = drawTables(form);
  const everything = allCells(tables).map((cell) => cell.indicator!);
  const values = drawValues(tables, organ, random.fork("values"));
  const notation = drawNotation(random.fork("notation"));
  fill(tables, values, notation, random.fork("fill"));
  const faults = random.fork("faults");
  const planted = plant({ tables, organ, notation, random: faults }, faults);

  const facts = new Map<string, TrueFact>(
    everything.map((indicator) => [
      indicator,
      { value: null, status: "absent", decidable: true, judged: true },
    ]),
  );
  for (const { indicator, value, status } of allCells(tables))
    if (indicator !== null) facts.set(indicator, { value, status, decidable: true, judged: true });

  const story: Story = { organ, year, values, random: random.fork("prose"), claims: [] };
  const prose = random.fork("title");
  const title = prose.weighted(titles)(organ.name, year);
  const published_on = day(year, prose);
  const area = organ.scope === "consolidated" ? `${organ.area}各级行政机关` : organ.self.replace("我", "本");
  const preamble = `本报告根据《中华人民共和国政府信息公开条例》的要求，由${organ.name}编制，反映${area}的政府信息公开工作情况。本报告所列数据的统计期限为${year}年1月1日至12月31日。`;
  const outline = outlineOf(form, story, tables);
  const bare = form === "2014" && prose.chance(0.08);
  const blocks: Block[] = bare
    ? outline.filter(({ kind }) => kind === "table")
    : [
        { kind: "title", text: title },
        ...(prose.chance(0.9) ? [{ kind: "paragraph" as const, text: preamble }] : []),
        ...outline,
      ];
  if (!bare && prose.chance(0.3)) {
    const [y, m, d] = published_on.split("-").map(Number) as [number, number, number];
    blocks.push({ kind: "signature", text: organ.name }, { kind: "signature", text: `${y}年${m}月${d}日` });
  }
  const text = blocks.map((block) => ("text" in block ? block.text : "")).join("");
  const scopes =
    organ.scope === "own" || text.includes(organ.area) ? [organ.scope] : [organ.scope, "unknown"];
  const forms = {
    narrative: ["narrative"],
    2014: ["2014"],
    2019: ["2019"],
    2021: ["2021"],
    unsplit: ["2021", "mixed"],
    mixed: ["mixed"],
  }[form];
  return {
    seed,
    title,
    blocks,
    truth: {
      organ,
      year,
      named: !bare,
      scopes: bare ? ["unknown", organ.scope] : scopes,
      forms,
      published_on,
      facts,
      claims: bare ? [] : story.claims,
      planted,
    },
  };
}
