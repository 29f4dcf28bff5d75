import type { Ask, Page } from "./families/family.ts";
import { absolute, baseOf, parseHtml } from "./markup.ts";

/** The frames of a list page that holds nothing itself, the first three: they are the list. */
export function framesOf(page: Page): Ask[] {
  const $ = parseHtml(page.text);
  const base = baseOf($, page.url);
  const found: Ask[] = [];
  $("iframe[src], frame[src]").each((_, node) => {
    const url = absolute($(node).attr("src"), base);
    if (url !== null && found.length < 3) found.push({ url, as: "branch" });
  });
  return found;
}
