import type { Block, Limits, Message } from "../../model/document.ts";
import { alignedTable } from "./aligned.ts";
import { rulerOf } from "./aligned/words.ts";
import { cellPerLine } from "./cells.ts";
import { commaSeparated, tabSeparated } from "./delimited.ts";
import { drawnTable } from "./drawn.ts";
import { partedAtMarkup, readMarkup } from "./markup.ts";
import { pipeTable } from "./pipes.ts";
import { proseOf, wrapOf } from "./prose.ts";
import { longestRow } from "./shape.ts";
import type { Shape, Sheet } from "./shape.ts";
import type { Line, Source } from "./source.ts";
import { spreadCells } from "./spread.ts";

/** The ways to write a table, the surer signs first. */
const shapes: Shape[] = [
  spreadCells,
  cellPerLine,
  tabSeparated,
  drawnTable,
  pipeTable,
  commaSeparated,
  alignedTable,
];

interface Read {
  blocks: Block[];
  messages: Message[];
}

/** Lines → blocks: every line is asked of every shape of table; what none of them takes is prose. */
export async function blocksOf(
  lines: Line[],
  source: Source,
  limits: Limits,
  markdown: boolean,
): Promise<Read> {
  const read: Read = { blocks: [], messages: [] };
  const sheet: Sheet = {
    source,
    lines,
    limits,
    room: limits.cells,
    wrap: wrapOf(lines),
    ruler: rulerOf(lines),
  };
  for (const stretch of partedAtMarkup(lines, source.text)) {
    if ("from" in stretch) {
      take(read, await readMarkup(source, stretch, { ...limits, cells: sheet.room }), sheet);
    } else {
      sheet.lines = stretch.lines;
      for (const found of tablesAndProse(sheet, markdown)) {
        take(read, found, sheet);
        if (sheet.room < 0) break;
      }
    }
    if (sheet.room < 0) {
      read.messages.push(tooManyCells(limits.cells));
      break;
    }
  }
  return read;
}

/** Adds what was found, with no more cells than there is room for. */
function take(read: Read, found: Read, sheet: Sheet): void {
  for (const message of found.messages) read.messages.push(message);
  for (const block of found.blocks) {
    if (block.type !== "table") read.blocks.push(block);
    else if (sheet.room >= 0) {
      const cells = block.cells.slice(0, sheet.room);
      sheet.room -= block.cells.length;
      read.blocks.push({ ...block, cells });
    }
  }
}

function* tablesAndProse(sheet: Sheet, markdown: boolean): Generator<Read> {
  const { lines, source, wrap } = sheet;
  const nothingUntil = shapes.map(() => 0);
  let prose: Line[] = [];
  let at = 0;
  while (at < lines.length) {
    let table = null;
    for (const [i, shape] of shapes.entries()) {
      if (nothingUntil[i] > at || lines[at].text.length > longestRow) continue;
      const found = shape(sheet, at);
      if (found.blocks.length > 0) {
        table = found;
        break;
      }
      nothingUntil[i] = found.next;
    }
    if (table === null) {
      prose.push(lines[at++]);
      continue;
    }
    if (prose.length > 0) yield { blocks: proseOf(prose, source, wrap, markdown), messages: [] };
    yield table;
    prose = [];
    at = table.next;
  }
  if (prose.length > 0) yield { blocks: proseOf(prose, source, wrap, markdown), messages: [] };
}

function tooManyCells(limit: number): Message {
  return {
    code: "text.too_many_cells",
    severity: "error",
    message: {
      en: `The tables have more than ${limit} cells; what follows was not read.`,
      zh: `表格超过 ${limit} 个单元格，其后的内容未读取。`,
    },
  };
}
