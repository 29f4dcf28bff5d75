import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultLimits } from "../../src/model/document.ts";
import type { Cell, Table } from "../../src/model/document.ts";
import { reader } from "../../src/parse/pdf.ts";
import { drawTable } from "./pdf-table.ts";
import type { DrawnCell } from "./pdf-table.ts";
import { PdfPage, writePdf } from "./pdf-writer.ts";

interface Layout {
  rows: number;
  header: number;
  cells: DrawnCell[];
}

const words = ["行政许可", "规范性文件", "件数", "其他情形，不计入上一项的", "本年度新收数量", "总计"];

/** Labels are numbered, as in a form; values are numbers or blank. */
const layouts: fc.Arbitrary<Layout> = fc
  .record({
    rows: fc.integer({ min: 2, max: 24 }),
    columns: fc.integer({ min: 3, max: 7 }),
    header: fc.integer({ min: 0, max: 2 }),
    merges: fc.array(fc.record({ at: fc.nat(30), rows: fc.integer({ min: 2, max: 6 }) }), { maxLength: 3 }),
    wide: fc.array(fc.record({ row: fc.nat(30), column: fc.nat(6), span: fc.integer({ min: 2, max: 4 }) }), {
      maxLength: 4,
    }),
    texts: fc.array(
      fc.oneof(fc.constant(""), fc.constant("0"), fc.nat(99_999).map(String), fc.constant("251000元")),
      { minLength: 200, maxLength: 200 },
    ),
    labels: fc.array(fc.constantFrom(...words), { minLength: 60, maxLength: 60 }),
  })
  .map(({ rows, columns, header, merges, wide, texts, labels }) => {
    const taken = new Set<string>();
    const cells: Required<DrawnCell>[] = [];
    const add = (cell: Required<DrawnCell>) => {
      const spots: string[] = [];
      for (let r = cell.row; r < cell.row + cell.row_span; r++)
        for (let c = cell.column; c < cell.column + cell.column_span; c++) spots.push(`${r},${c}`);
      const fits =
        cell.row + cell.row_span <= rows + header &&
        cell.column + cell.column_span <= columns &&
        !spots.some((spot) => taken.has(spot));
      if (!fits) return;
      for (const spot of spots) taken.add(spot);
      cells.push(cell);
    };
    for (const { at, rows: row_span } of merges) {
      const row = header + (at % rows);
      add({ row, column: 0, row_span, column_span: 1, text: `（${row}）${labels[row].slice(0, 4)}` });
    }
    for (const { row, column, span } of wide) {
      const at = row % (rows + header);
      const text = at < header ? `栏目${labels[at]}` : texts[at];
      add({ row: at, column: 2 + (column % (columns - 2)), row_span: 1, column_span: span, text });
    }
    for (let row = 0; row < rows + header; row++) {
      for (let column = 0; column < columns; column++) {
        const label =
          row < header ? `栏${row}${column}` : column < 2 ? `${row}.${labels[row + column]}` : null;
        const text = label ?? texts[row * columns + column] ?? "";
        add({ row, column, row_span: 1, column_span: 1, text });
      }
    }
    return { rows: rows + header, header, cells: numbered(cells) };
  });

/** Without the columns in which no cell begins: nobody who sees the table can know of them. */
function numbered(cells: Required<DrawnCell>[]): Required<DrawnCell>[] {
  const lines = [...new Set(cells.flatMap(({ column, column_span }) => [column, column + column_span]))];
  lines.sort((a, b) => a - b);
  return cells.map((cell) => {
    const column = lines.indexOf(cell.column);
    return { ...cell, column, column_span: lines.indexOf(cell.column + cell.column_span) - column };
  });
}

const flows = fc.record({
  face: fc.oneof({ weight: 9, arbitrary: fc.constant("mapped" as const) }, fc.constant("song" as const)),
  rules: fc.constantFrom("stroke" as const, "fill" as const),
  size: fc.constantFrom(9, 10.5, 12),
  align: fc.constantFrom("left" as const, "center" as const),
  line: fc.constantFrom(0.25, 0.5, 1.5),
  cut: fc.boolean(),
  open: fc.boolean(),
  top: fc.integer({ min: 200, max: 760 }),
  pageNumbers: fc.boolean(),
});

const signature = (cell: Cell | DrawnCell) =>
  [cell.row, cell.column, cell.row_span ?? 1, cell.column_span ?? 1, cell.text.replace(/\s+/g, "")].join("|");

async function readTables(bytes: Uint8Array): Promise<Table[]> {
  const { blocks } = await reader.read(bytes, defaultLimits);
  return blocks.filter((block) => block.type === "table");
}

test("what is drawn as a table is read as the same cells, over any number of pages", async () => {
  await fc.assert(
    fc.asyncProperty(layouts, flows, async ({ rows, header, cells }, { pageNumbers, ...style }) => {
      const columns = Math.max(...cells.map(({ column, column_span = 1 }) => column + column_span));
      const widths = [80, 110, ...Array<number>(columns - 2).fill(280 / (columns - 2))];
      const table = { widths, heights: Array<number>(rows).fill(22), cells };
      const { pages } = drawTable(new PdfPage(), table, { ...style, header });
      if (pageNumbers) pages.forEach((page, index) => page.text(285, 32, `- ${index + 1} -`));
      const tables = await readTables(writePdf({ pages }));
      expect(tables).toHaveLength(1);
      expect(tables[0].cells.map(signature)).toEqual(cells.map(signature).sort(byGrid));
      expect([tables[0].rows, tables[0].columns]).toEqual([rows, columns]);
    }),
    { numRuns: 60 },
  );
});

test("a table without vertical rules, or without any, keeps its columns and its blank cells", async () => {
  const simple = fc.record({
    rules: fc.constantFrom("horizontal" as const, "none" as const),
    values: fc.array(
      fc.array(fc.constantFrom("", "0", "7", "315", "20480"), { minLength: 4, maxLength: 4 }),
      {
        minLength: 3,
        maxLength: 12,
      },
    ),
    align: fc.constantFrom("left" as const, "center" as const),
  });
  await fc.assert(
    fc.asyncProperty(simple, async ({ rules, values, align }) => {
      const header = ["项目", "商业企业", "科研机构", "其他", "总计"];
      const rows = [
        header,
        ...values.map((row, index) => [`第${index}项`, ...row.slice(0, 3), row[3] || "1"]),
      ];
      const cells = rows.flatMap((texts, row) => texts.map((text, column) => ({ row, column, text })));
      const table = { widths: [120, 80, 80, 80, 80], heights: rows.map(() => 24), cells };
      const page = new PdfPage();
      drawTable(page, table, { rules, align, top: 700, face: "mapped" });
      page.text(60, 760, "二、以下为本年度主动公开政府信息情况的统计，共计若干项，详见下表。", {
        face: "mapped",
      });
      const [read, ...others] = await readTables(writePdf({ pages: [page] }));
      expect(others).toEqual([]);
      expect(read.cells.map(signature)).toEqual(cells.map(signature));
    }),
    { numRuns: 40 },
  );
});

function byGrid(a: string, b: string): number {
  const [[r1, c1], [r2, c2]] = [a, b].map((text) => text.split("|").map(Number));
  return r1 - r2 || c1 - c2;
}
