import { overlap } from "./alignment.ts";
import type { Line } from "./lines.ts";

/** How much wider the step from row to row is than those between the lines of a wrapped text, at least. */
const wider = 1.15;

/** Ems between two lines of a wrapped text, at most. */
const widestLeading = 1.8;

/**
 * The y that parts the wrapped label of one row from that of the next, told by the one step between their
 * lines that is wider than all others; null where none is. `upper` and `lower` are the rows' lines of numbers.
 */
export function breakBetween(upper: Line, texts: readonly Line[], lower: Line): number | null {
  const innermost = texts.reduce((most, text) => (text.right > most.right ? text : most));
  const chain = [upper, ...texts.filter((text) => overlap(innermost, text) > 0.3), lower];
  const steps = chain.slice(1).map((line, index) => chain[index].baseline - line.baseline);
  const [most, next] = [...steps].sort((a, b) => b - a);
  if (most < wider * next || next > widestLeading * innermost.size) return null;
  const at = steps.indexOf(most);
  return (chain[at].baseline + chain[at + 1].baseline) / 2;
}
