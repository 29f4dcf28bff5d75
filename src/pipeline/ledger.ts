import type { Ask, Context, DateCandidate } from "../crawl/families/family.ts";
import type { Outcome, SkipReason } from "../crawl/outcome.ts";
import type { PaceState } from "../crawl/pace.ts";
import type { Given } from "../crawl/page.ts";
import type { RobotsRecord } from "../crawl/robots.ts";
import type { Validator, Way } from "../crawl/visit.ts";
import type { Snapshot } from "../model/snapshot.ts";

/**
 * The ledger: what was asked, when, what came back, which bytes, what became of them. It is also the frontier: what is
 * still to be asked, by host. One round of a source is one pass over its lists; an interrupted round goes on where it was.
 * Times are epoch milliseconds. Everything that one answer changes is written by one call of `settle`, so that a process
 * killed at any instant has either done it or not.
 */
export interface Ledger {
  /**
   * Opens a round, or goes on with the one that is open; `resumed` tells which. A new round takes over the pages and
   * files that failed in the last one for a reason that may pass, and, a day later, known pages and files of live pages
   * in whose place something else came: their lists and pages do not ask for them again.
   */
  openRound(source: string, at: number): Promise<{ round: number; resumed: boolean }>;
  closeRound(source: string, at: number, verdict: Verdict): Promise<void>;
  /** The last verdict of a round that stays open (interrupted, out of requests, blocked). */
  pauseRound(source: string, at: number, verdict: Verdict): Promise<void>;
  /** Adds to the frontier what is not there in this round. Gives how many are to be asked. */
  add(asks: NewAsk[], at: number, recheckBefore: number): Promise<number>;
  /** The hosts that have something to be asked for these sources. */
  hosts(sources: string[]): Promise<HostQueue[]>;
  /** True where no other running process works on the host; then it is ours until `releaseHost`. */
  leaseHost(host: string, holder: string): Promise<boolean>;
  releaseHost(host: string, holder: string, pace: PaceState | null): Promise<void>;
  pace(host: string): Promise<PaceState | null>;
  /** How much of a host is still to be asked for these sources. */
  count(host: string, sources: string[]): Promise<number>;
  /** The next ask of a host, lists before pages before files; the same one until it is settled. */
  take(host: string, sources: string[]): Promise<QueuedAsk | null>;
  /** A redirect of the ask in hand was answered. */
  keepWay(id: number, way: Way): Promise<void>;
  /** Leaves what a host still has to be asked for by a source to a later round, with the reason. Gives how much that was. */
  abandon(host: string, source: string, outcome: Outcome): Promise<number>;
  settle(settlement: Settlement): Promise<void>;
  /** A request beside the frontier: robots.txt, the home page. */
  observe(round: number, observation: Observation): Promise<void>;
  /** Lists of a round that were answered, and those that were not. */
  lists(source: string, round: number): Promise<{ answered: number; failed: number }>;
  /** Row keys that earlier pages of a list had in this round. */
  rowsOfSeries(source: string, series: number, round: number): Promise<Set<string>>;
  robots(origin: string): Promise<RobotsRecord | null>;
  keepRobots(record: RobotsRecord): Promise<void>;
  /** Documents that are listed no longer, and were not asked for since then, or not after `recheckBefore`. */
  unlisted(source: string, round: number, recheckBefore: number): Promise<NewAsk[]>;
  /** Files of pages that are gone or were changed in this round, and no longer lead to them. */
  unlinked(source: string, round: number): Promise<NewAsk[]>;
  documents(source?: string): Promise<KeptDocument[]>;
  /** Every kept version of every document, for the reading. */
  snapshots(): AsyncIterable<Snapshot>;
  /** The same with what is known of the document, those of the same bytes one after the other, by SHA-256. */
  versions(): AsyncIterable<KeptVersion>;
  /** Pages and files whose last answer was not their content, and those that a run was told to leave out. */
  unanswered(): Promise<Unanswered[]>;
  leftOut(): Promise<LeftOut[]>;
  /** The requests that were answered with these bytes, oldest first. */
  observationsOf(sha256: string): Promise<Observation[]>;
  /** Time of the newest observation; null before the first. */
  newest(): Promise<number | null>;
  /** Keeps what a person added, which no portal was asked for. */
  addDocument(source: string, at: number, document: NewDocument): Promise<void>;
  observations(source?: string): AsyncIterable<Observation>;
  /** How often each outcome was met in a round, asks counted once. */
  outcomes(source: string, round: number): Promise<Partial<Record<Outcome, number>>>;
  skips(source: string, round: number): Promise<Partial<Record<SkipReason, number>>>;
  notes(source: string, round: number): Promise<Note[]>;
  sources(): Promise<SourceState[]>;
  /** A list call that a browser met once, kept so that later rounds need no browser. */
  learned(source: string, column: number): Promise<Learned | null>;
  keepLearned(source: string, column: number, learned: Learned): Promise<void>;
  /** What a source would ask: entries of the frontier that are queued. */
  queued(source: string): Promise<{ method: string; url: string; kind: AskKind }[]>;
  close(): Promise<void>;
}

/** complete: everything was asked and answered; the others as their names say. */
export type Verdict = "complete" | "partial" | "blocked" | "failed";

export type AskKind = "list" | "page" | "file";

/** Something to ask for. */
export interface NewAsk {
  key: Buffer;
  source: string;
  round: number;
  host: string;
  kind: AskKind;
  method: "GET" | "POST";
  url: string;
  body: string | null;
  headers: Record<string, string>;
  /** which column of the source it comes from */
  column: number;
  context: Context;
  /** of a list: depth in the tree, page of its list, the list's first ask (null: it is the first itself) */
  depth: number;
  page: number;
  series: number | null;
  otherwise: Ask[];
  /** of a page or file: what the list said, and the page that a file belongs to */
  given: Given;
  parent: string | null;
  /** ask again even though the last answer is recent: its row changed, vanished or is back, or its page is asked for */
  insist: boolean;
}

export interface QueuedAsk extends NewAsk {
  id: number;
  attempts: number;
  /** of the last good answer */
  last: LastAnswer | null;
  /** redirects followed in this round before the run ended */
  way: Way | null;
}

export interface LastAnswer {
  at: number;
  finalUrl: string;
  etag: string | null;
  modified: string | null;
  /** null: the archive does not have it any more, or has it damaged */
  sha256: string | null;
  hash: string;
  /** pages on the way that only redirect */
  shells: Validator[];
}

/** A host that has something to be asked, and the sources that want it. */
export interface HostQueue {
  host: string;
  sources: string[];
}

export interface Observation {
  source: string;
  at: number;
  ms: number;
  method: string;
  url: string;
  final_url: string;
  body: string | null;
  /** null where nothing answered */
  status: number | null;
  outcome: Outcome;
  detail: string | null;
  redirects: { url: string; status: number }[];
  request_headers: Record<string, string>;
  response_headers: Record<string, string>;
  sha256: string | null;
  bytes: number | null;
  /** relaxed rules of TLS, rendering in a browser */
  quirks: string[];
}

/** Something listed, and what was decided of it. */
export interface Listing {
  /** hex of the key of the ask for it */
  key: string;
  url: string;
  title: string;
  organ: string | null;
  year: number | null;
  dates: DateCandidate[];
  /** null: it was or will be asked for */
  skipped: SkipReason | null;
  detail: string | null;
}

/** A page or file that is kept, as last seen. */
export interface KeptDocument {
  key: string;
  source: string;
  kind: "report" | "companion" | "attachment";
  url: string;
  /** every address it was met at */
  urls: string[];
  parent: string | null;
  title: string | null;
  organ: string | null;
  year: number | null;
  dates: DateCandidate[];
  canonical: string | null;
  file_name: string | null;
  media_type: string;
  sha256: string;
  bytes: number;
  /** blind to counters and clocks */
  hash: string;
  versions: number;
  state: "live" | "gone";
  first_seen: number;
  last_seen: number;
}

/** One version of a document: its bytes, and what is known of the document. */
export interface KeptVersion extends Pick<
  KeptDocument,
  "source" | "key" | "kind" | "url" | "urls" | "title" | "organ" | "year" | "dates" | "file_name" | "state"
> {
  sha256: string;
  bytes: number;
  media_type: string;
  /** when these bytes were first seen; and last, where they are the newest version */
  at: number;
  last_seen: number;
  current: boolean;
}

export interface LeftOut {
  source: string;
  url: string;
  title: string | null;
  organ: string | null;
  year: number | null;
}

export interface Unanswered extends LeftOut {
  outcome: Outcome;
  at: number;
}

export type NewDocument = Omit<
  KeptDocument,
  "versions" | "state" | "first_seen" | "last_seen" | "urls" | "source"
>;

export interface Settlement {
  ask: QueuedAsk;
  /** done; or again, in this round, after others */
  state: "done" | "queued";
  at: number;
  observation: Omit<Observation, "source">;
  /** a good answer, to be compared with the next one */
  last: LastAnswer | null;
  asks: NewAsk[];
  recheckBefore: number;
  listings: Listing[];
  document: NewDocument | null;
  /** the document was met again as it was; its key */
  touched: string | null;
  /** the document that this address once gave is no longer there; its key */
  gone: string | null;
  notes: Omit<Note, "at">[];
}

export interface Note {
  at: number;
  code: string;
  text: string;
}

export interface SourceState {
  source: string;
  round: number;
  open: boolean;
  started: number;
  ended: number | null;
  verdict: Verdict | null;
}

/** A list call of a page that is built by scripts, as a declarative list. */
export interface Learned {
  family: string;
  url: string;
  params: Record<string, unknown>;
}
