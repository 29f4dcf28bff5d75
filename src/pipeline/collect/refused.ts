import { pageKey } from "../../crawl/address.ts";
import { type Outcome, transient } from "../../crawl/outcome.ts";
import type { NewAsk, QueuedAsk, Settlement } from "../ledger.ts";
import { listAsk } from "./asks.ts";
import { otherwise } from "./list.ts";

/** Asked again at most so often in one round, where the reason may pass. */
const attempts = 5;

/** What a settlement says beside the request itself. */
export type Draft = Omit<Settlement, "ask" | "at" | "observation" | "recheckBefore">;

export const nothing: Draft = {
  state: "done",
  last: null,
  asks: [],
  listings: [],
  document: null,
  touched: null,
  gone: null,
  notes: [],
};

export type Decision = [outcome: Outcome, detail: string | null, draft: Draft, bytes: Uint8Array | null];

/** No page came. A document that was known is gone only where the portal says so; a wall never says so. */
export function refused(ask: QueuedAsk, outcome: Outcome, detail: string | null): Decision {
  const again = transient.has(outcome) && ask.attempts + 1 < attempts;
  const gone = (outcome === "gone" || outcome === "soft-404") && ask.last ? pageKey(ask.last.finalUrl) : null;
  const asks = again ? [] : alternatives(ask, outcome);
  const notes = asks.length === 0 && missing.has(outcome) ? missingList(ask, detail) : [];
  return [outcome, detail, { ...nothing, state: again ? "queued" : "done", gone, asks, notes }, null];
}

const missing: ReadonlySet<Outcome> = new Set<Outcome>(["gone", "soft-404", "wrong-type", "too-large"]);

/** Nobody sees what a missing list would have led to. Years and organs that a tree offers may well have none. */
function missingList(ask: QueuedAsk, detail: string | null): Settlement["notes"] {
  if (ask.kind !== "list") return [];
  if (ask.page > 1)
    return [{ code: "missing", text: `${ask.url}: a page of the list is not there: ${detail}` }];
  const offered = ask.depth > 0 || (ask.context.organ !== undefined && ask.context.year !== undefined);
  return offered ? [] : [{ code: "column", text: `${ask.url}: the column is not there: ${detail}` }];
}

/** A missing page of a list: the pager may count from another number. */
function alternatives(ask: QueuedAsk, outcome: Outcome): NewAsk[] {
  if (ask.kind !== "list" || (outcome !== "gone" && outcome !== "soft-404")) return [];
  return otherwise(ask).map((a) => listAsk(a, ask, { depth: ask.depth, page: ask.page, series: ask.series }));
}
