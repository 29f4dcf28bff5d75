import { expect, test } from "vitest";
import { decodePage } from "../../src/crawl/decode.ts";
import { gbk } from "../portal/gbk.ts";

test("queries of a GBK page are sent in its own charset, its paths and its words are not touched", () => {
  const html = (lm: string) =>
    `<p>年报？</p><a href="列表.asp?lm=${lm}&page=2">青川市年报</a><a href=b.asp?lm=${lm}>年</a>`;
  expect(decodePage(gbk(html("年报")))).toBe(html("%C4%EA%B1%A8"));
  expect(decodePage(Buffer.from(html("年报")))).toBe(html("年报"));
});

test("a page of openings is decoded in time that its length bounds", () => {
  const started = performance.now();
  decodePage(Buffer.concat([gbk("年"), Buffer.from("href=?".repeat(50_000))]));
  expect(performance.now() - started).toBeLessThan(2000);
});
