import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.replaced.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const total = "requests.newly_received.total";
const version = (key: string, value: number, day: string) =>
  readingOf(
    organ.key,
    2022,
    { [total]: value },
    { key, first_seen: `${day}T00:00:00Z`, last_seen: `${day}T09:00:00Z` },
  );

test("tells what changed, number by number, and when", () => {
  const [finding, ...rest] = rule.check(
    publicationOf(organ, 2022, [version("new", 48, "2023-02-20"), version("old", 45, "2023-01-20")]),
  );
  expect(rest).toEqual([]);
  expect(finding).toMatchObject({ severity: "warning", indicators: [total], expected: 45, actual: 48 });
  expect(finding.message.en).toContain("Seen on 2023-02-20, the old one last on 2023-01-20");
});

test("counts every version, and tells a new text without new numbers for information", () => {
  const found = [
    ...rule.check(
      publicationOf(organ, 2022, [
        version("c", 48, "2023-03-20"),
        version("a", 45, "2023-01-20"),
        version("b", 48, "2023-02-20"),
      ]),
    ),
  ];
  expect(found.map((f) => [f.at, f.severity])).toEqual([
    ["own/1", "warning"],
    ["own/2", "info"],
  ]);
});

test("has nothing against another copy of the same", () => {
  const copies = [version("a", 45, "2023-01-20"), version("b", 45, "2023-01-21")];
  expect([...rule.check(publicationOf(organ, 2022, copies, { role: "same" }))]).toEqual([]);
});

test("holds a file against the file that replaced it, not against the page", () => {
  const at = (key: string, value: number, format: string) => ({
    ...version(key, value, "2023-01-20"),
    format,
    urls: [`https://www.linxi.gov.cn/report.${format}`],
  });
  const readings = [at("page", 45, "html"), at("old", 48, "pdf"), at("new", 48, "pdf")];
  const publication = publicationOf(organ, 2022, readings);
  publication.organYear.readings[2].role = "differs";
  expect([...rule.check(publication)]).toMatchObject([{ severity: "info", at: "own/pdf/1", indicators: [] }]);
});

test("counts no change of numbers where the version before gave none", () => {
  const bare = readingOf(organ.key, 2022, {}, { key: "old", first_seen: "2023-01-20T00:00:00Z" });
  expect([...rule.check(publicationOf(organ, 2022, [version("new", 48, "2023-02-20"), bare]))]).toMatchObject(
    [{ severity: "info", indicators: [] }],
  );
});
