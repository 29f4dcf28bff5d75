import { htmlLayouts } from "../../tests/generator/render-html.ts";
import { drawCounty } from "../../tests/county/county.ts";
import { bytesOf } from "../../tests/county/render.ts";
import { rosterOf } from "../../tests/county/roster.ts";
import type { Roster } from "../../src/model/roster.ts";

/** Generated reports of as many invented counties as are wanted, each of its own organs, figures and prose. */

export interface ScaleReport {
  name: string;
  bytes: Uint8Array;
}

/** A county whose faults are planted, for so many without. */
const faulty = 10;
/** One report in so many is a file, DOCX and PDF in turn; the others are pages. */
const filesIn = 10;
const pages = htmlLayouts.filter((layout) => ["clean", "word", "portal"].includes(layout));

const first = [..."青白碧澜云临望桐鹿沛岚松梅竹柏枫槐荷莲芦苇菱溪泉川浦岭坪"];
const second = [..."泽溪岭浦麓川鸣陵城坊池渚湖塘坞湾洲坝阳阴安宁和平定远兴隆昌盛"];

/** A name for each county; beyond some hundred they have three letters. */
function nameOf(n: number): string {
  const [a, rest] = [n % first.length, Math.floor(n / first.length)];
  const [b, more] = [rest % second.length, Math.floor(rest / second.length)];
  return `${first[a]!}${more > 0 ? first[more % first.length]! : ""}${second[b]!}县`;
}

/** So many reports, and the rosters of their counties; the last county may be cut short. */
export function* scaleReports(count: number, rosters: Roster[]): Generator<ScaleReport> {
  let written = 0;
  for (let n = 0; written < count; n++) {
    const county = drawCounty(n, { name: nameOf(n), faults: n % faulty === 0 });
    rosters.push({ ...rosterOf(county, null), id: `county-${n}` });
    for (const report of county.reports) {
      if (written === count) return;
      const file = written % filesIn === filesIn - 1;
      const format = !file ? "html" : written % (2 * filesIn) < filesIn ? "docx" : "pdf";
      const bytes = bytesOf(report, format, report.values, pages[written % pages.length]);
      yield { name: `${report.organ.name}-${report.year}.${format}`, bytes };
      written++;
    }
  }
}

/** Some of the reports as their offices published them later: other pages, and one more request granted. */
export function* changedReports(count: number): Generator<ScaleReport> {
  const { reports } = drawCounty(0, { name: nameOf(0), faults: true });
  for (const report of reports.slice(0, count)) {
    const rows = ["newly_received", "granted", "result_total"];
    const more = rows.flatMap((row) => [`requests.${row}.natural_person`, `requests.${row}.total`]);
    const values = new Map(
      [...report.values].map(([id, value]) => [id, more.includes(id) ? value + 1 : value]),
    );
    yield { name: `${report.organ.name}-${report.year}.html`, bytes: bytesOf(report, "html", values) };
  }
}
