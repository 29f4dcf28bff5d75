import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { countySites } from "./county-sites.ts";
import type { Form } from "./county.ts";
import { underFault, type Fault } from "./faults.ts";
import type { Reply, Site, TrueReport } from "./site.ts";

export type { Fault } from "./faults.ts";
export type { Site, TrueReport } from "./site.ts";

export interface PortalOptions {
  /** the sites there are, instead of the county's */
  from?: typeof countySites;
  /** ids of the sites wanted; all without it */
  only?: string[];
  /** fiscal years instead of the plans' own */
  years?: number[];
  /** how reports are published, in turn, instead of all the ways there are */
  forms?: Form[];
  /** of the first site, the others follow; any free one without it, or where it is taken */
  port?: number;
  /** what is done to every page before it is sent */
  retype?: (html: string) => string;
  /** answers conditional requests, by what the site offers; default both */
  validators?: "etag" | "last-modified" | "both" | "none";
}

export interface LoggedRequest {
  site: string;
  method: string;
  url: string;
  headers: IncomingMessage["headers"];
  body: string;
  status: number;
  /** when it came, ms since the epoch */
  at: number;
}

export interface Robots {
  status?: number;
  body?: string;
}

export interface Portal {
  sites: Site[];
  site(id: string): Site;
  truth: TrueReport[];
  requests: LoggedRequest[];
  /** adds a fault to a site, behind those it has; the first that fits is used */
  setFault(site: string, fault: Fault): void;
  clearFaults(site?: string): void;
  /** without it a site has no robots.txt (404) */
  setRobots(site: string, robots: Robots): void;
  close(): Promise<void>;
}

/** The day on which every page was last changed, for Last-Modified. */
const lastModified = "Mon, 02 Jun 2025 08:00:00 GMT";

/** Serves an invented county's sites on loopback, a host and port each. */
export async function startPortal(options: PortalOptions = {}): Promise<Portal> {
  const wanted = (options.from ?? countySites).filter(
    ({ plan }) => !options.only || options.only.includes(plan.id),
  );
  const faults = new Map<string, Fault[]>();
  const robots = new Map<string, Robots>();
  const requests: LoggedRequest[] = [];
  const servers: Server[] = [];
  const sites: Site[] = [];

  for (const [i, { plan, build }] of wanted.entries()) {
    const server = createServer((request, response) => {
      serve(sites[i]!, request, response).catch((error: unknown) => response.destroy(error as Error));
    });
    const origin = await listen(
      server,
      `127.0.0.${i + 2}`,
      options.port === undefined ? 0 : options.port + i,
    );
    servers.push(server);
    const { years = plan.years, forms = plan.forms } = options;
    sites.push(build({ ...plan, years, forms }, origin));
  }

  async function serve(site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const at = Date.now();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const url = new URL(site.origin + request.url!);
    const method = request.method ?? "GET";
    const entry: LoggedRequest = {
      site: site.plan.id,
      method,
      url: url.href,
      headers: request.headers,
      body,
      status: 0,
      at,
    };
    requests.push(entry);
    response.on("close", () => (entry.status ||= response.headersSent ? response.statusCode : 0));
    let reply =
      url.pathname === "/robots.txt"
        ? robotsReply(robots.get(site.plan.id))
        : answer(site, url, { method, url, headers: request.headers, body });
    const fault = take(faults.get(site.plan.id), url);
    if (fault) {
      const home = site.pages.get("/");
      reply = await underFault(fault, reply, { url, home, response });
      if (!reply && ["cut", "reset", "silent"].includes(fault.kind)) return;
    }
    send(
      request,
      response,
      reply ?? { status: 404, headers: { "content-type": "text/html" }, body: "<h1>404 Not Found</h1>" },
    );
  }

  function send(request: IncomingMessage, response: ServerResponse, reply: Reply): void {
    const headers = new Headers(reply.headers);
    const isHtml = typeof reply.body === "string" && /html/.test(headers.get("content-type") ?? "");
    const bytes = Buffer.from(isHtml && options.retype ? options.retype(reply.body as string) : reply.body);
    const status = reply.status ?? 200;
    const validators = options.validators ?? "both";
    if (status === 200 && request.method === "GET") {
      const etag = `"${createHash("sha1").update(bytes).digest("hex")}"`;
      const fresh: boolean[] = [];
      if (validators === "etag" || validators === "both") {
        headers.set("etag", etag);
        if (request.headers["if-none-match"]) fresh.push(request.headers["if-none-match"] === etag);
      }
      if (validators === "last-modified" || validators === "both") {
        headers.set("last-modified", lastModified);
        if (request.headers["if-modified-since"] && !fresh.length)
          fresh.push(request.headers["if-modified-since"] === lastModified);
      }
      if (fresh[0]) {
        response.writeHead(304, Object.fromEntries(headers)).end();
        return;
      }
    }
    const gzip = bytes.length > 1000 && /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    if (gzip) headers.set("content-encoding", "gzip");
    response.writeHead(status, Object.fromEntries(headers)).end(gzip ? gzipSync(bytes) : bytes);
  }

  return {
    sites,
    truth: sites.flatMap((site) => site.truth),
    requests,
    site(id) {
      const found = sites.find((site) => site.plan.id === id);
      if (!found) throw new RangeError(`no site ${id}`);
      return found;
    },
    setFault(site, fault) {
      faults.set(site, [...(faults.get(site) ?? []), { ...fault }]);
    },
    clearFaults(site) {
      if (site) faults.delete(site);
      else faults.clear();
    },
    setRobots(site, value) {
      robots.set(site, value);
    },
    async close() {
      await Promise.all(
        servers.map((server) => {
          server.closeAllConnections();
          return new Promise((resolve) => server.close(resolve));
        }),
      );
    },
  };
}

/** Listens on an address of its own, or on 127.0.0.1 where a system has no other loopback address. */
async function listen(server: Server, address: string, wanted: number): Promise<string> {
  const on = (host: string, port: number) =>
    new Promise<void>((resolve, reject) => {
      server.once("error", reject);
      server.listen(port, host, () => {
        server.off("error", reject);
        resolve();
      });
    });
  await on(address, wanted)
    .catch(() => on("127.0.0.1", wanted))
    .catch(() => on("127.0.0.1", 0));
  const { address: host, port } = server.address() as AddressInfo;
  return `http://${host}:${port}`;
}

/** The page of this path and query, or of the path with parameters in another order, or what a route says. */
function answer(site: Site, url: URL, asked: Parameters<Site["routes"][number]>[0]): Reply | undefined {
  const plain = url.pathname + url.search;
  const page = site.pages.get(plain) ?? site.pages.get(decodeURI(plain));
  if (page) return page;
  for (const route of site.routes) {
    const reply = route(asked);
    if (reply) return reply;
  }
  return undefined;
}

function take(faults: Fault[] | undefined, url: URL): Fault | undefined {
  const fault = faults?.find(
    (f) => (f.times ?? 1) > 0 && (!f.path || f.path.test(url.pathname + url.search)),
  );
  if (fault?.times !== undefined) fault.times--;
  return fault;
}

function robotsReply(robots: Robots | undefined): Reply | undefined {
  if (!robots) return undefined;
  return { status: robots.status ?? 200, headers: { "content-type": "text/plain" }, body: robots.body ?? "" };
}
