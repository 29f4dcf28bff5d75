import { rowsOfGrid, type Grid, type GridCell } from "../grid.ts";
import type { Random } from "../random.ts";
import { cellContent, type Markup } from "./markup.ts";

function open(cell: GridCell, tag: string, markup: Markup, random: Random): string {
  const quote = markup === "bare" && random.chance(0.5) ? "" : '"';
  let attributes = "";
  const span = (name: string, count: number): void => {
    if (count > 1 || (markup === "word" && random.chance(0.15)))
      attributes += ` ${name}=${quote}${count}${quote}`;
  };
  if (markup === "word")
    attributes += ` width="${random.int(40, 140)}" style="border:solid windowtext 1.0pt;padding:0cm 5.4pt"`;
  const both = random.chance(0.5) ? (["colspan", "rowspan"] as const) : (["rowspan", "colspan"] as const);
  for (const name of both) span(name, name === "colspan" ? cell.column_span : cell.row_span);
  return `<${tag}${attributes}>`;
}

/** A grid as a table element. */
export function table(grid: Grid, markup: Markup, random: Random): string {
  const sections = markup === "clean" && grid.header > 0 && random.chance(0.5);
  const rows = rowsOfGrid(grid).map((row, at) => {
    const inner = row.map((cell) => {
      const name = markup === "clean" && sections && at < grid.header ? "th" : "td";
      const tag = markup === "bare" ? name.toUpperCase() : name;
      const close = markup === "bare" ? "" : `</${tag}>`;
      return open(cell, tag, markup, random) + cellContent(cell.text, markup, random) + close;
    });
    return markup === "bare" ? `<TR>${inner.join("\n")}` : `<tr>${inner.join(random.pick(["", "\n"]))}</tr>`;
  });
  const body = sections
    ? `<thead>${rows.slice(0, grid.header).join("\n")}</thead><tbody>${rows.slice(grid.header).join("\n")}</tbody>`
    : `<tbody>${rows.join("\n")}</tbody>`;
  if (markup === "bare") return `<TABLE border=1 cellspacing=0>${rows.join("\n")}</TABLE>`;
  if (markup === "clean") return `<div class="table-box"><table>${body}</table></div>`;
  return `<table class="MsoNormalTable" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse">${body}</table>`;
}

/** A table of plain texts. */
export const plainTable = (rows: readonly string[][]): string =>
  `<table border="1"><tbody>${rows.map((row) => `<tr>${row.map((text) => `<td><p>${text}</p></td>`).join("")}</tr>`).join("")}</tbody></table>`;
