import type { Year } from "./rule.ts";

/** The same function of a year, worked out once for all rules and organs that ask: a year has 40,000 of them. */
export function onceAYear<T>(make: (year: Year) => T): (year: Year) => T {
  const known = new WeakMap<Year, { made: T }>();
  return (year) => {
    let kept = known.get(year);
    if (!kept) known.set(year, (kept = { made: make(year) }));
    return kept.made;
  };
}
