import type { FactStatus } from "../model/report.ts";
import { chineseNumeral } from "./numerals.ts";
import { remember } from "./remember.ts";

/** What the text of one cell says. */
export interface CellValue {
  status: Exclude<FactStatus, "absent">;
  value: number | null;
  /** printed beside the number */
  unit: string | null;
  note: string | null;
  /** set when the number can be read, but not without a doubt: what the doubt is */
  doubt: "spaced" | "leading_zero" | "numeral" | "grouping" | "raised" | null;
}

const placeholders = new Set([
  "/",
  "\\",
  "-",
  "—",
  "——",
  "--",
  "–",
  "―",
  "─",
  "−",
  "－",
  "无",
  "不适用",
  "不涉及",
  "N/A",
  "n/a",
  "NA",
  "*",
  "...",
  "......",
  "//",
  "---",
  "———",
  "·",
  "|",
  "暂无",
  "空",
]);
const units = "(?:亿元|万元|千元|元|人次|人民币|万件|件次|件|条|项|次|篇|个|人|宗|起|份|部|期|场|家)";
const spaces = /[\s\u00a0\u061c\u180e\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\u00ad]+/gu;
/** What follows is shown from right to left, its digits too. */
const reversed = /\u202e/u;
/** Footnote marks that compatibility folding would turn into digits: 12², 12①. */
const marks = /[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u24ff\u2776-\u2793]/u;
/** Such a mark before a number, too, is none of its digits: ①12. */
const leadingMark = new RegExp(`^(?:${marks.source} ?)+(?=[\\d０-９.+-])`, "u");

const sign = "(?<sign>[+\\-−–—↑↓]|减少?|減少?|增加?|新增|增长)?";
const number = "(?<digits>\\d+(?:[,，'’]\\d+)*(?:\\.\\d+)?|\\.\\d+)";
const plain = new RegExp(`^${sign}${number}(?<unit>${units})?[。；;]?$`, "u");
const noted = new RegExp(
  `^${sign}${number}(?<unit>${units})?(?<note>[(（\\[〔【].*|[*※](?!\\d).*|\\^\\d|[,，;；、。]?(?:其中|含|包括|注|备注|均|全部|较|同比|比).*)$`,
  "su",
);

/** A note that is nothing but the unit: 125000（元）, 3（单位：件）. */
const bracketedUnit = new RegExp(`^\\((?:计量)?(?:单位)?:?(?<unit>${units})\\)$`, "u");
/** A second number behind the bracket of the first: 12（本级）30（下级）. */
const goesOn = /^(?:[(（\[〔【][^()（）\[\]〔〕【】]*[)）\]〕】])+[^()（）\[\]〔〕【】]*\d/u;
/** What says how much more or less there is, which only a cell for changes asks for. */
const change = /^(?:[↑↓]|增|新增|减|減)/u;

/** What a spreadsheet writes around a number that it keeps as text ('5, ="5"), and the colon of a list before it. */
const written = /^(?:[:'’] ?(?=[+\-\d])|="(?<printed>[^"]*)"$)/u;

const empty: CellValue = { status: "blank", value: null, unit: null, note: null, doubt: null };
const unreadable: CellValue = { ...empty, status: "unreadable" };

/**
 * Reads the text of a value cell as offices print them: full-width digits, thousands separators,
 * spaces inside, signs, decimals, units and notes in the cell. A text that may be two numbers, or a
 * number and something that changes it (约100, 5%), is unreadable rather than guessed.
 */
export const readValue = remember((text: string): Readonly<CellValue> => {
  const trimmed = text.replace(spaces, " ").trim();
  if (trimmed === "") return empty;
  if (reversed.test(text)) return unreadable;
  const before = leadingMark.exec(trimmed)?.[0] ?? "";
  const unmarked = trimmed.slice(before.length);
  const mark = marks.exec(unmarked);
  const behind = mark && mark.index > 0 ? unmarked.slice(mark.index) : "";
  const note = before + behind || null;
  const folded = unmarked
    .slice(0, unmarked.length - behind.length)
    .normalize("NFKC")
    .trim()
    .replace(written, "$<printed>");
  const closed = folded.replaceAll(" ", "");
  if (placeholders.has(closed)) return { ...empty, status: "placeholder" };
  const match = plain.exec(closed) ?? noted.exec(closed);
  if (!match?.groups) return asNumeral(closed);
  const printed = match.groups.digits;
  const value = toNumber(printed);
  if (value === null || holdsTwo(folded) || goesOn.test(match.groups.note ?? "")) return unreadable;
  const inBrackets = match.groups.unit
    ? undefined
    : bracketedUnit.exec(match.groups.note ?? "")?.groups?.unit;
  return {
    status: "reported",
    value: /^[-−–—减減↓]/u.test(match.groups.sign ?? "") ? -value : value,
    unit: match.groups.unit ?? inBrackets ?? null,
    note: inBrackets ? note : (match.groups.note ?? note),
    doubt: match.groups.note?.startsWith("^") ? "raised" : doubtOf(folded, printed),
  };
});

/** More digits than this no computer keeps apart, and no office counts. */
export const mostDigits = 15;

/** A grouped number must be grouped by threes (or by fours, as 万 are), else it is two numbers or a typing error. */
function toNumber(printed: string): number | null {
  if (printed.replace(/\D/gu, "").length > mostDigits) return null;
  if (!/[,，'’]/u.test(printed)) return Number(printed);
  const [whole, fraction] = printed.split(".");
  const groups = whole.split(/[,，'’]/u);
  const regular = [3, 4].some((n) => groups[0].length <= n && groups.slice(1).every((g) => g.length === n));
  return regular ? Number(groups.join("") + (fraction === undefined ? "" : `.${fraction}`)) : null;
}

/** 133 39600: pieces of several digits that are no thousands are two numbers rather than one. */
function holdsTwo(folded: string): boolean {
  const pieces = folded.split(/[^\d ]/u).flatMap((part) => [part.trim().split(/ +/u)]);
  return pieces.some(
    (p) => p.length > 1 && p.every((d) => d.length > 1) && !p.slice(1).every((d) => d.length === 3),
  );
}

function doubtOf(folded: string, printed: string): CellValue["doubt"] {
  if (/^0\d/.test(printed)) return "leading_zero";
  // What stands before a dot and a space may be the number of a list: 1. 12.
  if (/\d ?\. \d|\d \.\d/.test(folded)) return "spaced";
  if (/\d [\d]/.test(folded) && !/^[+-]? ?\d{1,3}(?: \d{3})+(?:\.\d+)?(?!\d)/.test(folded)) return "spaced";
  return /[,，'’]\d{4}(?!\d)/u.test(printed) ? "grouping" : null;
}

const numeral = new RegExp(`^(?<numeral>[零〇一二三四五六七八九十百千万两]+)(?<unit>${units})?$`, "u");

function asNumeral(closed: string): CellValue {
  const match = numeral.exec(closed);
  const value = match?.groups ? chineseNumeral(match.groups.numeral) : null;
  if (value === null || value >= 10 ** mostDigits) return unreadable;
  return { status: "reported", value, unit: match?.groups?.unit ?? null, note: null, doubt: "numeral" };
}

/** Whether a text tells a change (增长5) and not a number of things. */
export const tellsChange = (text: string): boolean => change.test(text.trim());

/** Whether a text stands where a number may stand: a value, a placeholder or nothing, but no words. */
export function isValueLike(text: string): boolean {
  const { status, doubt } = readValue(text);
  return (
    (status !== "unreadable" && doubt !== "numeral") ||
    /^[\d\s.,+\-/%*]+$/u.test(text.normalize("NFKC").trim())
  );
}
