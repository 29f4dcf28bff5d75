import type { Report } from "../model/report.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const document = "(?:行政)?规范性文件";
const tail = "(?:共|有|为|数量?|件数|总数|合计)*：?$";
interface Column {
  key: string;
  en: string;
  zh: string;
  /** the form's own word */
  strict: RegExp;
  /** the verb before the documents, or between them and the number */
  counted: RegExp;
  /** the verb alone, where the documents stand elsewhere in the sentence */
  alone: RegExp;
}

const columns: Column[] = (
  [
    ["issued", "issued", "制发", "制定|出台|印发|新制定"],
    ["repealed", "repealed", "废止", "失效"],
    ["in_force", "in force", "现行有效", "(?:继续|目前|仍然?|现)有效"],
  ] as const
).map(([key, en, zh, loose]) => {
  const verbs = `(?:${zh}|${loose})`;
  return {
    key,
    en,
    zh,
    strict: new RegExp(zh, "u"),
    counted: new RegExp(
      `${verbs}(?:本级|本机关|的|和|及|、|${loose}|${zh}){0,4}${document}${tail}|${document}[^，。；]{0,6}${verbs}${tail}`,
      "u",
    ),
    alone: new RegExp(
      `^(?:本年|全年|目前|现|共|已|清理|截至[^，。；]{0,8}[年底末日])*${verbs}(?:本级|行政|的|和|及|、|${loose})*${tail}`,
      "u",
    ),
  };
});
const asOf = /截至(?!20)/gu;
const documents = new RegExp(document, "u");
const documentsFirst = new RegExp(`^(?:项)?${document}`, "u");

export const rule: ReportRule = {
  id: "narrative.documents",
  scope: "report",
  strength: "medium",
  source: "国办公开办函〔2021〕30号 表二第二十条第（一）项",
  title: {
    en: "The text states other numbers of normative documents than the table",
    zh: "文字表述的行政规范性文件数与表格不一致",
  },
  *check(report) {
    const said = statementsOf(report).flatMap((s): [Statement, Counterpart][] => {
      if (s.unit !== "件" && s.unit !== "份") return [];
      if (/刊登|主动公开|清理|审查|备案|解读|规章/u.test(s.about.replace(/清理(?=废止|失效)/u, "")))
        return [];
      const cell = counterpart(report, s);
      // What is in force is so as of a day.
      const plain = { ...s, lead: s.lead.replace(asOf, ""), about: s.about.replace(asOf, "") };
      return cell ? [[cell.at === "in_force" ? plain : s, cell]] : [];
    });
    yield* mismatches(report, said);
  },
};

function counterpart(report: Report, { about, after, lead }: Statement): Counterpart | null {
  for (const { key, en, zh, strict, counted, alone } of columns) {
    const words =
      counted.test(about) || (alone.test(about) && (documentsFirst.test(after) || documents.test(lead)));
    if (!words) continue;
    return {
      at: key,
      what: { en: `Normative documents ${en}`, zh: `行政规范性文件${zh}件数` },
      indicators: [`active_disclosure.normative_documents.${key}`],
      // Only the form's own words, for the organ's own documents, can mean nothing else.
      loose: report.scope !== "own" || !strict.test(about),
    };
  }
  return null;
}
