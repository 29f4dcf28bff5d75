import { likeness, type Mark } from "../fingerprint.ts";
import { branchOf } from "../list/branch-names.ts";
import { listPage } from "../list/list-page.ts";
import type { Ask, Family } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/module\/xxgk\/xxgkAnnualReport\.jsp/, worth: 0.99 },
  { in: "text", test: /xxgkAnnualReport\.jsp/, worth: 0.9 },
];

const controller = /\/module\/xxgk\/xxgkAnnualReport\.jsp/;
/** Organ codes: unified social credit codes and their predecessors. */
const organCode = /['"=]([0-9A-Z]{8,20})['"&]/;

/** One spelling for one organ and year, whatever the order of the parameters. */
function addressOf(page: string, area: string, year: string | null): string {
  const query = new URLSearchParams({ area, ...(year && { fbtime: year }) });
  return new URL(`?${query}`, page).href;
}

/**
 * Each page is one organ's report of one year; the others are chosen by `area` and `fbtime`. From each page lead the
 * other organs of its year and the other years of its organ, so that every pair on offer is asked once.
 */
export const family: Family = {
  name: "hanweb-annual",
  about: "Hanweb's annual-report page: xxgkAnnualReport.jsp?area=<organ>&fbtime=<year>",
  fingerprint: (page) => likeness(page, marks),
  entries({ url }) {
    const { searchParams: query } = new URL(url);
    const [area, year] = [query.get("area"), query.get("fbtime")];
    return [{ url, as: "branch", ...(area && { key: addressOf(url, area, year) }) }];
  },
  read(page, ask) {
    const list = listPage(page);
    const here = new URL(page.url);
    const path = controller.test(here.pathname) ? here.pathname : "/module/xxgk/xxgkAnnualReport.jsp";
    const asks = new Map<string, Ask>();
    const add = (area: string | null, year: string | null, organ?: string) => {
      if (!area) return;
      const url = addressOf(new URL(path, here).href, area, year);
      const named = organ ?? (area === here.searchParams.get("area") ? ask.context?.organ : undefined);
      const context = { ...(named && { organ: named }), ...(year && { year: Number(year) }) };
      asks.set(url, { url, as: "branch", context, key: url });
    };
    list.$("a, option, [onclick]").each((_, node) => {
      const element = list.$(node);
      const code = ["href", "value", "onclick"].map((name) => element.attr(name) ?? "").join(" ");
      const said = branchOf(element.text());
      const query = new URLSearchParams(code.split("?")[1]?.split(/['"\s]/)[0] ?? "");
      const area =
        query.get("area") ?? (said?.organ ? (organCode.exec(`'${code.trim()}'`)?.[1] ?? null) : null);
      const year = query.get("fbtime") ?? (said?.year ? String(said.year) : null);
      if (said?.organ) add(area, year ?? here.searchParams.get("fbtime"), said.organ);
      else if (year) add(area ?? here.searchParams.get("area"), year);
    });
    return { rows: [], asks: [...asks.values()], notes: [] };
  },
};
