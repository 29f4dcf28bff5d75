import type { Claim, Report, SectionKey } from "../model/report.ts";

/** A number of the prose with the words around it, in compatibility form and without spaces. */
export interface Statement {
  value: number;
  unit: string | null;
  /** the words that the number counts, from the last number or comma on: 含上年结转 */
  about: string;
  /** the sentence before the number */
  lead: string;
  /** the clause after the number and its unit */
  after: string;
  section: SectionKey | null;
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

/**
 * Compatibility form without white space and with the marks of Chinese, so that words are found however they were
 * broken and typed.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKC")
    .replace(/\s+/gu, "")
    .replace(/[,;:!?()]/gu, (mark) => marks[mark]);

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
    if (at < 0) return { ...plain, lead: fold(claim.about), after: afterIn(claim), section: null };
    const number = numberIn(
      claim,
      text.whole.slice(at, at + claim.text.length),
      Math.max(0, numberFrom - at),
    );
    clauseFrom = at;
    numberFrom = at + number.end;
    const from = Math.max(text.sentenceStart(at + number.start), at + number.start - longest);
    return {
      ...plain,
      lead: fold(text.whole.slice(from, at + number.start)),
      after: fold(clauseOf(text.whole.slice(at + number.end, at + number.end + 60))),
      section: text.sectionAt(at),
    };
  });
}

/** The prose of all sections as one text. */
class Prose {
  readonly whole: string;
  private readonly starts: { from: number; key: SectionKey }[] = [];

  constructor(report: Report) {
    let whole = "";
    for (const section of report.sections) {
      this.starts.push({ from: whole.length, key: section.key });
      whole += `${section.heading}\n${section.text}\n`;
    }
    this.whole = whole;
  }

  sectionAt(at: number): SectionKey | null {
    return this.starts.findLast((s) => s.from <= at)?.key ?? null;
  }

  sentenceStart(at: number): number {
    let from = at;
    while (from > 0 && !/[。！？\n]/u.test(this.whole[from - 1])) from--;
    return from;
  }
}

/** Where the claim's number and unit stand in its clause; at its end where they cannot be told. */
function numberIn({ value, unit }: Claim, clause: string, from: number): { start: number; end: number } {
  const written = [value, value / 1e4, value / 1e8].map((v) =>
    String(v).replace(/\B(?=(?:\d{3})+(?!\d))/gu, "[,，]?"),
  );
  const number = new RegExp(`(?<![\\d.])(?:${written.join("|")})\\s*[万亿]?\\s*${unit ?? ""}`, "gu");
  number.lastIndex = from;
  const match = number.exec(clause);
  return match
    ? { start: match.index, end: match.index + match[0].length }
    : { start: clause.length, end: clause.length };
}

function afterIn(claim: Claim): string {
  const { end } = numberIn(claim, claim.text, 0);
  return fold(clauseOf(claim.text.slice(end)));
}

const clauseOf = (text: string): string => /^[^，,。；;！？\n）)]*/u.exec(text)![0];

/**
 * Sentences that deny without a number, as statements of zero: 未收到政府信息公开申请. The pattern finds the denial;
 * what follows it in the clause is `after`.
 */
export function denialsOf(report: Report, pattern: RegExp): Statement[] {
  return report.sections.flatMap(({ key, text }) =>
    text.split(/[。！？\n]/u).flatMap((published): Statement[] => {
      const sentence = fold(published);
      const match = pattern.exec(sentence);
      if (!match) return [];
      return [
        {
          value: 0,
          unit: null,
          about: match[0],
          lead: sentence.slice(0, match.index),
          after: clauseOf(sentence.slice(match.index + match[0].length)),
          section: key,
          quote: published.trim().slice(0, 120),
          claim: null,
        },
      ];
    }),
  );
}
