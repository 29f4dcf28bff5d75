import type { Outcome } from "./outcome.ts";

/** What stands before or instead of a page. Recognised, recorded, and left alone. */
export interface Wall {
  outcome: Extract<Outcome, "blocked" | "challenge" | "captcha" | "throttled" | "soft-404">;
  /** the product or the sign it was known by */
  detail: string;
}

interface Seen {
  status: number;
  headers: Record<string, string>;
  cookies: string[];
  /** decoded, may be empty */
  text: string;
}

type Sign = [outcome: Wall["outcome"], detail: string, test: (seen: Seen, cookies: string) => boolean];

/** A page that would be this short cannot be the whole of a list or a report, so a script in it is the page's purpose. */
const shellLength = 4_000;

/**
 * Signatures of walls, the surest first. A product's script or cookie also stands on pages that were served, so each
 * sign wants the status or the emptiness that a challenge has.
 */
const signs: Sign[] = [
  [
    "challenge",
    "riversecurity",
    ({ status, text }, c) =>
      (status === 412 || status === 202) &&
      (/\$_ts|nsd=/.test(text) || /FSSBBI/i.test(c) || text.length < shellLength),
  ],
  [
    "challenge",
    "jiasule",
    ({ status, headers, text }, c) =>
      status === 521 ||
      (text.length < shellLength && /__jsl_clearance/.test(c + text)) ||
      (status >= 400 && "x-via-jsl" in headers),
  ],
  ["blocked", "waf-468", ({ status }) => status === 468],
  [
    "challenge",
    "aliyun",
    ({ text }) => text.length < 40_000 && /acw_sc__v2/.test(text) && /arg1=|reload/.test(text),
  ],
  [
    "challenge",
    "wangzhan-anquan",
    ({ text, status }, c) =>
      (status >= 400 || text.length < shellLength) && /wzws_|yunsuo_session_verify/.test(c + text),
  ],
  ["blocked", "huawei-waf", ({ status }, c) => /HWWAFSES/.test(c) && status >= 400],
  [
    "blocked",
    "waf",
    ({ status, headers }) =>
      (status === 403 || status === 405) && /waf/i.test(`${headers.server ?? ""}${headers["x-waf"] ?? ""}`),
  ],
  [
    "challenge",
    "cookie-script",
    ({ text }) =>
      text.length < 1_500 && /document\.cookie\s*=|C3VK=/.test(text) && /reload\s*\(|location/.test(text),
  ],
  ["throttled", "too many requests", ({ status }) => status === 429 || status === 503],
  ["throttled", "api ban", ({ text }) => text.length < 300 && /"code"\s*:\s*-101\b/.test(text)],
  [
    "captcha",
    "captcha",
    ({ text }) =>
      text.length < 20_000 &&
      /请输入验证码|输入图形验证码|滑动验证|安全验证/.test(text) &&
      /<input|<form|<img|<script|验证码/.test(text),
  ],
  [
    "captcha",
    "login",
    ({ status, text }) =>
      status === 401 ||
      (text.length < 20_000 && /type=["']?password/i.test(text) && /登录|登陆|login/i.test(text)),
  ],
  [
    "blocked",
    "refusal",
    ({ text }) =>
      text.length < 6_000 &&
      /对网站造成安全威胁|访问(请求)?(已经?)?被(网站)?(阻断|拦截)|策略(阻断|拦截)/.test(text),
  ],
  ["blocked", "forbidden", ({ status }) => status === 403 || status === 406 || status === 451],
];

export function recogniseWall(seen: Seen): Wall | null {
  const cookies = seen.cookies.join(";");
  const sign = signs.find(([, , test]) => test(seen, cookies));
  return sign ? { outcome: sign[0], detail: sign[1] } : null;
}

const missing =
  /页面(不存在|未找到|找不到|已(被)?删除|已过期|丢失)|(找不到|无法找到|未找到)(您|你)?(所)?(要)?(访问|请求|浏览|查看)?的?(页面|网页|文件|资源|内容|信息)|(访问|浏览|请求)的(页面|网页|内容|信息|栏目|文章)(不存在|已|出错)|已被删除|网页已过期|404 Not Found/;

/**
 * Whether a 200 says in words that there is no page. Only of a short text: a report may well say that some information
 * 不存在, so a body of a report's length is never taken for a soft 404 by its words. `shown` is the text without markup.
 */
export function soft404(text: string, shown: string): Wall | null {
  const words = shown.replace(/\s+/g, "");
  if (words.length < 600 && missing.test(words))
    return { outcome: "soft-404", detail: missing.exec(words)![0] };
  if (text.trim().length < 20)
    return { outcome: "soft-404", detail: `a body of ${text.trim().length} characters` };
  return null;
}
