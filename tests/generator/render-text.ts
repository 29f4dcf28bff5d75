import { markLostBlanks, markLostBorders } from "./decidable.ts";
import type { Grid } from "./grid.ts";
import { layTable } from "./layout.ts";
import type { Block } from "./outline.ts";
import type { Random } from "./random.ts";
import type { GeneratedReport } from "./record.ts";
import { alignedColumns } from "./render-text/columns.ts";
import { markdown, tabCells, tabSeparated, writtenRows } from "./render-text/rows.ts";
import { shredded } from "./render-text/shredded.ts";
import { markShifted } from "./shifted.ts";
import { oneTokenALine, runTogether, spaced } from "./render-text/streams.ts";

export const textLayouts = [
  "tab-cells",
  "tsv",
  "aligned",
  "aligned-wide",
  "spaces",
  "tokens",
  "run-together",
  "run-lines",
] as const;
export const markdownLayouts = ["whole", "shredded"] as const;
export type TextLayout = (typeof textLayouts)[number] | (typeof markdownLayouts)[number];

/** A table as text; marks in the truth what the layout makes undecidable. */
type TableWriter = (grid: Grid, report: GeneratedReport, random: Random) => string;

const pageNumber = (random: Random): string => random.pick(["- 3 -", "— 4 —", "-5-", "3"]);

function aligned(grid: Grid, random: Random, counting: "letters" | "widths", pages: boolean): string {
  const lines = alignedColumns(grid, counting, random.pick([0, 0, 1]), random.chance(0.4));
  if (!pages || lines.length < 12) return lines.join("\n");
  const at = random.int(6, lines.length - 4);
  const number = " ".repeat(random.int(0, 60)) + pageNumber(random);
  return [...lines.slice(0, at), "", number, "\f", ...lines.slice(at)].join("\n");
}

const writers: Record<TextLayout, TableWriter> = {
  "tab-cells": (grid) => tabCells(grid),
  tsv: (grid, { truth }, random) => {
    const across = random.pick(["skip", "empty"] as const);
    if (across === "empty") markShifted(grid, truth.facts, false);
    return tabSeparated(grid, across);
  },
  aligned: (grid, { truth }, random) => {
    markShifted(grid, truth.facts, false);
    return aligned(grid, random, "letters", true);
  },
  "aligned-wide": (grid, { truth }, random) => {
    markShifted(grid, truth.facts, false);
    return aligned(grid, random, "widths", false);
  },
  spaces: (grid, { truth }, random) => {
    markLostBlanks(writtenValues(grid), truth.facts);
    return spaced(grid, random);
  },
  tokens: (grid, { truth }) => {
    markLostBlanks(writtenValues(grid), truth.facts);
    return oneTokenALine(grid);
  },
  "run-together": (grid, { truth }) => {
    markLostBorders(writtenValues(grid), truth.facts);
    return runTogether(grid);
  },
  "run-lines": (grid, { truth }) => {
    markLostBorders(writtenValues(grid), truth.facts);
    return writtenRows(grid)
      .map((row) => row.map((cell) => cell.text.trim().replace(/\n+/g, "")).join(""))
      .join("\n");
  },
  whole: (grid, { truth }, random) => {
    const merged = random.pick(["empty", "again"] as const);
    markShifted(grid, truth.facts, merged === "again");
    return markdown(grid, merged, random.pick(["<br>", " ", ""]));
  },
  shredded: (grid, _, random) => shredded(grid, random),
};

/** Every row, the blank cells too: what was there before the layout lost it. */
const writtenValues = (grid: Grid): ReturnType<typeof writtenRows> =>
  Array.from({ length: grid.rows }, (_, row) => grid.cells.filter((cell) => cell.row === row));

interface Prose {
  indent: string;
  heading: (level: number, text: string) => string;
  title: (text: string) => string;
  separator: string;
}

const markdownProse: Prose = {
  indent: "",
  heading: (level, text) => `${"#".repeat(level + 1)} ${text}`,
  title: (text) => `# ${text}`,
  separator: "\n\n",
};

const plainProse = (random: Random, separator: string): Prose => ({
  indent: random.pick(["", "　　"]),
  heading: (_, text) => text,
  title: (text) =>
    random.chance(0.2) && separator === "\n" ? `${text.slice(0, -6)}\n${text.slice(-6)}` : text,
  separator,
});

/** What a crawler of others wrote above the text. */
function preface(report: GeneratedReport, random: Random): string {
  if (!random.chance(0.25)) return "";
  const { organ, published_on } = report.truth;
  return `标题: ${report.title}\n发布时间: ${published_on} 0${random.int(8, 9)}:${random.int(10, 59)}\n文号: \n发布机构: ${organ.name}\n栏目: 政府信息公开年报\n==================== 正文 ====================\n`;
}

export function renderText(report: GeneratedReport, layout: TextLayout, random: Random): Uint8Array {
  const run = layout === "run-together";
  const isMarkdown = layout === "whole" || layout === "shredded";
  const prose =
    isMarkdown && random.chance(0.7)
      ? markdownProse
      : plainProse(random, run ? random.pick(["", "　　", ""]) : "\n");
  const table = (grid: Grid): string => writers[layout](grid, report, random.fork("table"));
  const write = (block: Block): string => {
    switch (block.kind) {
      case "title":
        return prose.title(block.text);
      case "heading":
        return prose.heading(block.level, block.text);
      case "paragraph":
        return prose.indent + (block.lead ?? "") + block.text;
      case "signature":
        return (run ? "" : " ".repeat(24)) + block.text;
      case "plain table":
        return plainTable(block.rows, run);
      case "table": {
        const grids = layTable(block.table, random.fork(block.table.table));
        return grids.map(table).join(run ? "" : "\n\n");
      }
    }
  };
  const text =
    preface(report, random) +
    report.blocks.map(write).join(prose.separator) +
    (random.chance(0.5) ? "\n" : "");
  return new TextEncoder().encode(random.chance(0.1) ? text.replace(/\n/g, "\r\n") : text);
}

const plainTable = (rows: readonly string[][], run: boolean): string =>
  rows.map((row) => row.join(run ? "" : "\t")).join(run ? "" : "\n");
