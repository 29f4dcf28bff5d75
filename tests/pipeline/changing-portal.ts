import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { source } from "../../src/model/source.ts";
import { FileArchive } from "../../src/pipeline/archive.ts";
import { collect, type CollectOptions } from "../../src/pipeline/collect.ts";
import type { SourceResult } from "../../src/pipeline/collect/conclude.ts";
import { SqliteLedger } from "../../src/pipeline/ledger/sqlite.ts";
import { reportsOf } from "../../src/pipeline/reports.ts";

type Respond = string | ((res: ServerResponse) => void);
export const html = { "content-type": "text/html; charset=utf-8" };
export const organs = ["教育局", "财政局", "水利局", "民政局", "司法局"];
export const wrap = (inner: string): string =>
  `<html><head><title>年报</title></head><body>${inner}</body></html>`;
export const titleOf = (organ: string): string => `青川市${organ}2024年政府信息公开工作年度报告`;
export const textOf = (organ: string): string =>
  `<p>一、总体情况</p><p>${organ}主动公开政府信息。</p><p>二、主动公开政府信息情况</p><table><tr><td>规章</td><td>0</td></tr></table>`;
export const report = (organ: string, more = ""): string =>
  wrap(`<h1>${titleOf(organ)}</h1><div>${textOf(organ)}${more}</div>`);
/** A list of some of the organs' reports, by their numbers. */
export const listOf = (...numbers: number[]): string =>
  wrap(
    `<ul>${numbers
      .map(
        (i) => `<li><a href="/nb/${i}.html" title="${titleOf(organs[i]!)}">${titleOf(organs[i]!)}</a></li>`,
      )
      .join("")}</ul>`,
  );

/** A portal of a few pages that a test changes between rounds. */
export interface ChangingPortal {
  pages: Map<string, Respond>;
  /** paths that were asked for */
  asked: string[];
  columns: string[];
  ledger: SqliteLedger;
  archive: FileArchive;
  round(options?: Partial<CollectOptions>): Promise<SourceResult>;
  /** organs whose report is there */
  live(): Promise<string[]>;
  close(): Promise<void>;
}

export async function startChangingPortal(): Promise<ChangingPortal> {
  const pages = new Map<string, Respond>([["/nb/", listOf(...organs.keys())]]);
  for (const [i, organ] of organs.entries()) pages.set(`/nb/${i}.html`, report(organ));
  const asked: string[] = [];
  const server = createServer((req, res) => {
    asked.push(req.url!);
    const page = pages.get(req.url!);
    if (page === undefined) return void res.writeHead(404, html).end("404 Not Found");
    if (typeof page === "function") return page(res);
    res.writeHead(200, html).end(page);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const directory = mkdtempSync(path.join(tmpdir(), "gongkai-changing-"));
  const ledger = new SqliteLedger(path.join(directory, "ledger.sqlite"));
  const archive = new FileArchive(path.join(directory, "archive"));
  const portal: ChangingPortal = {
    pages,
    asked,
    columns: ["/nb/"],
    ledger,
    archive,
    async round(options = {}) {
      const described = source.parse({
        name: "青川市",
        homepage: `${origin}/`,
        hosts: [`127.0.0.1:${port}`],
        allow_addresses: ["127.0.0.0/8"],
        columns: portal.columns.map((url) => ({
          url: origin + url,
          family: "generic",
          name: "政府信息公开年报",
        })),
        pace: { delay: 0, cool_down: 0.01 },
      });
      const sources = [{ ...described, id: "qingchuan" }];
      const [result] = await collect({ sources, ledger, archive, userAgent: "gongkai-test", ...options });
      return result!;
    },
    live: async () =>
      reportsOf(await ledger.documents(), null)
        .filter((r) => r.state === "live")
        .map((r) => r.organ!)
        .sort(),
    async close() {
      await ledger.close();
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      rmSync(directory, { recursive: true, force: true });
    },
  };
  return portal;
}

/** The system's clock, so many days ahead. */
export const daysAhead = (days: number): NonNullable<CollectOptions["clock"]> => ({
  now: () => Date.now() + days * 24 * 3600_000,
  sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
});
