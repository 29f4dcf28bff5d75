import type { Document } from "../model/document.ts";
import { ParseError } from "../model/parse-error.ts";
import type { Section } from "../model/report.ts";
import type { LookAlike } from "../forms/title.ts";
import {
  classifyTitle,
  isReportOfPart,
  isSampleTitle,
  isSheetOfPart,
  lookAlikes,
  organOfTitle,
  yearOfTitle,
} from "../forms/title.ts";
import type { Identity } from "./identify.ts";
import type { Tables } from "./tables.ts";

/** Fewer letters than this, and there is no report to read. */
const fewestLetters = 60;
/** More characters than this no report has: it is a hundred times a long one. */
const mostCharacters = 3_000_000;
/** Lines at the top among which a title stands. */
const linesOfTitle = 8;
/** A report names its neighbours (上一篇, 下一篇); a list names more. */
const fewestListed = 4;

/**
 * Keeps the reading of what no report can be from taking all memory and hours.
 * @throws ParseError if the document has more text than any report
 */
export function assertSize({ blocks }: Document): void {
  let characters = 0;
  for (const block of blocks) {
    if (block.type === "table") for (const cell of block.cells) characters += cell.text.length;
    else if (block.type !== "image") characters += block.text.length;
  }
  if (characters > mostCharacters)
    throw new ParseError(
      "report.too_long",
      `The document has ${characters} characters of text: a report has no more than ${mostCharacters}.`,
      `文件有 ${characters} 个字符，年度报告不会超过 ${mostCharacters} 个字符。`,
    );
}

/**
 * Lets a document pass that is one annual disclosure report.
 * @throws ParseError for everything else: nothing to read, damaged text, a blank form, another kind of
 * document, several reports in one file
 */
export function assertReport(
  document: Document,
  tables: Tables,
  identity: Identity,
  sections: Section[],
): void {
  const lines = document.blocks.flatMap((b) =>
    b.type === "paragraph" || b.type === "heading" ? b.text.split("\n") : [],
  );
  const text = lines.join("\n");
  const fatal = document.messages.find((m) => m.severity === "error");
  // A loose title proves nothing: other papers bear it too.
  const titled = identity.title !== null && classifyTitle(identity.title).class === "report";
  const recognised = tables.readings.length > 0 || titled || frame(sections) >= 3;
  if (fatal && (!recognised || document.blocks.length === 0))
    throw new ParseError(fatal.code, fatal.message.en, fatal.message.zh, { title: identity.title });
  if (tables.readings.length === 0) assertLongEnough(text, document, identity);
  const alike = lookAlike(document, lines);
  const figures = tables.readings.some((t) =>
    [...t.readings.values()].some((r) => r.value.status === "reported"),
  );
  if (alike && !figures && (frame(sections) < 3 || alike.what === "companion")) throw alike.error;
  assertYear(lines, frame(sections) >= 3);
  if (tables.readings.length === 0 && frame(sections) < 2) assertNoList(lines);
  const hasForm = tables.readings.length > 0 || (frame(sections) >= 5 && !saysAnything(sections));
  if (
    hasForm &&
    !figures &&
    (identity.title === null || !namesSomebody(identity.title)) &&
    identity.organ.name === null
  )
    throw new ParseError(
      "report.blank_form",
      "This is a blank form: its tables hold no figure, and it names neither organ nor year.",
      "这是空白格式：表中没有数据，也没有机关名称和年度。",
    );
  assertNoSample(document, lines, identity);
  assertOne(lines, text);
  if (recognised && (titled || figures || aboutDisclosure(text))) return;
  if (aboutDisclosure(text) && frame(sections) >= 2) return;
  throw new ParseError(
    "report.not_a_report",
    "This is no annual disclosure report: neither its title nor its headings nor any table of the forms was found.",
    "不是政府信息公开工作年度报告：未发现相应的标题、章节或统计表。",
  );
}

/** How many of the six sections of the form are there. */
function frame(sections: Section[]): number {
  return new Set(sections.map((s) => s.key).filter((k) => k !== "other" && k !== "preamble")).size;
}

/** The sections that a report fills with words, and not with a table. */
const worded = new Set(["overview", "problems_and_improvements", "other_matters"]);

const saysAnything = (sections: Section[]): boolean =>
  sections.some((s) => worded.has(s.key) && lettersIn(s.text) > 0);

const aboutDisclosure = (text: string) => (text.match(/信息公开/gu)?.length ?? 0) >= 3;

const namesSomebody = (title: string) => yearOfTitle(title) !== null || organOfTitle(title) !== null;

function assertLongEnough(text: string, { blocks }: Document, { title }: Identity): void {
  const letters = lettersIn(text);
  if (letters >= fewestLetters) return;
  const images = blocks.filter((b) => b.type === "image").length;
  if (images > 0)
    throw new ParseError(
      "report.is_image",
      `The document is a picture (${images} images, ${letters} letters of text): a report as text was expected.`,
      `文件内容是图片（${images} 张，文字 ${letters} 个），需要含文字的报告。`,
      { title },
    );
  const cells = blocks.flatMap((b) => (b.type === "table" ? b.cells : []));
  const inTables = cells.reduce((sum, cell) => sum + lettersIn(cell.text), 0);
  const tables = {
    en: inTables > 0 ? `, and ${inTables} in tables that are none of the forms'` : "",
    zh: inTables > 0 ? `，另有 ${inTables} 个字在规定格式以外的表格中` : "",
  };
  throw new ParseError(
    "report.too_short",
    `Only ${letters} letters of text${tables.en}: a report was expected.`,
    `正文只有 ${letters} 个字${tables.zh}，不是完整的年度报告。`,
    { title },
  );
}

const lettersIn = (text: string) => text.match(/\p{L}/gu)?.length ?? 0;

/** A title at the top that is a notice's about the reports, a rule-of-law report's, an explanation's or the like. */
function lookAlike(document: Document, lines: string[]): { what: LookAlike; error: ParseError } | null {
  const first = topOf(lines).slice(0, 6);
  const joined = first.map((line, i) => line + (first[i + 1] ?? ""));
  let companion: string | null = null;
  for (const title of [...document.meta.titles.map((t) => t.value), ...first, ...joined]) {
    // A sentence may speak of rules or plans (信息公开制度) in any report.
    if (title.length > 90 || title.includes("。")) continue;
    const verdict = classifyTitle(title);
    if (verdict.class === "report") return null;
    if (verdict.class === "look_alike" && verdict.reason)
      return { what: verdict.reason, error: otherThanReport(verdict.reason, title) };
    // The name of a column (政策解读) beside the title makes a report no explanation: the lines below tell.
    if (verdict.class === "companion") companion ??= title;
  }
  return companion === null ? null : { what: "companion", error: otherThanReport("companion", companion) };
}

function otherThanReport(what: LookAlike, title: string): ParseError {
  const { en, zh } = lookAlikes[what];
  return new ParseError(
    "report.look_alike",
    `Not a disclosure report but: ${en} (“${title.trim()}”).`,
    `不是政府信息公开工作年度报告，而是：${zh}（“${title.trim()}”）。`,
  );
}

const topOf = (lines: string[]): string[] => lines.map((l) => l.trim()).filter(Boolean);

/** What is for a month, a quarter or half a year has the form of the year's, and figures that are none of a year. */
function assertYear(lines: string[], framed: boolean): void {
  const title = topOf(lines)
    .slice(0, linesOfTitle)
    .find((line) => isReportOfPart(line) || (!framed && isSheetOfPart(line)));
  if (title !== undefined && !lines.some((l) => l.length <= 60 && classifyTitle(l).class === "report"))
    throw otherThanReport("plan", title);
}

/** The form with figures that are an example's: it calls itself so, and its title names nobody. */
function assertNoSample(document: Document, lines: string[], { title }: Identity): void {
  if (title !== null && namesSomebody(title)) return;
  const titles = [...document.meta.titles.map((t) => t.value), ...topOf(lines).slice(0, linesOfTitle)];
  const sample = titles.find((t) => t.length <= 60 && isSampleTitle(t));
  if (sample === undefined) return;
  throw new ParseError(
    "report.sample_form",
    `This is the form filled in as an example (“${sample.trim()}”): its figures are nobody's.`,
    `这是填写样例（“${sample.trim()}”），其中的数据不属于任何机关。`,
  );
}

/** Titles of reports without chapters or tables: a page that lists them. */
function assertNoList(lines: string[]): void {
  const titles = reportsNamed(lines);
  if (titles.size < fewestListed) return;
  throw new ParseError(
    "report.not_a_report",
    `This is a list of reports: it names ${titles.size} (${[...titles].slice(0, 3).join("; ")} …) and holds none.`,
    `这是年度报告目录：列出 ${titles.size} 份报告（${[...titles].slice(0, 3).join("；")}……），没有报告正文。`,
  );
}

/** Organ and year of each title of a report that is a line, or ends a sentence of a longer one before its first chapter. */
function reportsNamed(lines: string[]): Set<string> {
  const titles = lines.flatMap((line) =>
    line.trim().length <= 60
      ? [line.trim()]
      : line.split(/[。；\s]/u).flatMap((part) => /^.{4,56}?(?:报告|年报)(?=一、|$)/u.exec(part)?.[0] ?? []),
  );
  const named = titles.filter(
    (t) => classifyTitle(t).class === "report" && yearOfTitle(t) !== null && organOfTitle(t) !== null,
  );
  return new Set(named.map((t) => `${organOfTitle(t)} ${yearOfTitle(t)}`));
}

/** Two titles of reports, each followed by its own outline, are two reports. */
function assertOne(lines: string[], text: string): void {
  const overviews = text.match(/一\s*、\s*(?:总体情况|概述|基本情况)/gu)?.length ?? 0;
  const requests = text.match(/三\s*、\s*(?:行政机关)?(?:收到和处理|依申请公开)/gu)?.length ?? 0;
  if (overviews < 2 || requests < 2) return;
  const titles = reportsNamed(lines);
  if (titles.size < 2) return;
  throw new ParseError(
    "report.several",
    `The file holds ${titles.size} reports: ${[...titles].slice(0, 5).join("; ")}. Give each a file of its own.`,
    `文件中有 ${titles.size} 份报告：${[...titles].slice(0, 5).join("；")}。请拆分为单独的文件。`,
  );
}
