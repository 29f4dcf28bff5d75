import { recogniseWall } from "./challenge.ts";
import { decodePage } from "./decode.ts";
import { type Answer, failed } from "./fetch.ts";
import type { Gate } from "./gate.ts";
import { isPage, type Media, mediaOf } from "./media.ts";
import type { Outcome } from "./outcome.ts";
import type { Clock } from "./pace.ts";
import type { RobotsKeeper } from "./robots-keeper.ts";
import { shellTarget } from "./shell.ts";
import type { Asker, Permission } from "./visit/asker.ts";
import { fetchRobots } from "./visit/robots.ts";

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

const httpHops = 5;
const shellHops = 3;

/** Goes and gets one page of a source: gate, robots, pace, HTTP, redirects and shells, cookies, walls; every hop alike. */
export class Visitor {
  readonly #gate: Gate;
  readonly #asker: Asker;
  readonly #robots: RobotsKeeper;
  readonly #clock: Clock;
  readonly #userAgent: string;
  readonly #aside: (visit: Visit) => Promise<void>;

  constructor(parts: {
    gate: Gate;
    asker: Asker;
    robots: RobotsKeeper;
    clock: Clock;
    userAgent: string;
    /** told of requests that nobody asked for: robots.txt */
    aside: (visit: Visit) => Promise<void>;
  }) {
    this.#gate = parts.gate;
    this.#asker = parts.asker;
    this.#robots = parts.robots;
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
      const result = await this.#asker.ask({ url, method, headers, body }, rules.delay, permission);
      if (result === null) return null;
      if (failed(result)) return end(result.outcome, result.detail, undefined, headers);
      const state = `${url} ${(await this.#asker.cookies(url)) || "-"}`;

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
    const cookie = await this.#asker.cookies(url);
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

  async #rules(url: string, permission: Permission): ReturnType<RobotsKeeper["rules"]> {
    const { origin } = new URL(url);
    const parts = {
      asker: this.#asker,
      gate: this.#gate,
      clock: this.#clock,
      userAgent: this.#userAgent,
      aside: this.#aside,
    };
    return this.#robots.rules(origin, () => fetchRobots(origin, parts, permission));
  }
}

/** Location as raw UTF-8 or GBK bytes, which old servers send unescaped. */
function readLocation(value: string): string {
  return /[\u0080-\u00ff]/.test(value) ? decodePage(Buffer.from(value, "latin1")) : value;
}
