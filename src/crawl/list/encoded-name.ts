import type { Page, Row } from "../families/family.ts";
import { listPage } from "./list-page.ts";
import { addressOf } from "./rows.ts";

/** Parameters inside a file name, as `pnidpv901pntypepvnbpnnfpv2025.html`: pn<name>pv<value>. Null for other names. */
export function encodedName(url: string): Record<string, string> | null {
  const file = /\/((?:pn[a-z]+pv[^/]*?)+)\.s?html?$/.exec(new URL(url).pathname)?.[1];
  if (!file) return null;
  const pairs = [...file.matchAll(/pn([a-z]+?)pv(.*?)(?=pn[a-z]+?pv|$)/g)];
  return Object.fromEntries(pairs.map((m) => [m[1]!, m[2]!]));
}

/**
 * Such links say only the organ or only the year; the name says the rest, and that it is an annual report (`type=nb`).
 * The organ of a bare year is that of the link with the same id.
 */
export function encodedRows(rows: Row[], page: Page): Row[] {
  if (!rows.some((row) => encodedName(row.url))) return rows;
  const organs = new Map<string, string>();
  const { $, base } = listPage(page);
  $("a").each((_, node) => {
    const url = addressOf($(node), base);
    const text = $(node).text().trim();
    const id = url && encodedName(url)?.id;
    if (id && text && !/^\d{4}年?$/.test(text) && !organs.has(id)) organs.set(id, text);
  });
  return rows.map((row) => {
    const name = encodedName(row.url);
    if (!name) return row;
    const organ = organs.get(name.id ?? "");
    const year = /^20\d\d$/.test(name.nf ?? "") ? Number(name.nf) : row.year;
    return {
      ...row,
      ...(organ && { organ }),
      ...(year && { year }),
      ...(name.type === "nb" && { sure: true }),
    };
  });
}
