import type { Agent, Dispatcher } from "undici";
import type { HttpRequest } from "../fetch.ts";
import { Stop } from "./stop.ts";

/** An answer as it came over the wire, whole. */
export interface Raw {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  body: Uint8Array;
}

/** Sends one request and takes its answer in. @throws Stop past `limit` bytes or where `signal` aborts, else what the socket threw */
export function receive(
  agent: Agent,
  url: URL,
  request: HttpRequest,
  limit: number,
  signal: AbortSignal,
): Promise<Raw> {
  return new Promise((done, fail) => {
    const chunks: Buffer[] = [];
    let size = 0;
    let status = 0;
    let headers: Record<string, string> = {};
    const cookies: string[] = [];
    let abort: (reason: Error) => void = () => {};
    const onAbort = (): void => abort(new Stop("timeout", "no whole answer in time"));
    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        abort = (reason) => controller.abort(reason);
        if (signal.aborted) onAbort();
      },
      onResponseStart(controller, code) {
        if (code < 200) return;
        status = code;
        headers = readHeaders(controller.rawHeaders as (Buffer | string)[], cookies);
        if (Number(headers["content-length"] ?? 0) > limit)
          controller.abort(new Stop("too-large", `${headers["content-length"]} bytes announced`));
      },
      onResponseData(controller, chunk) {
        size += chunk.length;
        if (size > limit) controller.abort(new Stop("too-large", `more than ${limit} bytes`));
        else chunks.push(chunk);
      },
      onResponseEnd() {
        signal.removeEventListener("abort", onAbort);
        done({ status, headers, cookies, body: Buffer.concat(chunks) });
      },
      onResponseError(_controller, error) {
        signal.removeEventListener("abort", onAbort);
        const code = (error as NodeJS.ErrnoException).code;
        fail(
          status > 0 && !(error instanceof Stop) && !/TIMEOUT/.test(code ?? "")
            ? new Stop("cut", error.message)
            : error,
        );
      },
    };
    signal.addEventListener("abort", onAbort);
    agent.dispatch(
      {
        origin: url.origin,
        path: url.pathname + url.search,
        method: request.method,
        headers: { "accept-encoding": "gzip, deflate, br", ...request.headers },
        body: request.body ?? null,
      },
      handler,
    );
  });
}

function readHeaders(raw: (Buffer | string)[], cookies: string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let i = 0; i + 1 < raw.length; i += 2) {
    const name = raw[i]!.toString("latin1").toLowerCase();
    const value = raw[i + 1]!.toString("latin1");
    if (name === "set-cookie") cookies.push(value);
    else headers[name] = name in headers ? `${headers[name]}, ${value}` : value;
  }
  return headers;
}
