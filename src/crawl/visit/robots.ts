import { type Answer, failed, type Failure } from "../fetch.ts";
import type { Gate } from "../gate.ts";
import type { Clock } from "../pace.ts";
import { robotsBody, type RobotsRecord } from "../robots.ts";
import type { Visit } from "../visit.ts";
import type { Asker, Permission } from "./asker.ts";

const attempts = 3;
/** RFC 9309 §2.3.1.2: at least five redirects are followed, over hosts too, each through the gate. */
const hops = 5;

/** Gets the robots.txt of an origin. `aside` is told of each request. Null where the permission ended before an answer. */
export async function fetchRobots(
  origin: string,
  parts: {
    asker: Asker;
    gate: Gate;
    clock: Clock;
    userAgent: string;
    aside: (visit: Visit) => Promise<void>;
  },
  permission: Permission,
): Promise<RobotsRecord | null> {
  const { asker, gate, clock, userAgent, aside } = parts;
  let record: RobotsRecord = { origin, at: clock.now(), status: null, body: "" };
  for (let attempt = 0; attempt < attempts; attempt++) {
    let url = `${origin}/robots.txt`;
    for (let hop = 0; hop <= hops; hop++) {
      if (gate.check(url)) return { ...record, status: 404 };
      const headers = { "user-agent": userAgent };
      const at = clock.now();
      const result = await asker.ask({ url, method: "GET", headers, body: null }, null, permission);
      if (result === null) return null;
      await aside(asVisit(url, at, headers, result));
      record = { origin, at: clock.now(), status: null, body: "" };
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
