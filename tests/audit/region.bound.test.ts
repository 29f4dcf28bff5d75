import { expect, test } from "vitest";
import { rule } from "../../src/audit/region.bound.ts";
import { organOf, readingOf, rosterOf, yearOf } from "./dataset.ts";

const [government, water] = ["临溪县人民政府", "临溪县水务局"];
const organs = [organOf(government, { kind: "government" }), organOf(water, { superior: government })];
const values = (n: number) => ({ "requests.newly_received.total": n });
const check = (part: number, confirmed: string | null) => [
  ...rule.check(
    yearOf(
      2022,
      organs,
      [
        readingOf(government, 2022, values(10), { scope: "consolidated" }),
        readingOf(water, 2022, values(part)),
      ],
      [rosterOf([{ name: water, superior: government }], { confirmed })],
    ),
  ),
];

test("tells of a part that is more than the whole", () => {
  expect(check(12, "2023-02-01")).toMatchObject([
    { organ: water, severity: "error", expected: 10, actual: 12 },
  ]);
  expect(check(12, null)).toMatchObject([{ severity: "warning" }]);
});

test("has nothing against a part that is the whole", () => {
  expect(check(10, "2023-02-01")).toEqual([]);
});

test("takes a whole that several parts exceed for too small", () => {
  const town = "临溪县青石镇人民政府";
  const of = (...parts: ReturnType<typeof readingOf>[]) => [
    ...rule.check(
      yearOf(
        2022,
        [...organs, organOf(town, { superior: government })],
        [readingOf(government, 2022, values(10), { scope: "consolidated" }), ...parts],
        [rosterOf([{ name: water, superior: government }], { confirmed: "2023-02-01" })],
      ),
    ),
  ];
  expect(of(readingOf(water, 2022, values(12)), readingOf(town, 2022, values(11)))).toMatchObject([
    { organ: government, severity: "error", message: { zh: expect.stringContaining("等2个单位") } },
  ]);
  const apart = readingOf(town, 2022, { "requests.granted.total": 3 });
  const whole = { ...values(10), "requests.granted.total": 2 };
  const two = yearOf(
    2022,
    [...organs, organOf(town, { superior: government })],
    [
      readingOf(government, 2022, whole, { scope: "consolidated" }),
      readingOf(water, 2022, values(12)),
      apart,
    ],
  );
  expect([...rule.check(two)].map((f) => f.organ)).toEqual([water, town]);
  const broken = readingOf(water, 2022, values(12), { contradicted: new Set(Object.keys(values(1))) });
  expect(of(broken)).toMatchObject([{ organ: water, severity: "warning" }]);
});
