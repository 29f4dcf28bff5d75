import type { Article, Form } from "../portal/county.ts";
import { trs } from "../portal/sites/trs.ts";
import type { countySites } from "../portal/county-sites.ts";
import type { Portal } from "../portal/portal.ts";
import type { County } from "./county.ts";
import { bytesOf, fileOf, pageOf } from "./render.ts";
import type { Carrier, CountyReport } from "./report.ts";

/** How a county publishes: on a portal that is visited twice, or as files. */

/** At the second visit something was withdrawn and something replaced. */
export type Visit = "first" | "second";

const forms: Record<Carrier, Form> = { page: "page", "page+pdf": "page+pdf", docx: "docx", pdf: "pdf" };

function isListed({ mishap }: CountyReport, visit: Visit): boolean {
  return mishap !== "missing" && !(mishap === "withdrawn" && visit === "second");
}

function articleOf(report: CountyReport, serial: number, visit: Visit): Article {
  const { organ, year, title, published, carrier, mishap, otherValues } = report;
  const values = mishap === "replaced" && visit === "first" ? otherValues! : report.values;
  // Tables are pictures only in pages, and a captcha stands before pages.
  const form = mishap === null || mishap === "formats differ" ? carrier : "page";
  const html = pageOf(report, values);
  const inFile = mishap === "formats differ" ? otherValues! : values;
  const files = form === "page" ? [] : [fileOf(report, form === "docx" ? "docx" : "pdf", inFile)];
  const content = { html, files };
  return { kind: "report", organ: organ.name, year, title, published, form: forms[form], serial, content };
}

/** What the county's portal lists at a visit, newest first. An article keeps its number when another one goes. */
function articlesAt(county: County, visit: Visit): Article[] {
  return county.reports
    .map((report, i) => ({ report, serial: 1000 + i }))
    .sort((a, b) => (a.report.published < b.report.published ? 1 : -1))
    .filter(({ report }) => isListed(report, visit))
    .map(({ report, serial }) => articleOf(report, serial, visit));
}

/** The county's portal for `startPortal({ from: … })`. */
export function portalOf(county: County, visit: Visit, id = "county"): typeof countySites {
  const { name, organs, years } = county.place;
  const plan = {
    id,
    county: name,
    organs: organs.length,
    years: [...years],
    articles: articlesAt(county, visit),
  };
  return [{ plan, build: trs }];
}

/** A captcha stands before what cannot be reached. */
export function closeOff(county: County, portal: Portal, id = "county"): void {
  for (const { organ, year, mishap } of county.reports) {
    if (mishap !== "unreachable") continue;
    const truth = portal.site(id).truth.find((one) => one.organ === organ.name && one.year === year)!;
    const { pathname } = new URL(truth.pages[0]!);
    portal.setFault(id, { kind: "captcha", path: new RegExp(pathname.replaceAll(".", "\\.")) });
  }
}

/** The same reports as files, as someone hands them over who had them all: no portal, no dates but their own. */
export function filesOf(county: County): { name: string; bytes: Uint8Array }[] {
  return county.reports
    .filter(({ mishap }) => mishap === null)
    .map((report) => {
      const format = report.carrier === "docx" || report.carrier === "pdf" ? report.carrier : "html";
      return { name: `${report.organ.name}-${report.year}.${format}`, bytes: bytesOf(report, format) };
    });
}
