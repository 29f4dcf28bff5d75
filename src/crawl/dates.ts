import type { DateCandidate } from "./families/family.ts";

/**
 * Publication dates as portals write them. Everything becomes a candidate with its source and how far it is to be
 * trusted; nothing is chosen here. The scale of `confidence`: 0.95 field of a list API, 0.9 PubDate meta, 0.85 label with the
 * date right behind it, 0.7 row of a list, 0.5 date in the address, 0.4 date of signing, 0.3 time inside an id,
 * 0.2 a day without its year.
 */
export const confidence = {
  json: 0.95,
  meta: 0.9,
  label: 0.85,
  row: 0.7,
  json_created: 0.6,
  url: 0.5,
  signed: 0.4,
  id: 0.3,
  row_without_year: 0.2,
} as const;

/** The ordinance took effect on 2008-05-01: nothing was published under it before. */
const first = "2008-05-01";

function iso(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}

/** 2026/04/09, [2025-12-18], 2025.01.17, 2025年1月17日, `2026-⏎01-⏎23`, 20250117, 2021-03-2918:26: the first full date, or null. */
export function parseDate(text: string): string | null {
  const tight = text.normalize("NFKC").replace(/\s+/g, "");
  const spaced = text.normalize("NFKC");
  const written = /(?<!\d)(20\d\d|19\d\d)(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)([0-3]?\d)/;
  const m =
    written.exec(spaced) ?? written.exec(tight) ?? /(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?!\d)/.exec(spaced);
  return m ? iso(Number(m[1]), Number(m[2]), Number(m[3])) : null;
}

/** The date of a list row's text; a day without its year (`01-23`) is believed little and only with a year to lean on. */
export function rowDates(text: string, year?: number): DateCandidate[] {
  const full = parseDate(text);
  if (full) return [{ value: full, from: "row", confidence: confidence.row }];
  const m = /(?<![\d-])(\d{1,2})[-/月](\d{1,2})(?![\d-])/.exec(text);
  const value = m && year !== undefined ? iso(year, Number(m[1]), Number(m[2])) : null;
  return value ? [{ value, from: "row without year", confidence: confidence.row_without_year }] : [];
}

/** A JSON field: epoch seconds, epoch milliseconds (both in China's time zone) or a written date. */
export function jsonDate(value: unknown, field: string, created = false): DateCandidate[] {
  const trust = created ? confidence.json_created : confidence.json;
  const number =
    typeof value === "number" ? value : /^\d{10}(\d{3})?$/.test(String(value)) ? Number(value) : null;
  const day =
    number !== null
      ? dayInChina(number < 1e11 ? number * 1000 : number)
      : typeof value === "string"
        ? parseDate(value)
        : null;
  return day && day >= first ? [{ value: day, from: `json ${field}`, confidence: trust }] : [];
}

/** The calendar day in China of an epoch time in milliseconds, or null outside of 2008–2100. */
export function dayInChina(ms: number): string | null {
  if (!Number.isFinite(ms) || ms < 1.2e12 || ms > 4.1e12) return null;
  return new Date(ms + 8 * 3600_000).toISOString().slice(0, 10);
}

const urlShapes = [
  /\/t(20\d\d)(\d\d)(\d\d)_\d+\./,
  /\/art\/(20\d\d)\/(\d{1,2})\/(\d{1,2})\//,
  /\/(20\d\d)(\d\d)\/(\d\d)\//,
  /\/(20\d\d)\/(\d\d)-(\d\d)\//,
  /\/(20\d\d)-(\d\d)\/(\d\d)\//,
  /\/(20\d\d)-(\d\d)-(\d\d)\//,
  /\/(20\d\d)\/(\d{1,2})\/(\d{1,2})\//,
  /\/(20\d\d)\/(\d\d)(\d\d)\//,
  /\/(20\d\d)(\d\d)(\d\d)\//,
];

/**
 * Dates in an address and times inside its ids, both weak: an address keeps the day of an import. `today` bounds them;
 * for an id, `year` (fiscal) does too, since most ids are random and decode to anything.
 */
export function urlDates(url: string, today: string, year?: number): DateCandidate[] {
  const path = new URL(url).pathname;
  const inBounds = (day: string | null): day is string => day !== null && day >= first && day <= today;
  for (const shape of urlShapes) {
    const m = shape.exec(path);
    const day = m ? iso(Number(m[1]), Number(m[2]), Number(m[3])) : null;
    if (inBounds(day)) return [{ value: day, from: "url", confidence: confidence.url }];
  }
  const found: DateCandidate[] = [];
  const earliest = year === undefined ? first : `${year + 1}-01-01`;
  for (const [from, day] of idDays(path))
    if (inBounds(day) && day >= earliest)
      found.push({ value: day, from: `id ${from}`, confidence: confidence.id });
  return found;
}

/** Ids that encode their time of creation: timestamps, snowflakes, ObjectIds, Hibernate UUIDs. */
function idDays(path: string): [string, string | null][] {
  const days: [string, string | null][] = [];
  for (const [id] of path.matchAll(/(?<![0-9a-z])[0-9a-f]{16,32}(?![0-9a-z])/gi)) {
    if (/^20\d{17}$/.test(id)) days.push(["timestamp", stampDay(id)]);
    if (/^\d{19}$/.test(id))
      days.push(["snowflake", dayInChina(Number((BigInt(id) >> 22n) + 1288834974657n))]);
    else if (/^\d{16}$/.test(id)) days.push(["epoch", dayInChina(Number(id.slice(1, 11)) * 1000)]);
    else if (/^[0-9a-f]{24}$/i.test(id))
      days.push(["objectid", dayInChina(parseInt(id.slice(0, 8), 16) * 1000)]);
    else if (/^4028[0-9a-f]{28}$/i.test(id))
      days.push(["hibernate", dayInChina(parseInt(id.slice(16, 28), 16))]);
  }
  return days;
}

/** `2024011617343525212` is yyyyMMddHHmmss…; a snowflake that merely looks like a date has an impossible hour or minute. */
function stampDay(id: string): string | null {
  const [hour, minute, second] = [id.slice(8, 10), id.slice(10, 12), id.slice(12, 14)].map(Number);
  if (hour! > 23 || minute! > 59 || second! > 59) return null;
  return iso(Number(id.slice(0, 4)), Number(id.slice(4, 6)), Number(id.slice(6, 8)));
}
