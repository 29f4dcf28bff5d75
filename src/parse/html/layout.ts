import { inOrderShown } from "./grid.ts";
import { type CellNode, Group, type RowNode, type TableNode } from "./tree.ts";

/**
 * What is in a table that only arranges the page: its cells as groups, in the order shown. Rows of labels and
 * values beside the text, as metadata boxes have them, stay a table. Null for a table of data.
 */
export function dissolve(table: TableNode): Group | null {
  if (!isLayout(table)) return null;
  const parts = new Group();
  let box: RowNode[] = [];
  const endBox = (): void => {
    if (isBox(box)) parts.addTable(partOf(table, box));
    else for (const row of box) addCells(row, parts);
    box = [];
  };
  for (const row of inOrderShown(table.rows)) {
    if (!row.cells.some(({ content }) => holdsBlocks(content))) {
      box.push(row);
      continue;
    }
    endBox();
    addCells(row, parts);
  }
  endBox();
  return parts;
}

/** Page layout shows in a few cells that hold running text or whole tables; data in many short cells. */
function isLayout({ rows }: TableNode): boolean {
  let cells = 0;
  let columns = 0;
  let short = 0;
  let large = 0;
  let largeText = 0;
  let text = 0;
  let hasRowOfText = false;
  for (const row of rows) {
    cells += row.cells.length;
    columns = Math.max(columns, row.cells.length);
    for (const { content } of row.cells) {
      text += content.text;
      if (holdsBlocks(content)) {
        large++;
        largeText += content.text;
        hasRowOfText ||= row.cells.length === 1;
      } else if (isShortText(content)) {
        short++;
      }
    }
  }
  if (cells === 1) return isLayoutCell(rows.find((row) => row.cells.length > 0)!.cells[0]);
  if (large === 0) return false;
  return columns === 1 || short < 4 || (largeText >= text * 0.8 && (short < 12 || hasRowOfText));
}

/** A lone cell over several columns is a row of a grid that was broken into several tables. */
function isLayoutCell(cell: CellNode): boolean {
  return cell.columnSpan === 1 || holdsBlocks(cell.content);
}

/** A table, running text of several paragraphs, or a list of links. */
function holdsBlocks({ tables, lines, text, linkText }: Group): boolean {
  return tables > 0 || (lines >= 4 && (text >= 200 || linkText * 2 >= text));
}

function isShortText({ text, linkText }: Group): boolean {
  return text > 0 && linkText * 2 <= text;
}

/** Labels and values side by side. */
function isBox(rows: RowNode[]): boolean {
  const pairs = rows.filter((row) => row.cells.filter(({ content }) => isShortText(content)).length > 1);
  return pairs.reduce((cells, row) => cells + row.cells.length, 0) >= 4;
}

function partOf(table: TableNode, rows: RowNode[]): TableNode {
  const cells = rows.flatMap((row) => row.cells);
  const { start } = cells[0];
  return { ...table, start, end: cells[cells.length - 1].end, outside: new Group(), rows };
}

function addCells(row: RowNode, into: Group): void {
  for (const { content } of row.cells) if (!content.isEmpty) into.addGroup(content);
}
