import type { Block } from "../model/document.ts";
import type { Section, SectionKey } from "../model/report.ts";
import type { SectionOfForm } from "../forms/sections.ts";
import { sectionsOfForm } from "../forms/sections.ts";
import { areAlike, fold, numberOf } from "./labels.ts";
import { tableKeysByWord } from "./vocabulary.ts";

/** A line that may open a section: its heading, what follows it on the line, and which section it is. */
interface Opening {
  number: number | null;
  heading: string;
  rest: string;
  key: SectionKey | null;
  /** the wording is that of the form, not only a word of it */
  sure: boolean;
}

const numbered = /^\s*[一二三四五六七八九十]{1,3}\s*[、.．,，:：]/u;
/** A number without its mark (一 总体情况, 1 总体情况), or of a part (第一部分 概述): it counts before a heading of the form only. */
const unmarked =
  /^(?:第[一二三四五六七八九十]{1,3}(?:部分|章|节)?|[一二三四五六七八九十]{1,3}|\d{1,2}(?=\s))[\s、:：]*/u;
/** A heading with gaps between all its characters: 总 体 情 况. */
const spacedOut =
  /^(?:[一二三四五六七八九十]{1,3}\s*[、.．,，:：]\s*)?(?:\p{Script=Han}(?:\s+|\s*、\s*)){3,}\p{Script=Han}$/u;
const wordingsOf = (s: SectionOfForm) => [s.heading, ...s.variants];
const headings = sectionsOfForm.flatMap(wordingsOf);
const knownHeadings = headings.join("|");
const folded = new Map(sectionsOfForm.map((s) => [s, wordingsOf(s).map(fold)]));
/** Where a heading begins inside a line: one of the form's, or a numbered one of the usual endings after a stop or a gap. */
const inline = new RegExp(
  `(?=[一二三四五六七八九十]{1,2}[、.．]\\s{0,2}(?:${knownHeadings}))` +
    `|(?<=[。；：\\s\\u3000])(?=[一二三四五六七八九十]{1,2}、[^。，；、\\s]{2,24}(?:情况|措施|事项|问题|建议|说明)(?:[。\\s\\u3000]|$))`,
  "u",
);

/**
 * The sections of the prose, in the order of the report. The six of the form are told by their wording,
 * whatever their number; other headings open a section only where they go on counting, so an outline
 * that starts again inside a section stays inside it.
 */
export function sectionsOf(blocks: Block[]): Section[] {
  const sections: { key: SectionKey; heading: string; lines: string[]; order: number }[] = [
    { key: "preamble", heading: "", lines: [], order: 0 },
  ];
  let count = 0;
  // Where an outline inside a section has got to; it goes on before the outer one does.
  let inner = 0;
  const lines = [...proseLines(blocks)];
  const openings = lines.map(openingOf);
  const contents = contentsOf(lines, openings);
  for (const [at, line] of lines.entries()) {
    const current = sections.at(-1)!;
    const opening = contents.has(at) ? null : openings[at];
    const nested =
      opening !== null && !opening.sure && opening.number !== null && opening.number === inner + 1;
    const opened =
      opening && (opens(opening, count, current.key) || repeatsNumber(opening, current.key, sections));
    if (!opening || (nested && inner > 0) || !opened) {
      if (nested && (inner > 0 || opening.number !== count + 1)) inner++;
      current.lines.push(line);
      continue;
    }
    inner = 0;
    count = opening.number ?? count + 1;
    sections.push({
      key: opening.key ?? "other",
      heading: opening.heading,
      lines: opening.rest ? [opening.rest] : [],
      order: count,
    });
  }
  return sections
    .filter((s) => s.heading !== "" || s.lines.some((l) => l.trim() !== ""))
    .map(({ key, heading, lines }) => {
      const text = lines
        .map((l) => l.trim())
        .filter(Boolean)
        .join("\n");
      return { key, heading, text, subsections: subsectionsOf(text) };
    });
}

/** Whether a line opens a section of the form, by its wording. */
export function opensSection(line: string): boolean {
  return openingOf(line)?.sure ?? false;
}

/** Paragraphs and headings as lines; a line that runs several sections together is cut at their headings. */
function* proseLines(blocks: Block[]): Generator<string> {
  for (const block of blocks)
    if (block.type === "paragraph" || block.type === "heading")
      for (const line of block.text.split("\n"))
        if (line.length > 40) yield* line.split(inline);
        else yield line;
}

/** What leads in a table of contents from a heading to its page, and the number of the page. */
const leader = /(?:[\s.．…⋯·•・_－-]{2,}|\t)[\s(（]*\d{1,3}(?!\d)|[\s.．…⋯·•・_－-]{2,}$|\s\d{1,3}$/u;
/** Headings of the form that make a table of contents, where all of them come again. */
const fewestListed = 3;

/** The lines of a table of contents: headings one below the other without text, each of which comes again further down. */
function contentsOf(lines: readonly string[], openings: readonly (Opening | null)[]): Set<number> {
  const contents = new Set<number>();
  const lastOf = new Map<SectionKey | null, number>();
  for (const [at, opening] of openings.entries()) if (opening?.sure) lastOf.set(opening.key, at);
  const entryAt = (at: number) => {
    const led = leader.exec(lines[at]);
    const entry = led ? openingOf(lines[at].slice(0, led.index)) : openings[at];
    return entry?.sure && entry.rest === "" ? entry.key : null;
  };
  for (let from = 0; from < lines.length; from++) {
    if (entryAt(from) === null) continue;
    const listed = new Set<SectionKey>();
    let to = from;
    for (; to < lines.length; to++) {
      const key = entryAt(to);
      if (key !== null && !listed.has(key)) listed.add(key);
      else if (key !== null || (lines[to].trim() !== "" && !leader.test(lines[to]))) break;
    }
    if (listed.size < fewestListed) continue;
    if ([...listed].every((key) => (lastOf.get(key) ?? -1) >= to))
      for (let at = from; at < to; at++) contents.add(at);
    from = to - 1;
  }
  return contents;
}

function openingOf(line: string): Opening | null {
  const trimmed = line.trim();
  const text = spacedOut.test(trimmed) ? trimmed.replace(/\s+/gu, "") : trimmed;
  const hasNumber = numbered.test(text);
  if (!hasNumber && text.length > 40) return null;
  const bare = text.replace(hasNumber ? numbered : unmarked, "").trim();
  const cut = cutHeading(bare);
  if (cut === null) return null;
  const word = fold(cut.heading);
  const known = sectionsOfForm.find((s) => folded.get(s)!.some((v) => areAlike(v, word, 0.8)));
  if (!hasNumber && (!known || cut.rest !== "")) return null;
  // 四、结转下年度继续办理 is a row of a table whose cells were lost.
  if (!known && tableKeysByWord.get(word)?.has("requests")) return null;
  const told = known ?? sectionsOfForm.find((s) => s.words.test(cut.heading));
  return {
    number: numberOf(text),
    heading: text.slice(0, text.length - cut.rest.length).trim(),
    rest: cut.rest.replace(/^[\s。.：:，,]+/u, ""),
    key: told?.key ?? null,
    sure: known !== undefined,
  };
}

/** A heading ends at the line's end, at a stop, or at a gap; what follows is text. */
function cutHeading(text: string): { heading: string; rest: string } | null {
  const known = longestPrefix(text);
  if (known > 0) return { heading: text.slice(0, known), rest: text.slice(known) };
  const end = /[。；：:\s\u3000]/u.exec(text);
  const length = end ? end.index : text.length;
  return length > 0 && length <= 40 ? { heading: text.slice(0, length), rest: text.slice(length) } : null;
}

function longestPrefix(text: string): number {
  return Math.max(0, ...headings.filter((h) => text.startsWith(h)).map((h) => h.length));
}

function opens({ number, key, sure }: Opening, count: number, current: SectionKey): boolean {
  if (sure && key !== current) {
    // 主动公开 and 依申请公开 are also headings inside 总体情况, where the count starts again.
    return number === null || number > count || count === 0 || key === "other_matters";
  }
  return number !== null && number === count + 1;
}

const placeInForm = (key: SectionKey | null): number => sectionsOfForm.findIndex((s) => s.key === key);

/**
 * A number that was given twice (二、主动公开…, 二、收到和处理…) or an outline that starts again hides no section that the
 * form has next; inside 总体情况 the same words head parts of it.
 */
function repeatsNumber(
  { key, sure }: Opening,
  current: SectionKey,
  sections: readonly { key: SectionKey }[],
): boolean {
  const at = placeInForm(current);
  return sure && at > 0 && placeInForm(key) > at && !sections.some((s) => s.key === key);
}

const subsection = /(?<=^|[\n。；;：:\s\u3000])(?=[（(][一二三四五六七八九十]{1,3}[)）])/u;

/** （一）（二）… inside a section; the heading is what stands before the first stop. */
function subsectionsOf(text: string): { heading: string; text: string }[] {
  return text
    .split(subsection)
    .filter((part) => /^[（(][一二三四五六七八九十]{1,3}[)）]/u.test(part))
    .map((part) => {
      const end = /[。：:\n]/u.exec(part);
      const at = end && end.index <= 50 ? end.index : Math.min(part.length, 50);
      const whole = end !== null && end.index <= 50;
      return {
        heading: whole ? part.slice(0, at).trim() : "",
        text: (whole ? part.slice(at + 1) : part).trim(),
      };
    });
}
