import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startPortal, type Portal } from "./portal.ts";

let portal: Portal;
beforeAll(async () => (portal = await startPortal()), 60_000);
afterAll(() => portal.close());
beforeEach(() => portal.clearFaults());

const signatures: Record<string, string> = {
  pdf: "%PDF-",
  docx: "PK\u0003\u0004",
  ofd: "PK\u0003\u0004",
  zip: "PK\u0003\u0004",
  png: "\u0089PNG",
  doc: "\u00d0\u00cf\u0011\u00e0",
  wps: "\u00d0\u00cf\u0011\u00e0",
  xls: "\u00d0\u00cf\u0011\u00e0",
};

const latin1 = async (response: Response) => Buffer.from(await response.arrayBuffer()).toString("latin1");

test("the county has hundreds of reports, each once", () => {
  expect(portal.truth.length).toBeGreaterThan(700);
  const identities = portal.truth.map((report) => `${report.organ} ${report.year}`);
  expect(new Set(identities).size).toBe(identities.length);
});

test("every report and every file of it is served at each of its addresses", async () => {
  for (const report of portal.truth) {
    for (const url of [...report.pages, ...report.copies]) {
      const response = await fetch(url);
      expect([url, response.status]).toEqual([url, 200]);
      await response.arrayBuffer();
    }
    for (const file of report.files) {
      const head = (await latin1(await fetch(file.url))).slice(0, signatures[file.format]!.length);
      expect([file.url, head]).toEqual([file.url, signatures[file.format]]);
    }
  }
});

test("all formats of the county occur", () => {
  const formats = new Set(portal.truth.flatMap((report) => report.files.map((file) => file.format)));
  expect([...formats].sort()).toEqual(["doc", "docx", "ofd", "pdf", "png", "wps", "xls", "zip"]);
});

test("every front page leads to a column in at most two steps", async () => {
  for (const site of portal.sites) {
    const front = await (await fetch(site.origin)).arrayBuffer();
    expect(Buffer.from(front).toString()).toContain("/zwgk.html");
    const column = await fetch(new URL(site.entry, site.origin));
    expect([site.plan.id, column.status]).toEqual([site.plan.id, 200]);
    await column.arrayBuffer();
  }
});

test("a page is not sent again to who has it, unless the site offers no validators", async () => {
  const url = portal.site("trs").origin;
  const first = await fetch(url);
  const etag = first.headers.get("etag")!;
  expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
  const since = first.headers.get("last-modified")!;
  expect((await fetch(url, { headers: { "if-modified-since": since } })).status).toBe(304);
  const bare = await startPortal({ only: ["trs"], validators: "none" });
  const page = await fetch(bare.sites[0]!.origin, { headers: { "if-none-match": etag } });
  expect([page.status, page.headers.get("etag")]).toEqual([200, null]);
  await bare.close();
});

test("a GBK site sends GBK", async () => {
  const site = portal.site("trs-variable");
  const bytes = await (await fetch(new URL("/zwgk.html", site.origin))).arrayBuffer();
  expect(new TextDecoder("gb18030").decode(bytes)).toContain("政府信息公开年报");
  expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
});

test.each([
  [{ kind: "throttled", retryAfter: "7" } as const, 429],
  [{ kind: "unavailable" } as const, 503],
  [{ kind: "challenge", wall: "412" } as const, 412],
  [{ kind: "challenge", wall: "521" } as const, 521],
  [{ kind: "captcha" } as const, 200],
  [{ kind: "soft-404" } as const, 200],
  [{ kind: "removed", status: 410 } as const, 410],
])("fault %o", async (fault, status) => {
  const site = portal.site("vsb");
  portal.setFault("vsb", { ...fault, path: /zfxxgknb/, times: 1 });
  const faulty = await fetch(new URL(site.entry, site.origin));
  expect(faulty.status).toBe(status);
  expect(await faulty.text()).not.toContain("line_u9");
  const whole = await fetch(new URL(site.entry, site.origin));
  expect(await whole.text()).toContain("line_u9");
});

test("a cut connection, a loop and a list without end", async () => {
  const { origin, entry } = portal.site("vsb");
  const url = new URL(entry, origin);
  portal.setFault("vsb", { kind: "cut", times: 1 });
  await expect(fetch(url).then((r) => r.text())).rejects.toThrow();
  portal.setFault("vsb", { kind: "redirect-loop", times: 40 });
  await expect(fetch(url)).rejects.toThrow();
  portal.clearFaults();
  portal.setFault("vsb", { kind: "endless", fresh: true });
  expect(await (await fetch(`${url}?p=41`)).text()).toMatch(/20240110_41\.html[^]*p=42/);
});

test("requests are logged with what was answered, robots.txt among them", async () => {
  portal.setRobots("uuid", { body: "User-agent: *\nDisallow: /" });
  portal.requests.length = 0;
  const { origin } = portal.site("uuid");
  expect(await (await fetch(`${origin}/robots.txt`)).text()).toContain("Disallow: /");
  await (await fetch(`${origin}/nothing`)).text();
  expect(portal.requests.map(({ site, status }) => [site, status])).toEqual([
    ["uuid", 200],
    ["uuid", 404],
  ]);
});
