import { describe, expect, it } from "vitest";
import { formats, generate, layouts } from "./generate.ts";

const cases = formats.flatMap((format) => layouts[format].map((layout) => [format, layout] as const));

describe("generate", () => {
  it.each(cases)("gives the same bytes for the same seed, as %s %s", (format, layout) => {
    const [one, again] = [generate(11, { format, layout }), generate(11, { format, layout })];
    expect(one.bytes.length).toBeGreaterThan(500);
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, generate(12, { format, layout }).bytes)).not.toBe(0);
  });

  it("names the layouts it has when asked for one it has not", () => {
    expect(() => generate(1, { format: "pdf", layout: "word" })).toThrow(
      /pdf has no layout word; it has stroked/,
    );
  });

  it("writes GB 18030 that decodes to the page", () => {
    const { bytes, truth } = generate(3, { format: "html", layout: "gbk" });
    expect(new TextDecoder("gb18030", { fatal: true }).decode(bytes)).toContain(truth.organ.name);
  });

  it("changes nothing in the record with the format, only what can be told", () => {
    const values = (format: "html" | "text", layout: string): unknown[] =>
      [...generate(21, { format, layout }).truth.facts].map(([key, fact]) => [key, fact.value, fact.status]);
    expect(values("text", "run-together")).toEqual(values("html", "clean"));
  });
});
