import { expect, it } from "vitest";
import { robotsBody, robotsRules } from "../../src/crawl/robots.ts";

const origin = "http://www.qingchuan.gov.cn";
const rules = (status: number | null, body = "") => robotsRules({ origin, at: 0, status, body });
const allows = (body: string, path: string): boolean => rules(200, body).allows(origin + path);

it.each([
  [404, true],
  [403, true],
  [401, true],
  [301, true],
  [500, false],
  [503, false],
  [null, false],
])("with status %s everything is allowed: %s", (status, allowed) => {
  expect(rules(status).allows(`${origin}/a`)).toBe(allowed);
});

it("obeys the group that names us, else the one for all; the longest rule wins", () => {
  const body =
    "User-agent: *\nDisallow: /\n\nUser-agent: gongkai\nDisallow: /private/\nAllow: /private/nb/\n";
  expect([allows(body, "/a"), allows(body, "/private/a"), allows(body, "/private/nb/a")]).toEqual([
    true,
    false,
    true,
  ]);
  expect(allows("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf")).toBe(false);
  expect(allows("User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?x")).toBe(true);
});

it("compares an escaped character as itself, unless it is a reserved one", () => {
  expect(allows("User-agent: *\nDisallow: /n%62/\n", "/nb/a")).toBe(false);
  expect(allows("User-agent: *\nDisallow: /nb/\n", "/%6eb/a")).toBe(false);
  expect(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b")).toBe(true);
  expect(allows("User-agent: *\nDisallow: /%E5%B9%B4\n", "/年报")).toBe(false);
});

it("takes an HTML page for no rules", () =>
  expect(allows("<html><body>页面不存在</body></html>", "/a")).toBe(true));

it("gives the Crawl-delay, bounded", () => {
  expect(rules(200, "User-agent: *\nCrawl-delay: 7\n").delay).toBe(7);
  expect(rules(200, "User-agent: *\nCrawl-delay: 99999\n").delay).toBe(300);
  expect(rules(200, "User-agent: *\n").delay).toBeNull();
});

it("reads 512 KiB and no more, without a byte order mark", () => {
  expect(robotsBody(Buffer.from("\ufeffUser-agent: *"))).toBe("User-agent: *");
  expect(robotsBody(Buffer.alloc(1024 * 1024, "a")).length).toBe(512 * 1024);
});
