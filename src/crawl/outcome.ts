/** What became of one request: a closed list, so that "we were blocked" never reads as "it is gone". */
export const outcomes = {
  new: "bytes that the archive did not have at this address",
  unchanged: "not modified, or the same text but for counters and clocks",
  changed: "other bytes than last time; both versions are kept",
  moved: "answers at another address now",
  gone: "404 or 410",
  "soft-404": "200, but the page says that there is none",
  blocked: "a wall refuses programs (which one stands in `detail`)",
  challenge: "a wall wants a script to be run; left alone",
  captcha: "a captcha or login stands before it; left alone",
  throttled: "429, 503, or the home page in place of the page",
  "server-error": "5xx other than throttling",
  cut: "the connection ended before the answer did",
  "wrong-type": "something else than was asked for, or nothing",
  "too-large": "exceeds the bound of bytes, packed or inflated",
  timeout: "no answer in time",
  dns: "the name does not resolve",
  tls: "no secure connection under the source's rules",
  refused: "nobody listens, or the connection was reset",
  robots: "robots.txt disallows it, or could not be had",
  "out-of-scope": "not http(s), not an allowed host, or not a public address",
  clone: "a copy of a government page under a foreign host",
} as const;
export type Outcome = keyof typeof outcomes;

/** Worth asking again in the same run. */
export const transient: ReadonlySet<Outcome> = new Set<Outcome>([
  "throttled",
  "server-error",
  "cut",
  "timeout",
  "dns",
  "refused",
]);

/** A wall that looks at who asks: the host is left alone for its cool-down, and nothing is taken for gone. */
export const walls: ReadonlySet<Outcome> = new Set<Outcome>(["blocked", "challenge"]);

/** An answer whose bytes are kept as the page. */
export const kept: ReadonlySet<Outcome> = new Set<Outcome>(["new", "unchanged", "changed", "moved"]);

/** Why a listed thing was not asked for: a closed list. */
export const skipReasons = {
  "not-a-report": "nothing of a report in its title",
  "look-alike": "a sibling of the reports (which one stands in `detail`)",
  "out-of-scope": "its host is not among the source's",
  clone: "a report's title under a foreign host",
  robots: "robots.txt disallows it",
  year: "another fiscal year than asked for",
  organ: "another organ than asked for",
  since: "published before the day asked for",
  depth: "deeper in the tree than the bound",
  pages: "beyond the bound of pages of one list",
  loop: "a page that repeats earlier rows",
} as const;
export type SkipReason = keyof typeof skipReasons;
