import { yearOfTitle } from "../forms/title.ts";
import type { Report } from "../model/report.ts";
import { evidence, found } from "./finding.ts";
import type { Found, ReportRule } from "./rule.ts";
import type { Sentence } from "./statements.ts";
import { fold, sentencesOf } from "./statements.ts";

/** A statement of the year's work opens so: 2020年，我局… 2020年度，… */
const opening =
  /^(?:[一二三四五六七八九十]、|\d{1,2}[.、．])?(?:[（(][一二三四五六七八九十][）)][^。，]{0,24}[。：])?(?<year>20\d\d)年(?:度)?(?:以?来)?(?<rest>.{0,40})/u;
/** The sentence that opens a report, wherever it stands: 现将我局2022年度政府信息公开工作情况报告如下 */
const announcing =
  /(?:现将|现就)[^。，；]{0,40}?(?<year>20\d\d)年(?:度)?[^。；]{0,40}(?:报告|总结|公布|公开|汇报)如下/u;
/** What follows the year where it is the year of what is told; what was left undone then is told of another. */
const told = /^(?:[，我本全]|[未没无](?!办结|完成|答复|审结|处理|整改))/u;
/** Sections that speak of the report's year alone; plans and comparisons stand elsewhere. */
const ofTheYear = new Set(["overview", "requests", "review_litigation", "other_matters"]);
const otherYears = /较|比|同比|上年|去年|发现的?问题|整改|自20|起|明年|，本年|，今年|下一步|计划|将/u;

export const rule: ReportRule = {
  id: "text.wrong_year",
  scope: "report",
  strength: "strong",
  source: "条例第四十九条、第五十条：上一年度",
  title: {
    en: "The text speaks of another year where it means the report's",
    zh: "文字中的年度与报告年度不符",
  },
  *check(report) {
    if (report.year === null) return;
    const year = report.year;
    const wrong = sentencesOf(report).flatMap((s) => ofOtherYear(s, year, report.organ.name) ?? []);
    if (wrong.length === 0) return;
    yield finding(report, year, wrong);
  },
};

function ofOtherYear(
  { section, published, folded }: Sentence,
  year: number,
  organ: string | null,
): { year: number; text: string } | null {
  const { year: opens, rest = "" } = opening.exec(folded)?.groups ?? {};
  const tells = told.test(rest) || (organ !== null && rest.startsWith(fold(organ)));
  const announced = announcing.exec(folded)?.groups?.year;
  const named = Number(announced ?? (ofTheYear.has(section) && tells ? opens : undefined));
  // Years to come are plans, except where nothing is planned.
  if (!named || named === year || (named > year && section === "overview")) return null;
  if (folded.includes(`${year}年`)) return null;
  // Who compares the year with itself has only left the number as it was.
  const words = folded.replace(new RegExp(`[与同较比]${named}年度?(?:相比)?`, "u"), "");
  return announced === undefined && otherYears.test(words)
    ? null
    : { year: named, text: published.slice(0, 120) };
}

function finding(report: Report, year: number, wrong: { year: number; text: string }[]): Found {
  // Where the title is not sure of the year either, the mistake may be ours.
  const sure = report.title !== null && yearOfTitle(report.title) === year;
  const conflict = report.findings.some((f) => f.rule === "year.conflict");
  return found({
    at: "",
    kind: sure ? "report" : "extraction",
    severity: sure && !conflict ? "error" : "warning",
    expected: year,
    actual: wrong[0].year,
    message: {
      en: `The report is of ${year}, but sentences speak of ${[...new Set(wrong.map((w) => w.year))].join(", ")} as its year.`,
      zh: `报告年度为${year}年，文字中却以${[...new Set(wrong.map((w) => w.year))].join("、")}年表述当年工作。`,
    },
    evidence: wrong.slice(0, 10).map((w) => evidence({ value: w.year, text: w.text })),
  });
}
