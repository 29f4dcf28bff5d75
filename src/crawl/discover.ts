import { classifyTitle } from "../forms/title.ts";
import { pageKey } from "./address.ts";
import { type Candidate, candidatesOf, columnScore, knownPaths } from "./discover/candidates.ts";
import type { Ask, Column, Family, Page, Reading } from "./families/family.ts";
import { framesOf } from "./frames.ts";
import { metaContent } from "./markup.ts";
import { readPage } from "./page.ts";

/** Gets one page, or says in a word why there is none. Gate, robots and pace stand behind it. */
export type Get = (ask: Ask) => Promise<Page | string>;

/** Opens a page in a browser and gives the params of the generic family for the list call it saw; null without any. */
export type Learn = (url: string) => Promise<Record<string, unknown> | null>;

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

export interface Discovery {
  homepage: string;
  name: string | null;
  /** best first */
  columns: TriedColumn[];
  /** what was met on the way, in order */
  saw: string[];
  /** what a person has to decide */
  undecided: string[];
}

const today = (): string => new Date().toISOString().slice(0, 10);
/** Bounds of one discovery, since a person waits and a stranger's server answers. */
const most = { above: 4, columns: 5, articles: 3, branches: 2, reads: 12 };

/** Works out how to collect a portal that nobody has described: from its home page to a column that was tried. */
export async function discover(
  homepage: string,
  families: ReadonlyMap<string, Family>,
  get: Get,
  learn: Learn = async () => null,
): Promise<Discovery> {
  const result: Discovery = { homepage, name: null, columns: [], saw: [], undecided: [] };
  const home = await get({ url: homepage, as: "branch" });
  if (typeof home === "string") {
    result.saw.push(`home page: ${home}`);
    result.undecided.push("the home page could not be read");
    return result;
  }
  result.name = siteName(home);
  const asked = new Set([pageKey(homepage)]);
  for (const candidate of await columnsFrom(home, get, asked, result)) {
    if (result.columns.length >= most.columns) break;
    const tried = await tryColumn(candidate, families, get, learn, result);
    if (tried) result.columns.push(tried);
    if (tried && tried.reports > 0 && candidate.score >= 9) break;
  }
  if (result.columns.every((c) => c.reports === 0))
    await tryKnownPaths(home, families, get, learn, asked, result);
  result.columns.sort((a, b) => b.reports - a.reports || b.branches - a.branches);
  conclude(result);
  return result;
}

/** Links to the column on the home page; where there are none, those on the disclosure pages that it links to. */
async function columnsFrom(
  home: Page,
  get: Get,
  asked: Set<string>,
  result: Discovery,
): Promise<Candidate[]> {
  const links = candidatesOf(home);
  const columns = links.filter((c) => c.score >= columnScore);
  for (const above of links.filter((c) => c.score < columnScore).slice(0, most.above)) {
    if (columns.some((c) => c.score >= 9) || asked.has(pageKey(above.url))) continue;
    asked.add(pageKey(above.url));
    const page = await get({ url: above.url, as: "branch" });
    result.saw.push(`${above.text} → ${above.url}: ${typeof page === "string" ? page : "read"}`);
    if (typeof page !== "string") columns.push(...candidatesOf(page).filter((c) => c.score >= columnScore));
  }
  const unique = new Map<string, Candidate>();
  for (const c of columns.sort((a, b) => b.score - a.score))
    if (!unique.has(pageKey(c.url))) unique.set(pageKey(c.url), c);
  return [...unique.values()];
}

async function tryKnownPaths(
  home: Page,
  families: ReadonlyMap<string, Family>,
  get: Get,
  learn: Learn,
  asked: Set<string>,
  result: Discovery,
): Promise<void> {
  for (const path of knownPaths) {
    const url = new URL(path, home.url).href;
    if (asked.has(pageKey(url)) || result.columns.some((c) => pageKey(c.url) === pageKey(url))) continue;
    const tried = await tryColumn({ url, text: "known path", score: 0 }, families, get, learn, result, home);
    if (tried && tried.reports > 0) {
      result.columns.push(tried);
      return;
    }
  }
}

/** Reads a column with the family that recognises it, and checks its second page against its first. */
async function tryColumn(
  candidate: Candidate,
  families: ReadonlyMap<string, Family>,
  get: Get,
  learn: Learn,
  result: Discovery,
  home?: Page,
): Promise<TriedColumn | null> {
  const page = await get({ url: candidate.url, as: "branch" });
  if (typeof page === "string" || (home && page.text === home.text)) {
    result.saw.push(
      `${candidate.text} → ${candidate.url}: ${typeof page === "string" ? page : "the home page again"}`,
    );
    return null;
  }
  const seen = [page, ...(await articles(page, families, get))];
  const ranked = [...families.values()]
    .map((family) => ({ family, likeness: Math.max(...seen.map((p) => family.fingerprint(p))) }))
    .filter((r) => r.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
  let best: TriedColumn | null = null;
  for (const { family, likeness } of ranked.slice(0, 3)) {
    const tried = await tryFamily(family, likeness, candidate, page, get, null);
    if (!best || tried.reports > best.reports) best = tried;
    if (best.reports > 0) break;
  }
  const generic = families.get("generic");
  const params = best?.reports === 0 && generic && candidate.score > 0 ? await learn(candidate.url) : null;
  if (generic && params) {
    const tried = await tryFamily(generic, 0.5, candidate, page, get, params);
    if (tried.reports > 0) best = tried;
  }
  const said = ranked.slice(0, 3).map((r) => `${r.family.name} ${r.likeness.toFixed(2)}`);
  result.saw.push(
    `${candidate.text} → ${candidate.url}: ${said.join(", ") || "no family"}; ${best?.reports ?? 0} reports on its first page`,
  );
  return best;
}

/** Some articles that the column lists: a family often shows only there. */
async function articles(page: Page, families: ReadonlyMap<string, Family>, get: Get): Promise<Page[]> {
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

const isReport = (row: { title: string; sure?: boolean }): boolean =>
  row.sure === true || classifyTitle(row.title).class === "report";

async function tryFamily(
  family: Family,
  likeness: number,
  candidate: Candidate,
  first: Page,
  get: Get,
  params: Record<string, unknown> | null,
): Promise<TriedColumn> {
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
  for (let read = 0; queue.length > 0 && read < most.reads; read++) {
    const { ask, page } = queue.shift()!;
    const got = page ?? (await get(ask));
    if (typeof got === "string") continue;
    const reading = family.read(got, ask, column);
    tried.rows += reading.rows.length;
    tried.reports += reading.rows.filter(isReport).length;
    if (readPage(got, { list: true }, today()).verdict === "report") tried.reports++;
    tried.total ??= reading.total ?? null;
    tried.notes.push(...reading.notes);
    const branches = reading.asks.filter((a) => a.as === "branch" && !queued.has(pageKey(a.url)));
    for (const { url } of branches) queued.add(pageKey(url));
    tried.branches += branches.length;
    const next = reading.asks.find((a) => a.as === "page");
    if (next && tried.second_page === "none" && reading.rows.length > 0)
      tried.second_page = await secondPage(family, column, next, reading, get);
    if (reading.rows.length + reading.asks.length === 0)
      queue.push(...framesOf(got).map((frame) => ({ ask: frame, page: null })));
    if (tried.reports === 0)
      queue.push(...branches.slice(0, most.branches).map((a) => ({ ask: a, page: null })));
  }
  return tried;
}

/** Page 2 must list something that page 1 does not; a pager that counts from another number is tried too. */
async function secondPage(
  family: Family,
  column: Column,
  next: Ask,
  first: Reading,
  get: Get,
): Promise<TriedColumn["second_page"]> {
  const before = new Set(first.rows.map((r) => pageKey(r.url)));
  let verdict: TriedColumn["second_page"] = "missing";
  for (const ask of [next, ...(next.otherwise ?? [])]) {
    const page = await get(ask);
    if (typeof page === "string") continue;
    const rows = family.read(page, ask, column).rows;
    if (rows.some((r) => !before.has(pageKey(r.url)))) return "fresh";
    if (rows.length > 0) verdict = "repeats";
  }
  return verdict;
}

function siteName(home: Page): string | null {
  const meta = metaContent(home.text, "SiteName");
  const title = /<title[^>]*>([^<]*)/i.exec(home.text)?.[1]?.split(/[-_|]/)[0];
  return (meta ?? title)?.trim() || null;
}

function conclude(result: Discovery): void {
  const best = result.columns[0];
  if (!best || best.reports === 0)
    result.undecided.push("no column with reports was found: give its address in `columns`");
  if (!best) return;
  if (best.second_page === "repeats")
    result.undecided.push("the second page repeats the first: its pager is not understood");
  if (best.second_page === "missing") result.undecided.push("the second page could not be read");
  if (best.likeness < 0.5)
    result.undecided.push(`the family is not sure: ${best.family} at ${best.likeness.toFixed(2)}`);
}
