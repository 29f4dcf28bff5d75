import type { FormCell } from "../forms/index.ts";
import type { CellValue } from "./values.ts";

const money = "亿元|万元|千元|元";
const alone = new RegExp(`^(?:${money})$`, "u");
const inBrackets = new RegExp(`[(（](?:计量)?(?:单位)?[:：]?(?<unit>${money})[)）]`, "u");

/** The unit of money that a heading names in brackets (本年收费金额（单位：元）), or is itself; null where it names none. */
export function moneyIn(heading: string): string | null {
  const text = heading.replace(/\s+/gu, "");
  return alone.test(text) ? text : (inBrackets.exec(text)?.groups?.unit ?? null);
}

/** A sum of money in the unit that the office printed beside it: the last of the headings that names one tells. */
export function withMoney(value: CellValue, cell: FormCell, headings: string[]): CellValue {
  if (cell.integer || value.status !== "reported" || value.unit !== null) return value;
  return { ...value, unit: headings.map(moneyIn).findLast((unit) => unit !== null) ?? null };
}
