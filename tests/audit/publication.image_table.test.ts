import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.image_table.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const check = (code: string, format: string, values: Record<string, number> | null = null) => [
  ...rule.check(
    publicationOf(organ, 2022, values ? [readingOf(organ.key, 2022, values)] : [], {
      unread: [{ url: null, code, format }],
    }),
  ),
];

test.each([
  ["report.is_image", "html"],
  ["format.unknown", "png"],
  ["tables.pictures", "html"],
])("tells of %s (%s)", (code, format) => {
  expect(check(code, format)).toMatchObject([{ severity: "warning" }]);
});

test("has nothing against pictures beside figures, or another failure", () => {
  expect(check("report.is_image", "png", { "requests.newly_received.total": 1 })).toEqual([]);
  expect(check("report.not_a_report", "html")).toEqual([]);
});
