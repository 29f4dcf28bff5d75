import { addedSource } from "../build/added.ts";
import type { Canonical } from "./names.ts";

/** An organ met under a name in a source: by a report of a year, or by a roster. */
export interface Mention {
  published: string;
  year: number | null;
  /** null: of a roster without a source, or added by hand, and then no ground to tell organs of one name apart */
  source: string | null;
  uscc: string | null;
}

/** With what its name tells. */
export interface Met extends Mention {
  name: Canonical;
  /** its canonical name where no roster knew another for it */
  called: string;
  code: string | null;
}

export const byYear = (a: Met, b: Met): number => (a.year ?? 9999) - (b.year ?? 9999);

/** The division above its own, where it was named: 青川市 of 青川市临溪县财政局. */
export const aboveOf = ({ name }: Met): string | null => name.path.at(-2) ?? null;

/** The one that was named; null where none was, undefined where two were. */
export function cityOf(met: readonly Met[]): string | null | undefined {
  const named = [...new Set(met.flatMap((m) => aboveOf(m) ?? []))];
  return named.length > 1 ? undefined : (named[0] ?? null);
}

/** The first code it had, so that a renumbering leaves the key as it was; without one, its source, or its city. */
export function keyOf(met: readonly Met[]): string {
  const sorted = [...met].sort(byYear);
  const code = sorted.find((m) => m.code !== null)?.code;
  const sources = sorted.flatMap((m) => m.source ?? []).sort();
  return `${code ?? sources[0] ?? cityOf(met) ?? addedSource}/${sorted[0]!.name.name}`;
}

/**
 * An alias in a roster, a division's code, another source or an earlier year gives an organ another key than it had: the
 * keys that it would have without them, to the one it has. Those that several organs would have are nobody's.
 */
export function formerKeysOf(
  organs: readonly (readonly [key: string, met: readonly Met[]])[],
): Map<string, string> {
  const current = new Set(organs.map(([key]) => key));
  const now = new Map<string, string | null>();
  for (const [key, all] of organs)
    for (const met of all)
      for (const ground of [met.code, met.source, aboveOf(met), addedSource])
        for (const name of [met.called, met.name.name]) {
          const former = `${ground}/${name}`;
          if (ground !== null && !current.has(former))
            now.set(former, (now.get(former) ?? key) === key && now.get(former) !== null ? key : null);
        }
  return new Map([...now].flatMap(([former, key]) => (key === null ? [] : [[former, key]])));
}
