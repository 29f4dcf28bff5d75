import { expect, it } from "vitest";
import { listHash } from "../../../src/crawl/page/text.ts";

it("knows a list again whose links carry another session", () => {
  const page = (session: string) =>
    listHash(`<li><a href="/a.html;jsessionid=${session}.n1?x=1">年报</a></li>`);
  expect(page("0A1B")).toBe(page("FF00"));
  expect(page("0A1B")).not.toBe(listHash(`<li><a href="/b.html;jsessionid=0A1B.n1?x=1">年报</a></li>`));
});
