import type { Block, Cell, Limits, Message } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";
import { layOut } from "./grid.ts";
import { messageOf } from "./messages.ts";
import type { Group, Line, Picture, Stretch, TableNode } from "./tree.ts";

/** The nodes that are kept → blocks of the Document. A table inside a data cell follows the table it is in. */
export function toBlocks(
  nodes: (Line | Picture | TableNode)[],
  limits: Limits,
  messages: Message[],
): Block[] {
  const blocks: Block[] = [];
  let positions = limits.cells;
  const emit = (node: Line | Picture | TableNode): void => {
    const place = placeOf(node);
    if (node.node === "line") {
      const { text, level } = node;
      blocks.push(level > 0 ? { type: "heading", level, text, place } : { type: "paragraph", text, place });
    } else if (node.node === "picture") {
      const { alt, width, height } = node;
      blocks.push({ type: "image", alt, width, height, place });
    } else {
      const within: (Picture | TableNode)[] = [];
      const grid = layOut(node.rows, positions);
      const cells = grid.cells.map(({ cell, row, column, rowSpan, columnSpan }): Cell => {
        positions -= rowSpan * columnSpan;
        const lines: string[] = [];
        const before = within.length;
        gather(cell.content, lines, within);
        if (lines.length === 0 && within.slice(before).some(isSeen)) lines.push(pictured);
        return {
          row,
          column,
          row_span: rowSpan,
          column_span: columnSpan,
          text: lines.length === 1 ? lines[0] : lines.join("\n"),
          place: placeOf(cell),
        };
      });
      if (grid.overlaps) messages.push({ ...messageOf("html.cells_overlap"), place });
      if (grid.exceeds) messages.push({ ...messageOf("html.too_many_cells"), place });
      if (cells.length > 0)
        blocks.push({ type: "table", rows: grid.rows, columns: grid.columns, cells, place });
      within.forEach(emit);
    }
  };
  nodes.forEach(emit);
  return blocks;
}

export function placeOf({ path, start, end }: Stretch): Place {
  return { in: "html", path, start, end };
}

/** What stands in a cell for a picture that is all it shows: nothing that could be read, and not nothing. */
const pictured = "\ufffc";

/** Pixels up to which pictures only keep things apart. */
const spacer = 3;

function isSeen(node: Picture | TableNode): boolean {
  return (
    node.node === "picture" && [node.width, node.height].every((length) => length === null || length > spacer)
  );
}

/** The lines of a cell, and what in it becomes a block of its own. */
function gather(group: Group, lines: string[], within: (Picture | TableNode)[]): void {
  for (const child of group.children) {
    if (child.node === "line") lines.push(child.text);
    else if (child.node === "group") gather(child, lines, within);
    else within.push(child);
  }
}
