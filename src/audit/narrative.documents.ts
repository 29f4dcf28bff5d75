import type { Report } from "../model/report.ts";
import type { Counterpart } from "./narrative.ts";
import { mismatches } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const document = "(?:行政)?规范性文件";
const tail = "(?:共|有|为|数量?|件数|总数|合计)*：?$";
/** The form's own words, and looser ones; before the documents or between them and the number. */
const columns: [string, string, string, string, string][] = [
  ["issued", "issued", "制发", "制发", "制定|出台|印发|新制定"],
  ["repealed", "repealed", "废止", "废止", "失效"],
  ["in_force", "in force", "现行有效", "现行有效", "继续有效"],
];

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
      if (/刊登|主动公开|清理|审查|备案|解读|规章/u.test(s.about)) return [];
      const cell = counterpart(report, s);
      return cell ? [[s, cell]] : [];
    });
    yield* mismatches(report, said);
  },
};

function counterpart(report: Report, { about, after, lead }: Statement): Counterpart | null {
  for (const [key, en, zh, strict, loose] of columns) {
    const verbs = `(?:${strict}|${loose})`;
    const words =
      new RegExp(`${verbs}(?:本级|本机关|的|和|及|、|${loose}|${strict}){0,4}${document}${tail}`, "u").test(
        about,
      ) ||
      new RegExp(`${document}[^，。；]{0,6}${verbs}${tail}`, "u").test(about) ||
      (new RegExp(`^(?:本年|全年|共|已)?${verbs}(?:本级|行政|的|和|及|、|${loose})*${tail}`, "u").test(
        about,
      ) &&
        (new RegExp(`^(?:项)?${document}`, "u").test(after) || new RegExp(document, "u").test(lead)));
    if (!words) continue;
    return {
      at: key,
      what: { en: `Normative documents ${en}`, zh: `行政规范性文件${zh}件数` },
      indicators: [`active_disclosure.normative_documents.${key}`],
      // Only the form's own words, for the organ's own documents, can mean nothing else.
      loose: report.scope !== "own" || !new RegExp(strict, "u").test(about),
    };
  }
  return null;
}
