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
  const shown = textOf(written.root()[0]!.children);
  const $ = shown === null ? parseHtml("") : written;
  const scripts = $("script")
    .toArray()
    .map((script) => liveScript($(script).text()))
    .join("\n");
  const words = (shown ?? "").replace(/[\s\u00a0\u3000]+/g, "");
  return { $, base: baseOf($, page.url), scripts, words };
}

/** Elements inside each other beyond this are an attack on whoever walks the tree. */
const deepest = 1000;

/** All text but that of scripts and styles, which are of other types; null where elements stand too deep. */
function textOf(nodes: Nodes[number][], depth = 0): string | null {
  if (depth > deepest) return null;
  let text = "";
  for (const node of nodes) {
    const inner = node.type === "tag" ? textOf(node.children, depth + 1) : "";
    if (inner === null) return null;
    text += node.type === "text" ? node.data : inner;
  }
  return text;
}

/** What a selection of this page is. */
export type Nodes = ReturnType<CheerioAPI>;
