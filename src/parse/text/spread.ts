import type { Piece } from "./grid.ts";
import { raggedRows, tableOf } from "./grid.ts";
import { nothingBefore } from "./shape.ts";
import type { Found, Shape, Sheet } from "./shape.ts";
import type { Line } from "./source.ts";
import { endsSentence, isValue, opensSection, trimmed } from "./values.ts";
import { displayWidth } from "./width.ts";

/** Tabs on lines of their own, at least: fewer may be a slip of the pen. */
const fewest = 4;

/** Columns on a terminal: what is wider is no caption of a table. */
const widest = 120;

/** A paragraph, or the tab between two cells. */
interface Token extends Piece {
  isTab: boolean;
  /** line ends since the token before */
  breaks: number;
  line: number;
}

/**
 * What a browser gives as the text of a table whose cells hold paragraphs or divisions: the tab between two cells
 * stands on a line of its own, and more line ends than those around it (the row's own beside its last cell's) end a row.
 */
export const spreadCells: Shape = (sheet, at) => {
  const { lines } = sheet;
  const isEmpty = lines[at + 1] !== undefined && /^ *$/.test(lines[at + 1].text);
  const tab = isEmpty ? at + 2 : at + 1;
  if (
    !isTabAlone(lines[tab]?.text) ||
    !isText(lines[at].text) ||
    !lines.slice(tab + 1, tab + 3).some((l) => isText(l.text))
  )
    return nothingBefore(at + 1);
  return new Spread(sheet, tab - at).read(at);
};

const isTabAlone = (text: string | undefined) => text !== undefined && /^ *\t+ *$/.test(text);
const isText = (text: string) => !text.includes("\t") && trimmed(text) !== "";
const isNote = (text: string) => /^\s*[（(]/.test(text);

class Spread {
  readonly #rows: Token[][] = [];
  #row: Token[] = [];
  #cell: Token | null = null;
  #next: number;

  readonly #sheet: Sheet;
  /** line ends around the content of a cell, by which the first tab is parted from the first cell */
  readonly #base: number;

  constructor(sheet: Sheet, base: number) {
    this.#sheet = sheet;
    this.#base = base;
    this.#next = sheet.lines.length;
  }

  read(at: number): Found {
    let alone = 0;
    let cells = 0;
    let before: Token | null = null;
    for (const token of tokensOf(this.#sheet.lines, at)) {
      if (cells > this.#sheet.room) break;
      if (this.#isBehind(token, before)) {
        this.#next = this.#opensBehind() ? this.#cell!.line : token.line;
        if (this.#opensBehind()) this.#cell = null;
        break;
      }
      this.#take(token, before);
      if (token.isTab) cells++;
      if (token.isTab && token.breaks > 0) alone++;
      before = token;
    }
    if (before) this.#endRow();
    // A row of one cell is a caption of the rows below it: the last ones are the text behind the table.
    while (this.#rows.at(-1)?.length === 1) this.#next = this.#rows.pop()![0].line;
    const { source } = this.#sheet;
    const rows = this.#rows.map((row) => row.map((cell, column) => ({ ...cell, column })));
    const isTable = alone >= fewest && rows.length >= 2 && rows.flat().some((c) => isValue(c.text.trim()));
    if (!isTable) return nothingBefore(Math.max(at + 1, Math.min(this.#next, at + fewest)));
    const table = tableOf(
      rows.map((row) => row.map(pieceOf)),
      source,
    );
    return { blocks: [table], messages: raggedRows(rows, table), next: this.#next };
  }

  #take(token: Token, before: Token | null): void {
    const isRow = before !== null && this.#isRowBreak(token, before);
    if (token.isTab) {
      if (isRow) this.#endRow();
      this.#row.push(this.#cell ?? blankAt(token));
      this.#cell = null;
    } else if (isRow) {
      this.#endRow(before.isTab ? token : null);
      this.#cell = token;
    } else if (this.#cell) {
      this.#cell.text += "\n".repeat(token.breaks) + token.text;
      this.#cell.to = token.to;
    } else this.#cell = token;
  }

  #isRowBreak(token: Token, before: Token): boolean {
    if (token.breaks > this.#base) return true;
    // A cell without a paragraph of its own has but the line end of its row around it.
    if (token.breaks !== 1 || token.isTab) return false;
    return before.isTab ? this.#base > 1 : isValue(this.#cell!.text.trim()) && !isNote(token.text);
  }

  /** Whether a text follows the table and is no more of its last cell. */
  #isBehind(token: Token, before: Token | null): boolean {
    if (token.isTab || before === null) return false;
    if (endsSentence(token.text) && displayWidth(token.text) > widest) return true;
    if (before.isTab || this.#cell === null || this.#isRowBreak(token, before)) return false;
    return (
      this.#opensBehind() ||
      opensSection(token.text) ||
      (isValue(this.#cell.text.trim()) && !isNote(token.text))
    );
  }

  /** Whether the open cell is a heading behind a row whose last cell is blank. */
  #opensBehind(): boolean {
    return this.#row.length > 0 && this.#cell !== null && opensSection(this.#cell.text);
  }

  /** `blank`: the token before which the row's last cell stands, where that is blank. */
  #endRow(blank: Token | null = null): void {
    const last = this.#cell ?? (blank && blankAt(blank));
    if (last) this.#row.push(last);
    if (this.#row.length > 0) this.#rows.push(this.#row);
    this.#row = [];
    this.#cell = null;
  }
}

const blankAt = ({ from, line }: Token): Token => ({
  ...{ text: "", from, to: from, column: 0 },
  ...{ isTab: false, breaks: 0, line },
});

const pieceOf = ({ text, from, to, column }: Piece): Piece => ({ text, from, to, column });

function* tokensOf(lines: Line[], at: number): Generator<Token> {
  let breaks = 0;
  for (let line = at; line < lines.length; line++) {
    const { text, start } = lines[line];
    for (const { 0: part, index } of text.matchAll(/\t|[^\t]+/g)) {
      const isTab = part === "\t";
      if (!isTab && trimmed(part) === "") continue;
      const from = start + index;
      yield {
        text: isTab ? "" : trimmed(part),
        from,
        to: from + part.length,
        column: 0,
        isTab,
        breaks,
        line,
      };
      breaks = 0;
    }
    breaks++;
  }
}
