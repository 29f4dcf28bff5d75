import { expect, it } from "vitest";
import { isCutOff } from "../../src/crawl/cut-off.ts";

const page = `<html><head><title>年报</title></head><body><table><tr><td>总计</td><td class="n">12</td></tr></table>`;

it.each([
  ["inside a tag", page.slice(0, page.indexOf('"n"'))],
  ["in a paragraph", `${page}<p>本报告<br>`],
  ["inside a cell", page.slice(0, page.indexOf("12") + 1)],
  ["behind the start of a script", `${page}<script>var a = [1,`],
])("knows a page that stops %s", (_, html) => expect(isCutOff(html)).toBe(true));

it.each([
  ["is closed", `${page}</body></html>\n<!-- 1 -->`],
  ["is never closed, but ends behind its last element", page],
  ["ends in a line break", `${page}联系电话：010-1<br>`],
  ["is a fragment of a list", `<li><a href="a.html">年报</a><span>2025-01-02`],
])("leaves a page alone that %s", (_, html) => expect(isCutOff(html)).toBe(false));
