import type { LimitFunction } from "p-limit";
import type { Browser } from "../../crawl/browser.ts";
import { decodePage } from "../../crawl/decode.ts";
import { familyByName } from "../../crawl/families/index.ts";
import { Fetcher } from "../../crawl/fetch.ts";
import { Gate } from "../../crawl/gate.ts";
import type { Outcome } from "../../crawl/outcome.ts";
import { type Clock, Pace } from "../../crawl/pace.ts";
import type { RobotsKeeper } from "../../crawl/robots-keeper.ts";
import { type Visit, Visitor } from "../../crawl/visit.ts";
import { Asker, type Permission } from "../../crawl/visit/asker.ts";
import type { Source, SourceColumn } from "../../model/source.ts";
import type { Archive } from "../archive.ts";
import type { Ledger, QueuedAsk } from "../ledger.ts";
import type { Wanted } from "./choose.ts";
import { asColumn, asLearned, entriesOf } from "./columns.ts";
import { HomePage } from "./home.ts";
import { judge } from "./judge.ts";
import { observationOf } from "./observation.ts";
import { needsBrowser, renderList } from "./render.ts";

const day = 24 * 3600_000;

/** What a run shares between its sources. */
export interface Shared {
  ledger: Ledger;
  archive: Archive;
  clock: Clock;
  robots: RobotsKeeper;
  userAgent: string;
  wanted: Wanted;
  recheck: boolean;
  /** requests of all hosts that may be under way at once */
  slots: LimitFunction;
  permission: Permission;
  paces: Map<string, Promise<Pace>>;
  /** opened where a page needs one; null where there is none on this machine */
  browser: () => Promise<Browser | null>;
}

/** What became of one ask, for those who watch. */
export interface Settled {
  ask: QueuedAsk;
  visit: Visit;
  outcome: Outcome;
  detail: string | null;
  report: { title: string | null; organ: string | null; year: number | null } | null;
}

/** One source in one run: its gate, its connections, its columns, its round. */
export class SourceRun {
  readonly source: Source;
  readonly round: number;
  readonly resumed: boolean;
  /** the run stopped before this source's round was at its end */
  paused = false;
  /** a wall ended the work on one of its hosts */
  walled = false;
  readonly #shared: Shared;
  readonly #gate: Gate;
  readonly #fetcher: Fetcher;
  readonly #visitor: Visitor;
  #columns: SourceColumn[];
  readonly #home: HomePage;

  constructor(source: Source, round: number, resumed: boolean, shared: Shared) {
    this.source = source;
    this.round = round;
    this.resumed = resumed;
    this.#shared = shared;
    this.#columns = source.columns;
    this.#gate = new Gate(source.hosts, source.allow_addresses);
    this.#fetcher = new Fetcher(this.#gate, source.quirks);
    this.#visitor = new Visitor({
      gate: this.#gate,
      asker: new Asker({
        fetcher: this.#fetcher,
        pace: (host) => this.pace(host),
        clock: shared.clock,
        slots: shared.slots,
      }),
      robots: shared.robots,
      clock: shared.clock,
      userAgent: shared.userAgent,
      aside: (visit) => this.#observe(visit),
    });
    this.#home = new HomePage(source.homepage, async (url) => {
      const request = { method: "GET" as const, url, headers: {}, body: null, validators: [], way: null };
      const visit = await this.#visitor.visit(request, shared.permission);
      if (visit) await this.#observe(visit);
      return visit;
    });
  }

  /** The pace of a host, one object in the whole run; a host of several sources gets the longest delay of theirs. */
  async pace(host: string): Promise<Pace> {
    const { paces, ledger, clock } = this.#shared;
    const { delay, cool_down } = this.source.pace;
    let pace = paces.get(host);
    if (!pace) {
      pace = ledger
        .pace(host)
        .then(
          (state) => new Pace({ delay: delay * 1000, coolDown: cool_down * 1000 }, clock, state ?? undefined),
        );
      paces.set(host, pace);
    }
    (await pace).atLeast(delay * 1000);
    return pace;
  }

  /** What opens the columns in this round. */
  async begin(): Promise<void> {
    const { ledger } = this.#shared;
    this.#columns = await Promise.all(
      this.source.columns.map(async (column, index) => {
        const learned = column.render ? await ledger.learned(this.source.id, index) : null;
        return learned ? asLearned(column, learned) : column;
      }),
    );
    const asks = this.#columns.map((column, index) => entriesOf(column, index, this.source.id, this.round));
    await ledger.add(asks.flat(), this.#shared.clock.now(), this.recheckBefore);
  }

  /** Answers of before are asked for again where they are listed. */
  get recheckBefore(): number {
    return this.#shared.recheck ? this.#shared.clock.now() : this.dueBefore;
  }

  /** Answers of before are older than the source lets them be. */
  get dueBefore(): number {
    return this.#shared.clock.now() - this.source.recheck_days * day;
  }

  /** Asks, judges, keeps the bytes, and only then writes the ledger. Null where the run was stopped before the answer. */
  async work(queued: QueuedAsk): Promise<Settled | null> {
    const { ledger, archive, clock } = this.#shared;
    const ask = await this.#checked(queued);
    const column = this.#columns[ask.column] ?? this.#columns[0]!;
    const visit = needsBrowser(ask, column) ? await this.#render(ask, column) : await this.#visit(ask);
    if (visit === null) return null;
    // What was never answered before is nearly always kept: the disk takes it while it is read.
    const held = visit.outcome === null && ask.last === null ? archive.hold(visit.bytes) : null;
    const earlier =
      ask.page > 1 && ask.series !== null
        ? await ledger.rowsOfSeries(this.source.id, ask.series, this.round)
        : null;
    const { settlement, bytes } = await judge(ask, visit, {
      family: familyByName(column.family),
      column: asColumn(column),
      gate: this.#gate,
      wanted: this.#wanted,
      pages: this.source.pages,
      homepage: this.source.homepage,
      today: new Date(clock.now()).toISOString().slice(0, 10),
      recheckBefore: this.recheckBefore,
      earlier: earlier ?? new Set(),
      archived: (sha256) => archive.read(sha256),
      decode: decodePage,
      isHome: (v) => this.#home.is(v),
    });
    if (bytes) await (held ?? archive.hold(bytes)).keep();
    else await held?.drop();
    await ledger.settle(settlement);
    const { outcome, detail } = settlement.observation;
    const { document } = settlement;
    return {
      ask,
      visit,
      outcome,
      detail,
      report:
        document?.kind === "report"
          ? { title: document.title, organ: document.organ, year: document.year }
          : null,
    };
  }

  /** "Not modified" and "the same text" say something only where the bytes that they speak of are there. */
  async #checked(ask: QueuedAsk): Promise<QueuedAsk> {
    if (!ask.last?.sha256) return ask;
    const there = await this.#shared.archive.read(ask.last.sha256).then(
      () => true,
      () => false,
    );
    return there ? ask : { ...ask, last: { ...ask.last, sha256: null } };
  }

  #visit(ask: QueuedAsk): Promise<Visit | null> {
    const { ledger, permission } = this.#shared;
    // what is asked for again after its time is asked for whole: not every server knows when its pages changed
    const last = ask.last?.sha256 && ask.last.at >= this.recheckBefore ? ask.last : null;
    return this.#visitor.visit(
      {
        method: ask.method,
        url: ask.url,
        headers: ask.headers,
        body: ask.body,
        validators: last
          ? [...last.shells, { url: last.finalUrl, etag: last.etag, modified: last.modified, target: null }]
          : [],
        way: ask.way,
      },
      permission,
      (way) => ledger.keepWay(ask.id, way),
    );
  }

  async #render(ask: QueuedAsk, column: SourceColumn): Promise<Visit | null> {
    const { ledger, permission, browser, clock } = this.#shared;
    const visit = (request: Pick<QueuedAsk, "method" | "url" | "headers" | "body">) =>
      this.#visitor.visit({ ...request, validators: [], way: null }, permission);
    const rendered = await renderList(ask, await browser(), permission, visit, clock.now());
    if (rendered?.params) {
      const learned = { family: "generic", url: ask.url, params: rendered.params };
      await ledger.keepLearned(this.source.id, ask.column, learned);
      this.#columns[ask.column] = asLearned(column, learned);
      const entries = entriesOf(this.#columns[ask.column]!, ask.column, this.source.id, this.round);
      await ledger.add(entries, clock.now(), this.recheckBefore);
    }
    return rendered && rendered.visit;
  }

  get #wanted(): Wanted {
    const { wanted } = this.#shared;
    const { years } = this.source;
    if (wanted.years !== null || years === undefined) return wanted;
    return {
      ...wanted,
      years: new Set(Array.from({ length: years[1] - years[0] + 1 }, (_, i) => years[0] + i)),
    };
  }

  async #observe(visit: Visit): Promise<void> {
    const outcome = visit.outcome ?? (visit.status !== null && visit.status >= 400 ? "gone" : "new");
    const request = { method: "GET" as const, url: visit.url, body: null };
    await this.#shared.ledger.observe(this.round, {
      ...observationOf(visit, request, outcome, visit.detail, null),
      source: this.source.id,
      bytes: visit.bytes.length,
    });
  }

  close(): Promise<void> {
    return this.#fetcher.close();
  }
}
