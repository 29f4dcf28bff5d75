import type { Column, ColumnType, Value } from "./table.ts";

/** What a spreadsheet takes for the start of a formula, also in the full width of East Asian text. */
const formula = /^'*[=+\-@\t\r\n＝＋－＠]/;
const quoted = /[",\r\n]/;
/** What neither of them is: nearly all texts, told at one look. */
const harmless = /^[0-9A-Za-z][^",\r\n]*$/;

/**
 * Text that no spreadsheet takes for a formula: an apostrophe goes before what begins like one, and before what begins
 * like one behind apostrophes, so that taking one away gives the text back (`armed`).
 */
export const defused = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** What `defused` was given. */
export const armed = (text: string): string =>
  text.startsWith("'") && formula.test(text) ? text.slice(1) : text;

const isText = (type: ColumnType) => type === "text" || type === "json";

/** A field of RFC 4180. Null is nothing, an empty text is `""`; numbers, dates and booleans are never defused. */
export function fieldOf(value: Value, type: ColumnType): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  if (harmless.test(value)) return value;
  if (value === "") return '""';
  const text = isText(type) ? defused(value) : value;
  return quoted.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Writes rows of one table; a column that says the same as in the row before is not written anew. */
export class CsvLines {
  readonly #types: ColumnType[];
  readonly #last: Value[];
  readonly #fields: string[];

  constructor(columns: readonly Column[]) {
    this.#types = columns.map((column) => column.type);
    this.#last = columns.map(() => null);
    this.#fields = columns.map(() => "");
  }

  /** Row `r` of columns, with its end of line. */
  line(columns: readonly Value[][], r: number): string {
    let line = "";
    for (let c = 0; c < columns.length; c++) {
      const value = columns[c]![r]!;
      if (value !== this.#last[c]) {
        this.#last[c] = value;
        this.#fields[c] = fieldOf(value, this.#types[c]!);
      }
      line += c === 0 ? this.#fields[c]! : "," + this.#fields[c]!;
    }
    return line + "\r\n";
  }
}
