import { classifyTitle, yearOfTitle } from "../../forms/title.ts";
import { pageKey } from "../address.ts";
import type { Get } from "../discover.ts";
import type { Ask, Column, Family, Page, Reading, Row } from "../families/family.ts";
import { framesOf } from "../frames.ts";
import { readPage } from "../page.ts";
import type { Candidate } from "./candidates.ts";

const today = (): string => new Date().toISOString().slice(0, 10);
/** Bounds of one trial. */
const most = { articles: 3, branches: 2, reads: 12 };

/** A column that was tried. */
export interface TriedColumn {
  url: string;
  /** how it was found: the words of the link, or `known path` */
  by: string;
  family: string;
  /** learned from what a browser asked for */
  params: Record<string, unknown> | null;
  /** how surely the family was recognised, 0–1 */
  likeness: number;
  reports: number;
  rows: number;
  branches: number;
  /** the second page: none, fresh (other rows), repeats (the same rows, whatever was tried), missing */
  second_page: "none" | "fresh" | "repeats" | "missing";
  total: number | null;
  notes: string[];
}

/** Some articles that the column lists: a family often shows only there. */
export async function articles(page: Page, families: ReadonlyMap<string, Family>, get: Get): Promise<Page[]> {
  const generic = families.get("generic");
  if (!generic) return [];
  const column: Column = { url: page.url, family: "generic" };
  const rows = generic.read(page, { url: page.url, as: "branch" }, column).rows.filter(isReport);
  const found: Page[] = [];
  for (const row of rows.slice(0, most.articles)) {
    const article = await get({ url: row.url, as: "branch" });
    if (typeof article !== "string") found.push(article);
  }
  return found;
}

/** A title that is cut off behind 信息公开 counts too: nothing else that names a year goes on like this. */
const isReport = ({ title, sure }: Row): boolean => {
  const said = classifyTitle(title).class;
  const cutOff = said === "unclear" && /信息公开.*(\.{2,}|…)$/.test(title) && yearOfTitle(title) !== null;
  return sure === true || said === "report" || cutOff;
};

/** What a trial came to, with the keys of the reports and branches that it met. */
export interface Trial {
  column: TriedColumn;
  reports: Set<string>;
  branches: Set<string>;
}

export async function tryFamily(
  family: Family,
  likeness: number,
  candidate: Candidate,
  first: Page,
  get: Get,
  params: Record<string, unknown> | null,
): Promise<Trial> {
  const column: Column = { url: candidate.url, family: family.name, ...(params && { params }) };
  const tried: TriedColumn = {
    url: candidate.url,
    by: candidate.text,
    family: family.name,
    params,
    likeness,
    reports: 0,
    rows: 0,
    branches: 0,
    second_page: "none",
    total: null,
    notes: [],
  };
  const queue: { ask: Ask; page: Page | null }[] = (
    family.entries?.(column) ?? [{ url: candidate.url, as: "branch" as const }]
  ).map((ask) => ({
    ask,
    page: pageKey(ask.url) === pageKey(first.url) && ask.method !== "POST" ? first : null,
  }));
  // A branch shows its siblings again, and only a few branches are read.
  const queued = new Set(queue.map(({ ask }) => pageKey(ask.url)));
  const reports = new Set<string>();
  for (let read = 0; queue.length > 0 && read < most.reads; read++) {
    const { ask, page } = queue.shift()!;
    const got = page ?? (await get(ask));
    if (typeof got === "string") continue;
    const reading = family.read(got, ask, column);
    tried.rows += reading.rows.length;
    for (const row of reading.rows.filter(isReport)) reports.add(pageKey(row.url));
    if (readPage(got, { list: true }, today()).verdict === "report") reports.add(pageKey(got.url));
    tried.reports = reports.size;
    tried.total ??= reading.total ?? null;
    tried.notes.push(...reading.notes);
    const branches = reading.asks.filter((a) => a.as === "branch" && !queued.has(pageKey(a.url)));
    for (const { url } of branches) queued.add(pageKey(url));
    tried.branches += branches.length;
    const next = reading.asks.find((a) => a.as === "page");
    if (next && tried.second_page === "none" && reading.rows.length > 0) {
      const second = await secondPage(family, column, next, reading, get);
      tried.second_page = second.verdict;
      // what stands above the reports may fill a page
      if (reports.size === 0) for (const row of second.rows.filter(isReport)) reports.add(pageKey(row.url));
      tried.reports = reports.size;
    }
    if (reading.rows.length + reading.asks.length === 0)
      queue.push(...framesOf(got).map((frame) => ({ ask: frame, page: null })));
    if (tried.reports === 0)
      queue.push(...branches.slice(0, most.branches).map((a) => ({ ask: a, page: null })));
  }
  return { column: tried, reports, branches: queued };
}

/** Page 2 must list something that page 1 does not; a pager that counts from another number is tried too. */
async function secondPage(
  family: Family,
  column: Column,
  next: Ask,
  first: Reading,
  get: Get,
): Promise<{ verdict: TriedColumn["second_page"]; rows: Row[] }> {
  const before = new Set(first.rows.map((r) => pageKey(r.url)));
  let verdict: TriedColumn["second_page"] = "missing";
  let rows: Row[] = [];
  for (const ask of [next, ...(next.otherwise ?? [])]) {
    const page = await get(ask);
    if (typeof page === "string") continue;
    rows = family.read(page, ask, column).rows;
    if (rows.some((r) => !before.has(pageKey(r.url)))) return { verdict: "fresh", rows };
    if (rows.length > 0) verdict = "repeats";
  }
  return { verdict, rows };
}
