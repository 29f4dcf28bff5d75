import { classifyTitle } from "../../forms/title.ts";
import { jsonDate } from "../dates.ts";
import type { ListDescription } from "./described.ts";

/** What a page's script asked for, as a browser saw it. */
export interface SeenCall {
  method: string;
  url: string;
  body?: string;
  contentType?: string;
}

const pageName = /^(cur(rent|r)?_?page|page_?(no|num|index|number)?|current|pn|p)$/i;
const sizeName = /^(page_?size|per_?page|rows|limit|size|_pageSize)$/i;

/** Where in a value the rows of a list of reports stand, judged by what they hold; null where there are none. */
export function findList(value: unknown): Pick<ListDescription, "rows" | "fields"> | null {
  for (const [path, items] of arraysOf(value, "")) {
    const fields = fieldsOf(items);
    if (fields) return { rows: path, fields };
  }
  return null;
}

/**
 * A call as a description that asks for its other pages without a browser. Null where the answer lists no reports or
 * where nothing in the call is the number of the page.
 */
export function describeCall(call: SeenCall, answer: unknown): ListDescription | null {
  const found = findList(answer);
  if (!found) return null;
  const numbers = { first: 1, size: undefined as number | undefined, paged: false };
  const learn = (name: string, value: unknown): unknown => {
    if (sizeName.test(name) && Number(value) > 0) numbers.size = Number(value);
    if (!pageName.test(name) || !/^[01]$/.test(String(value))) return value;
    numbers.first = Number(value);
    numbers.paged = true;
    return "{page}";
  };
  const url = call.url.replace(
    /([?&,/_;]|^)([A-Za-z_]+)=([^&,;/.]*)/g,
    (_, before: string, name: string, value: string) => `${before}${name}=${String(learn(name, value))}`,
  );
  const body = bodyOf(call, learn);
  if (!numbers.paged) return null;
  return {
    url,
    method: call.method === "POST" ? "POST" : "GET",
    ...body,
    first: numbers.first,
    ...(numbers.size && { size: numbers.size }),
    ...found,
  };
}

function bodyOf(
  call: SeenCall,
  learn: (name: string, value: unknown) => unknown,
): Pick<ListDescription, "form" | "json"> {
  if (!call.body) return {};
  if (/json/.test(call.contentType ?? "")) {
    try {
      return {
        json: JSON.parse(call.body, (name, value: unknown) =>
          typeof value === "object" ? value : learn(name, value),
        ) as Record<string, unknown>,
      };
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

/** Arrays of objects, outermost first, with their paths; `[].x` where each item wraps its row. */
function* arraysOf(value: unknown, path: string, depth = 0): Generator<[string, Record<string, unknown>[]]> {
  if (typeof value !== "object" || value === null || depth > 6) return;
  if (Array.isArray(value)) {
    const items = value.filter(
      (item): item is Record<string, unknown> => typeof item === "object" && item !== null,
    );
    if (items.length === 0) return;
    yield [path, items];
    for (const name of Object.keys(items[0]!)) {
      const inner = items
        .map((item) => item[name])
        .filter(
          (v): v is Record<string, unknown> => typeof v === "object" && v !== null && !Array.isArray(v),
        );
      if (inner.length === items.length) yield [`${path}[].${name}`, inner];
    }
    return;
  }
  for (const [name, inner] of Object.entries(value))
    yield* arraysOf(inner, path ? `${path}.${name}` : name, depth + 1);
}

function fieldsOf(items: Record<string, unknown>[]): ListDescription["fields"] | null {
  const names = Object.keys(items[0]!);
  const some = (test: (value: unknown, name: string) => boolean) =>
    names.find((name) => items.some((item) => test(item[name], name)));
  const title = some(
    (value) =>
      typeof value === "string" &&
      value.length < 200 &&
      classifyTitle(value.replace(/<[^>]*>/g, "")).class === "report",
  );
  const url = some(
    (value) =>
      typeof value === "string" &&
      /^(https?:\/\/|\.{0,2}\/)\S+$/.test(value) &&
      !/\.(png|jpe?g|gif)$/i.test(value),
  );
  if (!title || !url) return null;
  const dated = names.filter(
    (name) => /date|time|rq|sj/i.test(name) && items.some((item) => jsonDate(item[name], name).length),
  );
  const date =
    dated.find((name) => /pub|release|fb/i.test(name)) ??
    dated.find((name) => !/build|creat|updat|modif/i.test(name));
  return { title, url, ...(date && { date }) };
}
