import type { Block, Table } from "../../model/document.ts";

/** A table of fewer words is a calendar or a form of the site. */
const fewestWords = 4;

export const startOf = ({ place }: Block): number => (place.in === "html" ? place.start : 0);

/**
 * The tables that a page has in hidden blocks alone, as tabs are. Where one of them says the words of another table
 * or of the text, it is a copy or another year's: then which of the hidden ones are the page's own is not known.
 */
export function hiddenTables(shown: Block[], all: Block[]): Table[] {
  const known = new Set(shown.map(startOf));
  const hidden = all
    .filter((block) => block.type === "table")
    .filter((table) => !known.has(startOf(table)) && wordsOf(table).size >= fewestWords);
  const said = new Set(shown.flatMap((block) => [...wordsOf(block)]));
  for (const table of hidden) {
    const words = [...wordsOf(table)];
    if (words.filter((word) => said.has(word)).length * 2 > words.length) return [];
    for (const word of words) said.add(word);
  }
  return hidden;
}

/** The texts of cells; of lines also what stands between blanks, where a table may be written out. */
function wordsOf(block: Block): Set<string> {
  if (block.type === "image") return new Set();
  const texts = block.type === "table" ? block.cells.map(({ text }) => text) : block.text.split(/[\s|,]+/u);
  return new Set(texts.map((text) => text.replace(/\s+/gu, "")).filter((text) => /\p{L}{2}/u.test(text)));
}
