import { expect, it } from "vitest";
import { canonical, pageKey } from "../../src/crawl/address.ts";

it.each([
  ["http://a.gov.cn//x//y.html#top", "http://a.gov.cn/x/y.html"],
  ["http://a.gov.cn:80/x;jsessionid=0F1?b=2&a=1", "http://a.gov.cn/x?b=2&a=1"],
  ["http://a.gov.cn/art/1.html?xxgkhide=1", "http://a.gov.cn/art/1.html"],
  ["http://a.gov.cn/x?_=1700000000000&id=3", "http://a.gov.cn/x?id=3"],
  ["http://a.gov.cn/x?t=3&v=abc", "http://a.gov.cn/x?t=3&v=abc"],
  ["http://a.gov.cn/x?name=%C4%EA%B1%A8&_=1", "http://a.gov.cn/x?name=%C4%EA%B1%A8"],
])("%s is asked for as %s", (given, wanted) => expect(canonical(given)).toBe(wanted));

it.each([
  ["http://www.a.gov.cn/nb/index.html", "https://a.gov.cn/nb/"],
  ["http://a.gov.cn/x?a=1&b=2", "http://a.gov.cn/x?b=2&a=1"],
  ["http://a.gov.cn/t1_wap.html", "http://a.gov.cn/t1.html"],
  ["http://a.gov.cn/content/mpost_12.html", "http://a.gov.cn/content/post_12.html"],
  ["http://a.gov.cn/%E5%B9%B4.pdf", "http://a.gov.cn/年.pdf"],
])("%s and %s are one page", (a, b) => expect(pageKey(a)).toBe(pageKey(b)));

it.each([
  ["http://a.gov.cn/x?page=1", "http://a.gov.cn/x?page=2"],
  ["http://a.gov.cn:8080/", "http://a.gov.cn/"],
  ["http://b.a.gov.cn/", "http://a.gov.cn/"],
])("%s and %s are two", (a, b) => expect(pageKey(a)).not.toBe(pageKey(b)));
