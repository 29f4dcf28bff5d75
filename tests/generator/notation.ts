import type { Cell, FormTable } from "./forms.ts";
import type { Random } from "./random.ts";
import type { Values } from "./values.ts";

/** How one office prints its numbers, all through a report. */
export interface Notation {
  digits: "plain" | "thousands" | "full-width" | "spaced thousands" | "one decimal";
  /** how an increase is signed in the 2019 form */
  plus: "" | "+" | "＋" | "增";
  minus: "-" | "−" | "－" | "减";
  padding: "none" | "no-break" | "ideographic";
}

export function drawNotation(random: Random): Notation {
  return {
    digits: random.weighted([
      ["plain", 87],
      ["thousands", 6],
      ["full-width", 4],
      ["spaced thousands", 2],
      ["one decimal", 1],
    ]),
    plus: random.weighted([
      ["", 5],
      ["+", 4],
      ["＋", 1],
      ["增", 1],
    ]),
    minus: random.weighted([
      ["-", 7],
      ["−", 1],
      ["－", 1],
      ["减", 1],
    ]),
    padding: random.weighted([
      ["none", 80],
      ["no-break", 12],
      ["ideographic", 8],
    ]),
  };
}

const wide = (text: string): string =>
  text.replace(/[0-9.,]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));

/** A number as the office prints it; `signed` for the changes of the 2019 form. */
export function print(value: number, notation: Notation, signed: boolean): string {
  let text = String(Math.abs(value));
  const [whole, fraction] = text.split(".") as [string, string?];
  const separator = {
    thousands: ",",
    "spaced thousands": " ",
    plain: "",
    "full-width": "",
    "one decimal": "",
  }[notation.digits];
  text = whole.replace(/\B(?=(\d{3})+$)/g, separator) + (fraction === undefined ? "" : `.${fraction}`);
  if (notation.digits === "full-width") text = wide(text);
  if (notation.digits === "one decimal" && fraction === undefined) text += ".0";
  if (value < 0) return notation.minus + text;
  return signed && value > 0 ? notation.plus + text : text;
}

const blanks = ["\u00a0", "\u00a0", "　", " ", "\u00a0\u00a0", "　　", " 　"];

export function report(cell: Cell, value: number, notation: Notation, random: Random): void {
  const text = print(value, notation, cell.indicator?.endsWith(".change") ?? false);
  const pad = (): string => {
    if (notation.padding === "none" || random.chance(0.6)) return "";
    return notation.padding === "no-break" ? "\u00a0" : random.pick(blanks);
  };
  Object.assign(cell, { value, status: "reported", text: pad() + text + pad() });
}

/** Writes the values into the tables, cell by cell. */
export function fill(tables: readonly FormTable[], values: Values, notation: Notation, random: Random): void {
  for (const cell of allCells(tables)) {
    const value = cell.indicator === null ? undefined : values.get(cell.indicator);
    if (value !== undefined) report(cell, value, notation, random);
  }
}

export function allCells(tables: readonly FormTable[]): Cell[] {
  return tables.flatMap((table) => table.bands.flatMap((band) => band.rows.flatMap((row) => row.cells)));
}
