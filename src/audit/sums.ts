import { isVertical } from "../forms/vertical.ts";
import type { Organ } from "../model/organ.ts";
import type { Roster } from "../model/roster.ts";
import { cellName } from "./cell-names.ts";
import { evidence, found } from "./finding.ts";
import { onceAYear } from "./once-a-year.ts";
import { contradicts, figure, unsure } from "./readings.ts";
import type { Found, Spoken, Year } from "./rule.ts";

/** A government's report for its territory with those of its parts. */
export interface Consolidation {
  government: Organ;
  whole: Spoken;
  parts: { organ: Organ; reading: Spoken }[];
  /** of branches of its parts, which those may count or leave to them: 生态环境局临溪分局 */
  branches: Spoken[];
  /** parts that must publish, whose report is not there */
  missing: Organ[];
  /** a person confirmed a roster of all of its parts */
  complete: boolean;
  /** other figures of a part, or of the whole, which the sum may have been made of */
  others: { other: Spoken; speaking: Spoken }[];
}

/** Every government of the year that published for its territory (条例第四十九条第二款). */
export const consolidationsOf = onceAYear((year) =>
  [...year.organs.values()].flatMap((organ) => consolidationOf(organ, year) ?? []),
);

function consolidationOf(government: Organ, year: Year): Consolidation | null {
  const whole = year.speaking.get(`${government.key} consolidated`);
  if (!whole) return null;
  const organs = (year.parts.get(government.key) ?? []).filter((o) => !isVertical(o.name));
  const parts = organs.flatMap((organ) => {
    const reading = partOf(organ, year);
    return reading ? [{ organ, reading }] : [];
  });
  // The government's own report is its office's, under another name.
  const own = year.speaking.get(`${government.key} own`);
  if (own && !parts.some((p) => p.organ.kind === "office")) parts.push({ organ: government, reading: own });
  const there = new Set(parts.map((p) => p.organ.key));
  const expected = expectedOf(year);
  const bySuperior = rostersBySuperior(year);
  const covering = [...government.names, government.name].flatMap((name) => [
    ...(bySuperior.get(name) ?? []),
  ]);
  const others = othersOf(year);
  return {
    government,
    whole,
    parts,
    branches: parts
      .filter(({ organ }) => organ.kind === "department")
      .flatMap(({ organ }) => year.parts.get(organ.key) ?? [])
      .flatMap((organ) => partOf(organ, year) ?? []),
    missing: organs.filter(
      (o) =>
        !there.has(o.key) && (expected.has(o.key) || (covering.length === 0 && o.successors.length === 0)),
    ),
    complete: covering.some((r) => r.complete && r.confirmed !== null),
    others: [whole, ...parts.map(({ reading }) => reading)].flatMap((speaking) =>
      (others.get(`${speaking.organ} ${speaking.scope}`) ?? []).map((other) => ({ other, speaking })),
    ),
  };
}

/** The rosters that name parts of an organ, by its name. */
const rostersBySuperior = onceAYear(({ rosters }) => {
  const by = new Map<string, Set<Roster>>();
  for (const roster of rosters)
    for (const { superior } of roster.organs)
      if (superior !== null) by.set(superior, (by.get(superior) ?? new Set()).add(roster));
  return by;
});

/** Readings that do not speak, by the organ and scope of the one that does. */
const othersOf = onceAYear(({ others }) => {
  const by = new Map<string, Spoken[]>();
  for (const other of others) {
    const key = `${other.organ} ${other.scope}`;
    by.set(key, [...(by.get(key) ?? []), other]);
  }
  return by;
});

function partOf(organ: Organ, { speaking }: Year): Spoken | undefined {
  const of = (scope: Spoken["scope"]) => speaking.get(`${organ.key} ${scope}`);
  if (organ.kind === "government" && organ.level !== "township") return of("consolidated");
  return of("own") ?? of("unknown") ?? of("consolidated");
}

const expectedOf = onceAYear(
  ({ organYears }) => new Set(organYears.filter((o) => o.expected !== null).map((o) => o.organ)),
);

const unreadableOf = onceAYear(
  ({ organYears }) => new Set(organYears.filter((o) => o.status === "unreadable").map((o) => o.organ)),
);

/** The value of a cell; a blank one is 0 where the total of its row is. */
export function cellOf({ values }: Spoken, indicator: string): number | undefined {
  const value = values.get(indicator);
  if (value !== undefined || !indicator.startsWith("requests.")) return value;
  return values.get(indicator.replace(/[^.]+$/u, "total")) === 0 ? 0 : undefined;
}

/** The cells that are summed, and how the rule speaks of them. */
export interface SummedTable {
  at: string;
  /** the first that differs is shown */
  cells: (indicator: string) => boolean;
  severity: "error" | "warning";
  en: string;
  zh: string;
}

interface Difference {
  indicator: string;
  sum: number;
  actual: number;
  /** parts whose own figure is not known, so that the sum is a lower bound */
  unread: Organ[];
}

/**
 * Holds the government's table against the sum of its parts. It is judged where all parts are there by a confirmed
 * roster, or where the known ones alone are more than the whole; else it is only told what is missing.
 */
export function* judgeSums(year: Year, table: SummedTable): Generator<Found> {
  for (const consolidation of consolidationsOf(year)) {
    const { whole, parts, missing, complete, others, government } = consolidation;
    if (parts.length === 0) continue;
    const shaky = ({ indicator }: Difference): boolean =>
      contradicts(whole, indicator) ||
      parts.some((p) => contradicts(p.reading, indicator)) ||
      others.some(({ other, speaking }) => cellOf(other, indicator) !== cellOf(speaking, indicator));
    const all = differencesOf(consolidation, table).sort((a, b) => Number(shaky(a)) - Number(shaky(b)));
    const judged = complete && missing.length === 0;
    const over = all.filter((d) => d.sum > d.actual);
    // A figure that is not known may be what lacks: it is told only where nothing else is.
    const certain = all.filter((d) => d.unread.length === 0 || d.sum > d.actual);
    const known = judged || over.length === 0 ? certain : over;
    const shown = known.length > 0 ? known : all;
    const held = judged && known.length > 0;
    if (shown.length === 0 || (!judged && over.length === 0 && !complete && parts.length < 3)) continue;
    const cells = shown.map((d) => d.indicator);
    const doubt = unsure(whole, cells) || parts.some((p) => unsure(p.reading, cells));
    // Where a table contradicts itself or was corrected, its sum does not tell on whom the fault lies: such cells come last.
    const [first] = shown;
    yield found({
      at: `${whole.scope}/${table.at}`,
      kind: doubt ? "extraction" : "report",
      severity:
        held && !doubt && !shaky(first) ? table.severity : held || over.length > 0 ? "warning" : "info",
      organ: government.key,
      year: year.year,
      indicators: cells,
      expected: first.sum,
      actual: first.actual,
      message: messageOf(consolidation, table, shown, judged),
      evidence: [
        ...shown.slice(0, 20).flatMap((d) => [
          figure(whole, d.indicator),
          evidence({
            organ: government.key,
            year: year.year,
            indicator: d.indicator,
            value: d.sum,
            text: "Σ",
          }),
        ]),
        ...parts.slice(0, 200).map((p) => figure(p.reading, first.indicator)),
        ...first.unread.map((o) =>
          evidence({
            organ: o.key,
            year: year.year,
            indicator: first.indicator,
            text: `${o.name}：未填或未能读出`,
          }),
        ),
        ...missing.map((o) => {
          const why = unreadableOf(year).has(o.key) ? "报告未能读出" : "无报告";
          return evidence({ organ: o.key, year: year.year, text: `${o.name}：${why}` });
        }),
      ],
    });
  }
}

function differencesOf({ whole, parts, branches }: Consolidation, { cells }: SummedTable): Difference[] {
  return [...whole.values].flatMap(([indicator, actual]) => {
    if (!cells(indicator)) return [];
    const values = parts.map((p) => cellOf(p.reading, indicator));
    const unread = parts.filter((_, i) => values[i] === undefined).map((p) => p.organ);
    const sum = sumOf(values);
    const withBranches = sumOf([sum, ...branches.map((b) => cellOf(b, indicator))]);
    return actual === sum || actual === withBranches ? [] : [{ indicator, sum, actual, unread }];
  });
}

const sumOf = (values: readonly (number | undefined)[]): number =>
  Math.round(values.reduce<number>((sum, value) => sum + (value ?? 0), 0) * 1e6) / 1e6;

function messageOf(
  { parts, missing }: Consolidation,
  { en, zh }: SummedTable,
  shown: Difference[],
  judged: boolean,
): { en: string; zh: string } {
  const [{ indicator, sum, actual, unread }] = shown;
  const name = cellName(indicator);
  const unknown = judged || missing.length > 0 ? "" : " Whether these are all parts is not known.";
  return {
    en:
      `${en}: ${shown.length} cells are not the sum of the ${parts.length} parts; ${name.en}: ${actual} reported, the parts sum to ${sum}.` +
      (missing.length > 0 ? ` Missing: ${namesOf(missing, ", ")}.` : unknown) +
      (unread.length > 0 ? ` Blank or not read there: ${namesOf(unread, ", ")}.` : ""),
    zh:
      `${zh}：${shown.length}个单元格不等于${parts.length}个组成单位之和；${name.zh}：本级政府报告为${actual}，各单位合计${sum}。` +
      (missing.length > 0 ? `缺：${namesOf(missing, "、")}。` : judged ? "" : "组成单位是否齐全尚未确认。") +
      (unread.length > 0 ? `该项未填或未能读出：${namesOf(unread, "、")}。` : ""),
  };
}

const namesOf = (organs: Organ[], comma: string): string =>
  organs
    .slice(0, 10)
    .map((o) => o.name)
    .join(comma) + (organs.length > 10 ? ` … ${organs.length}` : "");
