import { readFileSync, rmSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { sha256Of } from "../../src/pipeline/archive.ts";
import {
  type ChangingPortal,
  daysAhead,
  html,
  listOf,
  report,
  startChangingPortal,
} from "./changing-portal.ts";

let portal: ChangingPortal;
let { pages, asked, round, live } = {} as ChangingPortal;
beforeEach(async () => {
  portal = await startChangingPortal();
  ({ pages, asked, round, live } = portal);
});
afterEach(() => portal.close());

const pdf = (text: string) => (res: ServerResponse) => {
  const etag = `"${text}"`;
  const known = res.req.headers["if-none-match"] === etag;
  res.writeHead(known ? 304 : 200, { "content-type": "application/pdf", etag });
  res.end(known ? "" : `%PDF-1.4\n${text}\n%%EOF`);
};
/** Says that nothing was modified, whatever is asked for. */
const stale = (text: string) => (res: ServerResponse) => {
  const known = res.req.headers["if-none-match"] !== undefined;
  res.writeHead(known ? 304 : 200, { ...html, etag: '"1"' }).end(known ? "" : text);
};
const versions = async (path: string): Promise<number | undefined> =>
  (await portal.ledger.documents()).find(({ url }) => url.endsWith(path))?.versions;

it("asks for a withdrawn report once its row is back", async () => {
  await round();
  const withdrawn = pages.get("/nb/1.html")!;
  pages.set("/nb/", listOf(0, 2, 3, 4)).delete("/nb/1.html");
  await round();
  await round();
  expect(await live()).toHaveLength(4);
  pages.set("/nb/", listOf(0, 1, 2, 3, 4)).set("/nb/1.html", withdrawn);
  await round();
  expect(await live()).toHaveLength(5);
});

it("asks for a withdrawn report once another list has it", async () => {
  await round();
  const withdrawn = pages.get("/nb/1.html")!;
  pages.set("/nb/", listOf(0, 2, 3, 4)).delete("/nb/1.html");
  await round();
  portal.columns = ["/nb/", "/bm/"];
  pages.set("/bm/", listOf(1)).set("/nb/1.html", withdrawn);
  await round();
  expect(await live()).toHaveLength(5);
});

it("asks daily for a gone report that is listed all the same, and not more often", async () => {
  await round();
  const known = pages.get("/nb/1.html")!;
  pages.delete("/nb/1.html");
  await round({ recheck: true });
  expect(await live()).toHaveLength(4);
  asked.length = 0;
  await round();
  expect(asked).not.toContain("/nb/1.html");
  pages.set("/nb/1.html", known);
  await round({ clock: daysAhead(2) });
  expect(await live()).toHaveLength(5);
});

it("asks after its time for a report that is no longer listed", async () => {
  await round();
  const known = pages.get("/nb/1.html")!;
  pages.set("/nb/", listOf(0, 2, 3, 4));
  await round();
  expect(await live()).toHaveLength(5);
  pages.delete("/nb/1.html");
  await round({ clock: daysAhead(100) });
  expect(await live()).toHaveLength(4);
  asked.length = 0;
  await round({ clock: daysAhead(110) });
  expect(asked).not.toContain("/nb/1.html");
  pages.set("/nb/1.html", known);
  await round({ clock: daysAhead(200) });
  expect(await live()).toHaveLength(5);
});

it("asks for what vanished while another list failed once the lists are whole again", async () => {
  portal.columns = ["/nb/", "/bm/"];
  pages.set("/nb/", listOf(0, 1, 2)).set("/bm/", listOf(3, 4));
  await round();
  const column = pages.get("/bm/")!;
  pages.set("/nb/", listOf(0, 2)).delete("/nb/1.html");
  pages.delete("/bm/");
  await round();
  pages.set("/bm/", column);
  await round();
  expect(await live()).toHaveLength(4);
});

it("asks for the files of a page that is asked for again, though the page says that nothing changed", async () => {
  pages.set("/nb/1.html", stale(report("财政局", `<a href="/up/1.pdf">财政局年报.pdf</a>`)));
  pages.set("/up/1.pdf", pdf("first"));
  await round();
  pages.set("/up/1.pdf", pdf("corrected"));
  await round();
  expect(await versions("/up/1.pdf")).toBe(1);
  await round({ recheck: true });
  expect(await versions("/up/1.pdf")).toBe(2);
  pages.set("/up/1.pdf", pdf("corrected again"));
  pages.set("/nb/", listOf(0, 1, 2, 3, 4).replaceAll("</a></li>", "</a>2025-03-01</li>"));
  await round();
  expect(await versions("/up/1.pdf")).toBe(3);
});

it("asks for the files of a page that is gone, or leads to another file now", async () => {
  const linking = (organ: string, file: string) => report(organ, `<p><a href="/fj/${file}.pdf">附件</a></p>`);
  pages.set("/nb/1.html", linking("财政局", "1")).set("/fj/1.pdf", pdf("one"));
  pages.set("/nb/2.html", linking("水利局", "2")).set("/fj/2.pdf", pdf("two"));
  await round();
  pages.set("/nb/", listOf(0, 2, 3, 4)).delete("/nb/1.html");
  pages.delete("/fj/1.pdf");
  pages.set("/nb/2.html", linking("水利局", "3")).set("/fj/3.pdf", pdf("three"));
  asked.length = 0;
  await round({ recheck: true });
  expect(asked.filter((path) => path.startsWith("/fj/")).sort()).toEqual([
    "/fj/1.pdf",
    "/fj/2.pdf",
    "/fj/3.pdf",
  ]);
  const stateOf = async (file: string) =>
    (await portal.ledger.documents()).find(({ url }) => url.endsWith(file))?.state;
  expect(await stateOf("/fj/1.pdf")).toBe("gone");
  expect(await stateOf("/fj/2.pdf")).toBe("live");
  asked.length = 0;
  await round();
  expect(asked).toEqual(["/nb/"]);
});

it("does not always believe a server that says that nothing was modified", async () => {
  pages.set("/nb/", stale(listOf(0, 2, 3, 4))).set("/nb/0.html", stale(report("教育局")));
  await round();
  pages.set("/nb/", stale(listOf(0, 1, 2, 3, 4)));
  pages.set("/nb/0.html", stale(report("教育局", "<p>更正：主动公开政府信息12条。</p>")));
  for (const days of [1, 60, 89]) await round({ clock: daysAhead(days) });
  expect(await live()).toHaveLength(4);
  await round({ clock: daysAhead(91) });
  expect(await live()).toHaveLength(5);
  expect(await versions("/nb/0.html")).toBe(2);
});

it.each(["lost", "damaged"])("gets again what the archive has %s, and says so", async (what) => {
  await round();
  const fixed = (res: ServerResponse): void => {
    const known = res.req.headers["if-none-match"] !== undefined;
    res.writeHead(known ? 304 : 200, { ...html, etag: '"1"' }).end(known ? "" : listOf(0, 1, 2, 3, 4));
  };
  pages.set("/nb/", fixed);
  await round();
  const file = portal.archive.pathOf(sha256Of(Buffer.from(listOf(0, 1, 2, 3, 4))));
  if (what === "lost") rmSync(file);
  else writeFileSync(file, "damaged");
  const result = await round();
  expect([result.verdict, result.outcomes]).toEqual(["complete", { unchanged: 1 }]);
  expect(result.notes.map(({ code }) => code)).toEqual(["archive"]);
  expect(readFileSync(file, "utf8")).toBe(listOf(0, 1, 2, 3, 4));
  expect((await round()).notes).toEqual([]);
});

it("asks again in a later run for a host that was left", async () => {
  await round();
  const column = pages.get("/nb/")!;
  pages.set("/nb/", (res) => void res.writeHead(500, html).end());
  for (let run = 0; run < 3; run++) expect((await round()).verdict).toBe("failed");
  asked.length = 0;
  await round();
  expect(asked).toHaveLength(1);
  pages.set("/nb/", column);
  expect((await round()).verdict).toBe("complete");
});
