import { canonical, isMobileCopy } from "../../crawl/address.ts";
import type { Ask, Column, Family, Page, Reading, Row } from "../../crawl/families/family.ts";
import type { Gate } from "../../crawl/gate.ts";
import { framesOf } from "../../crawl/frames.ts";
import { listHash } from "../../crawl/page/text.ts";
import { type PageFacts, readPage } from "../../crawl/page.ts";
import type { Listing, NewAsk, Note, QueuedAsk } from "../ledger.ts";
import { documentAsk, listAsk } from "./asks.ts";
import { choose, type Wanted } from "./choose.ts";

/** Branches of a tree deeper than this are not followed. */
const deepest = 8;

export interface ListAnswer {
  listings: Listing[];
  asks: NewAsk[];
  notes: Omit<Note, "at">[];
  /** the page is itself a report */
  self: PageFacts | null;
  hash: string;
  /** something was read of it */
  useful: boolean;
}

/** What one list page comes to: rows to ask for or to skip, the next page, the branches, the page as a report itself. */
export function readListAnswer(
  page: Page,
  ask: QueuedAsk,
  family: Family,
  column: Column,
  rules: { gate: Gate; wanted: Wanted; pages: number; earlier: ReadonlySet<string>; today: string },
): ListAnswer {
  const reading = family.read(page, asFamilyAsk(ask), column);
  const listings = new Map<string, Listing>();
  const rows = new Map<string, Row>();
  for (const found of reading.rows) {
    const row = inherit(found, ask, column);
    const listing = choose(row, rules.gate, rules.wanted, ask.source);
    const known = listings.get(listing.key);
    // one page may list an address twice, as a picture and as a title: the one that is wanted stays, and no mobile copy
    const worse = known && isMobileCopy(known.url) && !isMobileCopy(listing.url);
    if (known && !worse && (known.skipped === null || listing.skipped !== null)) continue;
    listings.set(listing.key, listing);
    rows.set(listing.key, row);
  }
  const repeats = ask.page > 1 && [...listings.keys()].every((key) => rules.earlier.has(key));
  const asks: NewAsk[] = [];
  const notes: Omit<Note, "at">[] = reading.notes.map((text) => ({
    code: "list",
    text: `${page.url}: ${text}`,
  }));

  const self = /^\s*[[{]/.test(page.text) ? null : selfReport(page, ask, column, rules.today);
  for (const [key, listing] of listings) if (listing.skipped === null) asks.push(rowAsk(rows.get(key)!, ask));
  const next = repeats ? otherwise(ask) : follow(reading, ask, page, self);
  for (const wanted of next) asks.push(...place(wanted, ask, rules.pages, notes));
  if (!repeats && next.every((a) => a.as !== "page"))
    notes.push(...countNote(reading, listings, rules.earlier, page));
  return {
    listings: [...listings.values()],
    asks: asks.filter((a) => !rules.gate.check(a.url)),
    notes,
    self,
    hash: listHash(page.text),
    useful: listings.size > 0 || reading.asks.length > 0 || self !== null,
  };
}

const asFamilyAsk = (ask: QueuedAsk): Ask => ({
  method: ask.method,
  url: ask.url,
  ...(ask.body !== null && { body: ask.body }),
  headers: ask.headers,
  as: ask.page > 1 ? "page" : "branch",
  context: ask.context,
});

/** A row knows what its branch of the tree knows. */
function inherit(row: Row, ask: QueuedAsk, column: Column): Row {
  const organ = row.organ ?? ask.context.organ ?? column.organ;
  const year = row.year ?? ask.context.year ?? column.year;
  return {
    ...row,
    url: canonical(row.url),
    ...(organ !== undefined && { organ }),
    ...(year !== undefined && { year }),
  };
}

function rowAsk(row: Row, ask: QueuedAsk): NewAsk {
  return documentAsk(
    row.url,
    "page",
    ask,
    {
      title: row.title,
      dates: row.dates,
      ...(row.organ !== undefined && { organ: row.organ }),
      ...(row.year !== undefined && { year: row.year }),
      ...(row.sure !== undefined && { sure: row.sure }),
      ...(row.files?.length && { files: row.files }),
    },
    null,
  );
}

/** Column, branch or annual view that shows the report instead of a list. */
function selfReport(page: Page, ask: QueuedAsk, column: Column, today: string): PageFacts | null {
  const organ = ask.context.organ ?? column.organ;
  const year = ask.context.year ?? column.year;
  const facts = readPage(
    page,
    {
      list: true,
      ...(organ !== undefined && { organ }),
      ...(year !== undefined && { year }),
    },
    today,
  );
  return facts.verdict === "report" ? facts : null;
}

function follow(reading: Reading, ask: QueuedAsk, page: Page, self: PageFacts | null): Ask[] {
  if (reading.rows.length > 0 || reading.asks.length > 0 || self) return reading.asks;
  return ask.page > 1 ? otherwise(ask) : framesOf(page).map((frame) => ({ ...frame, context: ask.context }));
}

/** The other offset of a pager whose page was missing or repeated earlier rows. */
export function otherwise(ask: QueuedAsk): Ask[] {
  const [first, ...rest] = ask.otherwise;
  return first ? [{ ...first, as: "page", otherwise: first.otherwise ?? rest }] : [];
}

/** An ask's place in the tree, within the bounds of depth and of pages. */
function place(next: Ask, ask: QueuedAsk, pages: number, notes: Omit<Note, "at">[]): NewAsk[] {
  if (!URL.canParse(next.url)) return [];
  if (next.as === "page") {
    // the alternative of a page takes that page's place
    const number = ask.otherwise.some((o) => o.url === next.url && o.body === next.body)
      ? ask.page
      : ask.page + 1;
    if (number > pages) {
      notes.push({ code: "pages", text: `${ask.url}: more than ${pages} pages, the rest is left` });
      return [];
    }
    return [listAsk(next, ask, { depth: ask.depth, page: number, series: ask.series ?? ask.id })];
  }
  if (ask.depth >= deepest) {
    notes.push({ code: "depth", text: `${next.url}: deeper than ${deepest} branches` });
    return [];
  }
  return [
    listAsk({ ...next, context: { ...treeContext(ask), ...next.context } }, ask, {
      depth: ask.depth + 1,
      page: 1,
      series: null,
    }),
  ];
}

const treeContext = ({ context }: QueuedAsk): { organ?: string; year?: number } => ({
  ...(context.organ !== undefined && { organ: context.organ }),
  ...(context.year !== undefined && { year: context.year }),
});

/** The last page of a list that announced more rows than it showed. */
function countNote(
  reading: Reading,
  listings: ReadonlyMap<string, Listing>,
  earlier: ReadonlySet<string>,
  page: Page,
): Omit<Note, "at">[] {
  const seen = new Set([...earlier, ...listings.keys()]).size;
  if (reading.total === undefined || seen >= reading.total) return [];
  return [
    { code: "total", text: `${page.url}: the list announces ${reading.total} rows, ${seen} were seen` },
  ];
}
