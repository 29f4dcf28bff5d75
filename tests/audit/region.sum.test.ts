import { expect, test } from "vitest";
import type { Year } from "../../src/audit/rule.ts";
import { rule } from "../../src/audit/region.sum.ts";
import { organOf, readingOf, rosterOf, yearOf } from "./dataset.ts";

const [government, office, water, town] = [
  "临溪县人民政府",
  "临溪县人民政府办公室",
  "临溪县水务局",
  "临溪县青石镇人民政府",
];
const organs = [
  organOf(government, { kind: "government" }),
  organOf(office, { kind: "office", superior: government }),
  organOf(water, { superior: government }),
  organOf(town, { kind: "government", level: "township", superior: government }),
  organOf("国家税务总局临溪县税务局", { superior: government }),
];
const entries = [office, water, town].map((name) => ({ name, superior: government }));
const complete = rosterOf(entries, { complete: true, confirmed: "2023-02-01" });
const received = (n: number) => ({
  "requests.newly_received.natural_person": n,
  "requests.newly_received.total": n,
});
const whole = (n: number) => readingOf(government, 2022, received(n), { scope: "consolidated" });
const parts = [
  readingOf(office, 2022, received(7)),
  readingOf(water, 2022, received(5)),
  readingOf(town, 2022, received(1)),
];
const taxes = readingOf("国家税务总局临溪县税务局", 2022, received(90));
const check = (...of: Parameters<typeof yearOf>) => [...rule.check(yearOf(...of))];

test("tells of a government that is not the sum of its parts, in one finding a table", () => {
  expect(check(2022, organs, [whole(14), ...parts, taxes], [complete])).toMatchObject([
    { organ: government, severity: "error", expected: 13, actual: 14, indicators: { length: 2 } },
  ]);
});

test("names what is missing, and judges only what cannot be", () => {
  expect(check(2022, organs, [whole(14), parts[0], parts[1]], [complete])).toMatchObject([
    { severity: "info", message: { zh: expect.stringContaining(`缺：${town}`) } },
  ]);
  expect(check(2022, organs, [whole(11), parts[0], parts[1]], [complete])).toMatchObject([
    { severity: "warning", expected: 12, actual: 11 },
  ]);
});

test("names a part whose figures are not known, and judges nothing by them", () => {
  const unread = readingOf(water, 2022, {});
  expect(check(2022, organs, [whole(13), parts[0], unread, parts[2]], [complete])).toMatchObject([
    {
      severity: "info",
      expected: 8,
      actual: 13,
      message: { zh: expect.stringContaining(`未能读出：${water}`) },
    },
  ]);
  expect(check(2022, organs, [whole(7), parts[0], unread, parts[2]], [complete])).toMatchObject([
    { severity: "error", expected: 8, message: { en: expect.stringContaining(`not read there: ${water}`) } },
  ]);
  expect(check(2022, organs, [whole(8), parts[0], unread, parts[2]], [complete])).toEqual([]);
});

test("tells a report that could not be read from one that is not there", () => {
  const year = yearOf(2022, organs, [whole(14), parts[0], parts[1]], [complete]);
  const textIn = (of: Year) => [...rule.check(of)][0].evidence.at(-1)!.text;
  expect(textIn(year)).toBe(`${town}：无报告`);
  const organYears = year.organYears.map((o) =>
    o.organ === town ? { ...o, status: "unreadable" as const } : o,
  );
  expect(textIn({ ...year, organYears })).toBe(`${town}：报告未能读出`);
});

test("does not judge without a confirmed roster of all", () => {
  const draft = rosterOf(entries, { complete: true });
  expect(check(2022, organs, [whole(14), ...parts], [draft])).toMatchObject([{ severity: "info" }]);
});

test("takes doubtful readings for its own doubt", () => {
  const doubtful = { ...parts[1], doubtful: new Set(["requests.newly_received.total"]) };
  expect(check(2022, organs, [whole(14), parts[0], doubtful, parts[2]], [complete])).toMatchObject([
    { kind: "extraction", severity: "warning" },
  ]);
});

test("does not blame the whole for a part that contradicts itself", () => {
  const broken = { ...parts[1], contradicted: new Set(["requests.newly_received.total"]) };
  expect(check(2022, organs, [whole(14), parts[0], broken, parts[2]], [complete])).toMatchObject([
    { severity: "error", indicators: { 0: "requests.newly_received.natural_person" } },
  ]);
  broken.contradicted.add("requests.newly_received.natural_person");
  expect(check(2022, organs, [whole(14), parts[0], broken, parts[2]], [complete])).toMatchObject([
    { severity: "warning" },
  ]);
});

test("is milder where the cells of a part were corrected, of which the whole may not know", () => {
  const year = yearOf(2022, organs, [whole(14), ...parts], [complete]);
  const corrected = (values: Record<string, number>) => [
    ...rule.check({ ...year, others: [readingOf(water, 2022, values, { key: "older" })] }),
  ];
  expect(corrected(received(6))).toMatchObject([{ severity: "warning" }]);
  expect(corrected({ ...received(5), "requests.granted.total": 3 })).toMatchObject([{ severity: "error" }]);
});

test("has nothing against a sum, whatever vertical bodies report", () => {
  expect(check(2022, organs, [whole(13), ...parts, taxes], [complete])).toEqual([]);
});

test("takes a lower government by its own consolidated report", () => {
  const city = organOf("青川市人民政府", { kind: "government", level: "prefecture" });
  const county = { ...organs[0], superior: city.key };
  const roster = rosterOf([{ name: government, superior: city.key }], {
    complete: true,
    confirmed: "2023-02-01",
  });
  const sum = (n: number) => readingOf(city.key, 2022, received(n), { scope: "consolidated" });
  expect(check(2022, [city, county], [sum(13), whole(13)], [roster])).toEqual([]);
  expect(check(2022, [city, county], [sum(20), whole(13)], [roster])).toMatchObject([{ organ: city.key }]);
});

test("lets a government count the branches of its departments, or leave them to these", () => {
  const branch = organOf("临溪县水务局灌区分局", { superior: water });
  const counted = readingOf(branch.key, 2022, received(2));
  const of = (n: number) => check(2022, [...organs, branch], [whole(n), ...parts, counted], [complete]);
  expect([of(13), of(15)]).toEqual([[], []]);
  expect(of(14)).toMatchObject([{ severity: "error", expected: 13, actual: 14 }]);
});
