import type { FormTable, Heading } from "../forms/index.ts";
import { alike, fold, similarity } from "./labels.ts";
import type { Line } from "./lines.ts";
import { hasOneRow, labelWords } from "./lines.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { wordings } from "./vocabulary.ts";

/** A line of numbers and the row of the form it is. */
export interface RowMatch {
  line: Line;
  row: Heading;
  /** label: the wording is the form's or nearly so; position: the order of the form decided */
  by: "label" | "position";
  /** labels of groups that the line stands under, as far as they were read */
  groups: string[];
  /** the wording is only much like the form's */
  alike?: boolean;
}

/** Below this a wording says something else, and its line is not the form's row. */
const related = 0.34;

/**
 * Finds the form's row for each line of numbers: by its label first, wherever it stands; what labels
 * leave open, by the order of the form between the rows that are found.
 */
export function matchRows(lines: Line[], vocabulary: Vocabulary): { matches: RowMatch[]; unmatched: Line[] } {
  const { table } = vocabulary;
  if (hasOneRow(vocabulary))
    return {
      matches: lines
        .filter((l) => l.kind === "values")
        .map((line) => ({ line, row: table.rows[0], by: "label", groups: [] })),
      unmatched: [],
    };
  const order = new Map(table.rows.map((row, i) => [row.key, i]));
  const found = new Map<Line, RowMatch>();
  const taken = new Set<string>();
  const take = (line: Line, row: Heading, by: RowMatch["by"], groups: string[]) => {
    found.set(line, { line, row, by, groups });
    taken.add(row.key);
  };
  const open: Line[] = [];
  const others: Line[] = [];
  const elsewhere = new Set<Line>();
  const named = new Set(
    lines.flatMap((line) => (line.kind === "values" ? inOwnWords(line, vocabulary) : [])),
  );
  let context: string[] = [];
  let last = -1;
  for (const line of lines) {
    const groups = groupsOf(line, vocabulary);
    if (groups.length > 0) context = groups;
    if (line.kind === "label") {
      const only = exact(line, vocabulary);
      if (only.length > 0) context = [...context, ...only.map((r) => r.key)];
      continue;
    }
    if (line.kind !== "values") continue;
    const candidates = exact(line, vocabulary);
    if (candidates.length === 0 && isGroupLine(line, vocabulary)) continue;
    if (candidates.some((row) => named.has(row) && isVariant(line, row))) {
      others.push(line);
      continue;
    }
    const row = candidates.length > 1 ? closest(candidates, context, order, last, taken) : candidates[0];
    if (row && isOfOtherGroup(row, groups, table)) elsewhere.add(line);
    if (row && !elsewhere.has(line)) {
      take(line, row, "label", context);
      last = order.get(row.key)!;
      context = [...context, row.key].slice(-8);
    } else open.push(line);
  }
  const stillOpen = open.filter((line) => {
    if (elsewhere.has(line)) return true;
    const row = mostAlike(
      line,
      table.rows.filter((r) => !taken.has(r.key)),
    );
    if (row) {
      take(line, row, "label", []);
      found.get(line)!.alike = true;
    }
    return !row;
  });
  const unmatched = byPosition(lines, stillOpen, found, order, taken, take, vocabulary);
  return { matches: lines.flatMap((l) => found.get(l) ?? []), unmatched: [...others, ...unmatched] };
}

/** Rows that a line names as the form does: what another line calls by a variant of theirs (小计) is no such row. */
function inOwnWords(line: Line, { rows }: Vocabulary): Heading[] {
  return labelWords(line).flatMap((word) => (rows.get(word) ?? []).filter((row) => fold(row.label) === word));
}

function isVariant(line: Line, row: Heading): boolean {
  const [word] = labelWords(line);
  return word !== fold(row.label) && wordings(row).includes(word);
}

/** A row that an office added to a group (9.其他 of 不予公开) may have the label of a row of another group. */
function isOfOtherGroup(row: Heading, groups: string[], { rows, groups: all }: FormTable): boolean {
  const group = groups.at(-1);
  if (group === undefined || row.under === undefined || row.under.includes(group)) return false;
  // 第二十条第（一）项 and 第二十条第（五）项 fold to one label, which tells no group from the other.
  const labelOf = (key: string) => fold(all.find((g) => g.key === key)?.label ?? key);
  if (row.under.some((key) => labelOf(key) === labelOf(group))) return false;
  return rows.some(({ under }) => under?.at(-1) === group);
}

function exact(line: Line, { rows }: Vocabulary): Heading[] {
  for (const word of labelWords(line)) {
    const hit = rows.get(word);
    if (hit) return hit;
  }
  return [];
}

function groupsOf(line: Line, { groups }: Vocabulary): string[] {
  const words = line.loose !== null ? labelWords(line) : line.labels.map((c) => c.fold);
  return words.flatMap((w) => groups.get(w) ?? []);
}

/** A group's caption in a row of its own, with nothing in its cells. */
function isGroupLine(line: Line, { groups, furniture }: Vocabulary): boolean {
  const word = line.labels.at(-1)?.fold;
  return (
    word !== undefined &&
    (groups.has(word) || furniture.has(word)) &&
    line.values.every((v) => v.value.status === "blank" || v.value.status === "placeholder")
  );
}

/** One label, several rows (其他情形数): the row whose group was named last, else the next one in order. */
function closest(
  candidates: Heading[],
  context: string[],
  order: Map<string, number>,
  last: number,
  taken: Set<string>,
): Heading | undefined {
  const free = candidates.filter((r) => !taken.has(r.key));
  const near = (row: Heading) => Math.max(-1, ...(row.under ?? []).map((g) => context.lastIndexOf(g)));
  const best = Math.max(...free.map(near));
  const named = best >= 0 ? free.filter((r) => near(r) === best) : free;
  const next = named.filter((r) => order.get(r.key)! > last);
  return next[0] ?? named[0];
}

function mostAlike(line: Line, rows: Heading[]): Heading | null {
  let best: Heading | null = null;
  let first = 0;
  let second = 0;
  for (const row of rows) {
    const score = likeness(line, row);
    if (score > first) [second, first, best] = [first, score, row];
    else if (score > second) second = score;
  }
  return first >= alike && first - second >= 0.1 ? best : null;
}

function likeness(line: Line, row: Heading): number {
  const words = wordings(row);
  return Math.max(0, ...labelWords(line).flatMap((a) => words.map((b) => similarity(a, b))));
}

/**
 * Between two rows that labels found stand as many form rows as the order leaves: lines without a
 * readable label take those places, in order, where the count or what is left of the label says so.
 */
function byPosition(
  lines: Line[],
  open: Line[],
  found: Map<Line, RowMatch>,
  order: Map<string, number>,
  taken: Set<string>,
  take: (line: Line, row: Heading, by: "position", groups: string[]) => void,
  vocabulary: Vocabulary,
): Line[] {
  const { rows } = vocabulary.table;
  const unmatched: Line[] = [];
  const pending = new Set(open);
  let gap: Line[] = [];
  let before = -1;
  const close = (after: number) => {
    const free = after > before ? rows.slice(before + 1, after).filter((r) => !taken.has(r.key)) : [];
    for (const [line, row] of alignGap(gap, free, vocabulary)) {
      if (row) take(line, row, "position", []);
      else unmatched.push(line);
    }
    gap = [];
  };
  for (const line of lines) {
    if (pending.has(line)) gap.push(line);
    const match = found.get(line);
    if (!match || match.by === "position") continue;
    const at = order.get(match.row.key)!;
    close(at);
    before = at;
  }
  close(rows.length);
  return unmatched;
}

/** The best order-keeping assignment of lines to free rows (dynamic programming over both lists). */
function alignGap(lines: Line[], rows: Heading[], { groups }: Vocabulary): [Line, Heading | null][] {
  if (lines.length === 0) return [];
  const even = lines.length === rows.length;
  const worth = (line: Line, row: Heading): number => {
    const label = labelWords(line).at(-1)!;
    const score = likeness(line, row);
    if (label === "") return 0.2;
    // Numbers beside the caption of a group alone may be the group's own, which this form does not ask for.
    const caption = line.loose === null ? line.labels.at(-1)?.fold : undefined;
    if (caption !== undefined && groups.has(caption)) return even ? 0.05 : -1;
    if (score >= related) return score;
    return even ? 0.05 : -1;
  };
  const n = lines.length;
  const m = rows.length;
  const best: number[][] = Array.from({ length: n + 1 }, () => new Array<number>(m + 1).fill(0));
  for (let i = n - 1; i >= 0; i--)
    for (let j = m - 1; j >= 0; j--)
      best[i][j] = Math.max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + worth(lines[i], rows[j]));
  const pairs: [Line, Heading | null][] = [];
  let j = 0;
  for (let i = 0; i < n; i++) {
    while (
      j < m &&
      best[i][j] === best[i][j + 1] &&
      best[i][j] !== best[i + 1][j + 1] + worth(lines[i], rows[j])
    )
      j++;
    const taken =
      j < m && best[i][j] === best[i + 1][j + 1] + worth(lines[i], rows[j]) && worth(lines[i], rows[j]) > 0;
    pairs.push([lines[i], taken ? rows[j++] : null]);
  }
  return pairs;
}
