import { sectionsOfForm } from "../forms/sections.ts";
import type { Report, SectionKey } from "../model/report.ts";
import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";
import { fold } from "./statements.ts";

const numerals = "一二三四五六七八九十";
const numbered = new RegExp(`^(?<numeral>[${numerals}])、(?<words>[^。：]{4,40})`, "u");
const mayOpen = new RegExp(`^\\s*[${numerals}]\\s*[、.．]`, "u");
/** The forms with six numbered sections begin with the reports of this year. */
const firstYear = 2019;

interface Heading {
  key: SectionKey;
  number: number;
  text: string;
}

export const rule: ReportRule = {
  id: "text.misnumbered",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号：一至六部分",
  title: { en: "The sections are misnumbered", zh: "章节序号有误" },
  *check(report) {
    if (report.year === null || report.year < firstYear) return;
    const headings = headingsOf(report);
    // A section that the report (or our reading) leaves out moves no number; an added one moves all after it.
    const shifts = headings.map((h) => h.number - placeOf(h.key));
    const usual = [...shifts].sort((a, b) => count(shifts, b) - count(shifts, a) || a - b)[0];
    const wrong = headings.filter((_, i) => shifts[i] !== usual);
    if (headings.length < 3 || wrong.length === 0 || wrong.length > headings.length / 2) return;
    yield found({
      at: "",
      severity: "warning",
      message: {
        en: `The sections are numbered ${headings.map((h) => h.number).join(", ")}.`,
        zh: `章节序号依次为${headings.map((h) => numerals[h.number - 1]).join("、")}。`,
      },
      evidence: wrong.map((h) => evidence({ text: h.text })),
    });
  },
};

const count = (list: number[], value: number) => list.filter((v) => v === value).length;
const placeOf = (key: SectionKey) => sectionsOfForm.findIndex((s) => s.key === key) + 1;

/** The numbered headings of the form's sections, also those whose wrong number kept them from opening a section. */
function headingsOf(report: Report): Heading[] {
  const headings: Heading[] = [];
  for (const section of report.sections)
    for (const line of [section.heading, ...section.text.split("\n")]) {
      if (!mayOpen.test(line)) continue;
      const match = numbered.exec(fold(line));
      const key = match ? keyOf(match.groups!.words) : null;
      if (!match || !key || headings.some((h) => h.key === key)) continue;
      headings.push({
        key,
        number: numerals.indexOf(match.groups!.numeral) + 1,
        text: line.trim().slice(0, 60),
      });
    }
  return headings;
}

const wordings = sectionsOfForm.flatMap((s) =>
  [s.heading, ...s.variants]
    .filter((w) => w.length >= 8 || w === s.heading)
    .map((w) => ({ key: s.key, words: fold(w) })),
);

const keyOf = (words: string): SectionKey | null =>
  wordings.find((w) => words === w.words || words.startsWith(w.words))?.key ?? null;
