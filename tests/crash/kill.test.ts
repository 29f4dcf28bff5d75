import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "libsql";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Source } from "../../src/model/source.ts";
import { FileArchive } from "../../src/pipeline/archive.ts";
import { SqliteLedger } from "../../src/pipeline/ledger/sqlite.ts";
import { reportsOf } from "../../src/pipeline/reports.ts";
import { type Portal, startPortal } from "../portal/portal.ts";
import { sourceOf } from "../portal/source-of.ts";
import { compiled } from "./compiled.ts";

/** 200 by `npm run test:crash`; a few in the suite. */
const moments = process.env["npm_lifecycle_event"] === "test:crash" ? 200 : 4;
const sites = ["trs", "hanweb-jpage", "ucap-json"];
const seed = Number(process.env["GONGKAI_CRASH_SEED"] ?? Date.now() % 1e9);

let portal: Portal;
let sources: Source[];
let program: string;
const home = mkdtempSync(path.join(tmpdir(), "gongkai-crash-"));

beforeAll(async () => {
  program = path.join(compiled("crash", ["tests/crash", "tests/portal"]), "tests/crash/collect-once.js");
  portal = await startPortal({ only: sites, years: [2023, 2024] });
  for (const site of sites) portal.setFault(site, { kind: "slow", ms: 4 });
  sources = portal.sites.map(sourceOf);
});
afterAll(async () => {
  await portal.close();
  rmSync(home, { recursive: true, force: true });
});

/** Runs a collect; kills it `after` milliseconds from its start, unless it has ended by then. */
function run(
  data: string,
  wanted: Source[],
  after: number | null,
): Promise<{ killed: boolean; said: string }> {
  const file = path.join(home, "sources.json");
  writeFileSync(file, JSON.stringify(wanted));
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, data, file]);
    let said = "";
    let wrong = "";
    child.stderr.on("data", (chunk: Buffer) => (wrong += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      if (said === "" && after !== null) setTimeout(() => child.kill("SIGKILL"), after);
      said += chunk.toString();
    });
    child.on("exit", (code, signal) => {
      if (signal === null && code !== 0) fail(new Error(wrong));
      else done({ killed: signal === "SIGKILL", said });
    });
  });
}

/** The sources whose round a kill has left open; a run of the others would begin their next round. */
async function unfinished(data: string): Promise<Source[]> {
  const ledger = new SqliteLedger(path.join(data, "ledger.sqlite"));
  const states = await ledger.sources();
  await ledger.close();
  return sources.filter((s) => !states.some((state) => state.source === s.id && !state.open));
}

/** What a collection came home with, without times. */
async function contents(data: string): Promise<unknown> {
  const ledger = new SqliteLedger(path.join(data, "ledger.sqlite"));
  const documents = await ledger.documents();
  await ledger.close();
  const reports = reportsOf(documents, null).map((r) => [
    r.title,
    r.year,
    r.documents.map((d) => [d.url, d.sha256, d.versions]).sort(),
  ]);
  return reports.map((r) => JSON.stringify(r)).sort();
}

function random(state: number): () => number {
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

it(
  `loses and repeats nothing over ${moments} kills (seed ${seed})`,
  async () => {
    const whole = path.join(home, "whole");
    const began = Date.now();
    await run(whole, sources, null);
    const length = Date.now() - began;
    const expected = await contents(whole);
    const requests = new Map<string, number>();
    for (const r of portal.requests) requests.set(`${r.method} ${r.url} ${r.body}`, 1);
    expect(expected).toHaveLength(portal.truth.length);

    const next = random(seed);
    let kills = 0;
    for (let collection = 0; kills < moments; collection++) {
      const data = path.join(home, `killed-${collection}`);
      portal.requests.length = 0;
      let mine = 0;
      for (let left = sources; left.length > 0; left = await unfinished(data)) {
        const { killed } = await run(data, left, kills < moments ? next() * Math.min(length, 700) : null);
        if (!killed) break;
        mine++;
        kills++;
      }
      expect(await contents(data)).toEqual(expected);

      const problems = [];
      for await (const problem of new FileArchive(path.join(data, "archive")).verify())
        problems.push(problem);
      expect(problems).toEqual([]);
      const db = new Database(path.join(data, "ledger.sqlite"));
      expect(db.prepare("PRAGMA integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
      expect(db.prepare("SELECT count(*) AS n FROM asks WHERE state = 0").get()).toMatchObject({ n: 0 });
      const failures = db
        .prepare("SELECT url, outcome, detail FROM observations WHERE outcome NOT IN ('new', 'gone')")
        .all();
      expect(failures).toEqual([]);
      db.close();

      // one request at a time is in flight per host, so a kill can make each host repeat one
      const repeated = new Map<string, string[]>();
      const seen = new Set<string>();
      for (const r of portal.requests) {
        const key = `${r.method} ${r.url} ${r.body}`;
        if (seen.has(key)) repeated.set(r.site, [...(repeated.get(r.site) ?? []), key]);
        seen.add(key);
      }
      expect([...seen].sort()).toEqual([...requests.keys()].sort());
      for (const [site, keys] of repeated)
        expect(keys.length, `${site}: ${keys.sort().join("\n")}`).toBeLessThanOrEqual(mine);
      rmSync(data, { recursive: true });
    }
  },
  Math.max(60_000, moments * 6_000),
);
