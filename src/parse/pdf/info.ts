import type { Candidate } from "../../model/document.ts";
import type { Draft } from "./draft.ts";
import { isSpace } from "./characters.ts";
import { median } from "./geometry.ts";
import { lineBox, linesBox, linesOf } from "./lines.ts";
import type { Line } from "./lines.ts";
import { userSpaceBox } from "./sheet.ts";

/** The title as the first page sets it, large and centred, and the one in the file's information. */
export function titlesOf(info: Record<string, unknown>, first: Draft | undefined): Candidate[] {
  const titles: Candidate[] = [];
  const lines = first ? titleLines(first) : [];
  if (first && lines.length > 0) {
    const { sheet } = first;
    titles.push({
      value: lines.map(({ text }) => text).join(""),
      from: "page 1",
      place: { in: "pdf", page: sheet.page, box: userSpaceBox(sheet, linesBox(lines)) },
    });
  }
  const { Title: title } = info;
  if (typeof title === "string" && !isSpace(title) && title !== "")
    titles.push({ value: title, from: "pdf info Title" });
  return titles;
}

export function datesOf(info: Record<string, unknown>): Candidate[] {
  return ["CreationDate", "ModDate"].flatMap((name) => {
    const value = info[name];
    return typeof value === "string" && value !== "" ? [{ value: isoDate(value), from: `pdf ${name}` }] : [];
  });
}

/** `D:20250225021115+08'00'` as ISO 8601; what has another form stays as it is. */
function isoDate(raw: string): string {
  const parts = /^D:(\d{4})(\d\d)(\d\d)(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|(Z))?/.exec(raw);
  if (!parts) return raw;
  const [, year, month, day, hour, minute = "00", second = "00", sign, hours, minutes = "00", utc] = parts;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  const zone = utc ?? (sign ? `${sign}${hours}:${minutes}` : "");
  return `${date}T${hour}:${minute}:${second}${zone}`;
}

/** The first lines in the upper half of the page that are larger than the rest and centred, at most four. */
function titleLines({ sheet: { box }, words }: Draft): Line[] {
  const lines = linesOf(words.filter((word) => word.turn === 0));
  const usual = median(words.flatMap(({ size, glyphs }) => glyphs.map(() => size)));
  const middle = (box.left + box.right) / 2;
  const isTitle = (line: Line) => {
    const off = (line.left + line.right) / 2 - middle;
    return (
      line.size >= 1.15 * usual &&
      Math.abs(off) < 0.06 * (box.right - box.left) &&
      line.baseline > (box.top + box.bottom) / 2
    );
  };
  const start = lines.findIndex(isTitle);
  if (start < 0) return [];
  const title = [lines[start]];
  for (const line of lines.slice(start + 1, start + 4)) {
    const last = title[title.length - 1];
    const near = lineBox(last).bottom - lineBox(line).top < 1.2 * line.size;
    if (!isTitle(line) || !near || Math.abs(line.size - last.size) > 0.1 * line.size) break;
    title.push(line);
  }
  return title;
}
