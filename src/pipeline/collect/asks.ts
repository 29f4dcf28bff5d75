import { askKey, canonical, pageKey } from "../../crawl/address.ts";
import type { Ask } from "../../crawl/families/family.ts";
import { hostOf } from "../../crawl/gate.ts";
import type { Given } from "../../crawl/page.ts";
import type { NewAsk } from "../ledger.ts";

/** What all asks of one answer have in common. */
export interface Origin {
  source: string;
  round: number;
  column: number;
}

/** A family's ask as an entry of the frontier. */
export function listAsk(
  ask: Ask,
  origin: Origin,
  at: { depth: number; page: number; series: number | null },
): NewAsk {
  const url = canonical(ask.url);
  const method = ask.method ?? "GET";
  return {
    ...origin,
    ...at,
    key: askKey(origin.source, method, ask.key ?? pageKey(url), ask.body),
    host: hostOf(url),
    kind: "list",
    method,
    url,
    body: ask.body ?? null,
    headers: ask.headers ?? {},
    context: ask.context ?? {},
    otherwise: ask.otherwise ?? [],
    given: {},
    parent: null,
    insist: false,
  };
}

/** The key of the ask for a page or file, and of the rows that list it. */
export const documentKey = (source: string, url: string): Buffer => askKey(source, "GET", pageKey(url));

/** A page or file to be had. Its key is its page's, so that a row met in many lists is asked for once. */
export function documentAsk(
  address: string,
  kind: "page" | "file",
  origin: Origin,
  given: Given,
  parent: string | null,
): NewAsk {
  const url = canonical(address);
  return {
    ...origin,
    key: documentKey(origin.source, url),
    host: hostOf(url),
    kind,
    method: "GET",
    url,
    body: null,
    headers: {},
    context: {},
    depth: 0,
    page: 0,
    series: null,
    otherwise: [],
    given,
    parent,
    insist: false,
  };
}
