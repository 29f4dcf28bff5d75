import type { Outcome } from "../../crawl/outcome.ts";
import type { Visit } from "../../crawl/visit.ts";
import type { Observation, QueuedAsk } from "../ledger.ts";

/** A request and its answer, as the ledger records them; `sha256` names the bytes in the archive. */
export function observationOf(
  visit: Visit,
  { method, url, body }: Pick<QueuedAsk, "method" | "url" | "body">,
  outcome: Outcome,
  detail: string | null,
  sha256: string | null,
): Omit<Observation, "source"> {
  return {
    at: visit.at,
    ms: visit.ms,
    method,
    url,
    final_url: visit.finalUrl,
    body,
    status: visit.status,
    outcome,
    detail,
    redirects: visit.redirects,
    request_headers: visit.requestHeaders,
    response_headers: visit.responseHeaders,
    sha256,
    bytes: sha256 === null ? null : visit.status === 304 ? 0 : visit.bytes.length,
    quirks: visit.quirks,
  };
}
