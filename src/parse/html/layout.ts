import type { CellNode, Group, TableNode } from "./tree.ts";

/**
 * Whether a table only arranges the page: it then is dissolved, and what its cells hold becomes blocks.
 * Page layout shows in a few cells that hold running text or whole tables; data in many short cells.
 */
export function isLayoutTable(table: TableNode): boolean {
  let only: CellNode | null = null;
  let cells = 0;
  let columns = 0;
  let short = 0;
  let large = 0;
  let largeText = 0;
  let text = 0;
  for (const row of table.rows) {
    cells += row.cells.length;
    columns = Math.max(columns, row.cells.length);
    for (const cell of row.cells) {
      only = cell;
      const { content } = cell;
      if (content.text === 0 && content.tables === 0) continue;
      text += content.text;
      if (holdsBlocks(content)) {
        large++;
        largeText += content.text;
      } else if (content.linkText * 2 <= content.text) {
        short++;
      }
    }
  }
  // A lone cell over several columns is a row of a grid that was broken into several tables.
  if (cells === 1) return only !== null && (only.columnSpan === 1 || holdsBlocks(only.content));
  if (large === 0) return false;
  return columns === 1 || short < 4 || (short < 12 && largeText >= text * 0.8);
}

/** Running text of several paragraphs, or a table. */
function holdsBlocks(content: Group): boolean {
  return content.tables > 0 || (content.lines >= 4 && content.text >= 300);
}
