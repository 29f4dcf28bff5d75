import {
  cell as wordCell,
  control,
  deleted,
  gridTable,
  inserted,
  paragraph,
  row as wordRow,
  run,
  table as wordTable,
  type Content,
  type Xml,
} from "../../parse/docx-writer.ts";
import type { Grid, GridCell } from "../grid.ts";
import type { Random } from "../random.ts";

export type Device = "plain" | "old merges" | "list numbers" | "controls" | "tracked";

/** The list, by its 1-based place in the document's lists, whose numbers stand before the items of table 3. */
export const itemList = 1;

/** A number that was another before a tracked change, or that Word cut into runs. */
function value(text: string, device: Device, random: Random): Content {
  if (device === "tracked" && text.trim() !== "" && random.chance(0.2))
    return [deleted(String(random.int(0, 99))), inserted(text)];
  if (device === "controls" && random.chance(0.15)) return control(text);
  const at = random.int(1, Math.max(1, text.length - 1));
  return text.length > 1 && random.chance(0.2) ? [run(text.slice(0, at)), run(text.slice(at))] : text;
}

function content(cell: GridCell, device: Device, lists: ListNumbers, random: Random): Xml[] {
  const numbered = /^(\d)[.、．] ?(?=\p{Script=Han})/u.exec(cell.text);
  if (device === "list numbers" && cell.role === "label" && numbered && lists.expects(Number(numbered[1])))
    return [paragraph(cell.text.slice(numbered[0].length), { list: { id: lists.id, level: 0 } })];
  const lines = cell.text.split("\n");
  return lines.map((line) =>
    paragraph(cell.role === "value" ? value(line, device, random) : line, { align: "center" }),
  );
}

/** Word's own numbering of the items: a group that starts with 1 starts a new list. */
export class ListNumbers {
  id = itemList - 1;
  #last = 0;

  /** whether Word's counter would print this number next */
  expects(number: number): boolean {
    if (number === 1) {
      this.id++;
      this.#last = 0;
    }
    const next = this.id >= itemList && number === this.#last + 1;
    if (next) this.#last = number;
    return next;
  }
}

function gridRows(grid: Grid, device: Device, lists: ListNumbers, random: Random): Xml[] {
  return Array.from({ length: grid.rows }, (_, line) => {
    const here = grid.cells.filter((cell) => cell.row <= line && line < cell.row + cell.row_span);
    here.sort((a, b) => a.column - b.column);
    const cells = here.map((cell) => {
      const down = cell.row_span === 1 ? {} : ({ down: cell.row === line ? "restart" : "continue" } as const);
      const blocks = cell.row === line ? content(cell, device, lists, random) : [paragraph()];
      const made = wordCell(blocks, { span: cell.column_span, ...down });
      return device === "controls" && random.chance(0.05) ? control(made) : made;
    });
    const made = wordRow(cells);
    return device === "controls" && random.chance(0.08) ? control(made) : made;
  });
}

/** A grid as a Word table. */
export function table(grid: Grid, device: Device, lists: ListNumbers, random: Random): Xml {
  if (device === "old merges") return gridTable(grid.cells, "hMerge");
  const whole = grid.widths.reduce((a, b) => a + b, 0);
  const widths = grid.widths.map((width) => Math.round((width / whole) * 9000));
  return wordTable(gridRows(grid, device, lists, random), { grid: widths });
}
