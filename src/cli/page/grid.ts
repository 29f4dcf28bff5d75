import stringWidth from "string-width";
import type { FormTable } from "../../forms/form.ts";
import type { Fact, Report } from "../../model/report.ts";
import type { Standing } from "../../publish/standing.ts";
import { signsOf, standingOf } from "../../publish/standing.ts";
import type { Colors, Terminal } from "../terminal.ts";
import { shown } from "../terminal.ts";
import { layoutOf } from "./layout.ts";
import { balanced, cut, padded } from "./width.ts";

/** The narrowest that a column's heading is broken to, and the widest that a line's label is let grow. */
const narrowest = { zh: 6, en: 7 };
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

/** A form's table with what the report says in it, as lines of text that fit the terminal. */
export function grid(report: Report, table: FormTable, doubts: Set<string>, terminal: Terminal): string[] {
  const { columns, lines } = layoutOf(table, terminal.language);
  // In one column of figures each may count something else, so each says its unit.
  const units = new Map(columns.length > 1 ? table.cells.map((cell) => [cell.indicator, cell.unit]) : []);
  const cellOf = (indicator: string | null): Shown => {
    const fact = indicator === null ? undefined : report.facts[indicator];
    if (!indicator || !fact) return empty;
    const doubt = doubts.has(indicator);
    return {
      value: valueText(fact, units.get(indicator) ?? null),
      signs: signsOf(fact, doubt),
      standing: standingOf(fact, doubt),
    };
  };
  const cells = lines.map((line) => line.indicators.map(cellOf));

  const labels = lines.map((line) => "  ".repeat(line.depth) + line.label);
  const numberWidths = columns.map((_, i) => widest(cells.map((row) => row[i]?.value ?? "")));
  const signWidths = columns.map((_, i) => widest(cells.map((row) => row[i]?.signs ?? "")));
  const least = columns.map((_, i) =>
    Math.max(narrowest[terminal.language], numberWidths[i]! + signWidths[i]!),
  );
  const gaps = columns.length;
  const leastSum = least.reduce((a, b) => a + b, 0) + gaps;
  const labelWidth = Math.min(widest(labels), widestLabel, Math.max(18, terminal.width - leastSum));
  const spare = Math.max(0, Math.floor((terminal.width - labelWidth - leastSum) / columns.length));
  const widths = least.map((width, i) => Math.min(width + spare, Math.max(width, stringWidth(columns[i]!))));

  const heads = columns.map((column, i) => balanced(column, widths[i]!));
  const height = Math.max(...heads.map((head) => head.length));
  const output: string[] = [];
  for (let line = 0; line < height; line++) {
    const texts = heads.map((head, i) =>
      padded(head[line - (height - head.length)] ?? "", widths[i]!, "right"),
    );
    output.push(terminal.colors.bold([padded("", labelWidth), ...texts].join(" ")));
  }
  for (const [y, row] of cells.entries()) {
    const texts = row.map(({ value, signs, standing }, x) => {
      const number = padded(value, widths[x]! - signWidths[x]!, "right");
      return painted(terminal.colors, standing, number + padded(signs, signWidths[x]!));
    });
    const label = cut(labels[y]!, row.length > 0 ? labelWidth : terminal.width);
    output.push([padded(label, labelWidth), ...texts].join(" ").trimEnd());
  }
  return output;
}
