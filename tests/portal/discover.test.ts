import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { findBrowser } from "../../src/crawl/browser.ts";
import { discoverCommand } from "../../src/cli/discover.ts";
import { readSource } from "../../src/pipeline/sources.ts";
import { type Portal, startPortal } from "./portal.ts";

const home = mkdtempSync(path.join(tmpdir(), "gongkai-discover-"));
let portal: Portal;
beforeAll(async () => {
  portal = await startPortal({ years: [2024] });
  vi.spyOn(process.stderr, "write").mockReturnValue(true);
});
afterAll(async () => {
  vi.restoreAllMocks();
  process.exitCode = 0;
  await portal.close();
  rmSync(home, { recursive: true, force: true });
});

// What some lists are asked for with is learnt from a browser.
const browser = findBrowser(chromium.executablePath());

test.skipIf(browser === null)(
  "of every portal of the county, a column that lists reports is found",
  async () => {
    const missed: string[] = [];
    for (const site of portal.sites) {
      const file = path.join(home, `${site.plan.id}.yaml`);
      const options = ["--allow-address", "127.0.0.0/8", "--delay", "0", "--out", file];
      await discoverCommand.parseAsync([site.origin + site.home, ...options], { from: "user" });
      if (process.exitCode === 1) missed.push(site.plan.id);
      expect(readSource(readFileSync(file, "utf8"), file).homepage).toBe(site.origin + site.home);
    }
    expect(missed).toEqual([]);
  },
  120_000,
);
