import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Answer, failed, type Failure, Fetcher } from "../../src/crawl/fetch.ts";
import { Gate } from "../../src/crawl/gate.ts";

const text = "政府信息公开".repeat(200);
const bomb = gzipSync(Buffer.alloc(8 * 1024 * 1024));
const routes: Record<string, (response: ServerResponse) => void> = {
  "/plain": (r) => r.end(text),
  "/gzip": (r) => r.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(text)),
  "/gzip-unsaid": (r) => r.end(gzipSync(text)),
  "/gzip-only-said": (r) => r.writeHead(200, { "content-encoding": "gzip" }).end(text),
  "/br": (r) => r.writeHead(200, { "content-encoding": "br" }).end(brotliCompressSync(text)),
  "/deflate": (r) => r.writeHead(200, { "content-encoding": "deflate" }).end(deflateSync(text)),
  "/deflate-bare": (r) => r.writeHead(200, { "content-encoding": "deflate" }).end(deflateRawSync(text)),
  "/twice": (r) => r.writeHead(200, { "content-encoding": "gzip, gzip" }).end(gzipSync(gzipSync(text))),
  "/damaged": (r) => r.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(text).subarray(0, 40)),
  "/odd": (r) => r.writeHead(200, { "content-encoding": "zstd7" }).end("x"),
  "/bomb": (r) => r.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
  "/large": (r) => r.end(Buffer.alloc(2 * 1024 * 1024)),
  "/announced": (r) => r.writeHead(200, { "content-length": 1e9 }).write("x"),
  "/cut": (r) => (r.writeHead(200, { "content-length": 1000 }).write("x"), setTimeout(() => r.destroy(), 20)),
  "/never": () => {},
  "/redirect": (r) => r.writeHead(302, { location: "/plain", "set-cookie": ["a=1", "b=2"] }).end(),
  "/name": (r) =>
    r
      .writeHead(200, [["Content-Disposition", Buffer.from("filename=年报.pdf").toString("latin1")]].flat())
      .end("x"),
};
const server = createServer((request, response) => routes[request.url!]!(response));
let base = "";
let fetcher: Fetcher;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  fetcher = new Fetcher(new Gate(["127.0.0.1"], ["127.0.0.0/8"]), [], {
    packed: 1024 * 1024,
    inflated: 4 * 1024 * 1024,
    total: 500,
  });
});
afterAll(async () => {
  await fetcher.close();
  server.closeAllConnections();
  server.close();
});
const get = (path: string): Promise<Answer | Failure> =>
  fetcher.fetch({ method: "GET", url: base + path, headers: {} });

it.each(["/plain", "/gzip", "/gzip-unsaid", "/gzip-only-said", "/br", "/deflate", "/deflate-bare", "/twice"])(
  "reads %s",
  async (path) => {
    const answer = await get(path);
    expect(failed(answer) ? answer.detail : new TextDecoder().decode(answer.bytes)).toBe(text);
  },
);

it.each([
  ["/damaged", "cut"],
  ["/cut", "cut"],
  ["/odd", "wrong-type"],
  ["/bomb", "too-large"],
  ["/large", "too-large"],
  ["/announced", "too-large"],
  ["/never", "timeout"],
])("%s is %s", async (path, outcome) => {
  const answer = await get(path);
  expect(failed(answer) && answer.outcome).toBe(outcome);
});

it("says refused where nobody listens", async () => {
  const answer = await fetcher.fetch({ method: "GET", url: "http://127.0.0.1:9/", headers: {} });
  expect(failed(answer) && answer.outcome).toBe("refused");
});

it("follows no redirect and keeps the cookies apart", async () => {
  const answer = (await get("/redirect")) as Answer;
  expect([answer.status, answer.headers.location, answer.cookies]).toEqual([302, "/plain", ["a=1", "b=2"]]);
});

it("loses no byte of a header", async () => {
  const answer = (await get("/name")) as Answer;
  expect(Buffer.from(answer.headers["content-disposition"]!, "latin1").toString()).toBe("filename=年报.pdf");
});

it("stops when told to", async () => {
  const stop = new AbortController();
  const answer = fetcher.fetch({ method: "GET", url: `${base}/never`, headers: {} }, stop.signal);
  stop.abort();
  const result = await answer;
  expect(failed(result) && result.outcome).toBe("timeout");
});
