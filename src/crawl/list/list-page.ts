import type { Page } from "../families/family.ts";
import { baseOf, parseHtml, type CheerioAPI } from "../markup.ts";
import { liveScript, withWrittenRows } from "./scripts.ts";

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

/** What a selection of this page is. */
export type Nodes = ReturnType<CheerioAPI>;
