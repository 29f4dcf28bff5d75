import { expect, test } from "vitest";
import { FiguresStore, packFigures } from "../../../src/pipeline/build/figures.ts";
import type { StoredReading } from "../../../src/pipeline/build/stored-reading.ts";
import { organYearsOf } from "../../../src/pipeline/identity/organ-years.ts";
import { rolesOf } from "../../../src/pipeline/identity/roles.ts";
import { organOf } from "../../audit/dataset.ts";

const organ = organOf("临溪县教育局");

function reading(key: string, value: number, change: Partial<StoredReading> = {}): StoredReading {
  const fact = { value, raw: null, status: "reported", basis: "read", unit: null } as const;
  const facts = { "requests.newly_received.total": { ...fact, proven_by: 0, contradicted_by: 0 } };
  return {
    key,
    organ: organ.key,
    year: 2023,
    scope: "own",
    title: "临溪县教育局2023年政府信息公开工作年度报告",
    state: "live",
    prose: true,
    doubtful: new Set(),
    format: "html",
    published_on: "2024-01-20",
    first_seen: "2024-06-01T00:00:00.000Z",
    url: null,
    urls: [],
    values: new FiguresStore().keep(packFigures(facts)),
    ...change,
  } as StoredReading;
}

const corrected = reading("c", 13, {
  title: "临溪县教育局2023年政府信息公开工作年度报告（更正版）",
  published_on: "2024-03-05",
});

test("a document that calls itself a correction speaks, and the others are what it replaced", () => {
  expect(rolesOf([reading("a", 12), reading("b", 12, { format: "pdf" }), corrected])).toEqual([
    { key: "c", role: "speaks", because: "a correction, by its title" },
    { key: "a", role: "replaced", because: "a correction took its place" },
    { key: "b", role: "replaced", because: "a correction took its place" },
  ]);
});

test.each<[string, Partial<StoredReading>]>([
  ["the html document is read with the fewest doubts", { doubtful: new Set(["requests.total"]) }],
  ["read without more doubts than others, html goes before their formats", { format: "pdf" }],
  ["published first", { published_on: "2024-02-20" }],
  ["the first of several that nothing tells apart", {}],
])("says what decided: %s", (because, other) => {
  expect(rolesOf([reading("b", 12, other), reading("a", 12)])[0]).toMatchObject({ key: "a", because });
});

test("what was corrected or replaced later was published when the first of it was", () => {
  const seen = () => ({ unanswered: [], unread: [], leftOut: false, blind: false });
  const status = (...readings: StoredReading[]) =>
    organYearsOf(new Map([[organ.key, organ]]), readings, [], seen, "2024-12-01")[0]!.organYear.status;
  expect(status(reading("a", 12), corrected)).toBe("on_time");
  const renewed = reading("d", 13, { published_on: "2024-03-05" });
  expect(status(reading("a", 12, { state: "replaced" }), renewed)).toBe("on_time");
  expect(status(renewed)).toBe("late");
  expect(status(reading("a", 12, { published_on: null }))).toBe("published");
});

test("a document that is gone was replaced by the one that is there with other figures", () => {
  expect(rolesOf([reading("old", 12, { state: "gone" }), reading("new", 14)])).toMatchObject([
    { key: "new", role: "speaks" },
    { key: "old", role: "replaced" },
  ]);
  expect(rolesOf([reading("old", 12), reading("new", 14)])[1]).toMatchObject({ role: "differs" });
});
