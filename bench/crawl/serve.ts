import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { performance } from "node:perf_hooks";
import { type Source, source as sourceSchema } from "../../src/model/source.ts";
import { startPortal } from "../../tests/portal/portal.ts";
import { sourceOf } from "../../tests/portal/source-of.ts";
import { pageOf } from "./pages.ts";

/**
 * Serves what is collected from, in a process of its own so that it costs the collector nothing: `serve.js portals N` or
 * `serve.js pages N`. Sends `Served` to its parent, and `Asked` when it is told anything.
 */

export interface Served {
  sources: Source[];
  reports: number;
}

export interface Asked {
  /** requests of each host */
  hosts: Record<string, number>;
  /** milliseconds from the last byte of an answer to the next request, of the only host that was asked */
  pauses: number[];
  /** milliseconds from a request of that host to its next */
  intervals: number[];
}

/** So many counties at once, each of a host for every family. */
async function portals(count: number): Promise<() => Asked> {
  const all = await Promise.all(Array.from({ length: count }, () => startPortal({ years: [2023, 2024] })));
  const sources = all.flatMap((portal, n) =>
    portal.sites.map((site) => ({ ...sourceOf(site), id: `${site.plan.id}-${n}` })),
  );
  process.send!({ sources, reports: all.reduce((sum, { truth }) => sum + truth.length, 0) } satisfies Served);
  return () => {
    const hosts: Record<string, number> = {};
    for (const { url } of all.flatMap((portal) => portal.requests)) {
      const { host } = new URL(url);
      hosts[host] = (hosts[host] ?? 0) + 1;
    }
    return { hosts, pauses: [], intervals: [] };
  };
}

/** One host with a list and so many reports of a real page's size. */
async function pages(count: number): Promise<() => Asked> {
  const pauses: number[] = [];
  const intervals: number[] = [];
  const hosts: Record<string, number> = {};
  let arrived: number | null = null;
  let answered: number | null = null;
  const server = createServer((request, response) => {
    const now = performance.now();
    if (answered !== null) pauses.push(now - answered);
    if (arrived !== null) intervals.push(now - arrived);
    arrived = now;
    hosts[request.headers.host!] = (hosts[request.headers.host!] ?? 0) + 1;
    const { pathname } = new URL(request.url!, "http://localhost");
    const body = pageOf(pathname, count);
    response.writeHead(body ? 200 : 404, { "content-type": "text/html; charset=utf-8" });
    response.end(body ?? "404", () => (answered = performance.now()));
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source: Source = {
    ...sourceSchema.parse({
      name: "青川市",
      homepage: `${origin}/`,
      hosts: [new URL(origin).host],
      allow_addresses: ["127.0.0.0/8"],
      columns: [{ url: `${origin}/nb/index.html`, family: "trs" }],
    }),
    id: "pages",
  };
  process.send!({ sources: [source], reports: count } satisfies Served);
  return () => ({ hosts, pauses, intervals });
}

const [what, count] = process.argv.slice(2);
const asked = await (what === "portals" ? portals : pages)(Number(count));
process.on("message", () => process.send!(asked()));
process.on("disconnect", () => process.exit());
