import type { Block, Document, Table } from "../model/document.ts";
import { through } from "../model/place.ts";
import type { Finding } from "../model/report.ts";
import { withArabicYears } from "../forms/title.ts";
import type { Identity } from "./identify.ts";
import { opensSection } from "./sections.ts";
import { fold } from "./labels.ts";
import type { TableReading } from "./reading.ts";
import { readTables } from "./tables.ts";

/** The document as its tables are read: without those captioned for another year than the report's. */
export interface OwnTables {
  document: Document;
  /** all blocks, with what was kept apart */
  all: Block[];
  findings: Finding[];
}

/** Longer lines are prose. */
const longest = 40;
const mark = "(?:附件?|表)?\\d{0,2}[:、.]?|[一二三四五六七八九十]{1,2}、|[(（【《]";
const ends = "(?:表|附表|报表|统计表|情况|数据|统计|统计数)";
/** 附件：2022年度政府信息公开情况统计表, （上年度数据）, 2022年: a year and at most the name of a table. */
const caption = new RegExp(
  `^(?:${mark}){0,3}(?:\\p{Script=Han}{0,24}?(?:局|委|府|室|厅|办|会|处|镇|乡))?` +
    `(?:(?<year>20\\d\\d)年度?|(?<own>本年度?|今年)|(?<other>上一?年度?|去年))` +
    `(?:[^\\d。,;年]{0,30}${ends})?[)】》:]*$`,
  "u",
);

type Said = number | "own" | "other";

/** The year that a caption of tables names, or whether it is the report's; null for every other text. */
function saidBy(text: string): Said | null {
  if (text.length > longest || !text.includes("年")) return null;
  const { year, own, other } =
    caption.exec(withArabicYears(text.normalize("NFKC").replace(/\s+/gu, "")))?.groups ?? {};
  if (year !== undefined) return Number(year);
  return own !== undefined ? "own" : other !== undefined ? "other" : null;
}

/** Blocks below a caption of another year, up to the next caption or section; others are as they stand. */
interface Stretch {
  blocks: Block[];
  /** the tables of the forms in it, where it is of another year */
  foreign: TableReading[];
}

/**
 * Keeps apart the tables of another year than the report's: those below a caption, or a row over the whole width, that names
 * one, up to the next caption or the next section that the report does not open twice. Where the report has no others, the
 * caption may as well be last year's that was left standing: its tables are read, and in doubt.
 */
export function withoutOtherYears(document: Document, { years }: Identity): OwnTables {
  const blocks = document.blocks.flatMap((b) => (b.type === "table" ? cutAtCaptions(b) : [b]));
  const captions = captionsOf(blocks);
  const named = [...captions.values()].filter((said) => typeof said === "number");
  const own = [years.title, years.period].filter((year) => year !== null);
  const ofReport = new Set<Said>(["own", ...(own.length > 0 ? own : [Math.max(...named)])]);
  if ([...captions.values()].every((said) => ofReport.has(said)))
    return { document, all: document.blocks, findings: [] };
  const stretches = stretchesOf(blocks, captions, ofReport).map((stretch): Stretch => {
    const foreign = stretch.isForeign ? readTables({ ...document, blocks: stretch.blocks }).readings : [];
    return { blocks: stretch.blocks, foreign };
  });
  const apart = stretches.filter(({ foreign }) => foreign.length > 0);
  const kept = {
    ...document,
    blocks: stretches.flatMap((stretch) => (apart.includes(stretch) ? [] : stretch.blocks)),
  };
  const [only, ...others] = apart;
  if (only && others.length === 0 && isAlone(only, readTables(kept).readings))
    return { document, all: document.blocks, findings: [inDoubt(only)] };
  return { document: kept, all: blocks, findings: apart.map(keptApart) };
}

const isAlone = ({ foreign }: Stretch, own: TableReading[]): boolean =>
  foreign.every(({ table }) => !own.some((reading) => reading.table.key === table.key));

function stretchesOf(
  blocks: Block[],
  captions: ReadonlyMap<number, Said>,
  ofReport: ReadonlySet<Said>,
): { blocks: Block[]; isForeign: boolean }[] {
  const twice = openedTwice(blocks);
  const stretches = [{ blocks: [] as Block[], isForeign: false }];
  for (const [at, block] of blocks.entries()) {
    const said = captions.get(at);
    const line = lineOf(block);
    if (said !== undefined) stretches.push({ blocks: [], isForeign: !ofReport.has(said) });
    else if (opensSection(line) && !twice.has(fold(line))) stretches.push({ blocks: [], isForeign: false });
    stretches.at(-1)!.blocks.push(block);
  }
  return stretches;
}

const lineOf = (block: Block): string =>
  block.type === "paragraph" || block.type === "heading" ? block.text : "";

/** The captions by their place among the blocks; years one below the other are headings of columns. */
function captionsOf(blocks: Block[]): Map<number, Said> {
  const said = blocks.map((block) => saidBy(lineOf(block)));
  const standsAlone = (at: number) => (said[at - 1] ?? null) === null && (said[at + 1] ?? null) === null;
  return new Map(said.flatMap((one, at) => (one !== null && standsAlone(at) ? [[at, one] as const] : [])));
}

/** The headings of sections that come more than once, as where each year has all of them. */
function openedTwice(blocks: Block[]): Set<string> {
  const once = new Set<string>();
  const twice = new Set<string>();
  for (const line of blocks.map(lineOf).filter(opensSection)) {
    if (once.has(fold(line))) twice.add(fold(line));
    once.add(fold(line));
  }
  return twice;
}

/** A table whose rows with nothing but a caption are paragraphs, and what stands between them tables. */
function cutAtCaptions(table: Table): Block[] {
  const captions = table.cells.filter(
    (cell) => cell.column === 0 && saidBy(cell.text) !== null && isAloneInRow(cell, table),
  );
  if (captions.length === 0) return [table];
  const parts: Block[] = [];
  const between = (from: number, to: number): void => {
    const cells = table.cells.filter(({ row }) => row >= from && row < to);
    if (cells.length === 0) return;
    const place = through(cells[0].place, cells.at(-1)!.place);
    const moved = cells.map((cell) => ({ ...cell, row: cell.row - from }));
    parts.push({ ...table, rows: to - from, cells: moved, place });
  };
  let from = 0;
  for (const { row, text, place } of captions.toSorted((a, b) => a.row - b.row)) {
    between(from, row);
    parts.push({ type: "paragraph", text, place });
    from = row + 1;
  }
  between(from, table.rows);
  return parts;
}

const isAloneInRow = ({ row, row_span, text }: Table["cells"][number], { cells, columns }: Table): boolean =>
  row_span === 1 &&
  columns > 1 &&
  cells.every((cell) => cell.row !== row || cell.text.trim() === "" || cell.text === text);

function keptApart({ blocks }: Stretch): Finding {
  const said = lineOf(blocks[0]).trim();
  return {
    rule: "tables.other_year",
    kind: "extraction",
    severity: "info",
    indicators: [],
    message: {
      en: `The tables below “${said}” are of another year than the report's and were kept apart.`,
      zh: `“${said}”之下的表格不属于本报告年度，未计入。`,
    },
    place: blocks[0].place,
  };
}

function inDoubt({ blocks, foreign }: Stretch): Finding {
  const said = lineOf(blocks[0]).trim();
  return {
    rule: "tables.year_doubtful",
    kind: "extraction",
    severity: "warning",
    indicators: foreign.flatMap(({ table }) => table.cells.map((c) => c.indicator)),
    message: {
      en: `The only tables stand below “${said}”, another year than the report's: the caption or the numbers may be of that year.`,
      zh: `唯一的表格位于“${said}”之下，与本报告年度不符：可能是标题有误，也可能是该年度的数据。`,
    },
    place: blocks[0].place,
  };
}
