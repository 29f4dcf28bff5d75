import type { LimitFunction } from "p-limit";
import { CookieJar } from "tough-cookie";
import { type Answer, failed, type Failure, type Fetcher } from "../fetch.ts";
import { type Clock, type Pace, retryAfter } from "../pace.ts";

/** Asked before every request: whether one more may be sent. */
export interface Permission {
  /** false: stop here, the ask is put back */
  mayAsk(): boolean;
  /** ends the waiting for a host's turn */
  ending: AbortSignal;
  /** aborts the request in hand */
  abort: AbortSignal;
}

export interface Request {
  url: string;
  method: "GET" | "POST";
  headers: Record<string, string>;
  body: string | null;
}

/** Sends single requests of one source, each in its host's turn and with its cookies; the pace learns how it went. */
export class Asker {
  readonly #fetcher: Fetcher;
  readonly #pace: (host: string) => Promise<Pace>;
  readonly #clock: Clock;
  readonly #slots: LimitFunction;
  readonly #jar = new CookieJar(undefined, { looseMode: true });

  constructor(parts: {
    fetcher: Fetcher;
    pace: (host: string) => Promise<Pace>;
    clock: Clock;
    /** how many requests of all hosts may be under way at once; hosts that only wait for their turn take none */
    slots: LimitFunction;
  }) {
    this.#fetcher = parts.fetcher;
    this.#pace = parts.pace;
    this.#clock = parts.clock;
    this.#slots = parts.slots;
  }

  /** `crawlDelay` in seconds. Null where the permission ended before there was an answer. */
  async ask(
    request: Request,
    crawlDelay: number | null,
    permission: Permission,
  ): Promise<Answer | Failure | null> {
    const pace = await this.#pace(new URL(request.url).host);
    if (crawlDelay !== null) pace.atLeast(crawlDelay * 1000);
    const release = await pace.turn(permission.ending);
    try {
      return await this.#slots(() => this.#send(request, pace, permission));
    } finally {
      release();
    }
  }

  async #send(request: Request, pace: Pace, permission: Permission): Promise<Answer | Failure | null> {
    if (!permission.mayAsk()) return null;
    const { method, url, headers, body } = request;
    const startedAt = pace.start();
    const result = await this.#fetcher.fetch(
      { method, url, headers, ...(body !== null && { body }) },
      permission.abort,
    );
    if (permission.abort.aborted) return null;
    if (failed(result)) {
      if (/^(timeout|refused|cut|dns|tls)$/.test(result.outcome))
        pace.failed(startedAt, null, result.outcome);
      return result;
    }
    if (result.status === 429 || result.status >= 500)
      pace.failed(
        startedAt,
        retryAfter(result.headers["retry-after"], this.#clock.now()),
        result.status === 429 || result.status === 503 ? "throttled" : "server-error",
      );
    else pace.succeeded(result.ms);
    for (const cookie of result.cookies) await this.#jar.setCookie(cookie, url, { ignoreError: true });
    return result;
  }

  /** What a request to this address sends as its cookies; empty without any. */
  cookies(url: string): Promise<string> {
    return this.#jar.getCookieString(url);
  }
}
