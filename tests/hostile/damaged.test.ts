import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import type { Report } from "../../src/index.ts";
import { formats, generate } from "../generator/generate.ts";
import { bytesOf, codesOf, trial } from "./trial.ts";

describe("a file without a word", () => {
  test.each([
    ["empty", ""],
    ["white space", " \t\r\n\u3000 ".repeat(1000)],
    ["zeros", "\0".repeat(5000)],
    ["a byte order mark", "\ufeff"],
  ])("of %s is refused", async (_, content) => {
    expect(await codesOf(bytesOf(content))).toHaveLength(1);
    expect((await trial(bytesOf(content))).report).toBeNull();
  });

  test.each(["%PDF-1.7", "PK\u0003\u0004", "<html>", "{\\rtf1", "\u001f\u008b", "<?xml version='1.0'?>"])(
    "but with the first bytes %j of a format is refused",
    async (start) => {
      expect((await trial(Buffer.from(start, "latin1"))).report).toBeNull();
    },
  );
});

const examples = fileURLToPath(new URL("../../examples/", import.meta.url));
const places = 20;

const whole: [string, Uint8Array][] = [
  ...readdirSync(examples)
    .filter((name) => !name.startsWith("README"))
    .map((name): [string, Uint8Array] => [name, new Uint8Array(readFileSync(join(examples, name)))]),
  ...formats.map((format): [string, Uint8Array] => {
    const { name, bytes } = generate(7, { format, form: "2021" });
    return [name, bytes];
  }),
];

describe("a file cut off", () => {
  test.each(whole)(
    "%s: no value that the whole does not have, unless a finding names it",
    async (_, bytes) => {
      const { report } = await trial(bytes);
      for (let place = 0; place < places; place++) {
        const cut = await trial(bytes.slice(0, Math.floor((bytes.length * place) / places)));
        if (cut.report) expect(unmarked(cut.report, report!)).toEqual([]);
      }
    },
  );
});

/** Indicators whose value is another one in the whole report, and that no finding speaks of. */
function unmarked(cut: Report, report: Report): string[] {
  const named = new Set(cut.findings.flatMap((f) => f.indicators));
  return Object.entries(cut.facts)
    .filter(([id, fact]) => fact.value !== null && fact.value !== report.facts[id]?.value && !named.has(id))
    .map(([id]) => id);
}
