import { describe, expect, test } from "vitest";
import { bytesOf, reportAsPage, reportAsText, reported, trial } from "./trial.ts";

const values = async (text: string) => {
  const { report } = await trial(bytesOf(text));
  return Object.entries(report!.facts).map(([id, fact]) => [id, fact.value]);
};

describe("names that objects have", () => {
  test.each(["__proto__", "constructor", "toString", "hasOwnProperty", "valueOf"])(
    "%s is only text",
    async (name) => {
      const page = reportAsPage()
        .replaceAll("自然人", name)
        .replaceAll("予以公开", name)
        .replaceAll("总体情况", name)
        .replaceAll("行政处罚", name);
      const { report } = await trial(bytesOf(page));
      expect(reported(report!)).toBeGreaterThan(100);
      expect(Object.keys(report!.facts)).not.toContain(name);
      expect(({} as Record<string, unknown>)["value"]).toBeUndefined();
    },
  );
});

describe("characters that cannot be seen", () => {
  test.each([
    ["NUL", "\0"],
    ["a change of direction", "\u202e"],
    ["an isolate", "\u2066"],
    ["a zero-width space", "\u200b"],
    ["a soft hyphen", "\u00ad"],
    ["a joiner", "\u200d"],
  ])("%s within the words changes no value", async (_, character) => {
    for (const report of [reportAsText(), reportAsPage()]) {
      const strewn = report.replaceAll("公开", `公${character}开`).replaceAll("总计", `总${character}计`);
      expect(await values(strewn)).toEqual(await values(report));
    }
  });

  test("halves of a surrogate pair are kept as text", async () => {
    const halves = Uint8Array.from([0x0a, 0x00, 0x00, 0xd8, 0x41, 0x00, 0x00, 0xdc, 0x0a, 0x00]);
    const text = Buffer.concat([Buffer.from(`\ufeff${reportAsText()}`, "utf16le"), halves]);
    const { report } = await trial(text);
    expect(reported(report!)).toBe(196);
  });

  test("bytes that are no UTF-8 are said", async () => {
    const text = Buffer.concat([bytesOf(reportAsText()), new Uint8Array(2000).fill(0xff)]);
    const { report, code } = await trial(text);
    expect(report?.findings.length ?? code).toBeTruthy();
  });
});
