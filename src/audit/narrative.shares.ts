import type { Report } from "../model/report.ts";
import { contradicted, doubtful, sumOf } from "./figures.ts";
import { evidence, found } from "./finding.ts";
import { ofDocuments, ofSomethingElse, ofYear, perimeterOf } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

/** What a share may be of: those answered, those that came in, or both years' together. */
const wholes = [["result_total"], ["newly_received"], ["newly_received", "carried_over"]].map((rows) =>
  rows.map((row) => `requests.${row}.total`),
);
const outcome =
  /(?:予以公开|部分公开|不予公开|无法提供|不予处理|其[他它]处理)(?:的|答复|申请|情形|信息|共|有|为|数量?|件数)*：?$/u;
const between = /^[，（]?(?:约?占(?:比|总数|总量|办结(?:总)?数|答复(?:总)?数)?(?:的|为)?)?$/u;

export const rule: ReportRule = {
  id: "narrative.shares",
  scope: "report",
  strength: "medium",
  source: "国办公开办函〔2021〕30号 表三第三项（一）至（七）",
  title: {
    en: "A share that the text gives is not that of its number",
    zh: "文字表述的占比与件数不符",
  },
  *check(report) {
    const all = statementsOf(report);
    for (let i = 1; i < all.length; i++) {
      const [part, share] = [all[i - 1], all[i]];
      if (!isShare(part, share) || ofDocuments(part) || ofSomethingElse(part) || !ofYear(report, part))
        continue;
      if (perimeterOf(report, part) === "other") continue;
      const known = wholes.map((ids) => sumOf(report, ids));
      if (known.some((whole) => whole === null)) continue;
      const bases = (known as number[]).filter((whole) => whole > 0);
      if (bases.length === 0 || bases.some((whole) => fits(part.value, whole, share))) continue;
      yield finding(report, part, share, bases[0]);
    }
  },
};

function isShare(part: Statement, share: Statement): boolean {
  if (part.unit !== "件" || !/^[%％]$/u.test(share.unit ?? "") || !outcome.test(part.about)) return false;
  const written = `${part.lead}${part.value}件`;
  return share.lead.startsWith(written) && between.test(share.lead.slice(written.length));
}

/** Whether the share is right to the digits that are printed, rounded or cut off. */
function fits(part: number, whole: number, { value }: Statement): boolean {
  const digits = String(value).split(".")[1]?.length ?? 0;
  return Math.abs((part * 100) / whole - value) <= 10 ** -digits;
}

function finding(report: Report, part: Statement, share: Statement, whole: number) {
  const due = Math.round((part.value * 10000) / whole) / 100;
  const ids = wholes.flat();
  return found({
    at: part.about.replace(/\d+/gu, "#"),
    kind: doubtful(report, ids) ? "extraction" : "report",
    severity: contradicted(report, ids) ? "info" : "warning",
    expected: due,
    actual: share.value,
    message: {
      en: `${part.value} of ${whole} are ${due} %, the text says ${share.value} %.`,
      zh: `${part.value}件占${whole}件的${due}%，文字表述为${share.value}%。`,
    },
    evidence: [part, share].map((s) =>
      evidence({ value: s.value, text: s.quote, ...(s.claim ? { place: s.claim.place } : {}) }),
    ),
  });
}
