import type { Page } from "../families/family.ts";
import { baseOf, parseHtml, type CheerioAPI } from "../markup.ts";

/** A list page as the readers of rows, pagers and branches share it: parsed once. */
export interface ListPage {
  $: CheerioAPI;
  /** address that relative links hang on */
  base: string;
  /** live script text: HTML comment brackets of old browsers and commented-out lines are gone */
  scripts: string;
  /** what a reader sees, without white space; for counts like 共174条 */
  words: string;
}

export function listPage(page: Page): ListPage {
  const $ = parseHtml(page.text.replace(/<script\b[^>]*>([^]*?)<\/script>/gi, withWrittenRows));
  const scripts = $("script")
    .toArray()
    .map((script) => liveScript($(script).text()))
    .join("\n");
  const visible = $.root().clone();
  visible.find("script, style").remove();
  const words = visible.text().replace(/[\s\u00a0\u3000]+/g, "");
  return { $, base: baseOf($, page.url), scripts, words };
}

/** Drops block comments and whole lines of `//` comment; a pager call wrapped in an HTML comment is live and stays. */
export function liveScript(script: string): string {
  return script
    .replace(/\/\*[^]*?\*\//g, "")
    .split("\n")
    .filter((line) => !/^\s*\/\/(?!-->\s*\S)/.test(line))
    .map((line) => line.replace(/^\s*<!--/, "").replace(/(\/\/)?\s*-->\s*$/, ""))
    .join("\n");
}

/** Puts what a script writes with `document.write` behind it, where a browser would put it. */
function withWrittenRows(whole: string, script: string): string {
  if (!/document\.write/.test(script)) return whole;
  const variables = new Map<string, string>();
  let written = "";
  const statement =
    /(?:document\.write(?:ln)?\s*\(([^;]*)\)\s*;?\s*$)|(?:(?:var|let|const)?\s*([\w$]+)\s*(\+?)=(?!=)\s*([^;]+))/;
  for (const part of statements(liveScript(script))) {
    const m = statement.exec(part);
    if (m?.[1] !== undefined) written += concatenation(m[1], variables) ?? "";
    else if (m?.[2]) {
      const value = concatenation(m[4]!, variables);
      if (value !== null) variables.set(m[2], (m[3] ? (variables.get(m[2]) ?? "") : "") + value);
    }
  }
  return whole + written;
}

/** Cuts a script at semicolons and line ends that stand outside of strings. */
function statements(script: string): string[] {
  return (script.match(/(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^;\n"'])+/g) ?? []).map((part) =>
    part.trim(),
  );
}

/** The value of `'…' + name + "…"`, or null where something else stands in it. */
function concatenation(expression: string, variables: Map<string, string>): string | null {
  const term = /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([\w$]+))\s*(\+|,|$)/y;
  let value = "";
  for (let at = 0; at < expression.length; at = term.lastIndex) {
    term.lastIndex = at;
    const m = term.exec(expression);
    if (!m) return null;
    const literal = m[1] ?? m[2];
    const part = literal === undefined ? variables.get(m[3]!) : literal.replace(/\\(.)/g, "$1");
    if (part === undefined) return null;
    value += part;
  }
  return value;
}

/** What a selection of this page is. */
export type Nodes = ReturnType<CheerioAPI>;
