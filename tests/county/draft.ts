import type { Notation } from "../generator/notation.ts";
import type { Random } from "../generator/random.ts";
import type { Values } from "../generator/values.ts";
import type { Planting } from "./faults/planting.ts";
import { OrganNumbers, sumOf, type YearForm } from "./numbers.ts";
import type { CountyOrgan, Place } from "./organs.ts";
import { toldOf } from "./prose.ts";
import { headings, type CountyReport } from "./report.ts";

/** Departments by the end of January, governments by the end of March; townships have no date. */
function publishedOn(organ: CountyOrgan, year: number, random: Random): string {
  if (organ.kind === "government") return `${year}-03-${random.int(10, 30)}`;
  if (organ.level === "township") return `${year}-0${random.int(1, 2)}-${random.int(10, 28)}`;
  return `${year}-01-${random.int(10, 31)}`;
}

const digitsOf = (random: Random): Notation["digits"] =>
  random.weighted([
    ["plain", 8],
    ["thousands", 1],
    ["full-width", 1],
  ]);

/** A report with its figures, and no word yet. */
function draftReport(organ: CountyOrgan, year: number, values: Values, random: Random): CountyReport {
  const area = organ.kind === "government" ? `${organ.area}各级行政机关` : organ.self.replace("我", "本");
  return {
    organ,
    year,
    values,
    form: values.has("active_disclosure.normative_documents.made") ? "2019" : "2021",
    told: toldOf(values, random.fork("told")),
    title: random.pick([
      `${organ.name}${year}年政府信息公开工作年度报告`,
      `${organ.name}${year}年度政府信息公开工作年度报告`,
      `${year}年${organ.name}政府信息公开工作年度报告`,
    ]),
    published: publishedOn(organ, year + 1, random),
    notation: { digits: digitsOf(random), plus: "", minus: "-", padding: "none" },
    carrier: random.weighted([
      ["page", 14],
      ["docx", 3],
      ["pdf", 2],
      ["page+pdf", 2],
    ] as const),
    mishap: null,
    otherValues: null,
    preamble: `本报告根据《中华人民共和国政府信息公开条例》编制，反映${area}的政府信息公开工作情况。本报告所列数据的统计期限为${year}年1月1日至12月31日。`,
    overview: [],
    problems: [],
    other: [],
    lead: {},
    headings,
    annex: null,
    random,
  };
}

/** Which organs publish the old form or another's figures, and when. */
interface Slips {
  outdated: CountyOrgan;
  outdatedIn: number;
  original: CountyOrgan;
  twin: CountyOrgan;
}

function drawSlips({ organs, years }: Place, random: Random): Slips {
  const departments = organs.filter(
    ({ kind, part, from, to }) => kind === "department" && part && from === years[0] && to === years.at(-1),
  );
  const [original, twin] = random
    .sample(departments, 2)
    .sort((a, b) => organs.indexOf(a) - organs.indexOf(b)) as [CountyOrgan, CountyOrgan];
  const others = organs.filter(({ kind, part, from }) => kind === "department" && !part && from === years[0]);
  return { original, twin, outdated: random.pick(others), outdatedIn: random.pick(years) };
}

/** Figures of every organ but the government in every year; with `faults`, those of an old form and of a twin. */
export function drawFigures(place: Place, draft: Planting, random: Random, faults: boolean): void {
  const { organs, years } = place;
  const slips = faults ? drawSlips(place, random.fork("slips")) : null;
  const first = years[0]!;
  const numbers = new Map(organs.map((organ) => [organ, new OrganNumbers(organ, random.fork(organ.name))]));
  const formOf = (organ: CountyOrgan, year: number): YearForm =>
    year < 2021 || (organ === slips?.outdated && year === slips.outdatedIn) ? "2019" : "2021";
  for (const year of [2019, 2020, ...years])
    for (const organ of organs) {
      if (organ.kind === "government" || year < organ.from || year > organ.to) continue;
      const own = numbers.get(organ)!;
      const before = organ.predecessor === null ? undefined : draft.of(organ.predecessor, year - 1);
      if (before) own.follow(before.values);
      const twin = organ === slips?.twin && year === first;
      const values = twin
        ? new Map(draft.of(slips.original.name, year)!.values)
        : own.next(formOf(organ, year));
      if (twin) own.follow(values);
      const report = draftReport(organ, year, values, random.fork(`${organ.name}/${year}`));
      if (organ.to < first) report.annex = own.annex(year);
      draft.reports.push(report);
    }
  if (!slips) return;
  const { outdated, outdatedIn, original, twin } = slips;
  draft.note({ rule: "form.outdated", organs: [outdated.name], year: outdatedIn, consequences: [] });
  draft.note({
    rule: "region.same_numbers",
    organs: [original.name, twin.name],
    year: first,
    consequences: [],
  });
}

/** What the government publishes for its territory, from what its parts publish. */
export function drawSums({ organs, years }: Place, draft: Planting, random: Random): void {
  const government = organs.find(({ kind }) => kind === "government")!;
  for (const year of years) {
    const parts = draft.reports.filter((report) => report.organ.part && report.year === year);
    const values = sumOf(parts.map((part) => part.values));
    draft.reports.push(draftReport(government, year, values, random.fork(`${government.name}/${year}`)));
  }
}
