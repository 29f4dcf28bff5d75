import { constants as crypto } from "node:crypto";
import { Agent } from "undici";
import type { Quirk } from "../model/source.ts";
import { receive } from "./fetch/receive.ts";
import { Stop } from "./fetch/stop.ts";
import { unpack } from "./fetch/unpack.ts";
import type { Gate } from "./gate.ts";
import type { Outcome } from "./outcome.ts";

/** Bounds of one request. Times in milliseconds, sizes in bytes. */
export interface FetchLimits {
  packed: number;
  inflated: number;
  connect: number;
  /** from the request to its last byte */
  total: number;
}

export const defaultFetchLimits: FetchLimits = {
  packed: 64 * 1024 * 1024,
  inflated: 128 * 1024 * 1024,
  connect: 15_000,
  total: 120_000,
};

export interface HttpRequest {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body?: string;
}

/** One answer, whole: any status, redirects not followed. */
export interface Answer {
  url: string;
  status: number;
  /** lower-case names, repeated ones joined; values as latin1, which loses no byte of a raw GBK file name */
  headers: Record<string, string>;
  cookies: string[];
  /** content encoding undone */
  bytes: Uint8Array;
  ms: number;
  /** rules of TLS that were relaxed for this answer, as the source says */
  quirks: Quirk["kind"][];
}

export interface Failure {
  url: string;
  outcome: Outcome;
  detail: string;
  ms: number;
}

export const failed = (result: Answer | Failure): result is Failure => "outcome" in result;

/** Speaks HTTP for one source: through its gate, under its bounds, with its quirks. Follows nothing and repeats nothing. */
export class Fetcher {
  readonly #gate: Gate;
  readonly #quirks: Quirk[];
  readonly #limits: FetchLimits;
  readonly #agents = new Map<string, Agent>();

  constructor(gate: Gate, quirks: Quirk[] = [], limits: Partial<FetchLimits> = {}) {
    this.#gate = gate;
    this.#quirks = quirks;
    this.#limits = { ...defaultFetchLimits, ...limits };
  }

  /** Never throws: what went wrong is the `Failure`. An aborted `signal` is a `timeout`. */
  async fetch(request: HttpRequest, signal?: AbortSignal): Promise<Answer | Failure> {
    const started = performance.now();
    const fail = (outcome: Outcome, detail: string): Failure => ({
      url: request.url,
      outcome,
      detail,
      ms: Math.round(performance.now() - started),
    });
    const refusal = this.#gate.check(request.url);
    if (refusal) return fail(refusal.outcome, refusal.reason);
    const url = new URL(request.url);
    const quirks = this.#quirksOf(url);
    const timer = AbortSignal.timeout(this.#limits.total);
    try {
      const raw = await receive(
        this.#agent(quirks),
        url,
        request,
        this.#limits.packed,
        signal ? AbortSignal.any([timer, signal]) : timer,
      );
      const bytes = await unpack(raw.body, raw.headers["content-encoding"], this.#limits.inflated);
      return {
        url: request.url,
        status: raw.status,
        headers: raw.headers,
        cookies: raw.cookies,
        bytes,
        ms: Math.round(performance.now() - started),
        quirks,
      };
    } catch (error) {
      const [outcome, detail] = explain(error as NodeJS.ErrnoException);
      return fail(outcome, detail);
    }
  }

  async close(): Promise<void> {
    await Promise.all([...this.#agents.values()].map((agent) => agent.destroy()));
  }

  #quirksOf(url: URL): Quirk["kind"][] {
    if (url.protocol !== "https:") return [];
    return this.#quirks
      .filter((q) =>
        q.host.startsWith("*.")
          ? url.hostname.endsWith(q.host.slice(1))
          : q.host === url.hostname || q.host === url.host,
      )
      .map((q) => q.kind);
  }

  /** Relaxed rules get an agent of their own, so that no connection of theirs is ever reused by a strict host. */
  #agent(quirks: Quirk["kind"][]): Agent {
    const key = quirks.join();
    let agent = this.#agents.get(key);
    if (!agent) {
      agent = new Agent({
        connections: 1,
        pipelining: 1,
        headersTimeout: this.#limits.total,
        bodyTimeout: this.#limits.total,
        connect: {
          lookup: this.#gate.lookup,
          timeout: this.#limits.connect,
          ...(quirks.includes("legacy_renegotiation") && {
            secureOptions: crypto.SSL_OP_LEGACY_SERVER_CONNECT,
          }),
          ...(quirks.includes("weak_ciphers") && {
            ciphers: "DEFAULT:@SECLEVEL=1",
            minVersion: "TLSv1" as const,
          }),
          ...(quirks.includes("broken_chain") && { rejectUnauthorized: false }),
        },
      });
      this.#agents.set(key, agent);
    }
    return agent;
  }
}

/** Which outcome an error of the socket or of TLS is. */
function explain(error: NodeJS.ErrnoException): [Outcome, string] {
  if (error instanceof Stop) return [error.outcome, error.message];
  const code = error.code ?? (error.cause as NodeJS.ErrnoException | undefined)?.code ?? "";
  const detail = [code, error.message].filter(Boolean).join(" ").slice(0, 300);
  if (code === "EGATE") return ["out-of-scope", error.message];
  if (code === "ENOTFOUND" || code === "EAI_AGAIN" || code === "ENODATA") return ["dns", detail];
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return ["timeout", detail];
  if (/^(EPROTO|ERR_TLS|ERR_SSL|CERT_|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO|HOSTNAME_MISMATCH)/.test(code))
    return ["tls", detail];
  if (/^HPE_|CONTENT_LENGTH/.test(code)) return ["cut", detail];
  return ["refused", detail];
}
