import type { Message } from "../../model/document.ts";
import { headingOf } from "./markdown.ts";
import type { Line } from "./source.ts";
import { isBlank } from "./values.ts";

/** Lines at the edge of a page that can be a running head, counted from the edge. */
const deepestHead = 4;

/** Pages that a document may have before the text begins, such as those of the file it was taken from. */
const furthestStart = 100;

/**
 * The lines without what belongs to the page and not to the text: page numbers, heads and feet that come
 * again on every page, captions that come again where a converter tore a table apart.
 */
export function withoutFurniture(lines: Line[]): { lines: Line[]; messages: Message[] } {
  const furniture = new Set<Line>();
  for (const line of lines) if (isPageNumber(line.text)) furniture.add(line);
  for (const line of loneNumbers(lines)) furniture.add(line);
  const pages = pagesOf(lines.filter((line) => !furniture.has(line) && !isBlank(line.text)));
  for (const line of [...bareNumbers(pages), ...runningHeads(pages)]) furniture.add(line);
  for (const line of repeatedCaptions(lines)) furniture.add(line);
  if (furniture.size === 0) return { lines, messages: [] };
  return { lines: lines.filter((line) => !furniture.has(line)), messages: [leftOut(furniture.size)] };
}

/** `— 4 —`, `-12-`, `第 3 页 共 9 页`, `Page 3 of 9`; never a line that begins with a tab, which is a cell. */
function isPageNumber(text: string): boolean {
  if (text.length > 200 || text.includes("\t")) return false;
  const line = text.trim();
  return (
    /^(?:[-—–－―‐─~～·•] ?){1,3}[1-9１-９][\d０-９]{0,3}(?: ?[-—–－―‐─~～·•]){1,3}$/.test(line) ||
    /^[-—–]? ?第 ?\d{1,4} ?页(?: ?[,，/／]? ?共 ?\d{1,4} ?页)? ?[-—–]?$/.test(line) ||
    /^page \d{1,4}(?: (?:of|\/) \d{1,4})?$/i.test(line)
  );
}

function pagesOf(lines: Line[]): Line[][] {
  const pages = new Map<number, Line[]>();
  for (const line of lines) {
    const page = pages.get(line.page);
    if (page === undefined) pages.set(line.page, [line]);
    else page.push(line);
  }
  return [...pages.values()];
}

/** A number alone below a blank line, the last thing before a page break, and no less than the page it ends. */
function loneNumbers(lines: Line[]): Line[] {
  return lines.filter((line, i) => {
    if (!/^\s*\d{1,3}\s*$/.test(line.text) || line.text.includes("\t") || !isBlank(lines[i - 1]?.text ?? ""))
      return false;
    let next = i + 1;
    while (next < lines.length && lines[next].page === line.page && isBlank(lines[next].text)) next++;
    const ends = next < lines.length && lines[next].page > line.page;
    return ends && Number(line.text) > line.page && Number(line.text) <= line.page + furthestStart;
  });
}

/** Numbers alone at the foot or the head of pages, if they count the pages. */
function bareNumbers(pages: Line[][]): Line[] {
  for (const edge of [-1, 0]) {
    const edges = pages.flatMap((page) => page.at(edge) ?? []);
    const numbers = edges.filter(({ text }) => /^\s*\d{1,4}(?:\s?[/／]\s?\d{1,4})?\s*$/.test(text));
    const offsets = new Set(numbers.map(({ text, page }) => parseInt(text.trim(), 10) - page));
    if (numbers.length >= 2 && offsets.size === 1) return numbers;
  }
  return [];
}

/** Lines that stand at the same edge of most pages; the first one of each stays. */
function runningHeads(pages: Line[][]): Line[] {
  const repeated: Line[] = [];
  for (const edge of ["top", "foot"]) {
    let open = pages;
    for (let depth = 0; depth < deepestHead && open.length >= 2; depth++) {
      const first = new Map<string, Line[]>();
      for (const page of open) {
        const line = page.at(edge === "top" ? depth : -1 - depth);
        if (line === undefined || page.length <= depth) continue;
        const key = withoutPageNumber(line.text);
        const same = first.get(key);
        if (same === undefined) first.set(key, [line]);
        else same.push(line);
      }
      const heads = [...first].filter(
        ([key, lines]) => /\p{L}{2}/u.test(key) && lines.length >= 2 && lines.length * 2 >= pages.length,
      );
      if (heads.length === 0) break;
      for (const [, lines] of heads) for (const line of lines.slice(1)) repeated.push(line);
      const seen = new Set(heads.flatMap(([, lines]) => lines.map(({ page }) => page)));
      open = open.filter(([line]) => seen.has(line.page));
    }
  }
  return repeated;
}

function withoutPageNumber(text: string): string {
  return text
    .slice(0, 200)
    .replace(/第\s?\d+\s?页|共\s?\d+\s?页|\d+\s?[/／]\s?\d+\s*$|[-—]\s?\d+\s?[-—]/g, "#")
    .replace(/\s+/g, "");
}

/** A Markdown heading that says again what the heading before it said. */
function repeatedCaptions(lines: Line[]): Line[] {
  let last: string | null = null;
  return lines.filter(({ text }) => {
    const heading = text.includes("#") ? headingOf(text) : null;
    if (heading === null) return false;
    const again = heading.text === last;
    last = heading.text;
    return again;
  });
}

function leftOut(count: number): Message {
  return {
    code: "text.page_furniture",
    severity: "info",
    message: {
      en: `${count} lines with page numbers, running heads or repeated captions were left out.`,
      zh: `略去 ${count} 行页码、页眉页脚或重复的表题。`,
    },
  };
}
