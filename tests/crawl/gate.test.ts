import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { failed, Fetcher } from "../../src/crawl/fetch.ts";
import { Gate } from "../../src/crawl/gate.ts";

const open = new Gate(["*.gov.cn", "*.test", "localhost"]);

describe("check", () => {
  it.each([
    ["https://www.qingchuan.gov.cn/a", null],
    ["http://www.qingchuan.gov.cn:8080/a", null],
    ["http://www.qingchuan.gov.cn./a", null],
    ["ftp://www.qingchuan.gov.cn/a", "out-of-scope"],
    ["javascript:void(0)", "out-of-scope"],
    ["file:///etc/passwd", "out-of-scope"],
    ["http://user:pw@www.qingchuan.gov.cn/", "out-of-scope"],
    ["http://gov.cn.example.com/", "clone"],
    ["http://www-qingchuan-gov-cn.proxy.example/", "clone"],
    ["http://evilgov.cn/", "clone"],
    ["http://example.com/", "out-of-scope"],
    ["nonsense", "out-of-scope"],
  ])("%s: %s", (url, outcome) => expect(open.check(url)?.outcome ?? null).toBe(outcome));

  const any = new Gate(
    ["*"].concat([
      "127.0.0.1",
      "[::1]",
      "10.1.2.3",
      "[::ffff:7f00:1]",
      "169.254.1.1",
      "100.64.0.1",
      "8.8.8.8",
    ]),
  );
  it.each([
    "http://127.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://0177.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://10.1.2.3/",
    "http://169.254.1.1/",
    "http://100.64.0.1/",
  ])("refuses the private address %s", (url) => expect(any.check(url)?.outcome).toBe("out-of-scope"));

  it("lets a public literal and an allowed private range through", () => {
    expect(any.check("http://8.8.8.8/")).toBeNull();
    expect(new Gate(["127.0.0.1"], ["127.0.0.0/8"]).check("http://127.0.0.1:81/")).toBeNull();
    expect(() => new Gate([], ["local"])).toThrow(RangeError);
  });
});

describe("the connection", () => {
  const server = createServer((_, response) => response.end("inside"));
  let port = 0;
  beforeAll(async () => {
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => promisify(server.close.bind(server))());

  it("refuses an allowed name that resolves to a private address", async () => {
    const fetcher = new Fetcher(open);
    const result = await fetcher.fetch({ method: "GET", url: `http://localhost:${port}/`, headers: {} });
    expect(failed(result) && result.outcome).toBe("out-of-scope");
    await fetcher.close();
  });

  it("connects to it where the source says so", async () => {
    const fetcher = new Fetcher(new Gate(["localhost"], ["127.0.0.0/8", "::1/128"]));
    const result = await fetcher.fetch({ method: "GET", url: `http://localhost:${port}/`, headers: {} });
    expect(failed(result)).toBe(false);
    await fetcher.close();
  });
});
