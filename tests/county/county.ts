import { Random } from "../generator/random.ts";
import { drawFigures, drawSums } from "./draft.ts";
import { boundFault, figureFaults, sumFaults } from "./faults/figures.ts";
import type { Planted } from "./faults/fault.ts";
import { narrativeFaults } from "./faults/narrative.ts";
import { Planting } from "./faults/planting.ts";
import { publicationFaults } from "./faults/publication.ts";
import { textFaults } from "./faults/text.ts";
import { drawPlace, type Place } from "./organs.ts";
import { otherMatters, overview, problems, toldOf, type Telling } from "./prose.ts";
import type { CountyReport } from "./report.ts";

/** A small invented county: what its organs published over some years, and what is wrong with it. */
export interface County {
  seed: number;
  place: Place;
  reports: CountyReport[];
  planted: Planted[];
}

export interface CountyOptions {
  years?: readonly number[];
  departments?: number;
  /** of the county, where many must differ */
  name?: string;
  /** false: a county without fault */
  faults?: boolean;
}

/** The same seed gives the same county. Another one has other organs and other faults in other places. */
export function drawCounty(seed: number, options: CountyOptions = {}): County {
  const random = new Random(`county/${seed}`);
  const { years = [2022, 2023, 2024], faults = true } = options;
  const place = drawPlace(random.fork("place"), years, options);
  const government = place.organs.find(({ kind }) => kind === "government")!;
  const draft = new Planting(government.name, random.fork("faults"));
  drawFigures(place, draft, random, faults);
  if (faults) draft.plant(figureFaults);
  drawSums(place, draft, random);
  if (faults) {
    draft.plantAt(draft.of(government.name, years[0]!)!, sumFaults);
    draft.plantAt(draft.of(government.name, years[1]!)!, [boundFault]);
  }
  for (const report of draft.reports) report.told = toldOf(report.values, report.random.fork("told"));
  if (faults) draft.plant(narrativeFaults);
  for (const report of draft.reports) write(report, place, draft);
  if (faults) draft.plant([...textFaults, ...publicationFaults]);
  leaveBlank(draft);
  return { seed, place, reports: draft.reports, planted: draft.planted };
}

/** The text of a report, of its own figures and of others that such texts name. */
function write(report: CountyReport, place: Place, draft: Planting): void {
  const { organ, year, told, form } = report;
  const received = (name: string, when: number): number | null =>
    draft.of(name, when)?.values.get("requests.newly_received.total") ?? null;
  const telling: Telling = {
    place,
    organ,
    year,
    form,
    told,
    before: received(organ.name, year - 1),
    office: organ.kind === "government" ? received(`${organ.name}办公室`, year) : null,
    everywhere: organ.kind === "office" ? received(draft.government, year) : null,
    random: report.random.fork("prose"),
  };
  report.overview = overview(telling);
  report.problems = problems(telling);
  report.other = otherMatters(telling);
}

/** A street office leaves the grid of requests blank in a year without any, as small organs do. */
function leaveBlank(draft: Planting): void {
  const report = draft.reports.find(
    (one) =>
      one.year > one.organ.from &&
      one.organ.kind === "subdistrict" &&
      one.told.received + one.told.carried_over === 0 &&
      !draft.has(one) &&
      !draft.needs(one),
  );
  if (!report) return;
  const filled = [...report.values].filter(([indicator]) => !indicator.startsWith("requests."));
  report.values = new Map(filled);
}
