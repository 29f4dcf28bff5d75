import { Frame } from "./drawn/frame.ts";
import { tableOf } from "./grid.ts";
import { nothingBefore } from "./shape.ts";
import type { Shape } from "./shape.ts";

const upright = /[|｜\u2502\u2503\u2506\u2507\u250a\u250b\u2551]/;
const uprights = new RegExp(upright, "g");
/**
 * Tables drawn with characters: boxes (┌─┬─┐), grid tables of reStructuredText (+---+), of org mode and of
 * database shells. Columns are where the uprights stand, so cells that span columns or rows are known.
 */
export const drawnTable: Shape = ({ lines, source, room }, at) => {
  const begins =
    isDrawnRule(lines[at].text) || (isRow(lines[at].text) && isDrawnRule(lines[at + 1]?.text ?? ""));
  if (!begins) return nothingBefore(at + 1);
  let next = at;
  let cells = 0;
  while (next < lines.length && cells <= room && (isRow(lines[next].text) || isDrawnRule(lines[next].text))) {
    cells += lines[next++].text.match(uprights)?.length ?? 0;
  }
  const rows = new Frame(lines.slice(at, next)).rows();
  if (rows.length === 0) return nothingBefore(next);
  return { blocks: [tableOf(rows, source)], messages: [], next };
};

function isRow(text: string): boolean {
  return text.length < 5000 && upright.test(text);
}

/** `+---+`, `|---+---|`, `----+----`, `┌──┬──┐`: a line with nothing but rules and their crossings. */
function isDrawnRule(text: string): boolean {
  return (
    text.length < 5000 &&
    /^[-=+|\s\u2500-\u257f]+$/.test(text) &&
    /[+\u2500-\u257f]/.test(text) &&
    /[-=\u2500-\u257f]{2}/.test(text)
  );
}
