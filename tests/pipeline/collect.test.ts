import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { pageKey } from "../../src/crawl/address.ts";
import { snapshot } from "../../src/model/snapshot.ts";
import type { Source } from "../../src/model/source.ts";
import type { Observation } from "../../src/pipeline/ledger.ts";
import { type Collecting, collecting } from "./collecting.ts";

let c: Collecting;
// thousands of files are deleted, on a disk that others may use
afterEach(() => c.close(), 60_000);

/** What is missing from a collection, what is in it twice, and what should not be in it. */
async function wrongs(): Promise<string[]> {
  const found: string[] = [];
  for (const site of c.portal.sites) {
    const reports = (await c.reports(site.plan.id)).filter((r) => r.state === "live");
    const keys = reports.map((r) => new Set([...r.urls, ...r.documents.flatMap((d) => d.urls)].map(pageKey)));
    const used = new Set<number>();
    for (const t of site.truth) {
      const addresses = [...t.pages, ...t.copies, ...t.files.map((f) => f.url)].map(pageKey);
      const hits = keys.flatMap((set, i) => (addresses.some((a) => set.has(a)) ? [i] : []));
      for (const hit of hits) used.add(hit);
      if (hits.length !== 1) found.push(`${hits.length} × ${site.plan.id} ${t.title}`);
      for (const file of t.files)
        if (!hits.some((i) => keys[i]!.has(pageKey(file.url)))) found.push(`no file ${file.url}`);
      const report = reports[hits[0] ?? -1];
      if (report && report.year !== t.year) found.push(`${t.title}: year ${report.year}`);
    }
    for (const [i, r] of reports.entries()) if (!used.has(i)) found.push(`false: ${site.plan.id} ${r.title}`);
  }
  return found;
}

async function observed(): Promise<Observation[]> {
  const all: Observation[] = [];
  for await (const o of c.ledger.observations()) all.push(o);
  return all;
}

describe("every family", () => {
  beforeEach(async () => {
    c = await collecting({ years: [2023, 2024] });
  });

  it("comes home with every report, none twice, none false; then asks only for lists, conditionally", async () => {
    const first = await c.run();
    expect(first.map((r) => [r.source, r.verdict]).filter(([, verdict]) => verdict !== "complete")).toEqual(
      [],
    );
    expect(await wrongs()).toEqual([]);
    c.asked();
    const bytes = async () => (await c.ledger.documents()).map((d) => d.versions).reduce((a, b) => a + b);
    const before = await bytes();
    const second = await c.run();
    expect(second.every((r) => r.verdict === "complete")).toBe(true);
    const unconditional = c.asked().filter((r) => r.status !== 304 && r.method === "GET");
    expect(unconditional.map((r) => r.url)).toEqual([]);
    expect(await bytes()).toBe(before);
    expect(new Set(second.flatMap((r) => Object.keys(r.outcomes)))).toEqual(new Set(["unchanged"]));
  }, 120_000);
});

describe("what goes wrong on one site", () => {
  beforeEach(async () => {
    c = await collecting({ only: ["trs"], years: [2024] });
  });
  const article = /\/t\d+_\d+\.html$/;
  const outcomes = async (): Promise<string[]> =>
    [
      ...new Set((await observed()).filter((o) => !o.url.endsWith("/robots.txt")).map((o) => o.outcome)),
    ].sort();

  it("passes what passes: 429 with Retry-After, 503, a cut and a reset connection", async () => {
    c.portal.setFault("trs", { kind: "throttled", retryAfter: "0", times: 1, path: article });
    c.portal.setFault("trs", { kind: "unavailable", times: 1, path: article });
    c.portal.setFault("trs", { kind: "cut", times: 1, path: article });
    c.portal.setFault("trs", { kind: "reset", times: 1, path: article });
    const [result] = await c.run();
    expect(result!.verdict).toBe("complete");
    expect(await wrongs()).toEqual([]);
    expect(await outcomes()).toEqual(["cut", "new", "refused", "throttled"]);
  });

  it.each([
    [{ kind: "challenge", wall: "412" }, "challenge", "riversecurity"],
    [{ kind: "challenge", wall: "521" }, "challenge", "jiasule"],
    [{ kind: "challenge", wall: "468" }, "blocked", "waf-468"],
    [{ kind: "challenge", wall: "cookie" }, "challenge", "cookie-script"],
  ] as const)("leaves a host alone behind %j and takes nothing for gone", async (fault, outcome, wall) => {
    await c.run();
    const known = (await c.reports()).length;
    c.asked();
    c.portal.setFault("trs", fault);
    const [result] = await c.run({ recheck: true });
    expect(result!.verdict).toBe("blocked");
    expect(c.asked().filter((r) => !r.url.endsWith("robots.txt")).length).toBeLessThanOrEqual(2);
    expect((await observed()).find((o) => o.outcome === outcome)?.detail).toBe(wall);
    expect((await c.reports()).filter((r) => r.state === "live")).toHaveLength(known);
  });

  it("goes on behind one challenged page, and asks for it again in the next round", async () => {
    c.portal.setFault("trs", { kind: "challenge", wall: "412", times: 1, path: article });
    const [first] = await c.run();
    expect(first!.verdict).toBe("partial");
    expect((await c.reports()).length).toBe(c.portal.truth.length - 1);
    const [second] = await c.run();
    expect(second!.verdict).toBe("complete");
    expect(await wrongs()).toEqual([]);
  });

  it("records a captcha before a file and keeps it out of the archive", async () => {
    c.portal.setFault("trs", { kind: "captcha", path: /\.pdf$/ });
    await c.run();
    expect((await outcomes()).includes("captcha")).toBe(true);
    expect((await c.ledger.documents()).some((d) => d.url.endsWith(".pdf"))).toBe(false);
  });

  it("knows the home page in place of a page", async () => {
    c.portal.setFault("trs", { kind: "home", path: article, times: 1 });
    const [result] = await c.run();
    expect(await outcomes()).toContain("throttled");
    expect(result!.verdict).toBe("complete");
    expect(await wrongs()).toEqual([]);
  });

  it("knows it by its likeness, however much stands on it", async () => {
    const site = c.portal.site("trs");
    const news = `<p>县政府召开信息公开工作会议，要求做好2024年的工作。</p>`.repeat(20);
    site.page("/", `<a href="/xw/202601/t20260101_1.html">要闻</a>${news}`);
    c.portal.setFault("trs", { kind: "home", path: article, times: 1 });
    await c.run();
    expect(await wrongs()).toEqual([]);
    const versions = (await c.ledger.documents()).map((d) => d.versions);
    c.portal.setFault("trs", { kind: "home", times: 3 });
    await c.run({ recheck: true });
    expect((await c.ledger.documents()).map((d) => d.versions)).toEqual(versions);
    expect((await c.reports()).filter((r) => r.state === "gone")).toEqual([]);
  });

  it("tells gone from soft-404, and brings back what comes back", async () => {
    await c.run();
    c.portal.setFault("trs", { kind: "removed", path: article, times: 1 });
    c.portal.setFault("trs", { kind: "soft-404", path: article, times: 1 });
    await c.run({ recheck: true });
    expect(await outcomes()).toEqual(expect.arrayContaining(["gone", "soft-404"]));
    expect((await c.reports()).filter((r) => r.state === "gone").length).toBeGreaterThan(0);
    c.portal.clearFaults();
    await c.run({ recheck: true, clock: tomorrow });
    expect((await c.reports()).filter((r) => r.state === "gone")).toEqual([]);
  });

  it("keeps a corrected report beside the old one", async () => {
    await c.run();
    c.portal.setFault("trs", {
      kind: "replaced",
      from: "一、总体情况",
      to: "一、总体情况（更正）",
      path: article,
    });
    await c.run({ recheck: true });
    const documents = await c.ledger.documents();
    expect(documents.filter((d) => d.versions === 2).length).toBeGreaterThan(0);
    expect(await outcomes()).toContain("changed");
    for (const d of documents) expect((await c.archive.read(d.sha256)).length).toBe(d.bytes);
  });

  it("asks again for a page whose row has changed, or which is no longer listed", async () => {
    await c.run();
    c.asked();
    const [gone, renamed] = c.portal.truth
      .filter((t) => t.form === "page")
      .map((t) => new URL(t.pages[0]!).pathname.split("/").pop()!);
    const list = /\/(index(_\d+)?\.html)?$/;
    c.portal.setFault("trs", { kind: "replaced", from: gone!, to: "t20250101_9.html", path: list });
    c.portal.setFault("trs", { kind: "removed", path: new RegExp(gone!) });
    await c.run();
    const asked = c.asked().map((r) => [new URL(r.url).pathname.split("/").pop(), r.status]);
    expect(asked).toContainEqual([gone, 404]);
    expect((await c.reports()).filter((r) => r.state === "gone")).toHaveLength(1);

    c.portal.clearFaults();
    await c.run();
    c.asked();
    const title = c.portal.truth.find((t) => t.pages[0]!.endsWith(renamed!))!.title;
    c.portal.setFault("trs", {
      kind: "replaced",
      from: `title="${title}"`,
      to: `title="${title}（更正）"`,
      path: list,
    });
    await c.run();
    expect(c.asked().map((r) => new URL(r.url).pathname.split("/").pop())).toContain(renamed);
  });

  it("asks again for a page that met a wall when it was no longer listed", async () => {
    await c.run();
    const [lost] = c.portal.truth
      .filter((t) => t.form === "page")
      .map((t) => new URL(t.pages[0]!).pathname.split("/").pop()!);
    const list = /\/(index(_\d+)?\.html)?$/;
    c.portal.setFault("trs", { kind: "replaced", from: lost!, to: "t20250101_9.html", path: list });
    c.portal.setFault("trs", { kind: "challenge", wall: "412", path: new RegExp(lost!), times: 1 });
    expect((await c.run())[0]!.verdict).toBe("partial");
    c.portal.setFault("trs", { kind: "removed", path: new RegExp(lost!) });
    await c.run();
    expect((await c.reports()).filter((r) => r.state === "gone")).toHaveLength(1);
    c.asked();
    await c.run();
    expect(c.asked().filter((r) => r.url.endsWith(lost!))).toEqual([]);
  });

  it("is blind to counters", async () => {
    c.portal.setFault("trs", { kind: "counter" });
    await c.run();
    await c.run({ recheck: true });
    expect((await c.ledger.documents()).filter((d) => d.versions > 1)).toEqual([]);
    expect(await outcomes()).toContain("unchanged");
    expect(await outcomes()).not.toContain("changed");
  });

  it("refuses a page that inflates beyond the bound, and a redirect in a circle", async () => {
    c.portal.setFault("trs", { kind: "huge", bytes: 200 * 1024 * 1024, path: article, times: 1 });
    c.portal.setFault("trs", { kind: "redirect-loop", path: article, times: 1 });
    await c.run();
    expect(await outcomes()).toContain("too-large");
  });

  it("follows no redirect out of the source's hosts", async () => {
    c.portal.setFault("trs", { kind: "redirect", to: "http://169.254.169.254/latest/", path: article });
    await c.run();
    const out = (await observed()).filter((o) => o.outcome === "out-of-scope");
    expect(out.length).toBeGreaterThan(0);
    expect(
      (await c.reports()).filter((r) => r.state === "live" && r.documents[0]!.media_type === "text/html"),
    ).toEqual([]);
  });
});

describe.each([false, true])("a list without end (fresh rows: %s)", (fresh) => {
  beforeEach(async () => {
    c = await collecting({ only: ["query-pages"], years: [2024] });
  });

  it("is left at the bound of pages, or as soon as it repeats itself", async () => {
    c.portal.setFault("query-pages", { kind: "endless", fresh, path: /^\/(?!robots|endless)/ });
    const [result] = await c.run({}, (source) => ({ ...source, pages: 6 }));
    expect(c.asked().filter((r) => /[?]p=/.test(r.url))).toHaveLength(fresh ? 5 : 1);
    expect(result!.notes.map((n) => n.code).includes("pages")).toBe(fresh);
  });
});

const tomorrow = {
  now: () => Date.now() + 25 * 3600_000,
  sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
};

describe("robots.txt", () => {
  beforeEach(async () => {
    c = await collecting({ only: ["vsb"], years: [2024] });
  });

  it("is obeyed, and cached for a day", async () => {
    c.portal.setRobots("vsb", { body: "User-agent: *\nDisallow: /info/\n" });
    const [result] = await c.run();
    expect(c.asked().some((r) => new URL(r.url).pathname.startsWith("/info/"))).toBe(false);
    expect(result!.outcomes.robots).toBeGreaterThan(0);
    await c.run();
    expect(c.asked().filter((r) => r.url.endsWith("/robots.txt"))).toEqual([]);
    await c.run({ clock: tomorrow });
    expect(c.asked().filter((r) => r.url.endsWith("/robots.txt"))).toHaveLength(1);
  });

  it("disallows everything where it answers 500, and nothing where it answers 403", async () => {
    c.portal.setRobots("vsb", { status: 500 });
    expect((await c.run())[0]!.verdict).toBe("blocked");
    expect(new Set(c.asked().map((r) => new URL(r.url).pathname))).toEqual(new Set(["/robots.txt"]));
    c.portal.setRobots("vsb", { status: 403 });
    expect((await c.run({ clock: tomorrow }))[0]!.verdict).toBe("complete");
  });
});

describe("a run that ends early", () => {
  beforeEach(async () => {
    c = await collecting({ only: ["nfcms"], years: [2023, 2024] });
  });

  it("goes on where it was, and repeats nothing", async () => {
    const expectant = (source: Source): Source => ({ ...source, expectations: { minimum_reports: 1000 } });
    const [first] = await c.run({ maxRequests: 7 }, expectant);
    expect([first!.verdict, c.portal.requests.length]).toEqual(["partial", 7]);
    expect(first!.notes).toEqual([]);
    const stop = new AbortController();
    await c.run({ stop: stop.signal, on: (e) => e.type === "answer" && stop.abort() });
    const [last] = await c.run();
    expect(last!.verdict).toBe("complete");
    expect(last!.round).toBe(1);
    const urls = c.portal.requests.map((r) => r.url);
    expect(new Set(urls).size).toBe(urls.length);
    expect(await wrongs()).toEqual([]);
  });

  it("stops at once where a host is only waited for", async () => {
    const path = /^(?!\/robots)/;
    c.portal.setFault(c.portal.sites[0]!.plan.id, { kind: "throttled", retryAfter: "600", path });
    const stop = new AbortController();
    const [result] = await c.run({ stop: stop.signal, on: (e) => e.type === "answer" && stop.abort() });
    expect(result!.verdict).toBe("partial");
    c.portal.clearFaults();
  });

  it("asks nothing in quiet hours", async () => {
    const [result] = await c.run({}, (s) => ({
      ...s,
      pace: { ...s.pace, quiet: ["00:00-12:00", "12:00-00:00"] },
    }));
    expect([result!.verdict, c.asked().length]).toEqual(["partial", 0]);
  });

  it("asks only for the years, the organ and the days wanted", async () => {
    await c.run({ wanted: { years: new Set([2024]), organ: null, since: null } });
    expect((await c.reports()).map((r) => r.year).filter((y) => y !== 2024)).toEqual([]);
    expect((await c.reports()).length).toBe(c.portal.truth.filter((t) => t.year === 2024).length);
    await c.run();
    expect(await wrongs()).toEqual([]);
  });
});

it("blames a wall on its own source alone", async () => {
  c = await collecting({ only: ["trs", "vsb"], years: [2024] });
  c.portal.setFault("vsb", { kind: "challenge", wall: "412" });
  const results = await c.run();
  expect(results.map(({ source, verdict }) => [source, verdict])).toEqual([
    ["trs", "complete"],
    ["vsb", "blocked"],
  ]);
});

it("hands every version to the reading as a snapshot whose bytes are in the archive", async () => {
  c = await collecting({ only: ["hanweb-jpage"], years: [2024] });
  await c.run();
  let count = 0;
  for await (const each of c.ledger.snapshots()) {
    const { sha256, bytes, kind, of } = snapshot.parse(each);
    expect((await c.archive.read(sha256)).length).toBe(bytes);
    expect(kind === "attachment").toBe(of !== null);
    count++;
  }
  expect(count).toBe((await c.ledger.documents()).length);
});

it("collects what has no validators, and still keeps no new bytes the second time", async () => {
  c = await collecting({ only: ["gongkai"], years: [2024], validators: "none" });
  await c.run();
  c.asked();
  const [second] = await c.run();
  expect(second!.verdict).toBe("complete");
  expect(Object.keys(second!.outcomes)).toEqual(["unchanged"]);
  expect((await c.ledger.documents()).every((d) => d.versions === 1)).toBe(true);
});
