import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { SourceResult } from "../../src/pipeline/collect/conclude.ts";
import {
  type ChangingPortal,
  daysAhead,
  html,
  listOf,
  organs,
  report,
  startChangingPortal,
  textOf,
  titleOf,
  wrap,
} from "./changing-portal.ts";

const captcha = `<html><body>请输入验证码<input name="captcha"></body></html>`;
const tomorrow = daysAhead(1.1);

let portal: ChangingPortal;
let { pages, asked, round, live } = {} as ChangingPortal;
beforeEach(async () => {
  portal = await startChangingPortal();
  ({ pages, asked, round, live } = portal);
});
afterEach(() => portal.close());

const codes = ({ notes }: SourceResult): string[] => notes.map(({ code }) => code);

it.each([
  ["404", (res: ServerResponse) => void res.writeHead(404, html).end("404 Not Found")],
  ["by its words", wrap("抱歉，您访问的页面不存在或已被删除！")],
  ["empty", ""],
])(
  "one of two columns that is gone (%s) leaves the round partial, and is told each time",
  async (_, gone) => {
    portal.columns = ["/nb/", "/bm/"];
    pages.set("/nb/", listOf(0, 1, 2)).set("/bm/", listOf(3, 4));
    expect((await round()).verdict).toBe("complete");
    pages.set("/bm/", gone);
    for (let again = 0; again < 2; again++) {
      const result = await round();
      expect([result.verdict, codes(result)]).toEqual(["partial", ["column"]]);
    }
    expect(await live()).toHaveLength(5);
  },
);

it("tells of an emptied list also where it is not modified", async () => {
  await round();
  pages.set("/nb/", (res) => {
    const known = res.req.headers["if-none-match"] === '"empty"';
    res.writeHead(known ? 304 : 200, { ...html, etag: '"empty"' }).end(known ? "" : wrap("<ul></ul>"));
  });
  expect(codes(await round())).toEqual(["empty"]);
  expect(codes(await round())).toEqual(["empty"]);
});

it("tells of a page of the list that is missing", async () => {
  pages.set("/nb/", listOf(0, 1, 2).replace("</ul>", `</ul><a href="/nb/index_2.html">下一页</a>`));
  expect(codes(await round())).toEqual(["missing"]);
});

it("takes a page that stops in the middle for cut, and the known report for what it was", async () => {
  await round();
  const whole = report("财政局");
  pages.set("/nb/1.html", whole.slice(0, whole.indexOf("主动公开政府信息。")));
  const result = await round({ recheck: true });
  expect([result.verdict, result.outcomes.cut]).toEqual(["partial", 1]);
  expect(await live()).toHaveLength(5);
});

it.each([
  ["something else stands", wrap("<h1>网站正在维护升级，请稍后访问</h1>")],
  ["nothing stands", ""],
])("does not take a known report for gone because %s there", async (_, instead) => {
  await round();
  const known = pages.get("/nb/1.html")!;
  pages.set("/nb/1.html", instead);
  const result = await round({ recheck: true });
  expect([result.verdict, result.reports, result.outcomes["wrong-type"]]).toEqual(["partial", 5, 1]);
  expect((await round()).verdict).toBe("partial");
  pages.set("/nb/1.html", known);
  expect((await round({ recheck: true })).verdict).toBe("complete");
  pages.set("/nb/1.html", instead);
  await round({ recheck: true });
  pages.set("/nb/1.html", known);
  expect((await round({ clock: tomorrow })).verdict).toBe("complete");
});

it("keeps a page that always stops in the middle, and says so", async () => {
  const whole = report("财政局");
  pages.set("/nb/1.html", whole.slice(0, whole.indexOf("规章") + 1));
  expect(codes(await round())).toEqual(["cut"]);
  expect(asked.filter((url) => url === "/nb/1.html")).toHaveLength(3);
});

it("does not call a round complete in which a page was too large or of a wrong kind", async () => {
  pages.set("/nb/1.html", (res) => void res.writeHead(400, html).end("400"));
  expect((await round()).verdict).toBe("partial");
});

it("ends the work on a host that asks for captchas in a row, and asks for the pages once they are open", async () => {
  for (const i of organs.keys()) pages.set(`/nb/${i}.html`, captcha);
  expect((await round()).verdict).toBe("blocked");
  expect(asked.filter((url) => url.endsWith(".html")).length).toBeLessThan(organs.length);
  for (const [i, organ] of organs.entries()) pages.set(`/nb/${i}.html`, report(organ));
  expect((await round({ clock: tomorrow })).verdict).toBe("complete");
  expect(await live()).toHaveLength(5);
});

it("knows a wall by the words of its refusal, whatever its status", async () => {
  await round();
  const refusal = wrap("<h1>您的访问请求可能对网站造成安全威胁，已被管理员设置的策略阻断</h1>");
  for (const i of organs.keys()) pages.set(`/nb/${i}.html`, refusal);
  const result = await round({ recheck: true });
  expect([result.verdict, result.reports]).toEqual(["blocked", 5]);
});

it("does not forget a file behind a captcha whose page is not asked for again", async () => {
  pages.set("/nb/1.html", report("财政局", `<a href="/up/1.doc">附件：财政局年报.doc</a>`));
  pages.set("/up/1.doc", captcha);
  expect((await round()).verdict).toBe("partial");
  asked.length = 0;
  expect((await round()).verdict).toBe("partial");
  expect(asked).not.toContain("/up/1.doc");
  pages.set("/up/1.doc", (res) => void res.end(Buffer.from("d0cf11e0a1b11ae1".padEnd(2048, "0"), "hex")));
  expect((await round({ clock: tomorrow })).verdict).toBe("complete");
  expect(asked).toContain("/up/1.doc");
});

it("finds the text of a report in a frame of its page", async () => {
  pages.set("/nb/1.html", wrap(`<h1>${titleOf("财政局")}</h1><iframe src="/text/1.html"></iframe>`));
  pages.set("/text/1.html", wrap(textOf("财政局")));
  const result = await round();
  expect([result.verdict, result.outcomes["soft-404"]]).toEqual(["complete", undefined]);
  expect(await live()).toHaveLength(5);
  expect((await round()).reports).toBe(5);
});
