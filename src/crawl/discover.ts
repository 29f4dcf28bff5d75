import { pageKey } from "./address.ts";
import { type Candidate, candidatesOf, columnScore, knownPaths } from "./discover/candidates.ts";
import type { Ask, Family, Page } from "./families/family.ts";
import { framesOf } from "./frames.ts";
import { articles, type Trial, type TriedColumn, tryFamily } from "./discover/trial.ts";
import { metaContent } from "./markup.ts";

/** Gets one page, or says in a word why there is none. Gate, robots and pace stand behind it. */
export type Get = (ask: Ask) => Promise<Page | string>;

/** Opens a page in a browser and gives the params of the generic family for the list call it saw; null without any. */
export type Learn = (url: string) => Promise<Record<string, unknown> | null>;

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

/** Bounds of one discovery, since a person waits and a stranger's server answers. */
const most = { above: 6, columns: 5, siblings: 40 };

/** Works out how to collect a portal that nobody has described: from its home page to a column that was tried. */
export async function discover(
  homepage: string,
  families: ReadonlyMap<string, Family>,
  ask: Get,
  learn: Learn = async () => null,
): Promise<Discovery> {
  const get = once(ask);
  const result: Discovery = { homepage, name: null, columns: [], saw: [], undecided: [] };
  const home = await get({ url: homepage, as: "branch" });
  if (typeof home === "string") {
    result.saw.push(`home page: ${home}`);
    result.undecided.push("the home page could not be read");
    return result;
  }
  result.name = siteName(home);
  const asked = new Set([pageKey(homepage)]);
  const tries: Tries = { families, get, learn, result, reached: new Set(), known: null };
  let tried = 0;
  const { columns, above } = await columnsFrom(home, get, asked, result);
  for (const candidate of columns) {
    const found = result.columns.some((c) => c.reports > 0);
    // a portal may have a column for the government, one for its departments and one for its towns
    if (tries.reached.has(pageKey(candidate.url))) continue;
    if (tried >= (found ? most.siblings : most.columns)) {
      if (found) result.undecided.push("more links look like columns: see what else the portal has");
      break;
    }
    tried++;
    const column = await tryColumn(candidate, tries);
    if (column && (column.reports > 0 || !found)) result.columns.push(column);
  }
  const none = (): boolean => result.columns.every((c) => c.reports === 0);
  // a disclosure page may be a tree of organs itself
  for (const candidate of above) {
    const column = none() ? await tryColumn(candidate, tries, home) : null;
    if (column && column.reports > 0) result.columns.push(column);
  }
  if (none()) await tryKnownPaths(home, tries, asked);
  result.columns.sort((a, b) => b.reports - a.reports || b.branches - a.branches);
  conclude(result);
  return result;
}

/**
 * Links to the column on the home page; where there are none, those on the disclosure pages that it links to. `above`
 * are the disclosure pages that were read.
 */
async function columnsFrom(
  home: Page,
  get: Get,
  asked: Set<string>,
  result: Discovery,
): Promise<{ columns: Candidate[]; above: Candidate[] }> {
  const links = await linksOf(home, get);
  const columns = links.filter((c) => c.score >= columnScore);
  const above = links.filter((c) => c.score < columnScore);
  const seen: Candidate[] = [];
  // 政务公开 leads to 政府信息公开, and that to the column
  for (let read = 0; above.length > 0 && read < most.above && !columns.some((c) => c.score >= 9); read++) {
    const candidate = above.shift()!;
    const { text, url } = candidate;
    if (asked.has(pageKey(url))) continue;
    asked.add(pageKey(url));
    const page = await get({ url, as: "branch" });
    result.saw.push(`${text} → ${url}: ${typeof page === "string" ? page : "read"}`);
    if (typeof page === "string") continue;
    seen.push({ ...candidate, score: 0 });
    const further = await linksOf(page, get);
    columns.push(...further.filter((c) => c.score >= columnScore));
    above.push(...further.filter((c) => c.score < columnScore));
  }
  const unique = new Map<string, Candidate>();
  for (const c of columns.sort((a, b) => b.score - a.score))
    if (!unique.has(pageKey(c.url))) unique.set(pageKey(c.url), c);
  return { columns: [...unique.values()], above: seen };
}

/** The links of a page, or of its frames where it has none. */
async function linksOf(page: Page, get: Get): Promise<Candidate[]> {
  const links = candidatesOf(page);
  if (links.length > 0) return links;
  for (const ask of framesOf(page)) {
    const frame = await get(ask);
    if (typeof frame !== "string") links.push(...candidatesOf(frame));
  }
  return links;
}

/** What all trials of one discovery share. */
interface Tries {
  families: ReadonlyMap<string, Family>;
  get: Get;
  learn: Learn;
  result: Discovery;
  /** reports that are listed in the columns found so far, and the branches that lead on from them */
  reached: Set<string>;
  /** the system of a column that was found: its siblings are tried as that first, without a look at their articles */
  known: Ranked | null;
}

async function tryKnownPaths(home: Page, tries: Tries, asked: Set<string>): Promise<void> {
  const { result } = tries;
  for (const path of knownPaths) {
    const url = new URL(path, home.url).href;
    if (asked.has(pageKey(url)) || result.columns.some((c) => pageKey(c.url) === pageKey(url))) continue;
    const tried = await tryColumn({ url, text: "known path", score: 0 }, tries, home);
    if (tried && tried.reports > 0) {
      result.columns.push(tried);
      return;
    }
  }
}

/** Reads a column with the family that recognises it, and checks its second page against its first. */
async function tryColumn(candidate: Candidate, tries: Tries, home?: Page): Promise<TriedColumn | null> {
  const { families, get, learn, result, reached, known } = tries;
  const page = await get({ url: candidate.url, as: "branch" });
  if (typeof page === "string" || (home && page.text === home.text)) {
    result.saw.push(
      `${candidate.text} → ${candidate.url}: ${typeof page === "string" ? page : "the home page again"}`,
    );
    return null;
  }
  const ranked = known && known.family.fingerprint(page) >= 0.5 ? [known] : await rank(page, families, get);
  let best: Trial | null = null;
  for (const { family, likeness } of ranked.slice(0, 3)) {
    const tried = await tryFamily(family, likeness, candidate, page, get, null);
    if (!best || tried.column.reports > best.column.reports) best = tried;
    if (best.column.reports > 0) break;
  }
  const generic = families.get("generic");
  const params =
    best?.column.reports === 0 && generic && candidate.score > 0 ? await learn(candidate.url) : null;
  if (generic && params) {
    const tried = await tryFamily(generic, 0.5, candidate, page, get, params);
    if (tried.column.reports > 0) best = tried;
  }
  const said = ranked.slice(0, 3).map((r) => `${r.family.name} ${r.likeness.toFixed(2)}`);
  result.saw.push(
    `${candidate.text} → ${candidate.url}: ${said.join(", ") || "no family"}; ${best?.column.reports ?? 0} reports on its first page`,
  );
  if (!best || best.column.reports === 0) return best?.column ?? null;
  const fresh = [...best.reports].some((key) => !reached.has(key));
  for (const key of [...best.reports, ...best.branches]) reached.add(key);
  tries.known ??= ranked.find(({ family }) => family.name === best.column.family) ?? null;
  return fresh ? best.column : null;
}

interface Ranked {
  family: Family;
  likeness: number;
}

/** Families by how surely the page and some of its articles are theirs. */
async function rank(page: Page, families: ReadonlyMap<string, Family>, get: Get): Promise<Ranked[]> {
  const seen = [page, ...(await articles(page, families, get))];
  return [...families.values()]
    .map((family) => ({ family, likeness: Math.max(...seen.map((p) => family.fingerprint(p))) }))
    .filter((r) => r.likeness > 0)
    .sort((a, b) => b.likeness - a.likeness);
}

/** Asks for each page once, since a candidate may be met again as a branch, an article or a second page. */
function once(get: Get): Get {
  const known = new Map<string, Promise<Page | string>>();
  return (ask) => {
    const key = `${ask.method ?? "GET"} ${pageKey(ask.url)} ${ask.body ?? ""}`;
    const got = known.get(key) ?? get(ask);
    known.set(key, got);
    return got;
  };
}

function siteName(home: Page): string | null {
  const meta = metaContent(home.text, "SiteName");
  const title = /<title[^>]*>([^<]*)/i.exec(home.text)?.[1]?.split(/[-_|]/)[0];
  return (meta ?? title)?.trim() || null;
}

function conclude(result: Discovery): void {
  const found = result.columns.filter((c) => c.reports > 0);
  if (found.length === 0)
    result.undecided.push("no column with reports was found: give its address in `columns`");
  for (const { url, second_page, likeness, family } of found.length > 0
    ? found
    : result.columns.slice(0, 1)) {
    if (second_page === "repeats")
      result.undecided.push(`${url}: the second page repeats the first: its pager is not understood`);
    if (second_page === "missing") result.undecided.push(`${url}: the second page could not be read`);
    if (likeness < 0.5)
      result.undecided.push(`${url}: the family is not sure: ${family} at ${likeness.toFixed(2)}`);
  }
}
