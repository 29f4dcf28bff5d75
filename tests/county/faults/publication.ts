import { alone, type Fault } from "./fault.ts";
import type { CountyReport, Mishap } from "../report.ts";

/** Faults of publishing: whether, when and how. */

const mishap = (rule: string, kind: Mishap, more?: (report: CountyReport) => void): Fault => ({
  rule,
  plant(report, draft) {
    // What cannot be read leaves the sums of its year open: that of the first year stay to be judged.
    const readable = kind === "replaced" || kind === "formats differ";
    if (report.form !== "2021" || report.organ.kind === "government") return null;
    if (!readable && (report.year === report.organ.from || draft.needs(report))) return null;
    report.mishap = kind;
    more?.(report);
    return alone(report);
  },
});

/** The same figures but for one more request granted, in one column alone. */
function otherVersion(report: CountyReport): void {
  const rows = ["newly_received", "granted", "result_total"].map((row) => `requests.${row}.total`);
  report.otherValues = new Map(
    [...report.values].map(([id, value]) => [id, rows.includes(id) ? value + 2 : value]),
  );
}

const dated = (rule: string, day: (report: CountyReport, year: number) => string | null): Fault => ({
  rule,
  plant(report) {
    const published = day(report, report.year + 1);
    if (published === null) return null;
    report.published = published;
    return alone(report);
  },
});

export const publicationFaults: Fault[] = [
  mishap("publication.missing", "missing"),
  mishap("publication.unreachable", "unreachable"),
  mishap("publication.withdrawn", "withdrawn"),
  mishap("publication.image_table", "image tables"),
  // The first version has a total that does not add up; the version that replaced it is right.
  mishap("publication.replaced", "replaced", otherVersion),
  mishap("publication.formats_differ", "formats differ", (report) => {
    otherVersion(report);
    report.carrier = "page+pdf";
  }),
  dated("publication.late", ({ organ, form }, next) =>
    organ.level === "township" || form !== "2021"
      ? null
      : organ.kind === "government"
        ? `${next}-04-16`
        : `${next}-02-2${organ.reach % 9}`,
  ),
  dated("publication.early", ({ organ, form }, next) =>
    organ.level === "township" || form !== "2021" ? null : `${next - 1}-12-2${organ.reach % 9}`,
  ),
];
