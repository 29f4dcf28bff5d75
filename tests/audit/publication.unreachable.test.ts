import { expect, test } from "vitest";
import { rule } from "../../src/audit/publication.unreachable.ts";
import { organOf, publicationOf, readingOf } from "./dataset.ts";

const organ = organOf("临溪县水务局");
const unanswered = [{ url: "http://example.invalid/a", outcome: "timeout", at: "2023-02-01T00:00:00Z" }];

test("tells of addresses that do not answer, and why", () => {
  expect([...rule.check(publicationOf(organ, 2022, [], { unanswered }))]).toMatchObject([
    { severity: "warning", evidence: [{ url: unanswered[0].url, text: "timeout 2023-02-01T00:00:00Z" }] },
  ]);
});

test("tells of documents that are there and cannot be read, but for pictures, which have a rule of their own", () => {
  const unread = [{ url: null, code: "pdf.broken", format: "application/pdf" }];
  expect([...rule.check(publicationOf(organ, 2022, [], { unread }))]).toMatchObject([
    { severity: "warning", kind: "extraction", evidence: [{ text: "pdf.broken (application/pdf)" }] },
  ]);
  const pictures = [{ url: null, code: "report.is_image", format: "text/html" }];
  expect([...rule.check(publicationOf(organ, 2022, [], { unread: pictures }))]).toEqual([]);
});

test("has nothing against them where there is a report, or no address", () => {
  const reading = readingOf(organ.key, 2022, {});
  expect([...rule.check(publicationOf(organ, 2022, [reading], { unanswered }))]).toEqual([]);
  expect([...rule.check(publicationOf(organ, 2022, []))]).toEqual([]);
});
