import type { Inspection } from "../parse-report.ts";
import type { Cell } from "../model/document.ts";
import type { Fact, Report } from "../model/report.ts";
import type { Shape } from "./picture/shapes.ts";
import { drawingOf, drawnText } from "./picture/shapes.ts";
import { element, escaped, fitted } from "./picture/svg.ts";
import type { DrawnTable } from "./picture/tables.ts";
import { drawnTables } from "./picture/tables.ts";
import type { Standing } from "./standing.ts";
import { doubted, signsOf, standingOf } from "./standing.ts";

const headHeight = 24;
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

/** The worst first: a cell that several values were read from looks like the worst of them. */
const ranks: Role[] = ["contradicted", "flagged", "unproven", "proven", "blank", "absent"];

/** What is thought of each cell of one table. */
class Roles {
  #facts: Report["facts"];
  #indicators: DrawnTable["indicators"];
  #doubts: Set<string>;
  #headings = { row: new Set<string>(), column: new Set<string>() };

  constructor(report: Report, indicators: DrawnTable["indicators"]) {
    this.#facts = report.facts;
    this.#indicators = indicators;
    this.#doubts = doubted(report);
    for (const cell of indicators.keys()) {
      for (const [, { headings }] of this.facts(cell)) {
        for (const heading of headings?.row ?? []) this.#headings.row.add(folded(heading));
        for (const heading of headings?.column ?? []) this.#headings.column.add(folded(heading));
      }
    }
  }

  /** The facts that were read from a cell. */
  facts(cell: Cell): [string, Fact][] {
    return (this.#indicators.get(cell) ?? []).flatMap((indicator): [string, Fact][] => {
      const fact = this.#facts[indicator];
      return fact ? [[indicator, fact]] : [];
    });
  }

  of(cell: Cell): { role: Role; sign: string } {
    const known = this.facts(cell).map(([indicator, fact]) => {
      const doubt = this.#doubts.has(indicator);
      const role: Role = standingOf(fact, doubt);
      return { role, sign: signsOf(fact, doubt) || looks[role].sign };
    });
    if (known.length > 0) return known.sort((a, b) => ranks.indexOf(a.role) - ranks.indexOf(b.role))[0]!;
    const role = this.#roleOfText(folded(cell.text));
    return { role, sign: looks[role].sign };
  }

  #roleOfText(text: string): Role {
    if (this.#headings.row.has(text)) return "row_heading";
    if (this.#headings.column.has(text)) return "column_heading";
    return /^[-+\d.,]*\d[\d.,]*$/.test(text) ? "unmatched" : "text";
  }
}

/** What a person sees who rests the pointer on a cell. */
function tooltip(cell: Cell, roles: Roles): string {
  const told = roles
    .facts(cell)
    .map(([indicator, fact]) =>
      [
        indicator,
        `${fact.value} ← ${JSON.stringify(fact.raw?.slice(0, 200))} (${fact.status}, ${fact.basis})`,
        `▸ ${fact.headings?.row.join(" › ") ?? ""}`,
        `▾ ${fact.headings?.column.join(" › ") ?? ""}`,
        `✓ ${fact.proven_by}  ✗ ${fact.contradicted_by}`,
      ].join("\n"),
    );
  return told.length > 0 ? told.join("\n\n") : drawnText(cell);
}

function cellMarkup({ cell, x, y, width, height }: Shape, roles: Roles): string {
  const { role, sign } = roles.of(cell);
  const { fill, stroke } = looks[role];
  const tip = tooltip(cell, roles);
  const { size, lines } = fitted(drawnText(cell), width - (sign ? 24 : 10), height - 4);
  const top = Math.max(size, (height - lines.length * size * 1.3) / 2 + size);
  const texts = lines.map((line, i) =>
    element("text", { x: 5, y: top + i * size * 1.3, "font-size": size }, escaped(line)),
  );
  const mark = { x: width - 4, y: 12, "font-size": 11, "font-weight": "bold", "text-anchor": "end" };
  const inner = { width: Math.max(0, width - 1), height: Math.max(0, height - 1) };
  const box = element("rect", { x: 0.5, y: 0.5, ...inner, fill, stroke });
  // An inner svg clips what does not fit its cell.
  return element(
    "svg",
    { x, y, width: Math.max(1, width), height: Math.max(1, height) },
    (tip && element("title", {}, escaped(tip))) +
      box +
      texts.join("") +
      (sign && element("text", { ...mark, fill: stroke }, escaped(sign))),
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
    element("text", { x: 16, y: top + height - 12, "font-size": 12 }, escaped(`${note}   ${left}`.trim())),
  );
  return { markup: parts.join(""), height };
}

/** One table as SVG: each cell in the colour and with the sign of what is thought of it. */
function picture(report: Report, table: DrawnTable): string {
  const { block, indicators } = table;
  const drawn = block.cells.slice(0, mostCells);
  const left = block.cells.length > drawn.length ? `${drawn.length} / ${block.cells.length} cells` : "";
  const { width: wide, height, shapes, captions } = drawingOf(table, drawn);
  const width = Math.max(480, wide);
  const roles = new Roles(report, indicators);
  const legend = legendMarkup(width, height, left);
  const head = [report.title ?? report.source.file ?? "", report.source.format].join(" · ");
  const drawing = [
    ...captions.map(({ y, text }) =>
      element("text", { x: 16, y, "font-size": 12, fill: "#5b6770" }, escaped(text)),
    ),
    ...shapes.map((shape) => cellMarkup(shape, roles)),
    legend.markup,
  ];
  const content = [
    element("rect", { width: "100%", height: "100%", fill: "#ffffff" }),
    element("text", { x: 16, y: 24, "font-size": 14, "font-weight": "bold" }, escaped(head)),
    element("g", { transform: `translate(0 ${headHeight})` }, drawing.join("\n")),
  ];
  return element(
    "svg",
    {
      xmlns: "http://www.w3.org/2000/svg",
      width,
      height: headHeight + height + legend.height,
      "font-family": "'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif",
    },
    content.join("\n"),
  );
}

/**
 * What the reader saw, one SVG a table: the cells over their pages or on their grid, the headings that
 * numbers were matched to, doubtful and unmatched numbers marked, each reading in its tooltip. All text
 * of the document is escaped; nothing in a picture runs or loads anything.
 */
export function pictures({ document, report, tables }: Inspection): string[] {
  return drawnTables(document, tables).map((table) => picture(report, table));
}
