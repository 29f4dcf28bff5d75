import type { Claim, Report, SectionKey } from "../model/report.ts";

/** A number of the prose with the words around it, in compatibility form and without spaces. */
export interface Statement {
  value: number;
  unit: string | null;
  /** the words that the number counts, from the last number or comma on: 含上年结转 */
  about: string;
  /** the sentence before the number */
  lead: string;
  /** the sentence before that one, in the same paragraph */
  before: string;
  /** the clause after the number and its unit */
  after: string;
  section: SectionKey | null;
  /** the numbered heading above it, or that its paragraph opens with: 依申请公开情况 */
  topic: string;
  /** the clause as published, for a person to find it */
  quote: string;
  /** null where no number stands there: 未收到申请 */
  claim: Claim | null;
}

/** Sentences longer than this are run-on text, whose beginning says nothing of its end. */
const longest = 400;

const known = new WeakMap<Report, Statement[]>();

const marks: Record<string, string> = {
  ",": "，",
  ";": "；",
  ":": "：",
  "!": "！",
  "?": "？",
  "(": "（",
  ")": "）",
};

/** What folding changes; most Chinese prose has nothing of it, and need not be written anew. */
const unfolded =
  /[\s,;:!?()\u2460-\u24ff\u2e80-\u2fdf\u3200-\u33ff\uf900-\ufaff\ufe10-\ufe6f\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uffef]/u;

/**
 * Compatibility form without white space and with the marks of Chinese, so that words are found however they were
 * broken and typed.
 */
export const fold = (text: string): string =>
  unfolded.test(text)
    ? text
        .normalize("NFKC")
        .replace(/\s+/gu, "")
        .replace(/[,;:!?()]/gu, (mark) => marks[mark])
    : text;

/** The numbers that the prose states, in its order. */
export function statementsOf(report: Report): Statement[] {
  let statements = known.get(report);
  if (!statements) known.set(report, (statements = read(report)));
  return statements;
}

function read(report: Report): Statement[] {
  const text = new Prose(report);
  let clauseFrom = 0;
  let numberFrom = 0;
  return report.claims.map((claim): Statement => {
    const at = text.whole.indexOf(claim.text, clauseFrom);
    const plain = {
      value: claim.value,
      unit: claim.unit,
      about: fold(claim.about),
      quote: claim.text,
      claim,
    };
    if (at < 0)
      return {
        ...plain,
        lead: fold(claim.about),
        before: "",
        after: afterIn(claim),
        section: null,
        topic: "",
      };
    const number = numberIn(
      claim,
      text.whole.slice(at, at + claim.text.length),
      Math.max(0, numberFrom - at),
    );
    clauseFrom = at;
    numberFrom = at + number.end;
    const from = text.sentenceStart(at + number.start);
    return {
      ...plain,
      lead: fold(text.whole.slice(from, at + number.start)),
      before: text.whole[from - 1] === "\n" ? "" : fold(text.whole.slice(text.sentenceStart(from - 1), from)),
      after: fold(clauseOf(text.whole.slice(at + number.end, at + number.end + 60))),
      section: text.sectionAt(at),
      topic: text.topicAt(at),
    };
  });
}

/** A line that opens with a number and a few words: （二）依申请公开情况。 */
const topicLine =
  /^\s{0,8}(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)、.．]|[一二三四五六七八九]是)\s{0,4}([^。：:，；\n]{2,24})(?:[。：:]|$)/gmu;

/** The prose of all sections as one text. */
class Prose {
  readonly whole: string;
  private readonly starts: { from: number; key: SectionKey }[] = [];
  private readonly topics: { from: number; topic: string }[] = [];

  constructor(report: Report) {
    let whole = "";
    for (const section of report.sections) {
      this.starts.push({ from: whole.length, key: section.key });
      this.topics.push({ from: whole.length, topic: "" });
      whole += `${section.heading}\n`;
      for (const match of section.text.matchAll(topicLine))
        this.topics.push({ from: whole.length + match.index, topic: fold(match[1]) });
      whole += `${section.text}\n`;
    }
    this.whole = whole;
  }

  topicAt(at: number): string {
    return this.topics.findLast((t) => t.from <= at)?.topic ?? "";
  }

  sectionAt(at: number): SectionKey | null {
    return this.starts.findLast((s) => s.from <= at)?.key ?? null;
  }

  /** Where the sentence begins that the character stands in, or the end of it that is near enough. */
  sentenceStart(at: number): number {
    const from = Math.max(0, at - longest);
    const before = this.whole.slice(from, at);
    return from + Math.max(...["。", "！", "？", "\n"].map((stop) => before.lastIndexOf(stop))) + 1;
  }
}

const figure = /\d[\d,，]*(?:\.\d+)?/gu;

/** Where the claim's number and unit stand in its clause; at its end where they cannot be told. */
function numberIn({ value, unit }: Claim, clause: string, from: number): { start: number; end: number } {
  for (const match of clause.matchAll(figure)) {
    if (match.index < from) continue;
    const written = Number(match[0].replace(/[,，]/gu, ""));
    if (written !== value && written * 1e4 !== value && written * 1e8 !== value) continue;
    const number = match.index + match[0].length;
    const rest = /^\s*[万亿]?\s*/u.exec(clause.slice(number))![0].length;
    const withUnit = unit !== null && clause.startsWith(unit, number + rest) ? rest + unit.length : 0;
    return { start: match.index, end: number + withUnit };
  }
  return { start: clause.length, end: clause.length };
}

function afterIn(claim: Claim): string {
  const { end } = numberIn(claim, claim.text, 0);
  return fold(clauseOf(claim.text.slice(end)));
}

const clauseOf = (text: string): string => /^[^，,。；;！？\n）)]*/u.exec(text)![0];

/** A sentence of the prose, as published and folded. */
export interface Sentence {
  section: SectionKey;
  published: string;
  folded: string;
}

const sentences = new WeakMap<Report, Sentence[]>();

/** The sentences of all sections, headings left out. */
export function sentencesOf(report: Report): Sentence[] {
  let all = sentences.get(report);
  if (!all) {
    all = report.sections.flatMap(({ key, text }) =>
      text
        .split(/[。！？\n]/u)
        .map((published) => ({ section: key, published: published.trim(), folded: fold(published) })),
    );
    sentences.set(report, all);
  }
  return all;
}

/**
 * Sentences that deny without a number, as statements of zero: 未收到政府信息公开申请. The pattern finds the denial;
 * what follows it in the clause is `after`.
 */
export function denialsOf(report: Report, pattern: RegExp): Statement[] {
  return sentencesOf(report).flatMap(({ section, published, folded }): Statement[] => {
    const match = /[未无没]/u.test(folded) ? pattern.exec(folded) : null;
    if (!match) return [];
    return [
      {
        value: 0,
        unit: null,
        about: match[0],
        lead: folded.slice(0, match.index),
        before: "",
        after: clauseOf(folded.slice(match.index + match[0].length)),
        section,
        topic: "",
        quote: published.slice(0, 120),
        claim: null,
      },
    ];
  });
}
