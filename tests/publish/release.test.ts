import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, expect, test } from "vitest";
import type { Dataset } from "../../src/model/dataset.ts";
import { about, gate, releaseSettings } from "../../src/model/release.ts";
import { parse as parseYaml } from "yaml";
import type { Change } from "../../src/publish/diff.ts";
import { diffReleases } from "../../src/publish/diff.ts";
import { recordOf } from "../../src/publish/record.ts";
import { EarlierChunks } from "../../src/publish/earlier.ts";
import { publishRelease } from "../../src/publish/release.ts";
import { compiled } from "../crash/compiled.ts";
import { datasetOf, type Example, records } from "./dataset.ts";

const root = mkdtempSync(join(tmpdir(), "gongkai-release-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const fresh = (name: string) => join(root, name);

const some = records.slice(0, 4);
const publish = (directory: string, dataset: Dataset, options: object = {}) =>
  publishRelease(dataset, { directory, gate: gate.parse({}), ...options });

/** Every file below a directory and its hash. */
const bytesOf = (directory: string) =>
  Object.fromEntries(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [
        relative(directory, file),
        createHash("sha256").update(readFileSync(file)).digest("hex"),
      ])
      .sort(),
  );

/** A record whose facts say something else. */
function altered(record: Example, change: (facts: Example["report"]["facts"]) => void): Example {
  const report = structuredClone(record.report);
  change(report.facts);
  return { ...record, report };
}

const reported = (record: Example) =>
  Object.keys(record.report.facts).filter((id) => record.report.facts[id]!.value !== null);

test("the same dataset gives the same bytes", async () => {
  const first = await publish(fresh("a"), datasetOf(some));
  const second = await publish(fresh("b"), datasetOf(some));
  expect(first.outcome).toBe("published");
  expect(second.version).toBe(first.version);
  expect(first.version).toMatch(/^2026-04-01-[0-9a-f]{8}$/);
  expect(bytesOf(second.directory)).toEqual(bytesOf(first.directory));
});

/** Compiled once: programs of the tests that run in processes of their own. */
const program = (() => {
  let out: string | undefined;
  return (name: string) =>
    join((out ??= compiled("publish", ["tests/publish", "examples"])), "tests/publish", name);
})();

test("written in threads, the bytes are the same", async () => {
  const [directory, undisturbed] = [fresh("threads"), fresh("one-thread")];
  expect(execFileSync(process.execPath, [program("publish-once.js"), directory], { encoding: "utf8" })).toBe(
    "published",
  );
  await publish(undisturbed, datasetOf(some));
  const [version] = readdirSync(undisturbed).filter((name) => name.startsWith("2026")) as [string];
  expect(bytesOf(join(directory, version))).toEqual(bytesOf(join(undisturbed, version)));
});

/** A release of so many organs that it has several chunks. */
const many = (count: number): Example[] =>
  Array.from({ length: count }, (_, n) => {
    const { report, ...of } = records[n % records.length]!;
    const key = createHash("sha256").update(String(n)).digest("hex");
    return { ...of, key, organ: `510000/${String(n).padStart(4, "0")}局`, role: "speaks" as const, report };
  });

test("what stayed the same is taken from the release before, and the bytes are the same", async () => {
  const [directory, undisturbed] = [fresh("recalled"), fresh("rendered")];
  const before = many(200);
  const after = before.toSpliced(120, 1).toSpliced(
    20,
    1,
    altered(before[20]!, (facts) => {
      facts[reported(before[20]!)[0]!]!.value! += 1;
    }),
  );
  const asked = new Set<string>();
  const of = (examples: Example[]) =>
    datasetOf(examples, {
      async *records() {
        for (const record of examples.map(recordOf))
          yield {
            ...record,
            packed: () => {
              asked.add(record.key);
              return record.packed();
            },
          };
      },
    });
  const losses = { losses: { organ_years: 99, values: 99_999 } };
  const options = { gate: gate.parse(losses) };
  const first = await publish(directory, of(before), options);
  expect(asked.size).toBe(200);
  asked.clear();
  const second = await publish(directory, of(after), options);
  expect(asked.size).toBeGreaterThan(0);
  expect(asked.size).toBeLessThan(150);
  await publish(undisturbed, of(before), options);
  rmSync(join(undisturbed, ".chunks"));
  const whole = await publish(undisturbed, of(after), options);
  expect(bytesOf(second.directory)).toEqual(bytesOf(whole.directory));

  // Where a file of the release before is not what was written, nothing is taken from it.
  const spoil = (release: string, file: string) => {
    const path = join(directory, release, file);
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.fill("x", bytes.length >> 1, (bytes.length >> 1) + 9));
  };
  rmSync(first.directory, { recursive: true });
  spoil(second.version, "facts.csv");
  const third = await publish(directory, of(before), options);
  const { "changes.ndjson": _, ...same } = bytesOf(join(undisturbed, first.version));
  for (const path of Object.keys(same).filter((path) => /\.(csv|parquet|sqlite|ndjson)$/.test(path)))
    expect([path, bytesOf(third.directory)[path]]).toEqual([path, same[path]]);
  rmSync(second.directory, { recursive: true });
  spoil(third.version, "gongkai.sqlite");
  expect(EarlierChunks.of(directory, third.version)).toBeNull();
}, 60_000);

test("every file is in SHA256SUMS with its hash", async () => {
  const { directory } = await publish(fresh("sums"), datasetOf(some));
  const { SHA256SUMS: _, ...rest } = bytesOf(directory);
  const sums = readFileSync(join(directory, "SHA256SUMS"), "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => line.split("  ").reverse());
  expect(Object.fromEntries(sums)).toEqual(rest);
});

test("looking again changes no release: neither later times nor a later day", async () => {
  const directory = fresh("again");
  const before = await publish(directory, datasetOf(some));
  const later = some.map((record) => {
    const source = { ...record.report.source, fetched_at: "2026-05-05T05:05:05Z" };
    return { ...record, report: { ...record.report, source } };
  });
  const again = await publish(directory, datasetOf(later, { as_of: "2026-05-05" }));
  expect(again).toMatchObject({ outcome: "unchanged", version: before.version });
  expect(readdirSync(directory).sort()).toEqual([".chunks", before.version, "current", "current.json"]);
});

test("what changed is told report by report and number by number", async () => {
  const directory = fresh("changes");
  const [kept, changed, gone, added] = some as [Example, Example, Example, Example];
  const before = await publish(directory, datasetOf([kept, changed, gone]));
  const [more, other, less] = reported(changed) as [string, string, string];
  const next = altered(changed, (facts) => {
    facts[more]!.value! += 7;
    facts[less] = { ...facts[less]!, value: null, status: "blank" };
  });
  const after = await publish(directory, datasetOf([kept, next, added]), {
    explained: [
      { organ: gone.organ!, year: null, indicator: null, because: "asked for" },
      { organ: changed.organ!, year: changed.report.year, indicator: less, because: "read wrongly before" },
    ],
  });
  expect(after.outcome).toBe("published");
  expect(after.previous).toBe(before.version);
  const changes = [...diffReleases(before.directory, after.directory)];
  const told = ({ what, organ, indicator, before, after }: Change) => ({
    what,
    organ,
    indicator,
    before,
    after,
  });
  const of = (indicator: string) => changed.report.facts[indicator]!.value!;
  const none = { indicator: null, before: null, after: null };
  expect(new Set(changes.map(told))).toEqual(
    new Set([
      { what: "report_added", organ: added.organ, ...none },
      { what: "report_withdrawn", organ: gone.organ, ...none },
      { what: "value_changed", organ: changed.organ, indicator: more, before: of(more), after: of(more) + 7 },
      { what: "value_withdrawn", organ: changed.organ, indicator: less, before: of(less), after: null },
    ]),
  );
  expect(changes.some(({ indicator }) => indicator === other)).toBe(false);
  const lines = readFileSync(join(after.directory, "changes.ndjson"), "utf8").trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line) as Change)).toEqual(changes);
  expect(readFileSync(join(after.directory, "CHANGES.md"), "utf8")).toContain("4 changes");
});

test("what became of a duty is told where it changed, and where it came to be known", async () => {
  const directory = fresh("duties");
  const [kept, gone, absent] = some as [Example, Example, Example];
  const whole = datasetOf([kept, gone, absent]);
  const before = await publish(directory, {
    ...whole,
    organYears: whole.organYears.filter(({ organ }) => organ !== absent.organ),
  });
  const after = await publish(directory, {
    ...whole,
    organYears: whole.organYears.map((year) => {
      if (year.organ === gone.organ) return { ...year, status: "withdrawn" as const };
      if (year.organ === absent.organ) return { ...year, status: "missing" as const, readings: [] };
      return year;
    }),
  });
  const changes = [...diffReleases(before.directory, after.directory)];
  expect(
    changes.map(({ what, organ, status_before, status_after }) => [what, organ, status_before, status_after]),
  ).toEqual(
    [
      ["status_changed", gone.organ, "late", "withdrawn"],
      ["status_changed", absent.organ, null, "missing"],
    ].sort(([, a], [, b]) => (a! < b! ? -1 : 1)),
  );
  const said = readFileSync(join(after.directory, "CHANGES.md"), "utf8");
  expect(said).toContain("## What became of a duty · 公开情况的变化 (2)");
  expect(said).toMatch(/: late → withdrawn$/m);
});

test("a lost organ-year or value without a reason stops a release, which leaves its findings and says what to do", async () => {
  const directory = fresh("lost");
  const [first, second] = some as [Example, Example];
  const before = await publish(directory, datasetOf([first, second]));
  const [id] = reported(first) as [string];
  const poorer = altered(
    first,
    (facts) => (facts[id] = { ...facts[id]!, value: null, status: "unreadable" }),
  );
  const stopped = await publish(directory, datasetOf([poorer]));
  expect(stopped.outcome).toBe("stopped");
  expect(stopped.objections.map(({ code, level, actual }) => ({ code, level, actual }))).toEqual([
    { code: "gate.losses.organ_years", level: "stop", actual: 1 },
    { code: "gate.losses.values", level: "stop", actual: 1 },
  ]);
  expect(JSON.parse(readFileSync(join(directory, "current.json"), "utf8"))).toMatchObject({
    version: before.version,
  });
  expect(readdirSync(stopped.directory)).toContain("findings.csv");
  const said = readFileSync(join(stopped.directory, "STOPPED.md"), "utf8");
  for (const word of [id, second.report.organ.name, "`explained`"]) expect(said).toContain(word);
  expect(existsSync(join(directory, stopped.version))).toBe(false);

  const explained = [
    { organ: second.organ!, year: second.report.year, indicator: null, because: "merged" },
    { organ: first.organ!, year: first.report.year, indicator: id, because: "never was a number" },
  ];
  expect(await publish(directory, datasetOf([poorer]), { explained })).toMatchObject({
    outcome: "published",
    objections: [],
  });
});

test("another document explains a number that it lacks, and not a table that it does not have", async () => {
  const [first] = some as [Example];
  const without = (gone: (id: string) => boolean): Example => ({
    ...altered(first, (facts) => {
      for (const id of reported(first).filter(gone))
        facts[id] = { ...facts[id]!, value: null, status: "blank" };
    }),
    key: "c".repeat(64),
  });
  const [id] = reported(first) as [string];
  const inTable = (other: string) => other.split(".")[0] === id.split(".")[0];
  for (const [gone, outcome] of [
    [(other: string) => other === id, "published"],
    [inTable, "stopped"],
  ] as const) {
    const directory = fresh(`replaced-${outcome}`);
    await publish(directory, datasetOf([first]));
    expect((await publish(directory, datasetOf([without(gone)]))).outcome).toBe(outcome);
  }
});

test("a report that is known to be withdrawn is no silent loss", async () => {
  const directory = fresh("withdrawn");
  const [first, second] = some as [Example, Example];
  await publish(directory, datasetOf([first, second]));
  const whole = datasetOf([first, second]);
  const organYears = whole.organYears.map((year) =>
    year.organ === second.organ ? { ...year, status: "withdrawn" as const, readings: [] } : year,
  );
  const after = datasetOf([first], { organs: whole.organs, organYears });
  expect((await publish(directory, after)).outcome).toBe("published");
});

test("a failed minimum stops, a failed maximum warns", async () => {
  const strict = {
    minimum: { reports: 99 },
    fill: { "requests.newly_received.total": 0, "no.such": 1 },
    maximum: { with_errors: 0 },
  };
  const { outcome, objections } = await publish(fresh("gate"), datasetOf(some), { gate: gate.parse(strict) });
  expect(outcome).toBe("stopped");
  expect(objections.map(({ code, level }) => `${level} ${code}`)).toEqual([
    "stop gate.minimum.reports",
    "stop gate.fill.unknown",
    "warn gate.maximum.with_errors",
  ]);
});

test("what cannot be read is flagged as a share of the cells, though it is no number", async () => {
  const unread = altered(some[0]!, (facts) => {
    for (const id of Object.keys(facts).slice(1))
      facts[id] = { ...facts[id]!, value: null, status: "unreadable", proven_by: 0, contradicted_by: 0 };
  });
  const { objections } = await publish(fresh("flagged"), datasetOf([unread]), {
    gate: gate.parse({ maximum: { flagged: 0.5 } }),
  });
  expect(objections.map(({ code }) => code)).toEqual(["gate.maximum.flagged"]);
  expect(objections[0]!.actual).toBeGreaterThan(0.5);
  expect(objections[0]!.actual).toBeLessThanOrEqual(1);
});

test("what a killed run left is swept, and a failure leaves nothing", async () => {
  const directory = fresh("killed");
  mkdirSync(join(directory, ".partial-999999999"), { recursive: true });
  writeFileSync(join(directory, ".partial-999999999", "facts.csv"), "half");
  const broken = datasetOf(some, {
    async *records() {
      yield recordOf(some[0]!);
      throw new Error("the disk is full");
    },
  });
  await expect(publish(directory, broken)).rejects.toThrow("the disk is full");
  expect(readdirSync(directory)).toEqual([]);
});

test("killed in the middle, the current release stays, and the next run ends with the same bytes", async () => {
  const directory = fresh("kill");
  const before = await publish(directory, datasetOf(some.slice(0, 2)));
  const child = spawn(process.execPath, [program("publish-slowly.js"), directory], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");
  const left = readdirSync(directory).filter((name) => name.startsWith(".partial-"));
  expect(left).toHaveLength(1);
  expect(statSync(join(directory, left[0]!, "facts.csv")).isFile()).toBe(true);
  expect(JSON.parse(readFileSync(join(directory, "current.json"), "utf8"))).toMatchObject({
    version: before.version,
  });
  const after = await publish(directory, datasetOf(some));
  expect(readdirSync(directory).some((name) => name.startsWith(".partial-"))).toBe(false);
  const undisturbed = fresh("undisturbed");
  await publish(undisturbed, datasetOf(some.slice(0, 2)));
  expect(bytesOf(after.directory)).toEqual(bytesOf((await publish(undisturbed, datasetOf(some))).directory));
});

test("the settings that come with the project are sound", () => {
  const text = readFileSync(new URL("../../sources/release.yaml", import.meta.url), "utf8");
  expect(releaseSettings.parse(parseYaml(text)).about).toEqual(about.parse({}));
});
