import { canonical, pageKey } from "../../../src/crawl/address.ts";
import { decodePage } from "../../../src/crawl/decode.ts";
import type { Ask, Column, Family, Page, Row } from "../../../src/crawl/families/family.ts";
import { baseOf, parseHtml } from "../../../src/crawl/markup.ts";
import { readPage } from "../../../src/crawl/page.ts";
import { shellTarget } from "../../../src/crawl/shell.ts";

/** What a family alone brings home from a column, under the promises that `family.ts` makes for the engine. */
export interface Harvest {
  rows: Row[];
  /** list pages that read as a report themselves */
  reports: { url: string; title: string }[];
  /** list requests, in order */
  asked: string[];
  notes: string[];
}

const today = "2026-11-23";

/** Walks a column: branches breadth first, pages in chains under the overlap test, shells and frames followed. */
export async function harvest(family: Family, column: Column, bound = 400): Promise<Harvest> {
  const out: Harvest = { rows: [], reports: [], asked: [], notes: [] };
  const keys = new Set<string>();
  const rows = new Map<string, Row>();
  const branches = (family.entries?.(column) ?? [{ url: column.url, as: "branch" as const }]).map((ask) => ({
    ask,
    depth: 0,
  }));

  /** Reads one ask and the pages that follow it; whether it brought rows that its list did not have. */
  async function read(ask: Ask, depth: number, earlier: Set<string>): Promise<boolean> {
    const key = ask.key ?? `${ask.method ?? "GET"} ${canonical(ask.url)} ${ask.body ?? ""}`;
    if (keys.has(key)) return false;
    if (keys.size >= bound) throw new Error(`more than ${bound} requests: ${ask.url}`);
    keys.add(key);
    const page = await request(ask, out.asked);
    const reading = page && family.read(page, ask, column);
    if (page && reading && reading.rows.length + reading.asks.length === 0) {
      const framed = frameOf(page);
      if (framed) return read({ ...ask, url: framed, key: undefined }, depth, earlier);
    }
    const listed = (reading?.rows ?? []).map((row) => ({ row, key: pageKey(row.url) }));
    const fresh = listed.some((item) => !earlier.has(item.key));
    if (ask.as === "page" ? !fresh : !page) {
      for (const other of ask.otherwise ?? []) if (await read(other, depth, earlier)) return true;
      return false;
    }
    const facts = readPage(page!, { list: true }, today);
    if (facts.verdict === "report") out.reports.push({ url: page!.url, title: facts.title! });
    out.notes.push(...reading!.notes);
    for (const item of listed) {
      earlier.add(item.key);
      if (!rows.has(item.key)) rows.set(item.key, item.row);
    }
    for (const next of reading!.asks)
      if (next.as === "page") await read(next, depth, earlier);
      else if (depth < 6) branches.push({ ask: next, depth: depth + 1 });
    return fresh;
  }

  for (const { ask, depth } of branches) await read(ask, depth, new Set());
  out.rows = [...rows.values()];
  return out;
}

async function request(ask: Ask, asked: string[]): Promise<Page | null> {
  let url = ask.url;
  for (let hop = 0; hop < 4; hop++) {
    asked.push(`${ask.method ?? "GET"} ${url}`);
    const response = await fetch(url, { method: ask.method, body: ask.body, headers: ask.headers });
    const text = decodePage(new Uint8Array(await response.arrayBuffer()));
    if (!response.ok) return null;
    const target = shellTarget(text, response.url);
    if (!target)
      return {
        url: response.url,
        status: response.status,
        headers: Object.fromEntries(response.headers),
        text,
      };
    url = target;
  }
  return null;
}

function frameOf(page: Page): string | null {
  const $ = parseHtml(page.text);
  const source = $("iframe[src], frame[src]").attr("src");
  return source ? new URL(source, baseOf($, page.url)).href : null;
}
