import { allCells } from "./notation.ts";
import { annualTables, type FormTable } from "./forms.ts";
import { render, type Format } from "./generate.ts";
import type { Block } from "./outline.ts";
import { Random } from "./random.ts";
import { statisticsSheet } from "./sheet.ts";
import { sheetExamples } from "./examples/sheets.ts";
import { narrativeExamples } from "./examples/narratives.ts";
import { examples2019 } from "./examples/form-2019.ts";
import { examples2021 } from "./examples/form-2021.ts";

/** One example report, written by hand. */
export interface Example {
  file: string;
  format: Format;
  layout: string;
  /** what the layout is drawn from */
  seed: number;
  organ: string;
  year: number;
  published_on: string;
  title: string;
  tables: "none" | "2014" | "2019" | "2021" | "mixed";
  /** numbers by indicator; what is not named is 0 */
  values: Record<string, number>;
  /** cells printed otherwise than their number: blanks, signs, units, faults */
  printed?: Record<string, string>;
  /** every cell whose indicator matches is printed so */
  printedWhere?: readonly (readonly [RegExp, string])[];
  /** a heading starts with a numeral, a paragraph does not; `@active_disclosure` is where a table stands */
  text: string;
  /** rows of a local table, where the text says `@annex` */
  annex?: string[][];
  signed: boolean;
}

/** Six applicants' counts of each result; the rows and columns that are sums follow. */
export function requestNumbers(
  results: Record<string, readonly number[]>,
  carriedOver: readonly number[] = [],
  carriedForward: readonly number[] = [],
): Record<string, number> {
  const columns = [
    "natural_person",
    "commercial_enterprise",
    "research_institution",
    "social_welfare_organization",
    "legal_service_organization",
    "other",
  ];
  const at = (list: readonly number[], i: number): number => list[i] ?? 0;
  const done = columns.map((_, i) => Object.values(results).reduce((sum, row) => sum + at(row, i), 0));
  const received = columns.map((_, i) => done[i]! + at(carriedForward, i) - at(carriedOver, i));
  const rows = {
    ...results,
    newly_received: received,
    carried_over: carriedOver,
    result_total: done,
    carried_forward: carriedForward,
  };
  const numbers: Record<string, number> = {};
  for (const [row, counts] of Object.entries(rows)) {
    columns.forEach((column, i) => (numbers[`requests.${row}.${column}`] = at(counts, i)));
    numbers[`requests.${row}.total`] = counts.reduce((sum, count) => sum + count, 0);
  }
  return numbers;
}

/** Counts of table 4, five a block. */
export function reviewNumbers(
  review: readonly number[],
  direct: readonly number[],
  afterReview: readonly number[],
): Record<string, number> {
  const blocks = { review, "litigation.direct": direct, "litigation.after_review": afterReview };
  const keys = ["upheld", "corrected", "other", "pending", "total"];
  return Object.fromEntries(
    Object.entries(blocks).flatMap(([block, counts]) =>
      keys.map((key, i) => [`review_litigation.${block}.${key}`, counts[i] ?? 0]),
    ),
  );
}

function tablesOf(example: Example): FormTable[] {
  const { tables } = example;
  const empty =
    tables === "none"
      ? []
      : tables === "2014"
        ? [statisticsSheet()]
        : tables === "mixed"
          ? annualTables("2019", "2021")
          : annualTables(tables, tables);
  for (const cell of allCells(empty)) {
    const indicator = cell.indicator!;
    const where = example.printedWhere?.find(([pattern]) => pattern.test(indicator));
    cell.text = example.printed?.[indicator] ?? where?.[1] ?? String(example.values[indicator] ?? 0);
  }
  return empty;
}

function blocksOf(example: Example): Block[] {
  const tables = tablesOf(example);
  const body = example.text
    .trim()
    .split(/\n+/)
    .map((line): Block => {
      if (line === "@annex") return { kind: "plain table", rows: example.annex ?? [] };
      const table = line.startsWith("@") ? tables.find(({ table }) => table === line.slice(1)) : undefined;
      if (table) return { kind: "table", table };
      if (/^[一二三四五六七八九]、[^。]{1,30}$/.test(line)) return { kind: "heading", level: 1, text: line };
      if (/^（[一二三四五六七八九]）[^。]{1,20}$/.test(line))
        return { kind: "heading", level: 2, text: line };
      return { kind: "paragraph", text: line };
    });
  const [year, month, day] = example.published_on.split("-").map(Number);
  const signature: Block[] = example.signed
    ? [
        { kind: "signature", text: example.organ },
        { kind: "signature", text: `${year}年${month}月${day}日` },
      ]
    : [];
  return [{ kind: "title", text: example.title }, ...body, ...signature];
}

export const examples: readonly Example[] = [
  ...narrativeExamples,
  ...sheetExamples,
  ...examples2019,
  ...examples2021,
];

/** The bytes of an example file. */
export function writeExample(example: Example): Uint8Array {
  const { organ, year, published_on, title, seed } = example;
  const named = {
    name: organ,
    aliases: [],
    kind: "department",
    level: "county",
    self: "",
    area: "",
    scope: "own",
    makesRules: false,
    reach: 0,
    host: "",
  } as const;
  const truth = {
    organ: { ...named, aliases: [] },
    year,
    named: true,
    scopes: [],
    forms: [],
    published_on,
    facts: new Map(),
    claims: [],
    planted: [],
  };
  const report = { seed, title, blocks: blocksOf(example), truth };
  return render(report, example.format, example.layout, new Random(`example/${seed}`));
}
