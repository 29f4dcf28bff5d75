import stringWidth from "string-width";

const graphemes = new Intl.Segmenter();

/** Text in exactly `width` columns of a terminal, where a Chinese character takes two; never cut. */
export function padded(text: string, width: number, side: "left" | "right" = "left"): string {
  const room = " ".repeat(Math.max(0, width - stringWidth(text)));
  return side === "left" ? text + room : room + text;
}

/** Text in at most `width` columns, an ellipsis in place of what does not fit. */
export function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = "";
  let used = 0;
  for (const { segment } of graphemes.segment(text)) {
    used += stringWidth(segment);
    if (used > width - 1) break;
    kept += segment;
  }
  return kept + "…";
}

/** Words that stay together, and each Chinese character with the marks that may not begin a line. */
const pieces = (text: string) =>
  text.match(/\s+|[\u0021-\u024f]+[，。、；：）”]*|[（“]*[^\u0021-\u024f\s][，。、；：）”]*/gu) ?? [];

/** A word too long for a line, in parts that fit; plain letters get hyphens. */
function broken(word: string, width: number): string[] {
  const hyphen = /^[a-z]+$/i.test(word) ? "-" : "";
  const parts: string[] = [""];
  for (const { segment } of graphemes.segment(word)) {
    const part = parts.at(-1)! + segment;
    if (stringWidth(part + hyphen) <= width) parts[parts.length - 1] = part;
    else parts.push(segment);
  }
  return parts.map((part, i) => (i < parts.length - 1 ? part + hyphen : part));
}

/** Text in lines of at most `width` columns, broken between words or Chinese characters, else anywhere. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [""];
  for (const piece of pieces(text)) {
    const line = lines.at(-1)! + piece;
    if (stringWidth(line) <= width) lines[lines.length - 1] = line;
    else if (stringWidth(piece) <= width) lines.push(piece.trimStart());
    else lines.push(...broken(piece, width));
  }
  return lines.map((line) => line.trim()).filter(Boolean);
}

/** The same number of lines, as even as they can be without breaking another word. */
export function balanced(text: string, width: number): string[] {
  const hyphens = (lines: string[]) => lines.filter((line) => line.endsWith("-")).length;
  let lines = wrapped(text, width);
  for (let narrower = width - 1; narrower > 1; narrower--) {
    const tighter = wrapped(text, narrower);
    if (tighter.length > lines.length || hyphens(tighter) > hyphens(lines)) break;
    lines = tighter;
  }
  return lines;
}

/** Items side by side in lines of at most `width` columns; none is broken. */
export function flowed(items: string[], width: number): string[] {
  const lines: string[] = [];
  for (const item of items) {
    const joined = lines.length > 0 ? `${lines.at(-1)}  ${item}` : item;
    if (lines.length > 0 && stringWidth(joined) <= width) lines[lines.length - 1] = joined;
    else lines.push(item);
  }
  return lines;
}
