import { CookieJar } from "tough-cookie";
import { recogniseWall } from "./challenge.ts";
import { decodePage } from "./decode.ts";
import { type Answer, failed, type Failure, type Fetcher } from "./fetch.ts";
import type { Gate } from "./gate.ts";
import { isPage, type Media, mediaOf } from "./media.ts";
import type { Outcome } from "./outcome.ts";
import { type Clock, type Pace, retryAfter } from "./pace.ts";
import { robotsBody, type RobotsRecord } from "./robots.ts";
import type { RobotsKeeper } from "./robots-keeper.ts";
import { shellTarget } from "./shell.ts";

/** A request with everything that went before its answer. */
export interface VisitRequest {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body: string | null;
  /** each sent with the request to the address it belongs to */
  validators: Validator[];
  /** redirects that were followed before a run ended in the middle of them */
  way: Way | null;
}

/** How far a visit has come: what answered so far, and what is to be asked next. */
export interface Way {
  redirects: { url: string; status: number }[];
  shells: Validator[];
  url: string;
  method: "GET" | "POST";
  body: string | null;
}

/** What tells whether an address still answers the same; `target` is where a page led to that only redirects. */
export interface Validator {
  url: string;
  etag: string | null;
  modified: string | null;
  target: string | null;
}

export interface Visit {
  /** what decides: a failure, a wall, a status that is no page; null for an answer to be read */
  outcome: Outcome | null;
  detail: string | null;
  at: number;
  ms: number;
  url: string;
  finalUrl: string;
  status: number | null;
  redirects: { url: string; status: number }[];
  /** of the pages on the way that only redirect by markup */
  shells: Validator[];
  requestHeaders: Record<string, string>;
  responseHeaders: Record<string, string>;
  bytes: Uint8Array;
  media: Media;
  /** decoded, for what is read as a page; else empty */
  text: string;
  quirks: string[];
}

/** Asked before every request: whether one more may be sent. */
export interface Permission {
  /** false: stop here, the ask is put back */
  mayAsk(): boolean;
  /** aborts the request in hand */
  signal: AbortSignal;
}

const httpHops = 5;
const shellHops = 3;

/** Goes and gets one page of a source: gate, robots, pace, HTTP, redirects and shells, cookies, walls; every hop alike. */
export class Visitor {
  readonly #gate: Gate;
  readonly #fetcher: Fetcher;
  readonly #robots: RobotsKeeper;
  readonly #pace: (host: string) => Promise<Pace>;
  readonly #clock: Clock;
  readonly #userAgent: string;
  readonly #aside: (visit: Visit) => Promise<void>;
  readonly #jar = new CookieJar(undefined, { looseMode: true });

  constructor(parts: {
    gate: Gate;
    fetcher: Fetcher;
    robots: RobotsKeeper;
    pace: (host: string) => Promise<Pace>;
    clock: Clock;
    userAgent: string;
    /** told of requests that nobody asked for: robots.txt */
    aside: (visit: Visit) => Promise<void>;
  }) {
    this.#gate = parts.gate;
    this.#fetcher = parts.fetcher;
    this.#robots = parts.robots;
    this.#pace = parts.pace;
    this.#clock = parts.clock;
    this.#userAgent = parts.userAgent;
    this.#aside = parts.aside;
  }

  /** null where the permission ended before there was an answer: nothing has been decided. */
  async visit(
    request: VisitRequest,
    permission: Permission,
    /** told of each redirect before its target is asked, so that no answered request is ever repeated */
    onWay: (way: Way) => Promise<void> = async () => {},
  ): Promise<Visit | null> {
    const at = this.#clock.now();
    const { redirects, shells }: Pick<Way, "redirects" | "shells"> = structuredClone(request.way) ?? {
      redirects: [],
      shells: [],
    };
    let { url, method, body } = request.way ?? request;
    const seen = new Set<string>();
    const end = (
      outcome: Outcome | null,
      detail: string | null,
      answer?: Answer,
      headers = {},
      text = "",
    ): Visit => ({
      outcome,
      detail,
      at,
      ms: this.#clock.now() - at,
      url: request.url,
      finalUrl: url,
      status: answer?.status ?? null,
      redirects,
      shells,
      requestHeaders: headers,
      responseHeaders: answer?.headers ?? {},
      bytes: answer?.bytes ?? new Uint8Array(),
      media: answer ? mediaOf(answer.bytes) : "binary",
      text,
      quirks: answer?.quirks ?? [],
    });

    for (;;) {
      const refusal = this.#gate.check(url);
      if (refusal) return end(refusal.outcome, refusal.reason);
      const rules = await this.#rules(url, permission);
      if (rules === null) return null;
      if (!rules.allows(url)) return end("robots", rules.refusal ?? "disallowed");
      const headers = await this.#headers(request, url);
      const result = await this.#ask(url, method, headers, body, rules.delay, permission);
      if (result === null) return null;
      if (failed(result)) return end(result.outcome, result.detail, undefined, headers);
      const state = `${url} ${(await this.#jar.getCookieString(url)) || "-"}`;

      const location = result.headers.location;
      if (result.status >= 300 && result.status < 400 && result.status !== 304 && location !== undefined) {
        redirects.push({ url, status: result.status });
        if (
          seen.has(state) ||
          redirects.length > httpHops + shells.length ||
          !URL.canParse(readLocation(location), url)
        )
          return end(
            "server-error",
            seen.has(state) ? "redirects in a circle" : "too many redirects",
            result,
            headers,
          );
        seen.add(state);
        url = new URL(readLocation(location), url).href;
        if (result.status !== 307 && result.status !== 308) [method, body] = ["GET", null];
        await onWay({ redirects, shells, url, method, body });
        continue;
      }
      const text = isPage(mediaOf(result.bytes)) ? decodePage(result.bytes) : "";
      const wall = recogniseWall({ ...result, text });
      if (wall) return end(wall.outcome, wall.detail, result, headers, text);
      if (result.status === 404 || result.status === 410)
        return end("gone", `status ${result.status}`, result, headers, text);
      if (result.status >= 500) return end("server-error", `status ${result.status}`, result, headers, text);
      if (result.status >= 300 && result.status !== 304)
        return end("wrong-type", `status ${result.status}`, result, headers, text);
      const known = request.validators.find((v) => v.url === url)?.target ?? null;
      const target = result.status === 200 ? shellTarget(text, url) : result.status === 304 ? known : null;
      if (target !== null && target !== url && shells.length < shellHops) {
        redirects.push({ url, status: result.status });
        const { etag, "last-modified": modified } = result.headers;
        shells.push({ url, etag: etag ?? null, modified: modified ?? null, target });
        url = target;
        [method, body] = ["GET", null];
        await onWay({ redirects, shells, url, method, body });
        continue;
      }
      return end(null, null, result, headers, text);
    }
  }

  async #headers(request: VisitRequest, url: string): Promise<Record<string, string>> {
    const cookie = await this.#jar.getCookieString(url);
    const validators = request.validators.find((v) => v.url === url);
    return {
      "user-agent": this.#userAgent,
      accept: "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.8",
      "accept-language": "zh-CN,zh;q=0.9",
      ...request.headers,
      ...(cookie && { cookie }),
      ...(validators?.etag && { "if-none-match": validators.etag }),
      ...(validators?.modified && { "if-modified-since": validators.modified }),
    };
  }

  /** One request in the host's turn; the pace learns how it went. */
  async #ask(
    url: string,
    method: "GET" | "POST",
    headers: Record<string, string>,
    body: string | null,
    crawlDelay: number | null,
    permission: Permission,
  ): Promise<Answer | Failure | null> {
    const pace = await this.#pace(new URL(url).host);
    if (crawlDelay !== null) pace.atLeast(crawlDelay * 1000);
    const release = await pace.turn(permission.signal);
    try {
      if (!permission.mayAsk()) return null;
      const startedAt = this.#clock.now();
      const result = await this.#fetcher.fetch(
        { method, url, headers, ...(body !== null && { body }) },
        permission.signal,
      );
      if (permission.signal.aborted) return null;
      if (failed(result)) {
        if (/^(timeout|refused|cut|dns|tls)$/.test(result.outcome))
          pace.failed(startedAt, null, result.outcome);
      } else if (result.status === 429 || result.status >= 500)
        pace.failed(
          startedAt,
          retryAfter(result.headers["retry-after"], this.#clock.now()),
          result.status === 429 || result.status === 503 ? "throttled" : "server-error",
        );
      else pace.succeeded(result.ms);
      if (!failed(result))
        for (const cookie of result.cookies) await this.#jar.setCookie(cookie, url, { ignoreError: true });
      return result;
    } finally {
      release();
    }
  }

  async #rules(url: string, permission: Permission): ReturnType<RobotsKeeper["rules"]> {
    const { origin } = new URL(url);
    return this.#robots.rules(origin, () => this.#fetchRobots(origin, permission));
  }

  /** RFC 9309 §2.3.1.2: up to five redirects are followed, over hosts too, each through the gate. */
  async #fetchRobots(origin: string, permission: Permission): Promise<RobotsRecord | null> {
    let record: RobotsRecord = { origin, at: this.#clock.now(), status: null, body: "" };
    for (let attempt = 0; attempt < 3; attempt++) {
      let url = `${origin}/robots.txt`;
      for (let hop = 0; hop <= 5; hop++) {
        if (this.#gate.check(url)) return { ...record, status: 404 };
        const headers = { "user-agent": this.#userAgent };
        const at = this.#clock.now();
        const result = await this.#ask(url, "GET", headers, null, null, permission);
        if (result === null) return null;
        await this.#aside(asVisit(url, at, headers, result));
        record = { origin, at: this.#clock.now(), status: null, body: "" };
        if (failed(result)) {
          if (result.outcome === "too-large") return { ...record, status: 200 };
          break;
        }
        const location = result.headers.location;
        if (result.status >= 300 && result.status < 400 && location && URL.canParse(location, url)) {
          url = new URL(location, url).href;
          // more redirects than that count as "unavailable", which allows
          record.status = 404;
          continue;
        }
        record.status = result.status === 429 ? 503 : result.status;
        record.body = result.status < 300 ? robotsBody(result.bytes) : "";
        break;
      }
      if (record.status !== null && record.status < 500) return record;
    }
    return record;
  }
}

function asVisit(
  url: string,
  at: number,
  requestHeaders: Record<string, string>,
  result: Answer | Failure,
): Visit {
  const common = {
    at,
    ms: result.ms,
    url,
    finalUrl: url,
    redirects: [],
    shells: [],
    requestHeaders,
    text: "",
  };
  if (failed(result))
    return {
      ...common,
      outcome: result.outcome,
      detail: result.detail,
      status: null,
      responseHeaders: {},
      bytes: new Uint8Array(),
      media: "binary",
      quirks: [],
    };
  return {
    ...common,
    outcome: null,
    detail: null,
    status: result.status,
    responseHeaders: result.headers,
    bytes: result.bytes,
    media: "text",
    quirks: result.quirks,
  };
}

/** Location as raw UTF-8 or GBK bytes, which old servers send unescaped. */
function readLocation(value: string): string {
  return /[\u0080-\u00ff]/.test(value) ? decodePage(Buffer.from(value, "latin1")) : value;
}
