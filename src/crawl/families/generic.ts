import { z } from "zod";
import { describedEntries, listDescription, readDescribed, type ListDescription } from "../list/described.ts";
import { encodedRows } from "../list/encoded-name.ts";
import { jsonOf, scriptValues } from "../list/json.ts";
import { findList } from "../list/learn.ts";
import { listPage } from "../list/list-page.ts";
import { readList } from "../list/read-list.ts";
import type { Ask, Column, Family, Page, Reading, Row } from "./family.ts";

const params = z.strictObject({ list: listDescription.optional() });

const described = (column: Column): ListDescription | null =>
  params.safeParse(column.params ?? {}).data?.list ?? null;

export const family: Family = {
  name: "generic",
  about:
    "Any other portal: column, rows, next page; lists by POST or JSON as the source's params describe them",
  fingerprint: () => 0.05,
  entries(column): Ask[] {
    const list = described(column);
    return list?.url ? describedEntries(list, column) : [{ url: column.url, as: "branch" }];
  },
  read(page, ask, column): Reading {
    const list = described(column);
    if (list) return readDescribed(list, page, ask, column);
    const reading = readList(page, ask, column);
    const named = encodedRows(reading.rows, page);
    const embedded = reading.rows.length ? [] : rowsInScripts(page, ask, column);
    return { ...reading, rows: [...named, ...embedded] };
  },
  check(given) {
    return (
      params.safeParse(given).error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`) ?? []
    );
  },
};

/** Rows of a page that holds its list as JSON, in a script or as the whole answer. */
function rowsInScripts(page: Page, ask: Ask, column: Column): Row[] {
  const whole = /^\s*[{[]/.test(page.text) ? jsonOf(page.text) : undefined;
  const values = whole === undefined ? scriptValues(listPage(page).scripts) : [whole];
  return values.flatMap((value) => {
    const found = findList(value);
    return found
      ? readDescribed({ ...found, first: 1 }, { ...page, text: JSON.stringify(value) }, ask, column).rows
      : [];
  });
}
