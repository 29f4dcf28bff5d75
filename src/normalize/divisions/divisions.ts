import { table } from "./table.ts";

/** An administrative division of GB/T 2260, from county level up. */
export interface Division {
  code: string;
  name: string;
  /** first and last year it was so named and numbered; null: before 2008; still */
  from: number | null;
  to: number | null;
}

const yearOf = (text: string | undefined): number | null => (text ? Number(text) : null);

const divisions: readonly Division[] = table
  .trim()
  .split("\n")
  .map((line) => {
    const [code, name, from, to] = line.split("\t");
    return { code: code!, name: name!, from: yearOf(from), to: yearOf(to) };
  });

function indexed(key: "name" | "code"): ReadonlyMap<string, readonly Division[]> {
  const index = new Map<string, Division[]>();
  for (const division of divisions) {
    const alike = index.get(division[key]);
    if (alike) alike.push(division);
    else index.set(division[key], [division]);
  }
  return index;
}

const byName = indexed("name");
const byCode = indexed("code");
const longest = Math.max(...divisions.map(({ name }) => name.length));

export type DivisionLevel = "province" | "prefecture" | "county";

export const levelOfCode = (code: string): DivisionLevel =>
  code.endsWith("0000") ? "province" : code.endsWith("00") ? "prefecture" : "county";

const validIn = ({ from, to }: Division, year: number | null): boolean =>
  year === null || ((from ?? year) <= year && year <= (to ?? year));

/** The name that a code stood for in a year; null where it stood for none. */
export const nameOfCode = (code: string, year: number | null): string | null =>
  byCode.get(code)?.findLast((division) => validIn(division, year))?.name ?? null;

/** The longest name of a division that a text begins with; null where it begins with none. */
export function knownAtStart(text: string): string | null {
  for (let length = Math.min(longest, text.length); length >= 2; length--) {
    const name = text.slice(0, length);
    if (byName.has(name)) return name;
  }
  return null;
}

/** The level that all divisions of a name have; null where they differ or there is none. */
export function levelOfName(name: string): DivisionLevel | null {
  const levels = new Set((byName.get(name) ?? []).map(({ code }) => levelOfCode(code)));
  return levels.size === 1 ? [...levels][0]! : null;
}

/**
 * The code of a division in a year, told by its name below those of its superiors (北京市, 朝阳区), as far as they are
 * named; `within`, the code of a place it belongs to, tells apart what has one name. Null where several remain, or none.
 */
export function codeOf(
  path: readonly string[],
  year: number | null,
  within: string | null = null,
): string | null {
  const name = path.at(-1);
  if (name === undefined) return null;
  const codes = (byName.get(name) ?? [])
    .filter((division) => validIn(division, year))
    .map(({ code }) => code)
    .filter((code) => path.slice(0, -1).every((superior) => superiors(code).includes(superior)));
  const near = within === null ? [] : codes.filter((code) => belongs(code, within));
  const left = new Set(near.length > 0 ? near : codes);
  return left.size === 1 ? [...left][0]! : null;
}

/** Every name that the divisions above a code have had. */
const superiors = (code: string): string[] =>
  [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`].flatMap((above) =>
    (byCode.get(above) ?? []).flatMap(({ name }) => [
      name,
      name.replace(/(?:省|市|[回壮维].*)?(?:自治区)?$/u, ""),
    ]),
  );

function belongs(code: string, place: string): boolean {
  const significant = place.replace(/(?:00){1,2}$/, "");
  return code.startsWith(significant) || place.startsWith(code.replace(/(?:00){1,2}$/, ""));
}
