import type { Row } from "../../crawl/families/family.ts";
import type { Gate } from "../../crawl/gate.ts";
import type { SkipReason } from "../../crawl/outcome.ts";
import { classifyTitle, organOfTitle, yearOfTitle } from "../../forms/title.ts";
import type { Listing } from "../ledger.ts";
import { documentKey } from "./asks.ts";

/** What of a source is wanted in this run. */
export interface Wanted {
  years: ReadonlySet<number> | null;
  /** a part of an organ's name */
  organ: string | null;
  /** YYYY-MM-DD */
  since: string | null;
}

export const everything: Wanted = { years: null, organ: null, since: null };

/** Decides about a row: it is asked for, or skipped with a reason from the closed list. */
export function choose(row: Row, gate: Gate, wanted: Wanted, source: string): Listing {
  const verdict = classifyTitle(row.title);
  const year = yearOfTitle(row.title);
  const organ = organOfTitle(row.title) ?? row.organ ?? null;
  const skip = (skipped: SkipReason | null, detail: string | null = null): Listing => ({
    key: documentKey(source, row.url).toString("hex"),
    url: row.url,
    title: row.title,
    organ,
    year: year ?? row.year ?? null,
    dates: row.dates,
    skipped,
    detail,
  });
  const mayBe =
    verdict.class === "report" ||
    verdict.class === "companion" ||
    verdict.class === "unclear" ||
    row.sure === true;
  if (verdict.class === "look_alike") return skip("look-alike", verdict.reason);
  if (!mayBe) return skip("not-a-report");
  const refusal = gate.check(row.url);
  if (refusal) {
    // a report's title on a host outside of the government's domain is what copies of portals look like
    const foreign = !new URL(row.url).hostname.endsWith(".gov.cn");
    return skip(verdict.class === "report" && foreign ? "clone" : refusal.outcome, refusal.reason);
  }
  if (!yearFits(year, row.year, wanted.years)) return skip("year");
  if (
    wanted.organ !== null &&
    organ !== null &&
    !organ.includes(wanted.organ) &&
    !row.title.includes(wanted.organ)
  )
    return skip("organ");
  const date = row.dates[0]?.value;
  if (wanted.since !== null && date !== undefined && date < wanted.since) return skip("since");
  return skip(null);
}

/** A title's year decides; a folder's is a hint that is off by one at times, so a neighbouring year is still asked for. */
function yearFits(
  title: number | null,
  hint: number | undefined,
  years: ReadonlySet<number> | null,
): boolean {
  if (years === null) return true;
  if (title !== null) return years.has(title);
  return hint === undefined || [hint - 1, hint, hint + 1].some((y) => years.has(y));
}
