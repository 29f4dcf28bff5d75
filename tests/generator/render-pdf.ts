import { drawTable, type Flow as TableFlow } from "../parse/pdf-table.ts";
import { writePdf, type Face } from "../parse/pdf-writer.ts";
import type { Grid } from "./grid.ts";
import { layTable } from "./layout.ts";
import type { Block } from "./outline.ts";
import type { Random } from "./random.ts";
import type { GeneratedReport } from "./record.ts";
import { markShifted } from "./shifted.ts";
import { Flow } from "./render-pdf/flow.ts";

export const pdfLayouts = [
  "stroked",
  "filled",
  "repeated-header",
  "cut-rows",
  "open-edges",
  "horizontal-rules",
  "unruled",
] as const;
export type PdfLayout = (typeof pdfLayouts)[number];

const flows: Record<PdfLayout, (header: number) => TableFlow> = {
  stroked: () => ({ rules: "stroke" }),
  filled: () => ({ rules: "fill" }),
  "repeated-header": (header) => ({ rules: "stroke", header }),
  "cut-rows": () => ({ rules: "stroke", cut: true }),
  "open-edges": () => ({ rules: "fill", cut: true, open: true }),
  "horizontal-rules": (header) => ({ rules: "horizontal", header }),
  unruled: (header) => ({ rules: "none", header }),
};

/** How a table is set, the same through a file. */
interface Setting {
  layout: PdfLayout;
  size: number;
  face: Face;
  align: "left" | "center";
  /** white space above the longest tables, so that they meet the end of the page somewhere else */
  above: number;
}

function draw(flow: Flow, grid: Grid, { layout, size, face, align, above }: Setting): void {
  const whole = grid.widths.reduce((a, b) => a + b, 0);
  const room = flow.right - flow.left;
  const cells = grid.cells.map((cell) => ({ ...cell, text: cell.text.replace(/\u00a0/g, " ").trim() }));
  flow.y -= above;
  if (flow.y - 120 < flow.bottom) flow.turn();
  const plain = face === "song" || cells.some((cell) => /[^ -~]/.test(cell.text));
  const { bottom } = drawTable(
    flow.page,
    {
      widths: grid.widths.map((width) => (width / whole) * room),
      heights: Array.from({ length: grid.rows }, () => size * 1.8),
      cells,
    },
    {
      ...flows[layout](grid.header),
      x: flow.left,
      top: flow.y - 8,
      size,
      face: plain ? "song" : face,
      align,
      padding: 2,
      margins: { top: 72, bottom: flow.bottom },
    },
    flow.turn,
  );
  flow.y = bottom - 6;
}

export function renderPdf(report: GeneratedReport, layout: PdfLayout, random: Random): Uint8Array {
  const flow = new Flow({
    number: random.pick(["- % -", "— % —", "%", "第%页", null]),
    running: random.chance(0.15) ? report.title : null,
  });
  const setting: Setting = {
    layout,
    size: random.pick([9, 10, 10.5]),
    face: "song",
    align: random.chance(0.7) ? "center" : "left",
    above: random.int(0, 60),
  };
  const body = random.pick([12, 14, 16]);
  const write = (block: Block): void => {
    switch (block.kind) {
      case "title":
        return flow.write(block.text, 20, 0, "center");
      case "heading":
        return flow.write(block.text, body, block.level === 1 ? 0 : 2);
      case "paragraph":
        return flow.write((block.lead ?? "") + block.text, body, 2);
      case "signature":
        return flow.write(block.text, body, 0, "right");
      case "plain table": {
        const cells = block.rows.flatMap((texts, row) =>
          texts.map((text, column) => ({
            row,
            column,
            row_span: 1,
            column_span: 1,
            text,
            role: "label" as const,
          })),
        );
        const columns = block.rows[0]!.length;
        return draw(
          flow,
          { rows: block.rows.length, columns, header: 1, widths: block.rows[0]!.map(() => 1), cells },
          setting,
        );
      }
      case "table":
        for (const grid of layTable(block.table, random.fork(block.table.table))) {
          if (layout === "unruled" || layout === "horizontal-rules")
            markShifted(grid, report.truth.facts, false);
          draw(flow, grid, setting);
        }
    }
  };
  report.blocks.forEach(write);
  const info: Record<string, string> = random.chance(0.5) ? { Title: report.title } : {};
  return writePdf({ pages: flow.pages, info });
}
