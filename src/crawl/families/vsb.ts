import { likeness, type Mark } from "../fingerprint.ts";
import type { ListPage } from "../list/list-page.ts";
import { countOfPages, nextPage, pageAsk, pageOf } from "../list/pager.ts";
import { readList } from "../list/read-list.ts";
import type { Ask, Family, Page } from "./family.ts";

const marks: Mark[] = [
  { in: "url", test: /\/info\/\d+\/\d+\.htm$/, worth: 0.7 },
  { in: "text", test: /["'/]info\/\d+\/\d+\.htm["']/, worth: 0.6 },
  {
    in: "text",
    test: /id=["']?(vsb_content|line_u\d)|v_news_content|_newscontent_fromname|showVsbpdfIframe/,
    worth: 0.9,
  },
  { in: "text", test: /\/system\/(resource|_content)\/|\/__local\//, worth: 0.8 },
];

/**
 * Pages are numbered from the oldest: page p of T is `slug/{T-p+1}.htm`, the newest is the column's own address. The
 * link 下页 says so on every page; where a skin has no such link, the count does.
 */
function next(list: ListPage, page: Page, ask: Ask): Ask[] {
  const linked = list
    .$("a")
    .toArray()
    .some((a) => /^(下一?页|下页)/.test(list.$(a).text().trim()));
  if (linked) return nextPage(list, page, ask);
  const now = pageOf(ask);
  const total = countOfPages(list, now) ?? 1;
  if (now >= total) return [];
  const { pathname } = new URL(page.url);
  const slug = now === 1 ? pathname.replace(/\.htm$/, "/") : pathname.replace(/[^/]+$/, "");
  return [pageAsk(new URL(`${slug}${total - now}.htm`, page.url).href, ask, now + 1)];
}

export const family: Family = {
  name: "vsb",
  about: "VSB (博达): Gansu, Qinghai, Sichuan, Shaanxi, Shandong; older pages numbered from the end",
  fingerprint: (page) => likeness(page, marks),
  read: (page, ask, column) => readList(page, ask, column, { next }),
};
