import fc from "fast-check";

/** A cell of a random table: where it is, how far it reaches, and its lines. */
export interface PlannedCell {
  row: number;
  column: number;
  row_span: number;
  column_span: number;
  lines: string[];
}

export interface PlannedTable {
  rows: number;
  columns: number;
  cells: PlannedCell[];
}

const piece = fc.constantFrom(
  "7",
  "049",
  "0",
  "年",
  "信息",
  "（一）",
  "，",
  "1.5",
  "万元",
  "PDF",
  " a ",
  "\u00a0",
  "　",
  "&",
  "<5",
  '"',
);
const lineOfText = fc
  .array(piece, { minLength: 1, maxLength: 5 })
  .map((pieces) => pieces.join("").trim().replace(/ {2,}/g, " "));
const lines = fc.array(
  lineOfText.filter((text) => /\S/.test(text)),
  { maxLength: 2 },
);

/** A table whose cells tile its grid, filled from the top left with spans as they come. */
export const plannedTable: fc.Arbitrary<PlannedTable> = fc
  .record({
    rows: fc.integer({ min: 1, max: 6 }),
    columns: fc.integer({ min: 2, max: 6 }),
    spans: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }), lines), {
      minLength: 36,
      maxLength: 36,
    }),
  })
  .map(({ rows, columns, spans }) => {
    const taken = new Set<number>();
    const cells: PlannedCell[] = [];
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        if (taken.has(row * columns + column)) continue;
        const [down, across, lines] = spans[row * columns + column];
        const row_span = Math.min(down, rows - row);
        let column_span = 1;
        while (
          column_span < across &&
          column + column_span < columns &&
          !taken.has(row * columns + column + column_span)
        )
          column_span++;
        for (let r = row; r < row + row_span; r++) {
          for (let c = column; c < column + column_span; c++) taken.add(r * columns + c);
        }
        cells.push({ row, column, row_span, column_span, lines });
      }
    }
    return { rows, columns, cells };
  });

/** How the writer of the page goes wrong: one number a choice, used in turn. */
export const habits = fc.array(fc.nat({ max: 7 }), { minLength: 40, maxLength: 40 });

/** The table as Word and the editors behind it write one, with end tags left out at will. */
export function writeLikeWord({ rows, cells }: PlannedTable, habits: number[]): string {
  let turn = 0;
  const choose = <T>(...choices: T[]): T => choices[habits[turn++ % habits.length] % choices.length];
  const escape = (text: string) =>
    text
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/\u00a0/g, choose("&nbsp;", "&#160;", "&#xA0;"));
  const inline = (text: string) => {
    const half = Math.floor(text.length / 2);
    return choose(
      escape(text),
      `<span lang="EN-US" style="font-family:宋体;mso-bidi-font-size:10.5pt">${escape(text)}</span>`,
      `<b><span>${escape(text.slice(0, half))}</span></b><FONT face=仿宋>${escape(text.slice(half))}</FONT><o:p></o:p>`,
      `<a name="_Toc9"></a>${escape(text)}<span style="DISPLAY: none">9<span>9</span></span><!--[if x]><td>9</td><![endif]-->`,
    );
  };
  const content = (lines: string[]) =>
    choose(
      lines.map(inline).join("<br>"),
      lines.map((line) => `<p class=MsoNormal align=center>${inline(line)}</p>`).join(choose("", "\r\n")),
      lines.map((line) => `<div>\n${inline(line)}\n</div>`).join("\n"),
      `<p>${lines.map(inline).join("<br />")}<p>&nbsp;`,
    );
  const span = (name: string, value: number) =>
    value > 1
      ? choose(` ${name}=${value}`, ` ${name.toUpperCase()}="${value}"`, ` ${name}=' ${value} '`)
      : "";
  const written = Array.from({ length: rows }, (_, row) => {
    const own = cells
      .filter((cell) => cell.row === row)
      .map((cell) => {
        const name = choose("td", "td", "TH");
        const attributes = span("rowspan", cell.row_span) + span("colspan", cell.column_span);
        return `<${name}${choose("", ' width="40" style="border:solid windowtext 1.0pt"')}${attributes}>${content(cell.lines)}${choose(`</${name}>`, "")}`;
      });
    return `<tr>${own.join(choose("", "\n  "))}${choose("</tr>", "</tr>\n", "")}`;
  });
  const body = choose("", "<tbody>", "<tbody>\n") + written.join("");
  return `<table border=1 class=MsoNormalTable>${choose("", "<col width=60>\n")}${body}${choose("</tbody>", "")}</table>`;
}
