import stringWidth from "string-width";
import type { FormTable } from "../../forms/form.ts";
import type { Fact, Report } from "../../model/report.ts";
import type { Standing } from "../../publish/standing.ts";
import { signsOf, standingOf } from "../../publish/standing.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { shown } from "../terminal.ts";
import type { Block } from "./layout.ts";
import { layoutOf } from "./layout.ts";
import { balanced, cut, padded } from "./width.ts";

/** The narrowest that a column's heading is broken to, and the widest that a line's label is let grow. */
const narrowest = { zh: 6, en: 7 };
const narrowestLabel = 18;
const widestLabel = 64;
const widestRaw = 10;

const paints: Record<Standing, keyof Colors> = {
  contradicted: "red",
  flagged: "yellow",
  proven: "green",
  unproven: "reset",
  blank: "dim",
  absent: "dim",
};

/** Text in the colour of what is thought of the fact; the sign beside it says the same without colour. */
export function painted(colors: Colors, standing: Standing, text: string): string {
  const paint = colors[paints[standing]] as (text: string) => string;
  return paint(text);
}

/** What stands in a cell, apart from the signs. */
function valueText(fact: Fact, formUnit: string | null): string {
  switch (fact.status) {
    case "reported":
      return `${fact.value}${fact.unit && fact.unit !== formUnit ? fact.unit : ""}`;
    case "blank":
      return "·";
    case "absent":
      return "";
    default:
      return cut(shown(fact.raw ?? ""), widestRaw);
  }
}

interface Shown {
  value: string;
  signs: string;
  standing: Standing;
}

const empty: Shown = { value: "", signs: "", standing: "absent" };

const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => stringWidth(text)));
const sum = (widths: number[]) => widths.reduce((a, b) => a + b, 0);

/** A block with what is shown in its cells, and the least that its columns need. */
interface Filled {
  columns: string[];
  labels: string[];
  cells: Shown[][];
  signWidths: number[];
  least: number[];
}

function filled({ columns, lines }: Block, cellOf: (indicator: string) => Shown, narrowest: number): Filled {
  const cells = lines.map((line) => line.indicators.map((id) => (id === null ? empty : cellOf(id))));
  const signWidths = columns.map((_, i) => widest(cells.map((row) => row[i]?.signs ?? "")));
  return {
    columns,
    labels: lines.map((line) => "  ".repeat(line.depth) + line.label),
    cells,
    signWidths,
    least: columns.map((_, i) =>
      Math.max(narrowest, widest(cells.map((row) => row[i]?.value ?? "")) + signWidths[i]!),
    ),
  };
}

/** The lines of one block: the headings of its columns over its cells. */
function blockLines(block: Filled, labelWidth: number, { colors, width }: Terminal): string[] {
  const { columns, labels, cells, signWidths, least } = block;
  const spare = Math.max(0, Math.floor((width - labelWidth - columns.length - sum(least)) / columns.length));
  const widths = least.map((needed, i) =>
    Math.min(needed + spare, Math.max(needed, stringWidth(columns[i]!))),
  );
  const heads = columns.map((column, i) => balanced(column, widths[i]!));
  const height = Math.max(...heads.map((head) => head.length));
  const line = (label: string, texts: string[]) => [padded(label, labelWidth), ...texts].join(" ").trimEnd();
  // A group that begins the block is named in the line of the headings, as the form does.
  const group = cells[0]!.length === 0 && stringWidth(labels[0]!) <= labelWidth ? labels[0]! : "";
  const headLines = Array.from({ length: height }, (_, y) => {
    const texts = heads.map((head, x) => padded(head[y - height + head.length] ?? "", widths[x]!, "right"));
    return colors.bold(line(y === height - 1 ? group : "", texts));
  });
  const cellLines = cells.map((row, y) => {
    const texts = row.map(({ value, signs, standing }, x) => {
      const number = padded(value, widths[x]! - signWidths[x]!, "right");
      return painted(colors, standing, number + padded(signs, signWidths[x]!));
    });
    return line(cut(labels[y]!, row.length > 0 ? labelWidth : width), texts);
  });
  return [...headLines, ...cellLines.slice(group ? 1 : 0)];
}

/** A form's table with what the report says in it, as lines of text that fit the terminal. */
export function grid(report: Report, table: FormTable, doubts: Set<string>, terminal: Terminal): string[] {
  const blocks = layoutOf(table, terminal.language);
  // In one column of figures each may count something else, so each says its unit.
  const single = blocks.length === 1 && blocks[0]!.columns.length === 1;
  const units = new Map(single ? [] : table.cells.map((cell) => [cell.indicator, cell.unit]));
  const cellOf = (indicator: string): Shown => {
    const fact = report.facts[indicator];
    if (!fact) return empty;
    const doubt = doubts.has(indicator);
    return {
      value: valueText(fact, units.get(indicator) ?? null),
      signs: signsOf(fact, doubt),
      standing: standingOf(fact, doubt),
    };
  };
  const all = blocks.map((block) => filled(block, cellOf, narrowest[terminal.language]));
  const room = terminal.width - Math.max(...all.map(({ least }) => sum(least) + least.length));
  const labelWidth = Math.min(
    widest(all.flatMap(({ labels }) => labels)),
    widestLabel,
    Math.max(narrowestLabel, room),
  );
  return all.flatMap((block) => blockLines(block, labelWidth, terminal));
}
