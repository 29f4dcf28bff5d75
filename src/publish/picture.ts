import type { Cell, Table } from "../model/document.ts";
import type { Fact, Report } from "../model/report.ts";
import type { Shape } from "./picture/shapes.ts";
import { drawingOf } from "./picture/shapes.ts";
import { element, escaped, fitted } from "./picture/svg.ts";
import type { Standing } from "./standing.ts";
import { doubted, signsOf, standingOf } from "./standing.ts";

/** A table of the document, and which of its cells were read as which indicator. */
export interface ReadTable {
  block: Table;
  cells: Map<Cell, string>;
}

/** A picture of more cells than this helps nobody; the rest is left out and counted in the legend. */
const mostCells = 5_000;

type Role = Standing | "row_heading" | "column_heading" | "unmatched" | "text";

const looks: Record<Role, { fill: string; stroke: string; sign: string; said: string }> = {
  proven: { fill: "#d9f2df", stroke: "#2e8b47", sign: "✓", said: "已证实 proven" },
  unproven: { fill: "#eef3f8", stroke: "#5b7b99", sign: "", said: "未证实 unproven" },
  contradicted: { fill: "#fbd5d5", stroke: "#c22f2f", sign: "✗", said: "有矛盾 contradicted" },
  flagged: { fill: "#ffe9b8", stroke: "#c98a00", sign: "?", said: "存疑 flagged" },
  blank: { fill: "#ffffff", stroke: "#9aa5ad", sign: "·", said: "空白 blank" },
  absent: { fill: "#ffffff", stroke: "#9aa5ad", sign: "", said: "缺失 absent" },
  row_heading: { fill: "#dbe7fb", stroke: "#6d8fc9", sign: "▸", said: "行标题 row heading" },
  column_heading: { fill: "#e6defa", stroke: "#8c78c4", sign: "▾", said: "列标题 column heading" },
  unmatched: { fill: "#f3e3f0", stroke: "#a63d8f", sign: "∅", said: "未匹配的数字 number not matched" },
  text: { fill: "#ffffff", stroke: "#c4cbd0", sign: "", said: "其他文字 other text" },
};

const shownInLegend: Role[] = [
  "proven",
  "unproven",
  "contradicted",
  "flagged",
  "blank",
  "row_heading",
  "column_heading",
  "unmatched",
];

const folded = (text: string) => text.normalize("NFKC").replace(/\s+/g, "");

/** What is thought of each cell of one table. */
class Roles {
  #report: Report;
  #cells: Map<Cell, string>;
  #doubts: Set<string>;
  #rowHeadings = new Set<string>();
  #columnHeadings = new Set<string>();

  constructor(report: Report, cells: Map<Cell, string>) {
    this.#report = report;
    this.#cells = cells;
    this.#doubts = doubted(report);
    for (const indicator of cells.values()) {
      const headings = report.facts[indicator]?.headings;
      for (const heading of headings?.row ?? []) this.#rowHeadings.add(folded(heading));
      for (const heading of headings?.column ?? []) this.#columnHeadings.add(folded(heading));
    }
  }

  fact(cell: Cell): { indicator: string; fact: Fact } | null {
    const indicator = this.#cells.get(cell);
    const fact = indicator === undefined ? undefined : this.#report.facts[indicator];
    return indicator !== undefined && fact ? { indicator, fact } : null;
  }

  of(cell: Cell): { role: Role; signs: string } {
    const known = this.fact(cell);
    if (known) {
      const isDoubted = this.#doubts.has(known.indicator);
      const role = standingOf(known.fact, isDoubted);
      return { role, signs: signsOf(known.fact, isDoubted) || looks[role].sign };
    }
    const text = folded(cell.text);
    const role = this.#rowHeadings.has(text)
      ? "row_heading"
      : this.#columnHeadings.has(text)
        ? "column_heading"
        : /^[-+\d.,]*\d[\d.,]*$/.test(text)
          ? "unmatched"
          : "text";
    return { role, signs: looks[role].sign };
  }
}

/** What a person sees who rests the pointer on a cell. */
function tooltip(cell: Cell, roles: Roles): string {
  const known = roles.fact(cell);
  if (!known) return cell.text;
  const { indicator, fact } = known;
  const headings = fact.headings && [
    `row: ${fact.headings.row.join(" › ")}`,
    `column: ${fact.headings.column.join(" › ")}`,
  ];
  return [
    indicator,
    `value: ${fact.value} (${fact.status}, ${fact.basis})`,
    `raw: ${JSON.stringify(fact.raw)}`,
    ...(headings ?? []),
    `proven by ${fact.proven_by}, contradicted by ${fact.contradicted_by}`,
  ].join("\n");
}

function cellMarkup({ cell, x, y, width, height }: Shape, roles: Roles): string {
  const { role, signs } = roles.of(cell);
  const { fill, stroke } = looks[role];
  const { size, lines } = fitted(cell.text, width - (signs ? 24 : 10), height - 4);
  const top = Math.max(size, (height - lines.length * size * 1.3) / 2 + size);
  const texts = lines.map((line, i) =>
    element("text", { x: 5, y: top + i * size * 1.3, "font-size": size }, escaped(line)),
  );
  const sign = signs
    ? element(
        "text",
        { x: width - 4, y: 12, "font-size": 11, "font-weight": "bold", "text-anchor": "end", fill: stroke },
        escaped(signs),
      )
    : "";
  const box = element("rect", { x: 0.5, y: 0.5, width: width - 1, height: height - 1, fill, stroke });
  // An inner svg clips what does not fit its cell.
  return element(
    "svg",
    { x, y, width: Math.max(1, width), height: Math.max(1, height) },
    element("title", {}, escaped(tooltip(cell, roles))) + box + texts.join("") + sign,
  );
}

function legendMarkup(width: number, top: number, left: string): { markup: string; height: number } {
  const items = shownInLegend.map((role) => looks[role]);
  const each = 210;
  const perLine = Math.max(1, Math.floor((width - 32) / each));
  const parts = items.map(({ fill, stroke, sign, said }, i) => {
    const x = 16 + (i % perLine) * each;
    const y = top + Math.floor(i / perLine) * 24;
    return (
      element("rect", { x, y, width: 18, height: 16, fill, stroke }) +
      element("text", { x: x + 9, y: y + 12, "font-size": 11, "text-anchor": "middle", fill: stroke }, sign) +
      element("text", { x: x + 24, y: y + 12, "font-size": 12 }, escaped(said))
    );
  });
  const height = Math.ceil(items.length / perLine) * 24 + 24;
  const note = "~ 按次序或勾稽推定 placed by order or arithmetic";
  parts.push(
    element("text", { x: 16, y: top + height - 12, "font-size": 12 }, escaped([note, left].join("   "))),
  );
  return { markup: parts.join(""), height };
}

/**
 * What the reader saw of one table, as SVG: each cell over its page or on its grid, in the colour and
 * with the sign of what is thought of it, its headings marked, its reading in the tooltip. All text of
 * the document is escaped; nothing in the picture runs or loads anything.
 */
export function picture(report: Report, { block, cells }: ReadTable): string {
  const drawn = block.cells.slice(0, mostCells);
  const left = block.cells.length > drawn.length ? `${drawn.length} / ${block.cells.length} cells` : "";
  const { width: wide, height, shapes, captions } = drawingOf(block, drawn);
  const width = Math.max(480, wide);
  const roles = new Roles(report, cells);
  const legend = legendMarkup(width, height, left);
  const content = [
    element("rect", { width: "100%", height: "100%", fill: "#ffffff" }),
    ...captions.map(({ y, text }) =>
      element("text", { x: 16, y, "font-size": 12, fill: "#5b6770" }, escaped(text)),
    ),
    ...shapes.map((shape) => cellMarkup(shape, roles)),
    legend.markup,
  ];
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height: height + legend.height,
      "font-family": "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    },
    content.join("\n"),
  );
}
