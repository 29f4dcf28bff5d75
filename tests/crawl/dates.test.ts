import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonDate, parseDate, rowDates, urlDates } from "../../src/crawl/dates.ts";

const today = "2026-11-22";
const at = (path: string, year?: number) =>
  urlDates(`https://www.qingchuan.gov.cn${path}`, today, year).map((d) => [d.value, d.from]);

it.each([
  ["2026/04/09", "2026-04-09"],
  ["[2025-12-18]", "2025-12-18"],
  ["（2024-01-05）", "2024-01-05"],
  ["2025.01.17", "2025-01-17"],
  ["2025年1月17日", "2025-01-17"],
  ["2026-\n01-\n23", "2026-01-23"],
  ["2021-03-2918:26", "2021-03-29"],
  ["20250117", "2025-01-17"],
  ["2025-02-30", null],
  ["2300000001", null],
])("reads the date of %j", (text, value) => expect(parseDate(text)).toBe(value));

it("reads every written form of every day back", () => {
  const day = fc.date({ min: new Date("2008-05-01"), max: new Date("2030-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(day, fc.constantFrom("-", "/", "."), (date, sign) => {
      const value = date.toISOString().slice(0, 10);
      expect(parseDate(`发布 ${value.replaceAll("-", sign)} 来源`)).toBe(value);
      const [y, m, d] = value.split("-").map(Number);
      expect(parseDate(`${y}年${m}月${d}日`)).toBe(value);
    }),
  );
});

it("believes a day without its year little, and only with a year to lean on", () => {
  expect(rowDates("01-23")).toEqual([]);
  expect(rowDates("01-23", 2025)).toEqual([
    { value: "2025-01-23", from: "row without year", confidence: 0.2 },
  ]);
});

it("reads epoch seconds and milliseconds in China's time zone", () => {
  expect(jsonDate(1736899200, "date")[0]!.value).toBe("2025-01-15");
  expect(jsonDate(1768812000000, "publishedTime")[0]!.value).toBe("2026-01-19");
  expect(jsonDate(1736870400 + 3600, "date")[0]!.value).toBe("2025-01-15");
});

it("reads dates in addresses and refuses impossible ones", () => {
  expect(at("/202501/t20250121_1000123.html")).toEqual([["2025-01-21", "url"]]);
  expect(at("/art/2025/1/2/art_1_2.html")).toEqual([["2025-01-02", "url"]]);
  expect(at("/202501/t19700101_3441457.html")).toEqual([]);
  expect(at("/202701/t20270121_1.html")).toEqual([]);
});

it("decodes the time inside an id, within the bounds of the fiscal year", () => {
  expect(at("/1749603841671188482.html")).toEqual([["2024-01-23", "id snowflake"]]);
  expect(at("/2017052662977646594.html", 2025)).toEqual([["2026-01-30", "id snowflake"]]);
  expect(at("/2024011617343525212/index.shtml", 2023)[0]).toEqual(["2024-01-16", "id timestamp"]);
  expect(at("/63d48a80aaaaaaaaaaaaaaaa.html")).toEqual([["2023-01-28", "id objectid"]]);
  expect(at("/63d48a80aaaaaaaaaaaaaaaa.html", 2023)).toEqual([]);
});
