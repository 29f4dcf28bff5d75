import { expect, test } from "vitest";
import fc from "fast-check";
import { listPage } from "../../../src/crawl/list/list-page.ts";
import { nextPage } from "../../../src/crawl/list/pager.ts";

/** The next address of a page, relative to its folder, and those it falls back to. */
function next(
  html: string,
  context: Record<string, string | number> = {},
  url = "http://a.gov.cn/x/nb/index.html",
): string[] {
  const page = { url, status: 200, headers: {}, text: html };
  const shorten = (address: string) => address.replace("http://a.gov.cn/x/nb/", "");
  return nextPage(listPage(page), page, { url, as: "branch", context }).flatMap((ask) => [
    [shorten(ask.url), ask.body].filter(Boolean).join(" "),
    ...(ask.otherwise ?? []).map((other) => shorten(other.url)),
  ]);
}

test("a call inside an HTML comment is live; a commented line and a block are not", () => {
  const script = `<script><!--\n//createPageHTML(9, 0, "index", "html");\n/* createPageHTML(8,0,"index","html"); */\ncreatePageHTML(3, 0, "index", "shtml");\n//--></script>`;
  expect(next(script)).toEqual(["index_1.shtml", "index_2.shtml"]);
  expect(next(script, { page: 3, second: 1 })).toEqual([]);
  // the other rule was tried before
  expect(next(script, { page: 2, second: 2 })).toEqual(["index_3.shtml"]);
});

test("a whole script inside an HTML comment is dead", () => {
  expect(next(`<!-- <script>createPageHTML(3, 0, "index", "html");</script> --><p>共1页</p>`)).toEqual([]);
});

test("names may come from variables, prefixes and attributes", () => {
  expect(next(`<script>var total=4; createPage(total, 0, 'newxxgklist', 'html')</script>`)[0]).toBe(
    "newxxgklist_1.html",
  );
  expect(next(`<script>var countPage = 5//共多少页</script>`, {}, "http://a.gov.cn/x/nb/list.htm")[0]).toBe(
    "list_1.htm",
  );
  const settings = `<script>var pagination_script_config = { total: 3, current: 0 };</script>`;
  expect(next(settings)[0]).toBe("index_1.html");
  expect(next(`<div class="pagination" totalpage="3"></div>`)[0]).toBe("index_2.html");
  expect(next(`<script>createPageHTML('page_div', 52, 1,'common_list','shtml',52);</script>`)[0]).toBe(
    "common_list_2.shtml",
  );
});

test("neither rule of numbering loses a page of a list, nor one that announces too many pages", () => {
  fc.assert(
    fc.property(fc.nat(8), fc.nat(2), fc.boolean(), fc.boolean(), (more, unkept, fromOne, ucap) => {
      const total = more + 1;
      const files = new Set(
        Array.from({ length: total - 1 }, (_, i) => `index_${i + (fromOne ? 1 : 2)}.html`),
      );
      const all = new Set(files);
      const call = ucap
        ? `createPageHTML('p', ${total + unkept}, 1, 'index', 'html', 9)`
        : `createPageHTML(${total + unkept}, 0, "index", "html")`;
      const page = {
        url: "http://a.gov.cn/x/nb/index.html",
        status: 200,
        headers: {},
        text: `<script>${call}</script>`,
      };
      let asks = nextPage(listPage(page), page, { url: page.url, as: "branch" });
      while (asks.length) {
        const found = [asks[0]!, ...(asks[0]!.otherwise ?? [])].find((ask) =>
          files.has(ask.url.split("/").at(-1)!),
        );
        if (!found) break;
        files.delete(found.url.split("/").at(-1)!);
        const at = { ...page, url: found.url };
        asks = nextPage(listPage(at), at, found);
      }
      expect([[...all], [...files]]).toEqual([[...all], []]);
    }),
  );
});

test("下一页 by link, by title, with an arrow; not where it leads nowhere or to the page itself", () => {
  expect(next(`<a href="index_2.html">下一页&gt;</a>`)).toEqual(["index_2.html"]);
  expect(next(`<a href="?p=2" title="下一页"><i></i></a>`)).toEqual(["index.html?p=2"]);
  expect(next(`<a href="javascript:;">下一页</a>`)).toEqual([]);
  expect(next(`<a href="index.html">下一页</a>`)).toEqual([]);
  expect(next(`<a href="index_9.html">&gt;&gt;</a>`)).toEqual([]);
  expect(next(`<a href="index_2.html">›</a>`)).toEqual(["index_2.html"]);
});

test("the number after the current one, in the same folder only", () => {
  expect(next(`<b>2</b><a href="3.html">[3]</a><a href="/zt/3.html">3</a>`, { page: 2 })).toEqual(["3.html"]);
  expect(next(`<a href="/zt/2.html">2</a>`)).toEqual([]);
});

test("加载更多, and a drop-down of pages; one of years is none", () => {
  expect(next(`<button data-href="more?page=2">加载更多</button>`)).toEqual(["more?page=2"]);
  const pages = [1, 2, 3].map((n) => `<option value="list_${n}.html">第${n}页</option>`).join("");
  expect(next(`<select>${pages}</select>`, { page: 2 })).toEqual(["list_3.html"]);
  expect(next(`<select><option value="/2024/">2024年</option></select>`)).toEqual([]);
});

test("pages behind functions, forms and postbacks", () => {
  expect(
    next(
      `<a href="javascript:toPage(2)">2</a><script>function toPage(n){ location.href = "rows_" + (n - 1) + ".html"; }</script>`,
    ),
  ).toEqual(["rows_1.html"]);
  expect(
    next(
      `<a onclick="go.page(2)" href="#">下页</a><script>var go = { page: function(p){ $("#l").load('list.jsp?c=9&pageNo=' + p); } }</script>`,
    ),
  ).toEqual(["list.jsp?c=9&pageNo=2"]);
  expect(
    next(
      `<form method="post" action="s.do"><input type="hidden" name="c" value="7"><input name="curPage" value="1"></form><a href="javascript:jumpPage(2)">2</a>`,
    ),
  ).toEqual(["s.do c=7&curPage=2"]);
  expect(
    next(
      `<form method=post><input type=hidden name=__VIEWSTATE value="/w=="></form><a href="javascript:__doPostBack('P','2')">2</a>`,
    ),
  ).toEqual(["index.html __VIEWSTATE=%2Fw%3D%3D&__EVENTTARGET=P&__EVENTARGUMENT=2"]);
  expect(next(`<a href="javascript:gotopage(2)">下一页</a>共 3 页`)).toEqual([
    "index_2.html",
    "index_1.html",
  ]);
});

test("where a page only counts pages, both usual names are tried; a date is no count", () => {
  expect(next(`<p>共 3 页</p>`)).toEqual(["index_2.html", "index_1.html"]);
  expect(next(`<p>共174条 1/2</p>`)).toEqual(["index_2.html", "index_1.html"]);
  expect(next(`<p>2025/01/21</p><p>01/23</p>`)).toEqual([]);
  expect(next(`<p>第1页/共3页</p>`, {}, "http://a.gov.cn/x/nb/list.jsp?cur_page=1")).toEqual([
    "list.jsp?cur_page=2",
  ]);
});
