import robotsModule from "robots-parser";

/** The package is CommonJS and its types describe a default export that Node sees as the module itself. */
const parseRobots = robotsModule as unknown as typeof robotsModule.default;

/** The product token that robots.txt may name us by. */
export const productToken = "gongkai";

/** RFC 9309 §2.4: not longer than a day. */
export const robotsLifetime = 24 * 3600_000;

/** §2.5: at least 500 KiB must be read; what lies behind is not. */
const readBytes = 512 * 1024;

/** What came back for /robots.txt, small enough for the ledger. */
export interface RobotsRecord {
  /** `http://host:port` */
  origin: string;
  /** epoch milliseconds */
  at: number;
  /** null: unreachable */
  status: number | null;
  body: string;
}

/** What a robots.txt lets us do. */
export interface RobotsRules {
  allows(url: string): boolean;
  /** seconds, null where it asks for none */
  delay: number | null;
  /** why nothing is allowed, where nothing is */
  refusal: string | null;
}

/**
 * RFC 9309: 2xx is obeyed, 4xx allows everything (§2.3.1.3), 5xx and unreachable disallow everything (§2.3.1.4). An
 * answer that is a page (a soft 404 as HTML) holds no rules and so allows.
 */
export function robotsRules(record: RobotsRecord): RobotsRules {
  const { status } = record;
  if (status === null) return { allows: () => false, delay: null, refusal: "robots.txt is unreachable" };
  if (status >= 500) return { allows: () => false, delay: null, refusal: `robots.txt answers ${status}` };
  if (status < 200 || status >= 300) return { allows: () => true, delay: null, refusal: null };
  const robot = parseRobots(`${record.origin}/robots.txt`, plain(record.body));
  const delay = Number(robot.getCrawlDelay(productToken));
  return {
    allows: (url) => robot.isAllowed(plain(url), productToken) !== false,
    delay: Number.isFinite(delay) && delay > 0 ? Math.min(delay, 300) : null,
    refusal: null,
  };
}

/** §2.2.2: an escape of a character that needs none is compared as that character. */
const plain = (text: string): string =>
  text.replace(/%(?:2[de]|3\d|4[1-9a-f]|5[0-9af]|6[1-9a-f]|7[0-9ae])/gi, decodeURIComponent);

/** The part of an answer's body that is read as robots.txt, without a byte order mark. */
export function robotsBody(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, readBytes)).replace(/^\ufeff/, "");
}
