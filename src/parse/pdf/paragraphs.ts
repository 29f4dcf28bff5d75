import { median } from "./geometry.ts";
import { firstWidth, softBreak } from "./lines.ts";
import type { Line } from "./lines.ts";

/** A line, and the column of text it stands in. */
export interface SetLine {
  line: Line;
  left: number;
  right: number;
  /** a new page or column begins with this line */
  first: boolean;
}

/** The usual distance between the baselines of neighbouring lines, in points, by which gaps are judged. */
export function usualPitch(lines: readonly SetLine[]): number {
  const pitches: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const pitch = lines[i - 1].line.baseline - lines[i].line.baseline;
    if (!lines[i].first && pitch > 0 && pitch < 4 * lines[i].line.size) pitches.push(pitch);
  }
  return median(pitches);
}

/** Whether a paragraph goes on with the line that follows. */
export function goesOn(before: SetLine, after: SetLine, pitch: number): boolean {
  const [a, b] = [before.line, after.line];
  const size = Math.max(a.size, b.size);
  if (Math.abs(a.size - b.size) > 0.12 * size || a.words[0].turn !== b.words[0].turn) return false;
  const distance = a.baseline - b.baseline;
  const farthest = Math.min(Math.max(1.35 * pitch, 1.3 * size), 2.7 * size);
  if (!after.first && (distance <= 0 || distance > farthest)) return false;
  const isIndented = b.left > after.left + 1.2 * size;
  // What hangs from an indented first line stands at the edge of the column, or under the line before.
  if (isIndented && (after.first || Math.abs(b.left - a.left) > 0.6 * size || isFirstIndent(before, size)))
    return false;
  return before.right - a.right < firstWidth(b) + 1.2 * size;
}

/** The first line of a paragraph is set in by about two ems; deeper than that, the whole paragraph is. */
function isFirstIndent({ line, left }: SetLine, size: number): boolean {
  return line.left - left < 3 * size;
}

export function joinedText(lines: readonly SetLine[]): string {
  let text = "";
  lines.forEach(({ line }, index) => {
    text += (index > 0 ? softBreak(text, line.text) : "") + line.text;
  });
  return text;
}
