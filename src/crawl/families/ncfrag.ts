import { likeness, type Mark } from "../fingerprint.ts";
import type { ListPage } from "../list/list-page.ts";
import { nextPage, pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import type { Ask, Family, Page } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/n\d+(\/n\d+)*\/(c\d+\/content|index)\.html/, worth: 0.8 },
  { in: "text", test: /\bmaxPageNum\s*=/, worth: 0.6 },
  { in: "text", test: /index_\d+_\d+\.html/, worth: 0.6 },
  { in: "text", test: /\/c\d+\/content\.html/, worth: 0.6 },
];

const fragment = /index_(\d+)_(\d+)\.html/;

/** Fragments `index_<component>_<n>.html`, the oldest numbered 1; the first page names the newest in a hidden list. */
function next(list: ListPage, page: Page, ask: Ask): Ask[] {
  const now = pageOf(ask);
  const here = fragment.exec(page.url);
  if (here) {
    const left = Number(here[2]) - 1;
    return left > 0
      ? [pageAsk(page.url.replace(fragment, `index_${here[1]}_${left}.html`), ask, now + 1)]
      : [];
  }
  const [newest, ...older] = list
    .$("a[href]")
    .toArray()
    .map((a) => fragment.exec(list.$(a).attr("href")!))
    .filter((m) => m !== null)
    .sort((a, b) => Number(b[2]) - Number(a[2]))
    .map((m) => pageAsk(new URL(m[0], page.url).href, ask, now + 1));
  // some name the fragment that the page itself shows, too
  if (newest) return [{ ...newest, ...(older.length && { otherwise: older.slice(0, 1) }) }];
  const total = Number(/\bmaxPageNum\s*=\s*['"]?(\d+)/.exec(list.scripts)?.[1] ?? 0);
  const component = list.$("[id^=comp_]").attr("id")?.slice(5) ?? /index_(\d+)_/.exec(list.scripts)?.[1];
  if (total < 2 || !component) return nextPage(list, page, ask);
  return [pageAsk(new URL(`index_${component}_${total - 1}.html`, page.url).href, ask, now + 1)];
}

export const family: Family = {
  name: "ncfrag",
  about: "The n/c fragment system: SASAC, audit and immigration offices; later pages are HTML fragments",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column, { next }),
};
