import { expect, test } from "vitest";
import { familyByName } from "../../src/crawl/families/index.ts";
import { Gate } from "../../src/crawl/gate.ts";
import { everything } from "../../src/pipeline/collect/choose.ts";
import { entriesOf } from "../../src/pipeline/collect/columns.ts";
import { readListAnswer } from "../../src/pipeline/collect/list.ts";

test("of a page and its mobile copy in one list the page itself is asked for", () => {
  const column = { url: "http://a.gov.cn/nb/", family: "nfcms", render: false };
  const [entry] = entriesOf(column, 0, "a", 1);
  const title = "青川市教育局2024年政府信息公开工作年度报告";
  const text = ["mpost_12", "post_12"]
    .map((name) => `<li><a href="content/${name}.html">${title}</a></li>`)
    .join("");
  const answer = readListAnswer(
    { url: column.url, status: 200, headers: {}, text },
    { ...entry!, id: 1, attempts: 0, last: null, way: null },
    familyByName("nfcms"),
    column,
    {
      gate: new Gate(["a.gov.cn"], []),
      wanted: everything,
      pages: 9,
      earlier: new Set(),
      today: "2026-11-23",
    },
  );
  expect(answer.asks.map((ask) => ask.url)).toEqual(["http://a.gov.cn/nb/content/post_12.html"]);
});
