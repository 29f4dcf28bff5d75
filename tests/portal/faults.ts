import type { ServerResponse } from "node:http";
import type { Reply } from "./site.ts";

/**
 * What a site does wrong on demand. A fault holds for the addresses that `path` matches (all, without it) and for
 * `times` requests (all, without it).
 */
export type Fault = { path?: RegExp; times?: number } & (
  | { kind: "throttled"; retryAfter?: string }
  | { kind: "unavailable"; retryAfter?: string }
  | { kind: "error"; status: number }
  | { kind: "slow"; ms: number }
  /** headers and half of the body, then the connection breaks */
  | { kind: "cut" }
  /** the connection breaks before a byte */
  | { kind: "reset" }
  /** the connection stays open and says nothing */
  | { kind: "silent" }
  /** right bytes under a wrong content type */
  | { kind: "wrong-type"; type: string }
  | { kind: "soft-404" }
  /** the front page with status 200, as throttling sites answer */
  | { kind: "home" }
  | { kind: "challenge"; wall: "412" | "521" | "468" | "403" | "cookie" }
  | { kind: "captcha" }
  | { kind: "login" }
  | { kind: "redirect-loop" }
  | { kind: "redirect"; to: string; status?: number }
  /** the body with other words in it: a report that was corrected */
  | { kind: "replaced"; from: string; to: string }
  /** a visit counter that differs at each request */
  | { kind: "counter" }
  | { kind: "removed"; status?: 404 | 410 }
  /** a list whose every page leads to another one; `fresh` gives each a new row */
  | { kind: "endless"; fresh?: boolean }
  /** more bytes than anyone asked for, gzip-compressed to almost nothing where the client takes gzip */
  | { kind: "huge"; bytes: number }
);

const html = (body: string, status = 200, headers: Record<string, string> = {}): Reply => ({
  status,
  headers: { "content-type": "text/html; charset=utf-8", ...headers },
  body,
});

const challenges: Record<string, Reply> = {
  412: html(
    `<html><head><script>$_ts=window['$_ts'];$_ts.nsd=41;$_ts.cd="qE";</script><script src="/4QbVtADbnLVIc/c.FxJzG50F.js"></script></head></html>`,
    412,
    {
      "set-cookie": "FSSBBIl1UgzbN7N80S=x; Path=/; HttpOnly",
    },
  ),
  521: html(
    `<script>document.cookie=('_')+('_')+('jsl_clearance_s')+'=1;max-age=3600';location.href=location.pathname</script>`,
    521,
    {
      "set-cookie": "__jsluid_s=0123456789abcdef; Path=/",
      "x-via-jsl": "0000000,-",
    },
  ),
  468: html("<html><body>468</body></html>", 468),
  403: html("<html><body>您的访问被拦截</body></html>", 403, {
    server: "WAF",
    "set-cookie": "HWWAFSESID=1; Path=/",
  }),
  cookie: html(
    `<html><script>document.cookie="C3VK=0a1b2c; path=/";setTimeout(function(){location.reload()},100)</script></html>`,
  ),
};

const soft404 = `<html><head><meta charset="utf-8"><title>示例县人民政府</title></head><body><div class="tip">抱歉，您访问的页面不存在或已被删除！<span>5</span>秒后返回首页</div></body></html>`;

let visits = 0;

/**
 * What the site answers under a fault instead of `reply`. Returns `undefined` when the connection was dealt with
 * here and nothing more is to be sent.
 */
export async function underFault(
  fault: Fault,
  reply: Reply | undefined,
  context: { url: URL; home: Reply | undefined; response: ServerResponse },
): Promise<Reply | undefined> {
  const { url, home, response } = context;
  const retry = (seconds?: string): Record<string, string> =>
    seconds === undefined ? {} : { "retry-after": seconds };
  switch (fault.kind) {
    case "throttled":
      return html("Too Many Requests", 429, retry(fault.retryAfter));
    case "unavailable":
      return html("Service Unavailable", 503, retry(fault.retryAfter));
    case "error":
      return html("error", fault.status);
    case "slow":
      await new Promise((resolve) => setTimeout(resolve, fault.ms));
      return reply;
    case "cut": {
      const body = Buffer.from(reply?.body ?? soft404);
      response.writeHead(200, { ...reply?.headers, "content-length": body.length });
      response.write(body.subarray(0, body.length >> 1), () => response.destroy());
      return undefined;
    }
    case "reset":
      response.destroy();
      return undefined;
    case "silent":
      return undefined;
    case "wrong-type":
      return reply && { ...reply, headers: { ...reply.headers, "content-type": fault.type } };
    case "soft-404":
      return html(soft404);
    case "home":
      return home;
    case "challenge":
      return challenges[fault.wall];
    case "captcha":
      return html(
        `<html><head><meta charset="utf-8"></head><body><form>请输入验证码：<input name="code"><img src="/captcha.jpg"></form></body></html>`,
      );
    case "login":
      return html(
        `<html><head><meta charset="utf-8"><title>用户登录</title></head><body><form action="/login">用户名<input name="user">密码<input type="password"></form></body></html>`,
      );
    case "redirect-loop":
      return {
        status: 302,
        headers: { location: `${url.pathname}?again=${url.searchParams.has("again") ? "" : "1"}` },
        body: "",
      };
    case "redirect":
      return { status: fault.status ?? 302, headers: { location: fault.to }, body: "" };
    case "replaced":
      return (
        reply && {
          ...reply,
          body: typeof reply.body === "string" ? reply.body.replaceAll(fault.from, fault.to) : reply.body,
        }
      );
    case "counter":
      return reply && typeof reply.body === "string"
        ? { ...reply, body: reply.body.replace("</body>", `<p>浏览次数：${++visits} 次</p></body>`) }
        : reply;
    case "removed":
      return html("404 Not Found", fault.status ?? 404);
    case "endless": {
      const page = Number(url.searchParams.get("p") ?? 1);
      const id = fault.fresh ? page : 1;
      return html(
        `<html><head><meta charset="utf-8"></head><body><ul><li><a href="/endless/202401/t20240110_${id}.html" title="第${id}号村2023年政府信息公开工作年度报告">报告</a><span>2024-01-10</span></li></ul><a href="${url.pathname}?p=${page + 1}">下一页</a></body></html>`,
      );
    }
    case "huge":
      return {
        ...reply,
        headers: { "content-type": "text/html" },
        body: new Uint8Array(fault.bytes).fill(32),
      };
  }
}
