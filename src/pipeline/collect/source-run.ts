import { pageKey } from "../../crawl/address.ts";
import type { Browser, Respond } from "../../crawl/browser.ts";
import { decodePage } from "../../crawl/decode.ts";
import { familyByName } from "../../crawl/families/index.ts";
import type { Column } from "../../crawl/families/family.ts";
import { Fetcher } from "../../crawl/fetch.ts";
import { Gate } from "../../crawl/gate.ts";
import { learnList } from "../../crawl/learn-list.ts";
import { linesOf, textHash } from "../../crawl/page/text.ts";
import { type Clock, Pace } from "../../crawl/pace.ts";
import type { RobotsKeeper } from "../../crawl/robots-keeper.ts";
import { type Permission, type Visit, Visitor } from "../../crawl/visit.ts";
import type { Source, SourceColumn } from "../../model/source.ts";
import type { Archive } from "../archive.ts";
import type { Learned, Ledger, NewAsk, QueuedAsk } from "../ledger.ts";
import { listAsk } from "./asks.ts";
import type { Wanted } from "./choose.ts";
import { judge } from "./judge.ts";

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
  permission: Permission;
  paces: Map<string, Promise<Pace>>;
  /** opened where a page needs one; null where there is none on this machine */
  browser: () => Promise<Browser | null>;
}

/** What became of one ask, for those who watch. */
export interface Settled {
  ask: QueuedAsk;
  visit: Visit;
  outcome: Visit["outcome"] & string;
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
  #home: Promise<string | null> | null = null;

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
      fetcher: this.#fetcher,
      robots: shared.robots,
      pace: (host) => this.pace(host),
      clock: shared.clock,
      userAgent: shared.userAgent,
      aside: (visit) => this.#observe(visit),
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

  get recheckBefore(): number {
    const now = this.#shared.clock.now();
    return this.#shared.recheck ? now : now - this.source.recheck_days * day;
  }

  /** Asks, judges, keeps the bytes, and only then writes the ledger. Null where the run was stopped before the answer. */
  async work(ask: QueuedAsk): Promise<Settled | null> {
    const { ledger, archive, clock } = this.#shared;
    const column = this.#columns[ask.column] ?? this.#columns[0]!;
    const visit = needsBrowser(ask, column) ? await this.#render(ask, column) : await this.#visit(ask);
    if (visit === null) return null;
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
      isHome: (v) => this.#isHome(v),
    });
    if (bytes) await archive.put(bytes);
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

  #visit(ask: QueuedAsk): Promise<Visit | null> {
    const { ledger, permission } = this.#shared;
    const { last } = ask;
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

  /**
   * A list that only a browser shows. Everything that the browser asks for goes through the visitor; the call that
   * brought the list is kept, so that it is asked for without a browser from then on.
   */
  async #render(ask: QueuedAsk, column: SourceColumn): Promise<Visit | null> {
    const { ledger, permission, browser, clock } = this.#shared;
    const open = await browser();
    let first: Visit | null = null;
    const respond: Respond = async (request) => {
      const visit = await this.#visitor.visit({ ...request, validators: [], way: null }, permission);
      first ??= visit;
      if (visit === null || visit.outcome !== null) return null;
      return { status: visit.status ?? 200, headers: visit.responseHeaders, bytes: visit.bytes };
    };
    const rendered = open && (await open.render(ask.url, respond).catch(() => null));
    if (permission.signal.aborted) return null;
    const visit = first as Visit | null;
    if (!open) return nobody(ask, clock.now());
    if (!rendered || !visit || visit.outcome !== null) return visit;
    const params = learnList(rendered);
    if (params) {
      const learned = { family: "generic", url: ask.url, params };
      await ledger.keepLearned(this.source.id, ask.column, learned);
      this.#columns[ask.column] = asLearned(column, learned);
      const entries = entriesOf(this.#columns[ask.column]!, ask.column, this.source.id, this.round);
      await ledger.add(entries, clock.now(), this.recheckBefore);
    }
    return {
      ...visit,
      text: rendered.html,
      bytes: Buffer.from(rendered.html),
      media: "html",
      quirks: [...visit.quirks, "browser"],
    };
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

  /** Whether a 200 is the home page again, as throttling sites answer. The home page is asked for once a run, if ever. */
  async #isHome(visit: Visit): Promise<boolean> {
    if (pageKey(visit.url) === pageKey(this.source.homepage) || visit.text === "") return false;
    this.#home ??= this.#homeHash();
    return (await this.#home) === textHash(linesOf(visit.text));
  }

  async #homeHash(): Promise<string | null> {
    const request = {
      method: "GET" as const,
      url: this.source.homepage,
      headers: {},
      body: null,
      validators: [],
      way: null,
    };
    const visit = await this.#visitor.visit(request, this.#shared.permission);
    if (visit) await this.#observe(visit);
    return visit && visit.outcome === null ? textHash(linesOf(visit.text)) : null;
  }

  async #observe(visit: Visit): Promise<void> {
    await this.#shared.ledger.observe(this.round, {
      source: this.source.id,
      at: visit.at,
      ms: visit.ms,
      method: "GET",
      url: visit.url,
      final_url: visit.finalUrl,
      body: null,
      status: visit.status,
      outcome: visit.outcome ?? (visit.status !== null && visit.status >= 400 ? "gone" : "new"),
      detail: visit.detail,
      redirects: visit.redirects,
      request_headers: visit.requestHeaders,
      response_headers: visit.responseHeaders,
      sha256: null,
      bytes: visit.bytes.length,
      quirks: visit.quirks,
    });
  }

  close(): Promise<void> {
    return this.#fetcher.close();
  }
}

const needsBrowser = (ask: QueuedAsk, column: SourceColumn): boolean =>
  column.render && ask.kind === "list" && ask.method === "GET";

const asLearned = (column: SourceColumn, { family, url, params }: Learned): SourceColumn => ({
  ...column,
  family,
  url,
  params,
  render: false,
});

/** What comes of a page that needs a browser where there is none. */
function nobody(ask: QueuedAsk, at: number): Visit {
  return {
    outcome: "wrong-type",
    detail: "needs a browser, and none was found (GONGKAI_BROWSER names one)",
    at,
    ms: 0,
    url: ask.url,
    finalUrl: ask.url,
    status: null,
    redirects: [],
    shells: [],
    requestHeaders: {},
    responseHeaders: {},
    bytes: new Uint8Array(),
    media: "binary",
    text: "",
    quirks: [],
  };
}

/** What opens a column. */
export function entriesOf(column: SourceColumn, index: number, source: string, round: number): NewAsk[] {
  const entries = familyByName(column.family).entries?.(asColumn(column)) ?? [
    { url: column.url, as: "branch" as const },
  ];
  const context = {
    ...(column.organ !== undefined && { organ: column.organ }),
    ...(column.year !== undefined && { year: column.year }),
  };
  return entries.map((ask) =>
    listAsk(
      { ...ask, context: { ...context, ...ask.context } },
      { source, round, column: index },
      { depth: 0, page: 1, series: null },
    ),
  );
}

function asColumn(column: SourceColumn): Column {
  return {
    url: column.url,
    family: column.family,
    ...(column.name !== undefined && { name: column.name }),
    ...(column.organ !== undefined && { organ: column.organ }),
    ...(column.year !== undefined && { year: column.year }),
    ...(column.params !== undefined && { params: column.params }),
  };
}
