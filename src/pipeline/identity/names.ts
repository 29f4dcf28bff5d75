import { foldTitle } from "../../forms/title.ts";
import type { Organ } from "../../model/organ.ts";
import { codeOf, nameOfCode } from "../../normalize/divisions/divisions.ts";
import { type PlacePart, splitPlaces, zone } from "../../normalize/divisions/split.ts";
import { belowMinistry, describeOrgan } from "../../normalize/organ.ts";

/** Where a name was met: the place and division of its source complete what it leaves out. */
export interface Context {
  /** name of the place: 临溪县 */
  place: string | null;
  /** division code of the source or of the roster's entry */
  division: string | null;
}

/** A name as the same organ would always be called. */
export interface Canonical {
  /** without the divisions above its own: 临溪县财政局 */
  name: string;
  /** as published, with its place where it left that out */
  full: string;
  /** its division of county level or above, from the largest down: 青川市, 临溪县 */
  path: string[];
  /** the government that it is part of, or that is above it where it is one: 临溪县人民政府 */
  government: string | null;
  kind: string | null;
  level: string | null;
}

const isDivision = ({ name, rank }: PlacePart): boolean => rank <= 3 && !zone.test(name);

/** The canonical form of a name; abbreviations of departments are not guessed at, a roster's aliases name them. */
export function canonical(published: string, { place }: Context): Canonical {
  const folded = foldTitle(published).replace(/\((?:本级|本部|机关)\)$|本级$/u, "");
  const national = belowMinistry(folded);
  if (national !== null) return nationalName(folded, national);
  const full = completed(folded, place);
  const { places, rest } = splitPlaces(full);
  const divisions = places.filter(isDivision);
  const own = divisions.at(-1)?.name ?? "";
  const below = places
    .filter((part) => !isDivision(part))
    .map((part) => part.name)
    .join("");
  const last = places.at(-1) ?? null;
  const name = own + below + duty(rest, last);
  const { kind, level } = describeOrgan(
    own === "" ? name : divisions.map((d) => d.name).join("") + below + duty(rest, last),
  );
  const path = divisions.map((part) => part.name);
  return { name, full, path, government: governmentAbove(name, path, kind, below), kind, level };
}

/** 国家税务总局临溪县税务局 names its place itself, and belongs to no government of it. */
function nationalName(name: string, below: string): Canonical {
  const path = splitPlaces(below)
    .places.filter(isDivision)
    .map((part) => part.name);
  const { kind, level } = describeOrgan(name);
  return { name, full: name, path, government: null, kind, level };
}

/** 县教育局, 教育局 and 临溪县教育局 are one organ of the place 临溪县; 双河镇 is a township of it. */
function completed(name: string, place: string | null): string {
  if (place === null || name.startsWith(place)) return name;
  const [first] = splitPlaces(name).places;
  if (first && first.rank < 4 && !zone.test(first.name)) return name;
  const own = place.at(-1)!;
  const bare = first ? name : name.replace(/^本级/u, "");
  return place + (!first && bare.startsWith(own) ? bare.slice(1) : bare);
}

/** What stands after the place, in its full form; a place alone is its government. */
function duty(rest: string, last: PlacePart | null): string {
  if (rest === "" && last !== null) {
    if (/街道$/u.test(last.name)) return "办事处";
    return zone.test(last.name) && last.rank === 3 ? "管理委员会" : "人民政府";
  }
  return rest
    .replace(/^政府/u, "人民政府")
    .replace(/^人民政府办$/u, "人民政府办公室")
    .replace(/管委会/u, "管理委员会");
}

function governmentAbove(name: string, path: string[], kind: string | null, below: string): string | null {
  const own = path.at(-1);
  if (own === undefined) return null;
  if (name !== `${own}人民政府` || kind !== "government" || below !== "") return `${own}人民政府`;
  const above = path.at(-2);
  return above === undefined ? null : `${above}人民政府`;
}

/** The code of its division in a year, by its name or by what its source says of itself. */
export function divisionCode(
  { path }: Canonical,
  year: number | null,
  { division, place }: Context,
): string | null {
  const own = path.at(-1);
  if (own === undefined) return null;
  if (division !== null && (own === place || nameOfCode(division, year) === own)) return division;
  return codeOf(path, year, division);
}

/** The key of the department that an organ's name begins with: 青川市生态环境局 of 青川市生态环境局临溪分局. */
export function departmentAbove(
  key: string,
  organs: ReadonlyMap<string, Pick<Organ, "kind">>,
): string | null {
  for (let end = key.length - 1; end > key.indexOf("/") + 1; end--)
    if (organs.get(key.slice(0, end))?.kind === "department") return key.slice(0, end);
  return null;
}
