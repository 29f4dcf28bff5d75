import { pageKey } from "../../crawl/address.ts";
import type { Column, Family, Page } from "../../crawl/families/family.ts";
import type { Gate } from "../../crawl/gate.ts";
import { isCutOff } from "../../crawl/cut-off.ts";
import { framesOf } from "../../crawl/frames.ts";
import { isPage, mediaTypes } from "../../crawl/media.ts";
import type { Outcome } from "../../crawl/outcome.ts";
import { type Given, readPage } from "../../crawl/page.ts";
import { recogniseWall, soft404 } from "../../crawl/challenge.ts";
import { linesOf } from "../../crawl/page/text.ts";
import type { Visit } from "../../crawl/visit.ts";
import { classifyTitle } from "../../forms/title.ts";
import { sha256Of } from "../archive.ts";
import type { LastAnswer, NewAsk, QueuedAsk, Settlement } from "../ledger.ts";
import { documentAsk } from "./asks.ts";
import type { Wanted } from "./choose.ts";
import { fileAsks, fileDocument, pageDocument } from "./document.ts";
import { readListAnswer } from "./list.ts";
import { observationOf } from "./observation.ts";
import { type Decision, type Draft, nothing, refused } from "./refused.ts";

/** A page that stops in the middle so often is kept as it is, where nothing better is known of it. */
const cuts = 3;

export interface Rules {
  family: Family;
  column: Column;
  gate: Gate;
  wanted: Wanted;
  pages: number;
  homepage: string;
  today: string;
  recheckBefore: number;
  /** rows that earlier pages of this list had */
  earlier: ReadonlySet<string>;
  /** the bytes of the last good answer, for "not modified" */
  archived: (sha256: string) => Promise<Uint8Array>;
  decode: (bytes: Uint8Array) => string;
  /** whether this text is the home page's; asks the home page once where it must */
  isHome: (visit: Visit) => Promise<boolean>;
}

/** What the ledger is to write, and the visit's bytes where they must be in the archive before it does. */
export interface Judgement {
  settlement: Settlement;
  bytes: Uint8Array | null;
}

/** Decides what one answer means. Reads the archive and, in doubt, the home page; writes nothing. */
export async function judge(ask: QueuedAsk, visit: Visit, rules: Rules): Promise<Judgement> {
  const [outcome, detail, draft, bytes] = await decide(ask, visit, rules);
  const sha256 = draft.last?.sha256 ?? null;
  return {
    bytes,
    settlement: {
      ...draft,
      ask,
      at: visit.at + visit.ms,
      recheckBefore: rules.recheckBefore,
      observation: observationOf(visit, ask, outcome, detail, sha256),
    },
  };
}

async function decide(ask: QueuedAsk, visit: Visit, rules: Rules): Promise<Decision> {
  if (visit.outcome !== null) return refused(ask, visit.outcome, visit.detail);
  if (ask.kind !== "list" && leadsHome(ask, visit, rules.homepage))
    return refused(ask, "soft-404", "leads to the home page");
  if (visit.status === 304) return unmodified(ask, visit, rules);
  if (ask.kind === "list") return list(ask, visit, rules);
  return isPage(visit.media) ? page(ask, visit, rules) : file(ask, visit);
}

function leadsHome(ask: QueuedAsk, visit: Visit, homepage: string): boolean {
  const [asked, home, final] = [ask.url, homepage, visit.finalUrl].map(pageKey);
  const root = new URL(visit.finalUrl).pathname === "/" && new URL(visit.finalUrl).search === "";
  return final !== asked && (final === home || root);
}

async function unmodified(ask: QueuedAsk, visit: Visit, rules: Rules): Promise<Decision> {
  const { last } = ask;
  if (!last?.sha256) return refused(ask, "wrong-type", "not modified, though nothing was known");
  const key = pageKey(last.finalUrl);
  const seen: Draft = { ...nothing, last: { ...last, at: visit.at }, touched: key };
  if (ask.kind === "file") return ["unchanged", null, seen, null];
  const text = rules.decode(await rules.archived(last.sha256));
  // a list stays as old as its last whole answer, so that it is asked for whole after its time
  if (ask.kind === "list")
    return ["unchanged", null, { ...listDraft(ask, visit, text, rules).draft, last }, null];
  const facts = readPage(
    { url: last.finalUrl, status: 200, headers: visit.responseHeaders, text },
    ask.given,
    rules.today,
  );
  return ["unchanged", null, { ...seen, asks: fileAsks(ask, facts, ask.given, key) }, null];
}

function listDraft(
  ask: QueuedAsk,
  visit: Visit,
  text: string,
  rules: Rules,
): { draft: Draft; hash: string; useful: boolean } {
  const url = visit.status === 304 && ask.last ? ask.last.finalUrl : visit.finalUrl;
  const page: Page = { url, status: 200, headers: visit.responseHeaders, text };
  const answer = readListAnswer(page, ask, rules.family, rules.column, rules);
  const draft: Draft = { ...nothing, listings: answer.listings, asks: answer.asks, notes: answer.notes };
  if (!answer.useful && answer.asks.length === 0 && ask.depth === 0 && ask.page === 1)
    draft.notes = [...draft.notes, { code: "empty", text: `${ask.url}: nothing that looks like a list` }];
  if (answer.self) {
    const sha256 = (visit.status === 304 ? ask.last?.sha256 : null) ?? sha256Of(visit.bytes);
    const given: Given = {
      ...(ask.context.organ && { organ: ask.context.organ }),
      ...(ask.context.year && { year: ask.context.year }),
    };
    const kept = { url, sha256, bytes: Buffer.byteLength(text), media_type: "text/html" };
    draft.document = pageDocument(ask, answer.self, given, "report", kept);
    draft.asks = [...draft.asks, ...fileAsks(ask, answer.self, given, draft.document.key)];
  }
  return { draft, hash: answer.hash, useful: answer.useful };
}

async function list(ask: QueuedAsk, visit: Visit, rules: Rules): Promise<Decision> {
  if (!isPage(visit.media)) return refused(ask, "wrong-type", `${visit.media} in place of a list`);
  const { draft, hash, useful } = listDraft(ask, visit, visit.text, rules);
  if (cutShort(ask, visit, hash)) return refused(ask, "cut", "the page stops in the middle");
  // the home page lists something too, but no reports
  const other = ask.last !== null && ask.last.hash !== hash && draft.document === null;
  const bare = other && draft.asks.every((next) => next.kind === "list");
  const doubtful = bare || (!useful && (ask.depth === 0 || ask.last !== null));
  if (doubtful && ask.page === 1 && (await rules.isHome(visit)))
    return refused(ask, "throttled", "the home page in place of a list");
  if (!useful && draft.asks.length === 0) {
    const opens = ask.depth === 0 && ask.page === 1;
    if (opens && visit.text.trim() === "") return refused(ask, "wrong-type", "an empty page");
    // a few characters are what a branch without rows answers
    const spoken = visit.media === "html" && !saysNothing(visit);
    const absent = spoken ? soft404(visit.text, linesOf(visit.text).join("")) : null;
    if (absent) return refused(ask, "soft-404", absent.detail);
  }
  return answered(ask, visit, hash, draft);
}

/** An empty answer is what an overloaded server gives, and no word of the portal. */
const saysNothing = (visit: Visit): boolean => visit.text.trim().length < 20;

/** The frames of a page that has the title of a report and no text: they are asked for as the page, but none of theirs. */
function frameAsks(ask: QueuedAsk, visit: Visit, gate: Gate): NewAsk[] {
  if (ask.given.framed) return [];
  const frames = framesOf({ url: visit.finalUrl, status: 200, headers: {}, text: visit.text });
  return frames
    .filter(({ url }) => !gate.check(url))
    .map(({ url }) => documentAsk(url, "page", ask, { ...ask.given, framed: true }, null));
}

/** A page that stops in the middle takes the place of nothing, and is kept only where it always does. */
const cutShort = (ask: QueuedAsk, visit: Visit, hash: string): boolean =>
  isCutOff(visit.text) && ask.last?.hash !== hash && (ask.last !== null || ask.attempts + 1 < cuts);

/** Compares a good answer with the last one; only what says something new gets bytes into the archive. */
function answered(ask: QueuedAsk, visit: Visit, hash: string, draft: Draft): Decision {
  const same = ask.last?.hash === hash;
  const kept = same ? ask.last!.sha256 : null;
  const moved = ask.last !== null && pageKey(ask.last.finalUrl) !== pageKey(visit.finalUrl);
  const last: LastAnswer = {
    at: visit.at,
    finalUrl: visit.finalUrl,
    etag: visit.responseHeaders.etag ?? null,
    modified: visit.responseHeaders["last-modified"] ?? null,
    sha256: kept ?? draft.document?.sha256 ?? sha256Of(visit.bytes),
    hash,
    shells: visit.shells,
  };
  if (kept !== null && draft.document) draft.document = { ...draft.document, sha256: kept };
  const notes = [...draft.notes];
  if (ask.last === null && isCutOff(visit.text))
    notes.push({ code: "cut", text: `${ask.url}: the page stops in the middle, whenever it is asked for` });
  if (ask.last?.sha256 === null)
    notes.push({
      code: "archive",
      text: `${ask.url}: the archive has lost what it had of it, or has it damaged`,
    });
  const outcome: Outcome = ask.last === null ? "new" : moved ? "moved" : same ? "unchanged" : "changed";
  return [outcome, null, { ...draft, last, notes }, kept === null ? visit.bytes : null];
}

async function page(ask: QueuedAsk, visit: Visit, rules: Rules): Promise<Decision> {
  if (ask.kind === "file") {
    const wall = recogniseWall({
      status: visit.status ?? 0,
      headers: visit.responseHeaders,
      cookies: [],
      text: visit.text,
    });
    return refused(ask, wall?.outcome ?? "wrong-type", wall?.detail ?? `${visit.media} in place of a file`);
  }
  const facts = readPage(
    { url: visit.finalUrl, status: visit.status ?? 0, headers: visit.responseHeaders, text: visit.text },
    ask.given,
    rules.today,
  );
  if (cutShort(ask, visit, facts.hash)) return refused(ask, "cut", "the page stops in the middle");
  if (facts.verdict === "missing")
    return refused(ask, saysNothing(visit) ? "wrong-type" : "soft-404", facts.why);
  const expected = classifyTitle(ask.given.title ?? "").class === "report" || ask.last !== null;
  if (facts.verdict !== "report" && facts.verdict !== "companion") {
    if (expected && (await rules.isHome(visit)))
      return refused(ask, "throttled", "the home page in place of a page");
    const framed = facts.verdict === "empty" ? frameAsks(ask, visit, rules.gate) : [];
    if (framed.length > 0) {
      const [outcome, , draft, bytes] = answered(ask, visit, facts.hash, { ...nothing, asks: framed });
      return [outcome, "its text stands in a frame", draft, bytes];
    }
    // a script's page, maintenance, or a wall that nobody knows yet: none of them says that there is no report
    if (facts.verdict === "empty") return refused(ask, "wrong-type", facts.why);
    const [outcome, , draft, bytes] = answered(ask, visit, facts.hash, { ...nothing });
    return [outcome, `not a report: ${facts.why}`, draft, bytes];
  }
  if (!facts.certain && (await rules.isHome(visit)))
    return refused(ask, "throttled", "the home page in place of a page");
  const document = pageDocument(ask, facts, ask.given, facts.verdict, {
    url: visit.finalUrl,
    sha256: sha256Of(visit.bytes),
    bytes: visit.bytes.length,
    media_type: mediaTypes[visit.media],
  });
  return answered(ask, visit, facts.hash, {
    ...nothing,
    document,
    asks: fileAsks(ask, facts, ask.given, document.key),
  });
}

function file(ask: QueuedAsk, visit: Visit): Decision {
  if (visit.bytes.length === 0) return refused(ask, "wrong-type", "an empty file");
  const document = fileDocument(ask, visit);
  return answered(ask, visit, document.sha256, { ...nothing, document });
}
