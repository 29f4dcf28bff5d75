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
  const written = parseHtml(withWrittenRows(page.text));
  const $ = isDeep(written) ? parseHtml("") : written;
  const scripts = $("script")
    .toArray()
    .map((script) => liveScript($(script).text()))
    .join("\n");
  const visible = $.root().clone();
  visible.find("script, style").remove();
  const words = visible.text().replace(/[\s\u00a0\u3000]+/g, "");
  return { $, base: baseOf($, page.url), scripts, words };
}

/** Elements inside each other beyond this are an attack on whoever walks the tree. */
const deepest = 1000;

function isDeep($: CheerioAPI): boolean {
  let level = $.root()
    .toArray()
    .flatMap((root) => root.children);
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true;
    level = level.flatMap((node) => ("children" in node ? node.children : []));
  }
  return false;
}

/** What a selection of this page is. */
export type Nodes = ReturnType<CheerioAPI>;
