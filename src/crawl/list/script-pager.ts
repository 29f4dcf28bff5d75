import type { Ask, Page } from "../families/family.ts";
import { cleanUrl } from "./addresses.ts";
import { balanced } from "./json.ts";
import type { ListPage, Nodes } from "./list-page.ts";
import { concatenation, settings } from "./scripts.ts";

/** A link that pages by script: `javascript:next(2)`, `gotopage(3)`, `__doPostBack('pager','2')`. */
export interface ScriptCall {
  name: string;
  code: string;
}

const pagingName = /page|next|turn|goto|jump|query|search|list|doPostBack/i;

/** The call behind a link to the page after this one, or null. */
export function scriptCall({ $ }: ListPage, now: number): ScriptCall | null {
  const next = new RegExp(`\\b(\\w+)\\s*\\((?:[^()]*,)?\\s*['"]?${now + 1}['"]?\\s*[,)]`);
  for (const node of $("a[href^='javascript:'], [onclick]").toArray()) {
    const code = `${$(node).attr("href") ?? ""} ${$(node).attr("onclick") ?? ""}`;
    const m = next.exec(code);
    if (m && pagingName.test(m[1]!)) return { name: m[1]!, code };
  }
  return null;
}

/**
 * The request such a call makes: the address that its function puts together, or the form that it sends. Null where the
 * function is not on the page or does something else.
 */
export function scriptedPage(
  list: ListPage,
  page: Page,
  call: ScriptCall,
  number: number,
): Omit<Ask, "as"> | null {
  if (/doPostBack/.test(call.name)) return postBack(list, page, call.code);
  const address = addressOfFunction(list, call.name, number);
  return address ? { url: address } : formPage(list, page, number);
}

/** Reads `function next(n) { location.href = "list_" + (n - 1) + ".html" }` for one n. */
function addressOfFunction({ scripts, base }: ListPage, name: string, number: number): string | null {
  const head = new RegExp(
    `function\\s+${name}\\s*\\(\\s*(\\w+)[^)]*\\)\\s*(?=\\{)|\\b${name}\\s*[=:]\\s*function\\s*\\(\\s*(\\w+)[^)]*\\)\\s*(?=\\{)`,
  ).exec(scripts);
  if (!head) return null;
  const parameter = head[1] ?? head[2]!;
  const body = balanced(scripts, head.index + head[0].length)
    .replace(new RegExp(`\\b(?:parseInt|Number|String)\\s*\\(\\s*${parameter}\\s*\\)`, "g"), parameter)
    .replace(new RegExp(`\\(\\s*${parameter}\\s*-\\s*1\\s*\\)`, "g"), "pageBefore$");
  const values = settings(scripts)
    .set(parameter, String(number))
    .set("pageBefore$", String(number - 1));
  for (const [, expression] of body.matchAll(
    /(?:\b(?:location|href|src|url|action)\s*[=:]|\b(?:load|get|getJSON|open|replace|assign)\s*\()\s*([^;}\n]+)/gi,
  )) {
    const text = concatenation(expression!.replace(/\)\s*$/, ""), values);
    const url =
      text && new RegExp(`(?<!\\d)(${number}|${number - 1})(?!\\d)`).test(text) ? cleanUrl(text, base) : null;
    if (url) return url;
  }
  return null;
}

const pageField = /^(cur(rent|r)?_?page(no|num|index)?|page_?(no|num|index|number|now)?|pn|to_?page)$/i;

/** A form whose field holds the number of the page. */
function formPage({ $, base }: ListPage, page: Page, number: number): Omit<Ask, "as"> | null {
  const field = $("form input[name]")
    .toArray()
    .map((node) => $(node))
    .find((input) => pageField.test(input.attr("name")!));
  if (!field) return null;
  const form = field.closest("form");
  const fields = fieldsOf($, form);
  fields.set(field.attr("name")!, String(number));
  const action = cleanUrl(form.attr("action") || page.url, base) ?? page.url;
  if (!/post/i.test(form.attr("method") ?? "")) return { url: `${action.split("?")[0]}?${fields}` };
  return posted(action, fields);
}

/** ASP.NET sends the whole form back, with the pager's name and the page among its hidden fields. */
function postBack({ $, base }: ListPage, page: Page, code: string): Omit<Ask, "as"> | null {
  const m = /__doPostBack\(\s*['"]([^'"]*)['"]\s*,\s*['"]([^'"]*)['"]/.exec(code);
  const form = $("form").has("input[name=__VIEWSTATE]").first();
  if (!m || form.length === 0) return null;
  const fields = fieldsOf($, form);
  fields.set("__EVENTTARGET", m[1]!);
  fields.set("__EVENTARGUMENT", m[2]!);
  return posted(cleanUrl(form.attr("action") || page.url, base) ?? page.url, fields);
}

const fieldsOf = ($: ListPage["$"], form: Nodes): URLSearchParams =>
  new URLSearchParams(
    form
      .find("input[type=hidden][name], input:not([type])[name], input[type=text][name]")
      .toArray()
      .map((input): [string, string] => [$(input).attr("name")!, $(input).attr("value") ?? ""]),
  );

const posted = (url: string, fields: URLSearchParams): Omit<Ask, "as"> => ({
  method: "POST",
  url,
  body: fields.toString(),
  headers: { "content-type": "application/x-www-form-urlencoded" },
});
