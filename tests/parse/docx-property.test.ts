import fc from "fast-check";
import { expect, test } from "vitest";
import { reread, tables } from "./docx-reading.ts";
import { cell, control, deleted, gridTable, inserted, paragraph, raw, row, run } from "./docx-writer.ts";
import type { GridCell, Xml } from "./docx-writer.ts";

/** A grid cut into rectangles: cells are offered in random order and taken where their place is still free. */
const grids: fc.Arbitrary<Required<GridCell>[]> = fc
  .record({
    rows: fc.integer({ min: 1, max: 8 }),
    columns: fc.integer({ min: 2, max: 8 }),
    offers: fc.array(
      fc.record({
        row: fc.nat(7),
        column: fc.nat(7),
        row_span: fc.integer({ min: 1, max: 4 }),
        column_span: fc.integer({ min: 1, max: 4 }),
      }),
      { maxLength: 12 },
    ),
    texts: fc.array(fc.stringMatching(/^[甲乙丙0-9 <&.-]{0,6}$/), { minLength: 64, maxLength: 64 }),
  })
  .map(({ rows, columns, offers, texts }) => {
    const taken = new Set<number>();
    const cells: Required<GridCell>[] = [];
    const singles = Array.from({ length: rows * columns }, (_, i) => ({
      row: Math.floor(i / columns),
      column: i % columns,
      row_span: 1,
      column_span: 1,
    }));
    for (const offer of [...offers, ...singles]) {
      const places = Array.from({ length: offer.row_span * offer.column_span }, (_, i) => ({
        r: offer.row + Math.floor(i / offer.column_span),
        c: offer.column + (i % offer.column_span),
      }));
      if (places.some(({ r, c }) => r >= rows || c >= columns || taken.has(r * columns + c))) continue;
      for (const { r, c } of places) taken.add(r * columns + c);
      cells.push({ ...offer, text: texts[cells.length].trim() });
    }
    return cells;
  });

/** A text of one cell, written in ways that do not change what is shown. */
function noisy(text: string, seed: number): Xml {
  const middle = (seed >> 3) % (text.length + 1);
  const parts = [run(text.slice(0, middle)), run(text.slice(middle), { bold: true })];
  const ways = [
    () => paragraph(text),
    () => paragraph([...parts, deleted("99")]),
    () => paragraph([parts[0], inserted([parts[1]])]),
    () => control([paragraph([control([parts[0]]), run("7", { hidden: true }), parts[1]])]),
    () => paragraph([raw('<w:proofErr w:type="spellStart"/>'), ...parts, raw('<w:bookmarkEnd w:id="1"/>')]),
  ];
  return ways[seed % ways.length]();
}

/** Puts noise into the cells of a written table, and a deleted row behind a row that nothing is merged through. */
function withNoise(xml: string, seeds: readonly number[]): Xml {
  let n = 0;
  const next = () => seeds[n++ % seeds.length];
  const cells = xml.replace(
    /<w:p><w:r><w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r><\/w:p>/g,
    (_, text: string) => noisy(text.replaceAll("&lt;", "<").replaceAll("&amp;", "&"), next()).xml,
  );
  const gone = row([cell("删"), cell("除")], { change: "deleted" }).xml;
  return raw(cells.replace(/<w:tr>/g, (tr) => (next() % 4 === 0 ? gone : "") + tr));
}

const byPlace = (a: GridCell, b: GridCell) => a.row - b.row || a.column - b.column;

test("a table with merges both ways, and noise that says nothing, is read back cell by cell", async () => {
  const ways = fc.constantFrom<"gridSpan" | "hMerge">("gridSpan", "hMerge");
  await fc.assert(
    fc.asyncProperty(
      grids,
      ways,
      fc.array(fc.nat(1000), { minLength: 8, maxLength: 40 }),
      async (cells, across, seeds) => {
        fc.pre(cells.length > 1);
        const written = withNoise(gridTable(cells, across).xml, seeds);
        const [read] = tables(await reread([written, paragraph("后")]));
        const plain = read.cells.map(({ row, column, row_span, column_span, text }) => ({
          row,
          column,
          row_span,
          column_span,
          text,
        }));
        expect(plain).toEqual(cells.toSorted(byPlace));
      },
    ),
    { numRuns: 120 },
  );
});

test("with cells missing at the ends of rows, the others stay in their columns", async () => {
  const cuts = fc.array(fc.nat(3), { minLength: 16, maxLength: 16 });
  await fc.assert(
    fc.asyncProperty(grids, cuts, async (cells, cut) => {
      const width = Math.max(...cells.map((c) => c.column + c.column_span));
      const isInside = ({ row, column, column_span }: Required<GridCell>) =>
        column >= cut[row] && column + column_span <= width - cut[row + 8];
      const kept = cells.filter((c) => c.row_span > 1 || isInside(c));
      fc.pre(cells.every(({ row }) => kept.some((c) => c.row === row)) && kept.length > 1);
      const [read] = tables(await reread([gridTable(kept)]));
      for (const { row, column, row_span, column_span, text } of kept)
        expect(read.cells).toContainEqual(
          expect.objectContaining({ row, column, row_span, column_span, text }),
        );
      expect(read.cells.filter(({ text }) => text !== "").length).toBe(
        kept.filter(({ text }) => text !== "").length,
      );
    }),
    { numRuns: 100 },
  );
});
