import { expect, test } from "vitest";
import { shellTarget } from "../../src/crawl/shell.ts";

const target = (html: string) =>
  shellTarget(html, "http://a.gov.cn/gk/")?.replace("http://a.gov.cn/gk/", "") ?? null;

test.each([
  [
    "a script",
    `<script>window.location.href="./202503/t20250331_1.html";</script>`,
    "202503/t20250331_1.html",
  ],
  ["a refresh", `<meta http-equiv="refresh" content="0;URL='nb/index.html'">`, "nb/index.html"],
  [
    "a handler of the page",
    `<body onload="location.replace('nb/')">正在跳转<a href="nb/">点击</a></body>`,
    "nb/",
  ],
  ["a query in a script", `<script>location="ui?a=1&currentPage=1"</script>`, "ui?a=1&currentPage=1"],
  ["a query written for HTML", `<script>location="ui?a=1&amp;b=1"</script>`, "ui?a=1&b=1"],
])("%s redirects", (_, html, wanted) => expect(target(html)).toBe(wanted));

test.each([
  ["a cell to click on", `<table><td onclick="window.location.href='xxgknb/'">公开年报</td></table>`],
  ["a drop-down", `<select onchange="location='nb.jsp?area='+this.value"><option>青川市</option></select>`],
  [
    "an address that is put together",
    `<script>function next(n){ location.href="index_"+n+".html"; }</script>`,
  ],
  [
    "a list with a search",
    `<a href="1.html">一</a><a href="2.html">二</a><a href="3.html">三</a><script>function s(){ location.href="/so/"; }</script>`,
  ],
])("%s does not", (_, html) => expect(target(html)).toBe(null));
