import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FileArchive } from "../../src/pipeline/archive.ts";

let root: string;
let archive: FileArchive;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "gongkai-archive-"));
  archive = new FileArchive(root);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

async function problems(): Promise<string[]> {
  const found: string[] = [];
  for await (const { problem } of archive.verify()) found.push(problem);
  return found.sort();
}

it("gives back what it was given, and keeps it once", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 500 }), async (bytes) => {
      const { sha256 } = await archive.put(bytes);
      expect((await archive.put(bytes)).added).toBe(false);
      expect(Buffer.from(await archive.read(sha256)).equals(Buffer.from(bytes))).toBe(true);
    }),
    { numRuns: 30 },
  );
  expect(await problems()).toEqual([]);
  expect(readdirSync(path.join(root, "half-written"))).toEqual([]);
});

it("leaves nothing of what was held and dropped", async () => {
  const bytes = Buffer.from("年度报告");
  await archive.hold(bytes).drop();
  expect(await problems()).toEqual([]);
  expect(readdirSync(path.join(root, "half-written"))).toEqual([]);
  const [one, other] = [archive.hold(bytes), archive.hold(bytes)];
  const { sha256 } = await one.keep();
  await other.drop();
  expect(Buffer.from(await archive.read(sha256)).equals(bytes)).toBe(true);
});

it("finds what is damaged, foreign or half-written, and sweeps only what dead processes left", async () => {
  const { sha256 } = await archive.put(Buffer.from("年度报告"));
  writeFileSync(archive.pathOf(sha256), "年度报告!");
  writeFileSync(path.join(root, "notes.txt"), "x");
  mkdirSync(path.join(root, "half-written"), { recursive: true });
  writeFileSync(path.join(root, "half-written", "999999999.1"), "x");
  writeFileSync(path.join(root, "half-written", `${process.ppid}.1`), "x");
  expect(await problems()).toEqual(["damaged", "foreign", "half-written", "half-written"]);
  await archive.sweep();
  expect(readdirSync(path.join(root, "half-written"))).toEqual([`${process.ppid}.1`]);
  await expect(archive.read(sha256)).rejects.toThrow("damaged");
});

it("takes nothing but a hash for a name", () => {
  expect(() => archive.pathOf("../../etc/passwd")).toThrow(RangeError);
});
