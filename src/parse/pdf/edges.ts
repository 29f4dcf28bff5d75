import type { Box } from "./geometry.ts";
import type { Rule } from "./rules.ts";

/** How far apart lines may be, in points, that are meant as one: the borders of two cells, a double border. */
export const snap = 4;

/** Gaps in a line, in points, as dashes leave them. */
const dashGap = 4.5;

/** Pages whose lines cross more often than this are drawings. */
const mostCrossings = 4_000_000;

/** Joins the pieces that lines are drawn in, and puts lines that touch each other into one group: one table each. */
export function edgeGroups(rules: readonly Rule[]): Rule[][] {
  const horizontal = joined(rules.filter((rule) => rule.horizontal));
  const vertical = joined(rules.filter((rule) => !rule.horizontal));
  if (horizontal.length * vertical.length > mostCrossings) return [];
  const edges = [...horizontal, ...vertical];
  const group = edges.map((_, index) => index);
  const root = (index: number): number => {
    while (group[index] !== index) index = group[index] = group[group[index]];
    return index;
  };
  horizontal.forEach((across, h) => {
    vertical.forEach((down, v) => {
      if (touches(across, down)) group[root(h)] = root(horizontal.length + v);
    });
  });
  const groups = new Map<number, Rule[]>();
  edges.forEach((edge, index) => {
    const members = groups.get(root(index));
    if (members) members.push(edge);
    else groups.set(root(index), [edge]);
  });
  return [...groups.values()];
}

export function edgeBox({ horizontal, at, from, to }: Rule): Box {
  return horizontal
    ? { left: from, right: to, bottom: at, top: at }
    : { left: at, right: at, bottom: from, top: to };
}

function touches(across: Rule, down: Rule): boolean {
  return (
    down.at >= across.from - snap &&
    down.at <= across.to + snap &&
    across.at >= down.from - snap &&
    across.at <= down.to + snap
  );
}

/** Pieces on one line become one edge where they touch. */
function joined(rules: Rule[]): Rule[] {
  const edges: Rule[] = [];
  for (const line of collinear(rules, 1)) {
    const pieces = line.sort((a, b) => a.from - b.from);
    let edge: Rule | null = null;
    for (const piece of pieces) {
      if (edge !== null && piece.from <= edge.to + dashGap) edge.to = Math.max(edge.to, piece.to);
      else edges.push((edge = { ...piece }));
    }
  }
  return edges.filter(({ from, to }) => to - from > snap);
}

/** Rules grouped by their position, in ascending order; neighbours in a group are at most `tolerance` apart. */
export function collinear(rules: readonly Rule[], tolerance: number): Rule[][] {
  const groups: Rule[][] = [];
  let last = -Infinity;
  for (const rule of [...rules].sort((a, b) => a.at - b.at)) {
    if (rule.at - last <= tolerance) groups[groups.length - 1].push(rule);
    else groups.push([rule]);
    last = rule.at;
  }
  return groups;
}
