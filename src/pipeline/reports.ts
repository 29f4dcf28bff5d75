import { foldTitle } from "../forms/title.ts";
import type { DateCandidate } from "../crawl/families/family.ts";
import type { KeptDocument } from "./ledger.ts";

/** One report, however many addresses, renderings and attachments it was met in. */
export interface CollectedReport {
  source: string;
  title: string | null;
  organ: string | null;
  year: number | null;
  dates: DateCandidate[];
  /** two sources of the date differ by more than three days */
  dates_differ: boolean;
  urls: string[];
  /** its pages and files, the report itself first */
  documents: KeptDocument[];
  state: "live" | "gone";
}

/**
 * Which documents are one report: the same organ and fiscal year, or the same text. A document without organ or year is
 * only ever the same by its text: never a guess. Companions and attachments join the report they belong to.
 */
export function reportsOf(documents: KeptDocument[], place: string | null): CollectedReport[] {
  const groups = new Groups();
  const reports = documents.filter((d) => d.kind === "report");
  for (const d of reports) {
    const own = id(d);
    groups.join(own, `text ${d.source} ${d.hash}`);
    const identity = identityOf(d, place);
    if (identity !== null) groups.join(own, identity);
  }
  for (const d of documents) if (d.parent !== null) groups.join(id(d), `${d.source} ${d.parent}`);
  const byGroup = new Map<string, KeptDocument[]>();
  for (const d of reports) {
    const root = groups.root(id(d));
    byGroup.set(root, [...(byGroup.get(root) ?? []), d]);
  }
  for (const d of documents)
    if (d.kind !== "report") {
      const companion = d.kind === "companion" ? identityOf(d, place) : null;
      const group = byGroup.get(groups.root(companion ?? id(d)));
      if (group) group.push(d);
    }
  return [...byGroup.values()].map(describe);
}

const id = (d: KeptDocument): string => `${d.source} ${d.key}`;

/** A page before a bare file, one with an organ before one without, then the one that was there first. */
function describe(group: KeptDocument[]): CollectedReport {
  const sorted = [...group].sort(
    (a, b) =>
      Number(b.kind === "report") - Number(a.kind === "report") ||
      Number(a.state === "gone") - Number(b.state === "gone") ||
      Number(b.media_type === "text/html") - Number(a.media_type === "text/html") ||
      Number(b.organ !== null) - Number(a.organ !== null) ||
      a.first_seen - b.first_seen,
  );
  const main = sorted[0]!;
  const reports = sorted.filter((d) => d.kind === "report");
  const dates = reports.flatMap((d) => d.dates).sort((a, b) => b.confidence - a.confidence);
  return {
    source: main.source,
    title: main.title,
    organ: main.organ,
    year: main.year,
    dates,
    dates_differ: differ(dates),
    urls: [...new Set(reports.flatMap((d) => d.urls))],
    documents: sorted,
    state: reports.some((d) => d.state === "live") ? "live" : "gone",
  };
}

function differ(dates: DateCandidate[]): boolean {
  const days = dates.filter((d) => !/成文|生成|印发|signature/.test(d.from)).map((d) => Date.parse(d.value));
  return days.length > 1 && Math.max(...days) - Math.min(...days) > 3 * 24 * 3600_000;
}

/** Organ and fiscal year as one name. 县教育局, 教育局 and 示例县教育局 are one organ of the place 示例县. */
function identityOf(d: KeptDocument, place: string | null): string | null {
  if (d.organ === null || d.year === null) return null;
  let organ = foldTitle(d.organ).replace(/(人民政府|政府)$/, "");
  if (place !== null && organ !== place && !organ.startsWith(place)) {
    const bare = organ.replace(/^(本级|[省市县区旗](?=\p{Script=Han}{2}))/u, "");
    // 县政府 alone is the place's own
    organ = /^[省市县区旗]?$/.test(bare) ? place : place + bare;
  }
  return `organ ${d.source} ${organ} ${d.year}`;
}

/** Union-find over names. */
class Groups {
  readonly #parent = new Map<string, string>();

  root(name: string): string {
    let at = name;
    for (let up = this.#parent.get(at); up !== undefined && up !== at; up = this.#parent.get(at)) at = up;
    return at;
  }

  join(a: string, b: string): void {
    const [left, right] = [this.root(a), this.root(b)];
    if (left !== right) this.#parent.set(left, right);
  }
}
