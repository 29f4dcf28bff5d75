import type { Box } from "./geometry.ts";
import type { Rule } from "./rules.ts";

/** Fewer dots in a row are no line. */
const fewest = 6;

/** Points from dot to dot. */
const widestGap = 6;

/** The lines that rows and columns of evenly spaced dots draw. */
export function dottedRules(dots: readonly Box[]): Rule[] {
  return [
    ...rulesAlong(
      dots.map(({ left, right, bottom, top }) => ({ at: (bottom + top) / 2, from: left, to: right })),
      true,
    ),
    ...rulesAlong(
      dots.map(({ left, right, bottom, top }) => ({ at: (left + right) / 2, from: bottom, to: top })),
      false,
    ),
  ];
}

type Dot = Omit<Rule, "horizontal">;

function rulesAlong(dots: readonly Dot[], horizontal: boolean): Rule[] {
  const tracks = new Map<number, Dot[]>();
  for (const dot of dots) {
    const track = Math.round(dot.at * 2);
    const others = tracks.get(track);
    if (others) others.push(dot);
    else tracks.set(track, [dot]);
  }
  const rules: Rule[] = [];
  for (const track of tracks.values()) {
    track.sort((a, b) => a.from - b.from);
    let start = 0;
    for (let i = 1; i <= track.length; i++) {
      if (i < track.length && track[i].from - track[i - 1].to <= widestGap) continue;
      const { at, from } = track[start];
      if (i - start >= fewest) rules.push({ horizontal, at, from, to: track[i - 1].to });
      start = i;
    }
  }
  return rules;
}
