import { classifyTitle } from "../../forms/title.ts";
import { jsonDate } from "../dates.ts";
import type { ListDescription } from "./described.ts";
import { fillFields } from "./json.ts";
import { listPage } from "./list-page.ts";
import { rowsOf } from "./rows.ts";

/** What a page's script asked for, as a browser saw it. */
export interface SeenCall {
  method: string;
  /** absolute */
  url: string;
  body?: string;
  contentType?: string;
}

/** A link as the browser drew it from the answer. */
export interface ShownLink {
  title: string;
  url: string;
}

type Rows = Pick<ListDescription, "rows" | "fields">;
type Item = Record<string, unknown>;

const pageName = /^_?(cur(rent|r)?_?page(no|num)?|page_?(no|num|index|number)?|current|pn|p)$/i;
const sizeName = /^_?(page_?size|per_?page|rows|limit|size)$/i;
const offsetName = /^(start|offset|first)$/i;
const totalName =
  /^(total|count|all_?rows?|total_?(count|records?|elements|rows?|num)|record_?count|rows?_?count)$/i;
const pagesName = /^(pages|total_?pages?|page_?(count|total))$/i;

/**
 * A call as a description that asks for its other pages without a browser. Null where the answer lists no reports, or
 * where nothing in the call is the number of the page. `answer` is what its JSON holds, or the text of a fragment of
 * HTML; `shown` tells how rows that hold only an id become addresses.
 */
export function describeCall(
  call: SeenCall,
  answer: unknown,
  shown: ShownLink[] = [],
): ListDescription | null {
  const found = findList(answer, shown) ?? findFragment(call.url, answer);
  if (!found) return null;
  const learnt = { first: 1, size: undefined as number | undefined, paged: false };
  const learn = (name: string, value: unknown): unknown => {
    if (sizeName.test(name) && Number(value) > 0) learnt.size = Number(value);
    const offset = offsetName.test(name) && String(value) === "0";
    if (!offset && !(pageName.test(name) && /^[01]$/.test(String(value)))) return value;
    learnt.paged = true;
    if (!offset) learnt.first = Number(value);
    return offset ? "{offset}" : "{page}";
  };
  const pair = /(?<=[?&,/_;]|^)([A-Za-z_]+)=([^&,;/.]*)/g;
  const url = call.url.replace(
    pair,
    (_, name: string, value: string) => `${name}=${String(learn(name, value))}`,
  );
  const body = bodyOf(call, learn);
  if (!learnt.paged) return null;
  const size = learnt.size ?? (answerRows(answer, found.rows) || undefined);
  const total = pathOf(answer, totalName);
  const pages = pathOf(answer, pagesName);
  const method = call.method === "POST" ? ("POST" as const) : ("GET" as const);
  return {
    url,
    method,
    ...body,
    first: learnt.first,
    ...(size && { size }),
    ...found,
    ...(total && { total }),
    ...(pages && { pages }),
  };
}

function bodyOf(
  call: SeenCall,
  learn: (name: string, value: unknown) => unknown,
): Pick<ListDescription, "form" | "json"> {
  if (!call.body) return {};
  if (/json/.test(call.contentType ?? "") || call.body.startsWith("{")) {
    try {
      const json = JSON.parse(call.body, (name, value: unknown) =>
        typeof value === "object" ? value : learn(name, value),
      );
      return { json: json as Item };
    } catch {
      return {};
    }
  }
  return {
    form: Object.fromEntries(
      [...new URLSearchParams(call.body)].map(([name, value]) => [name, String(learn(name, value))]),
    ),
  };
}

/** Where in a value the rows of a list of reports stand, judged by what they hold; null where there are none. */
export function findList(value: unknown, shown: ShownLink[] = []): Rows | null {
  for (const [path, items] of arraysOf(value, "")) {
    const fields = fieldsOf(items, shown);
    if (fields) return { rows: path, fields };
  }
  return null;
}

/** Where a fragment of HTML that lists reports stands: the answer itself, or a text in its JSON. */
function findFragment(url: string, value: unknown, path = "", depth = 0): Rows | null {
  if (typeof value === "string") {
    if (!/<a\b/i.test(value)) return null;
    const rows = rowsOf(listPage({ url, status: 200, headers: {}, text: value }), { url, as: "page" });
    const lists = rows.some(({ title }) => classifyTitle(title).class === "report");
    return lists ? { rows: path ? `html:${path}` : "html" } : null;
  }
  if (!isObject(value) || depth > 4) return null;
  for (const [name, inner] of Object.entries(value)) {
    const found = findFragment(url, inner, path ? `${path}.${name}` : name, depth + 1);
    if (found) return found;
  }
  return null;
}

const isObject = (value: unknown): value is Item =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Arrays of objects, outermost first, with their paths; `[].x` where each item wraps its row. */
function* arraysOf(value: unknown, path: string, depth = 0): Generator<[string, Item[]]> {
  if (depth > 6) return;
  if (!Array.isArray(value)) {
    if (isObject(value))
      for (const [name, inner] of Object.entries(value))
        yield* arraysOf(inner, path ? `${path}.${name}` : name, depth + 1);
    return;
  }
  const items = value.filter(isObject);
  if (items.length === 0) return;
  yield [path || "[]", items];
  for (const name of Object.keys(items[0]!)) {
    const inner = items.map((item) => item[name]).filter(isObject);
    if (inner.length === items.length) yield [`${path}[].${name}`, inner];
  }
}

function answerRows(answer: unknown, path: string): number {
  for (const [found, items] of arraysOf(answer, "")) if (found === path) return items.length;
  return 0;
}

function fieldsOf(items: Item[], shown: ShownLink[]): NonNullable<Rows["fields"]> | null {
  const names = Object.keys(items[0]!);
  const some = (test: (value: unknown) => boolean) =>
    names.find((name) => items.some((item) => test(item[name])));
  const plain = (value: unknown) => (typeof value === "string" ? value.replace(/<[^>]*>/g, "").trim() : "");
  const title = some((value) => plain(value).length < 200 && classifyTitle(plain(value)).class === "report");
  if (!title) return null;
  const address = (value: unknown) =>
    typeof value === "string" &&
    /^(https?:\/\/|\.{0,2}\/)\S+$|^[\w/-]+\.(s?html?|pdf|docx?)$/.test(value) &&
    !/\.(png|jpe?g|gif)$/i.test(value);
  const url = some(address) ?? templateOf(items, title, shown);
  if (!url) return null;
  const dated = names.filter(
    (name) => /date|time|rq|sj/i.test(name) && items.some((item) => jsonDate(item[name], name).length),
  );
  const date =
    dated.find((name) => /pub|release|fb/i.test(name)) ??
    dated.find((name) => !/build|creat|updat|modif/i.test(name));
  return { title, url, ...(date && { date }) };
}

/** How a row's fields make the address that the browser showed for its title: `/html/{bucket}/{docId}.html`. */
function templateOf(items: Item[], title: string, shown: ShownLink[]): string | null {
  const pairs = items.flatMap((item) => {
    const whole = String(item[title]).trim();
    const cut = (text: string) => text.trim().replace(/(\.{2,}|…)$/, "");
    const link =
      shown.find((s) => s.title.trim() === whole) ??
      shown.find((s) => cut(s.title).length > 6 && whole.startsWith(cut(s.title)));
    return link ? [{ item, url: link.url }] : [];
  });
  if (pairs.length === 0) return null;
  const values = Object.entries(pairs[0]!.item)
    .map(([name, value]) => ({
      name,
      text: typeof value === "string" || typeof value === "number" ? String(value) : "",
    }))
    .filter(({ text }) => /^[\w-]{3,}$/.test(text))
    .sort((a, b) => b.text.length - a.text.length);
  const { origin } = new URL(pairs[0]!.url);
  const template = values.reduce(
    (url, { name, text }) => url.replace(new RegExp(`(?<![\\w-])${text}(?![\\w-])`), `{${name}}`),
    pairs[0]!.url.slice(origin.length),
  );
  return template.includes("{") && pairs.every(({ item, url }) => origin + fillFields(template, item) === url)
    ? template
    : null;
}

/** Path to the first number with such a name, outside of rows. */
function pathOf(value: unknown, wanted: RegExp, path = "", depth = 0): string | null {
  if (!isObject(value) || depth > 4) return null;
  for (const [name, inner] of Object.entries(value))
    if (wanted.test(name) && /^\d+$/.test(String(inner))) return path + name;
  for (const [name, inner] of Object.entries(value)) {
    const found = pathOf(inner, wanted, `${path}${name}.`, depth + 1);
    if (found) return found;
  }
  return null;
}
