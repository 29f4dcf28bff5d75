import type { Block } from "../../model/document.ts";
import { headingOf, inlineText } from "./markdown.ts";
import type { Line, Source } from "./source.ts";
import { endsSentence, isBlank, opensItem } from "./values.ts";
import { displayWidth } from "./width.ts";

/** Prose narrower than this, in display columns, is a list of labels and not wrapped at an edge. */
const narrowest = 40;
/** How far a full line may stay behind the edge: a wide character and the marks that may not begin a line. */
const ragged = 5;
/** Two wide characters, as paragraphs are indented. */
const indented = 4;

/**
 * The display column at which a text breaks its lines; Infinity where it does not: there a line is a
 * paragraph. It is the width that many lines share and hardly any exceeds.
 */
export function wrapOf(lines: Line[]): number {
  const widths = lines.flatMap(({ text }) => {
    if (text.length > 400) return [narrowest * 10];
    // Rows of tables are as wide as they are, and say nothing of where prose was wrapped.
    return /[|│\t]|\S\s{2,}\S/.test(text) || isRowLike(text) ? [] : [displayWidth(text.trimEnd())];
  });
  const long = widths.filter((width) => width >= narrowest).sort((a, b) => a - b);
  let edge = Infinity;
  let most = 0;
  for (let from = 0, to = 0; to < long.length; to++) {
    while (long[to] - long[from] > ragged) from++;
    if (to - from + 1 >= most) [most, edge] = [to - from + 1, long[to]];
  }
  const beyond = long.filter((width) => width > edge).length;
  return most >= 4 && most * 4 >= long.length && beyond * 5 <= most ? edge : Infinity;
}

/** Lines that no table took → headings and paragraphs; the lines of a sentence that was wrapped are joined. */
export function proseOf(lines: Line[], source: Source, wrap: number, markdown: boolean): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (isBlank(lines[i].text)) continue;
    const heading = markdown ? headingOf(lines[i].text) : null;
    const { from, to } = extent(lines[i]);
    if (heading !== null) {
      if (heading.text !== "") {
        blocks.push({
          type: "heading",
          level: heading.level,
          text: heading.text,
          place: source.place(from, to),
        });
      }
      continue;
    }
    let last = i;
    let text = lines[i].text.trim();
    // The first line of a paragraph is shorter by its indent, which may be lost.
    while (
      last + 1 < lines.length &&
      goesOn(lines[last], lines[last + 1], last === i ? indented : 0, wrap, markdown)
    ) {
      last++;
      text = joined(text, lines[last].text.trim());
    }
    const place = source.place(from, extent(lines[last]).to);
    const shown = markdown ? inlineText(text) : text;
    if (shown !== "") blocks.push({ type: "paragraph", text: shown, place });
    i = last;
  }
  return blocks;
}

/** Where the text of a line stands without the blanks around it. */
function extent({ text, start }: Line): { from: number; to: number } {
  return { from: start + text.length - text.trimStart().length, to: start + text.trimEnd().length };
}

/** Whether a line was broken by the edge of the page, so that the next one goes on with its sentence. */
function goesOn(line: Line, next: Line, lacking: number, wrap: number, markdown: boolean): boolean {
  if (wrap === Infinity || isBlank(next.text)) return false;
  const width = displayWidth(line.text.trimEnd());
  if (width < wrap - ragged - lacking || width > wrap * 1.15) return false;
  if (endsSentence(line.text) || opensItem(next.text) || isRowLike(line.text) || isRowLike(next.text))
    return false;
  if (markdown && headingOf(next.text) !== null) return false;
  return indent(next.text) <= indent(line.text);
}

/** Two or more numbers at the end stand in columns that were lost. */
function isRowLike(text: string): boolean {
  return /(?:\s+[\d.,/-]{1,20}){2,}\s*$/.test(text.slice(-60));
}

function indent(text: string): number {
  return displayWidth(text.slice(0, text.length - text.trimStart().length));
}

/** Chinese takes no space at a line break, other scripts do. */
function joined(text: string, next: string): string {
  return /[!-~]$/.test(text) && /^[!-~]/.test(next) ? `${text} ${next}` : text + next;
}
