import { textWidth } from "./shapes.ts";

/** Text as it may stand in XML: markup escaped, characters that XML has not replaced. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);
}

/** One element; its attributes are escaped, its content is markup already. */
export function element(name: string, attributes: Record<string, string | number>, content = ""): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? +value.toFixed(2) : escaped(value)}"`)
    .join("");
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

/** Text broken into lines of a width in pixels, its own line breaks kept. */
export function linesOf(text: string, width: number, size: number): string[] {
  return text.split("\n").flatMap((paragraph) => {
    const lines: string[] = [];
    let line = "";
    for (const character of paragraph.replace(/[\s\u3000]+/g, " ").trim()) {
      if (line && textWidth(line + character, size) > width) {
        lines.push(line);
        line = "";
      }
      line += character;
    }
    return line ? [...lines, line] : lines;
  });
}

/** The largest size of type, and the lines in it, with which a text fits a box; else the smallest. */
export function fitted(text: string, width: number, height: number): { size: number; lines: string[] } {
  for (let size = 13; size > 6; size--) {
    const lines = linesOf(text, width, size);
    if (lines.length * size * 1.3 <= height) return { size, lines };
  }
  return { size: 6, lines: linesOf(text, width, 6) };
}
