import { z } from "zod";
import { jsonDate } from "../dates.ts";
import type { Ask, Column, Context, Page, Reading, Row } from "../families/family.ts";
import { collapse } from "../markup.ts";
import { cleanUrl } from "./addresses.ts";
import { at, fillFields, jsonOf, scriptJson } from "./json.ts";
import { listPage } from "./list-page.ts";
import { countOfPages, pageOf } from "./pager.ts";
import { rowsOf } from "./rows.ts";

const template = z.string().describe("{page}, {offset}, {organ} and {year} are filled in");

/** A list that a portal's script asks for, as data: how to ask for a page of it and where its rows stand in the answer. */
export const listDescription = z.strictObject({
  url: template.optional().describe("relative to the column; without it the column's own page is the answer"),
  method: z.enum(["GET", "POST"]).optional().describe("POST where `form` or `json` is given"),
  form: z.record(z.string(), template).optional(),
  json: z.record(z.string(), z.unknown()).optional().describe("a leaf that is only {page} becomes a number"),
  headers: z.record(z.string(), z.string()).optional(),
  first: z.int().min(0).default(1).describe("number of the first page"),
  size: z
    .int()
    .positive()
    .optional()
    .describe("rows a page; tells the offset, and with `total` the last page"),
  script: z.string().optional().describe("the rows stand in this variable of a script"),
  rows: z.string().describe("path to the rows (data.list, data.results[].source), or `html`, or html:path"),
  fields: z
    .strictObject({
      title: z.string(),
      url: z.string().describe("path of a field, or a template of fields: /html/{docId}.html"),
      date: z.string().optional(),
      organ: z.string().optional(),
      year: z.string().optional(),
    })
    .optional(),
  pages: z.string().optional().describe("path to the number of pages"),
  total: z.string().optional().describe("path to the number of rows"),
  organs: z.record(z.string(), z.string()).optional().describe("a list for each of these codes of organs"),
  years: z.array(z.int()).optional().describe("a list for each of these years"),
});
export type ListDescription = z.infer<typeof listDescription>;

/** First page of the list of each organ and year. */
export function describedEntries(list: ListDescription, column: Column): Ask[] {
  const organs: [string?, string?][] = list.organs ? Object.entries(list.organs) : [[]];
  const years: (number | undefined)[] = list.years ?? [undefined];
  return organs.flatMap(([code, organ]) =>
    years.map((year) =>
      describedAsk(list, column, 1, { ...(code && { code, organ }), ...(year && { year }) }, "branch"),
    ),
  );
}

function describedAsk(
  list: ListDescription,
  column: Column,
  page: number,
  context: Context,
  as: Ask["as"],
): Ask {
  const values: Record<string, string | number | undefined> = {
    page: page - 1 + list.first,
    offset: (page - 1) * (list.size ?? 1),
    organ: context.code,
    year: context.year,
  };
  const fill = (text: string, encode = (value: string) => value) =>
    text.replace(/\{(page|offset|organ|year)\}/g, (_, name: string) => encode(String(values[name] ?? "")));
  const url = new URL(list.url ? fill(list.url, encodeURIComponent) : column.url, column.url).href;
  const headers = { ...list.headers };
  let body: string | undefined;
  if (list.form) {
    body = new URLSearchParams(
      Object.entries(list.form).map(([name, value]): [string, string] => [name, fill(value)]),
    ).toString();
    headers["content-type"] ??= "application/x-www-form-urlencoded; charset=UTF-8";
  } else if (list.json) {
    const leaf = (_: string, value: unknown) => {
      if (typeof value !== "string") return value;
      const whole = /^\{(page|offset|year)\}$/.exec(value);
      return whole ? values[whole[1]!] : fill(value);
    };
    body = JSON.stringify(list.json, leaf);
    headers["content-type"] ??= "application/json;charset=UTF-8";
  }
  const method = list.method ?? (body === undefined ? "GET" : "POST");
  return { method, url, ...(body !== undefined && { body }), headers, as, context: { ...context, page } };
}

/** Reads an answer as the description says. */
export function readDescribed(list: ListDescription, page: Page, ask: Ask, column: Column): Reading {
  if (list.rows.startsWith("html")) return readHtml(list, page, ask, column);
  const answer = list.script ? scriptJson(listPage(page).scripts, list.script) : jsonOf(page.text);
  if (answer === undefined || !list.fields) return { rows: [], asks: [], notes: ["the answer is not JSON"] };
  const rows = [at(answer, list.rows)]
    .flat(2)
    .flatMap((item) => rowOf(item, list.fields!, page, ask, column));
  const total = Number(at(answer, list.total ?? "") ?? NaN);
  const pages = Number(at(answer, list.pages ?? "") ?? (list.size ? Math.ceil(total / list.size) : NaN));
  const reading = { rows, notes: [], ...(Number.isFinite(total) && { total }) };
  return { ...reading, asks: more(list, column, ask, rows.length, pages) };
}

function readHtml(list: ListDescription, page: Page, ask: Ask, column: Column): Reading {
  const path = list.rows.split(":")[1];
  const text = path ? String(at(jsonOf(page.text), path) ?? "") : page.text;
  const html = listPage({ ...page, text, url: column.url });
  const rows = rowsOf(html, ask);
  return {
    rows,
    asks: more(list, column, ask, rows.length, countOfPages(html, pageOf(ask)) ?? NaN),
    notes: [],
  };
}

/** The next page, as long as there are rows; where nothing counts them, an empty or repeated page ends the list. */
function more(list: ListDescription, column: Column, ask: Ask, rows: number, pages: number): Ask[] {
  const now = pageOf(ask);
  const paged = /\{(page|offset)\}/.test(JSON.stringify([list.url, list.form, list.json]));
  if (!paged || rows === 0 || now >= pages) return [];
  return [{ ...describedAsk(list, column, now + 1, ask.context ?? {}, "page") }];
}

function rowOf(
  item: unknown,
  fields: NonNullable<ListDescription["fields"]>,
  page: Page,
  ask: Ask,
  column: Column,
): Row[] {
  if (typeof item !== "object" || item === null) return [];
  const said = (path?: string): string =>
    path ? collapse(String(at(item, path) ?? "").replace(/<[^>]*>/g, "")) : "";
  const address = /\{/.test(fields.url) ? fillFields(fields.url, item) : said(fields.url);
  const url = address && cleanUrl(address, baseFor(page, column));
  const title = said(fields.title);
  if (!url || !title) return [];
  const organ = said(fields.organ) || ask.context?.organ;
  const year = Number(said(fields.year)) || ask.context?.year;
  const dates = fields.date ? jsonDate(at(item, fields.date), fields.date) : [];
  return [{ url, title, dates, ...(organ && { organ }), ...(year && { year }) }];
}

/** Addresses in an interface's answer hang on the column's page, which shows them. */
const baseFor = (page: Page, column: Column): string =>
  new URL(page.url).origin === new URL(column.url).origin ? column.url : page.url;
