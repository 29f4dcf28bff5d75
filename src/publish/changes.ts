import type { ExplainedLoss } from "../model/release.ts";
import type { Change } from "./diff.ts";
import { diffReleases } from "./diff.ts";
import type { WrittenFile } from "./sink.ts";
import { Sink, writeWhole } from "./sink.ts";

/** A list in CHANGES.md ends here, and says how many there are. */
const listed = 100;

export const kinds = [
  "status_changed",
  "report_added",
  "report_replaced",
  "report_withdrawn",
  "value_added",
  "value_changed",
  "value_withdrawn",
] as const satisfies readonly Change["what"][];

/** Some of many: never more than fit a page, always with how many there are. */
export interface Bounded<Item> {
  total: number;
  first: Item[];
}

/** What changed, counted, and what is gone without a reason. */
export interface Changes {
  kinds: Record<Change["what"], Bounded<Change>>;
  lost: { organ_years: Bounded<Change>; values: Bounded<Change> };
}

const bounded = (): Bounded<Change> => ({ total: 0, first: [] });

function note(list: Bounded<Change>, change: Change): void {
  list.total++;
  if (list.first.length < listed) list.first.push(change);
}

const explains = (loss: ExplainedLoss, { organ, year, indicator }: Change) =>
  loss.organ === organ &&
  (loss.year === null || loss.year === year) &&
  (loss.indicator === null || loss.indicator === indicator);

/**
 * Compares a release with the one before it, writes each change to `changes.ndjson`, and counts.
 * @param before directory of the release before; null for a first release
 */
export function recordChanges(
  before: string | null,
  after: string,
  explained: readonly ExplainedLoss[],
): { changes: Changes; file: WrittenFile } {
  const changes: Changes = {
    kinds: Object.fromEntries(kinds.map((kind) => [kind, bounded()])) as Changes["kinds"],
    lost: { organ_years: bounded(), values: bounded() },
  };
  const sink = new Sink(after, "changes.ndjson");
  for (const change of before === null ? [] : diffReleases(before, after)) {
    sink.text(`${JSON.stringify(change)}\n`);
    note(changes.kinds[change.what], change);
    const gone = change.what === "report_withdrawn" || change.what === "value_withdrawn";
    if (!gone || change.because !== null || explained.some((loss) => explains(loss, change))) continue;
    note(change.indicator === null ? changes.lost.organ_years : changes.lost.values, change);
  }
  return { changes, file: sink.close() };
}

const titles: Record<Change["what"], string> = {
  status_changed: "What became of a duty · 公开情况的变化",
  report_added: "Reports added · 新增报告",
  report_replaced: "Reports replaced by another document · 被替换的报告",
  report_withdrawn: "Reports gone · 不再存在的报告",
  value_added: "Values added · 新增数值",
  value_changed: "Values changed · 变更的数值",
  value_withdrawn: "Values gone · 不再存在的数值",
};

/** Text from a page, as one harmless line of Markdown. */
const plain = (text: string) => text.replace(/\s+/g, " ").replace(/[\\`*_{}[\]<>|#!]/g, "\\$&");

export function lineOf({
  organ,
  organ_name,
  year,
  scope,
  indicator,
  before,
  after,
  status_before,
  status_after,
  because,
}: Change): string {
  const subject = `${plain(organ_name ?? organ)} (${plain(organ)}), ${year}, ${scope}`;
  const numbers = indicator === null ? "" : `: \`${indicator}\` ${before ?? "—"} → ${after ?? "—"}`;
  const status = status_after === null ? "" : `: ${status_before ?? "—"} → ${status_after}`;
  return `- ${subject}${numbers}${status}${because ? ` (${because})` : ""}`;
}

export function listOf(title: string, { total, first }: Bounded<Change>): string[] {
  if (total === 0) return [];
  const more = total > first.length ? [`- … ${first.length} of ${total}; all are in changes.ndjson`] : [];
  return [`## ${title} (${total})`, "", ...first.map(lineOf), ...more, ""];
}

/** `CHANGES.md`: what a person reads of it. */
export function writeChanges(
  directory: string,
  version: string,
  previous: string | null,
  { kinds: of }: Changes,
): WrittenFile {
  const total = kinds.reduce((sum, kind) => sum + of[kind].total, 0);
  const since = `Since \`${previous}\`: ${total === 0 ? "no report and no number changed" : `${total} changes`}. One a line in changes.ndjson.`;
  const text = [
    `# ${version}`,
    "",
    previous === null ? "The first release: there is none to compare it with. · 首个版本，无可比较。" : since,
    "",
    ...kinds.flatMap((kind) => listOf(titles[kind], of[kind])),
  ].join("\n");
  return writeWhole(directory, "CHANGES.md", text);
}
