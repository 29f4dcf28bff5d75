import { chromium } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { findBrowser } from "../../src/crawl/browser.ts";
import { type Collecting, collecting } from "./collecting.ts";

let c: Collecting;
afterEach(() => c.close());

describe.skipIf(findBrowser(chromium.executablePath()) === null)("a list that only a browser shows", () => {
  it.each(["spa", "json-get", "json-post", "html-post"])(
    "is learned once from %s; later rounds need no browser",
    async (site) => {
      c = await collecting({ only: [site], years: [2024] });
      const [result] = await c.run({}, ({ columns: [column], ...source }) => ({
        ...source,
        columns: [{ url: column!.url, family: "generic", render: true }],
      }));
      expect(result!.verdict).toBe("complete");
      expect(await c.ledger.learned(site, 0)).toMatchObject({ family: "generic" });
      const live = (await c.reports()).filter((r) => r.state === "live");
      expect(live.length).toBe(c.portal.truth.length);
      expect(
        c
          .asked()
          .filter((r) => /\.(png|jpg|woff2?|css)(\?|$)/.test(r.url) && !/attach|upload|P0/.test(r.url)),
      ).toEqual([]);

      await c.run({}, ({ columns: [column], ...source }) => ({
        ...source,
        columns: [{ url: column!.url, family: "generic", render: true }],
      }));
      const quirks: string[] = [];
      for await (const o of c.ledger.observations()) if (o.quirks.includes("browser")) quirks.push(o.url);
      expect(quirks).toHaveLength(1);
    },
  );
});
