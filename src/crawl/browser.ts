import { existsSync } from "node:fs";
import path from "node:path";
import type { Browser as Chromium, BrowserContext, Request } from "playwright-core";

/** What a script of a page asked for, and what it was answered. */
export interface ScriptCall {
  method: string;
  url: string;
  body: string | undefined;
  contentType: string | undefined;
  answer: string;
}

/** A page after its scripts have run. */
export interface Rendered {
  html: string;
  calls: ScriptCall[];
  links: { title: string; url: string }[];
}

/** Answers a browser's request in place of the network; null refuses it. */
export type Respond = (request: {
  method: "GET" | "POST";
  url: string;
  headers: Record<string, string>;
  body: string | null;
}) => Promise<{ status: number; headers: Record<string, string>; bytes: Uint8Array } | null>;

/** Never needed for a list, so never asked for. */
const unwanted = new Set([
  "image",
  "font",
  "media",
  "stylesheet",
  "websocket",
  "eventsource",
  "ping",
  "manifest",
]);
/** Headers that a script sets and a server may want; the rest is ours. */
const passed = new Set(["content-type", "x-requested-with", "accept", "referer"]);
/** Milliseconds: a page is at rest when nothing was asked for so long; it is never waited for longer than that. */
const rest = 400;
const longest = 120_000;

/**
 * One browser with one context, for pages that only a browser renders. It never reaches the network by itself: every
 * request is answered by `respond` (so the gate, robots.txt and the pace hold), and what slips by ends at a dead proxy.
 */
export class Browser {
  readonly #chromium: Chromium;
  readonly #context: BrowserContext;

  private constructor(chromium: Chromium, context: BrowserContext) {
    this.#chromium = chromium;
    this.#context = context;
  }

  /** Null where neither the package nor a browser is installed. */
  static async open(userAgent: string): Promise<Browser | null> {
    const playwright = await import("playwright-core").catch(() => null);
    const executablePath = playwright && findBrowser(playwright.chromium.executablePath());
    if (!executablePath) return null;
    const chromium = await playwright.chromium.launch({
      executablePath,
      // the sandbox cannot be had as root
      chromiumSandbox: process.platform !== "linux" || process.getuid?.() !== 0,
      proxy: { server: "http://127.0.0.1:9", bypass: "<-loopback>" },
    });
    const context = await chromium.newContext({ userAgent, serviceWorkers: "block", acceptDownloads: false });
    return new Browser(chromium, context);
  }

  /** Opens a page, lets its scripts come to rest, and gives what stands there. @throws where the page cannot be opened */
  async render(url: string, respond: Respond): Promise<Rendered> {
    const page = await this.#context.newPage();
    const calls: ScriptCall[] = [];
    let pending = 0;
    let lastEnd = Date.now();
    try {
      await page.route("**/*", async (route, request) => {
        if (unwanted.has(request.resourceType())) return route.abort();
        pending++;
        try {
          const answer = await respond(asRequest(request));
          if (answer === null) return await route.abort();
          if (/^(xhr|fetch)$/.test(request.resourceType())) calls.push(asCall(request, answer.bytes));
          await route.fulfill({
            status: answer.status,
            headers: withoutTransfer(answer.headers),
            body: Buffer.from(answer.bytes),
          });
        } catch {
          await route.abort().catch(() => {});
        } finally {
          pending--;
          lastEnd = Date.now();
        }
      });
      const started = Date.now();
      await page.goto(url, { waitUntil: "load", timeout: longest });
      while ((pending > 0 || Date.now() - lastEnd < rest) && Date.now() - started < longest)
        await page.waitForTimeout(50);
      const links = await page.locator("a[href]").evaluateAll((anchors) =>
        anchors.map((a) => ({
          title: (a.getAttribute("title") ?? a.textContent ?? "").trim(),
          url: String((a as unknown as { href: string }).href),
        })),
      );
      return { html: await page.content(), calls, links };
    } finally {
      await page.close();
    }
  }

  async close(): Promise<void> {
    await this.#chromium.close();
  }
}

function asRequest(request: Request): Parameters<Respond>[0] {
  return {
    method: request.method() === "POST" ? "POST" : "GET",
    url: request.url(),
    headers: Object.fromEntries(Object.entries(request.headers()).filter(([name]) => passed.has(name))),
    body: request.postData(),
  };
}

function asCall(request: Request, bytes: Uint8Array): ScriptCall {
  return {
    method: request.method(),
    url: request.url(),
    body: request.postData() ?? undefined,
    contentType: request.headers()["content-type"],
    answer: new TextDecoder().decode(bytes),
  };
}

/** The bytes have their encodings undone. */
function withoutTransfer(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) => !/^(content-encoding|transfer-encoding|content-length)$/.test(name),
    ),
  );
}

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "msedge",
  "chrome",
];
const installed = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** GONGKAI_BROWSER, else a browser of the system, else the one that playwright has downloaded. */
export function findBrowser(ofPlaywright: string): string | null {
  const named = process.env["GONGKAI_BROWSER"];
  if (named) return named;
  const suffix = process.platform === "win32" ? ".exe" : "";
  const onPath = (process.env["PATH"] ?? "")
    .split(path.delimiter)
    .flatMap((directory) => names.map((name) => path.join(directory, name + suffix)));
  return [...onPath, ...installed, ofPlaywright].find((file) => file !== "" && existsSync(file)) ?? null;
}
