import { middleOf } from "./sheet.ts";
import type { Sheet } from "./sheet.ts";
import type { Glyph } from "./glyphs.ts";
import type { Rule } from "./rules.ts";

/** Ems above the baseline between which a line goes through a character, as long as it lies on none. */
const lowest = 0.12;
const highest = 0.6;

/** Ems by which a line may begin before what it crosses out, or end behind it; the border of a cell reaches farther. */
const overhang = 0.3;

/** The share of the line that characters have to stand on. */
const covered = 0.7;

/** Points of one band of the page. */
const band = 8;

/** Takes out of a page what a line of its own length goes through; the sheet itself where nothing is crossed out. */
export function withoutStruck(sheet: Sheet): Sheet {
  const bands = new Map<number, Glyph[]>();
  for (const glyph of sheet.glyphs) {
    if (glyph.turn !== 0 || glyph.text === " ") continue;
    const at = Math.floor(middleOf(glyph).y / band);
    const others = bands.get(at);
    if (others) others.push(glyph);
    else bands.set(at, [glyph]);
  }
  const struck = new Set<Glyph>();
  const strikes = new Set<Rule>();
  for (const rule of sheet.rules) {
    const crossed = rule.horizontal ? crossedBy(rule, bands) : [];
    for (const glyph of crossed) struck.add(glyph);
    if (crossed.length > 0) strikes.add(rule);
  }
  if (struck.size === 0) return sheet;
  return {
    ...sheet,
    glyphs: sheet.glyphs.filter((glyph) => !struck.has(glyph)),
    rules: sheet.rules.filter((rule) => !strikes.has(rule)),
  };
}

function crossedBy({ at, from, to }: Rule, bands: ReadonlyMap<number, Glyph[]>): Glyph[] {
  const middle = Math.floor(at / band);
  const near = [middle - 1, middle, middle + 1].flatMap((index) => bands.get(index) ?? []);
  const through = near.filter(
    ({ baseline, size, left, right }) =>
      at > baseline + lowest * size && at < baseline + highest * size && right > from && left < to,
  );
  if (through.length === 0) return [];
  const reach = overhang * Math.min(...through.map(({ size }) => size));
  const left = Math.min(...through.map((glyph) => glyph.left));
  const right = Math.max(...through.map((glyph) => glyph.right));
  const width = through.reduce((sum, glyph) => sum + glyph.right - glyph.left, 0);
  const fits = Math.abs(left - from) <= reach && Math.abs(right - to) <= reach;
  return fits && width >= covered * (to - from) ? through : [];
}
