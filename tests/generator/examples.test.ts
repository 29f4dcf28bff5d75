import { readFileSync, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { examples, writeExample } from "./examples.ts";

const folder = new URL("../../examples/", import.meta.url);
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(name, folder)));

describe("the example reports", () => {
  it("are all that stands in examples/, beside their two READMEs", () => {
    const files = readdirSync(folder).filter((name) => !name.startsWith("README"));
    expect(files.sort()).toEqual(examples.map(({ file }) => file).sort());
  });

  it.each(examples.map((example) => [example.file, example] as const))(
    "%s is as it was written",
    (file, example) => {
      expect(Buffer.compare(bytesOf(file), writeExample(example))).toBe(0);
    },
  );

  it.each(["README.md", "README.zh-CN.md"])("%s names each of them", (name) => {
    const text = readFileSync(new URL(name, folder), "utf8");
    for (const { file, organ, year } of examples) {
      expect(text).toContain(`\`${file}\``);
      expect(text).toContain(`${organ} ${year}`);
    }
  });

  it.each(
    examples.filter(({ tables }) => tables !== "none").map((example) => [example.file, example] as const),
  )("%s names only indicators that its tables have", (_, { values, printed = {}, text }) => {
    for (const indicator of [...Object.keys(values), ...Object.keys(printed)])
      expect(indicator).toMatch(/^[a-z_]+(\.[a-z_]+)+$/);
    for (const table of new Set(Object.keys(values).map((id) => id.split(".")[0]!)))
      expect(text).toContain(`@${table}`);
  });
});
