import { createHash } from "node:crypto";
import { Scan } from "./scan.ts";

/** The text of markup, a block a line; scripts, styles and comments dropped. */
export const linesOf = (html: string): string[] => new Scan(html).linesOf();

/** What changes on a page that nobody changed. */
const counters =
  /(浏览|点击|阅读|访问|下载|查看)(次数|量|数|人数|率)?[:：]?\s*[(（]?\d*[)）]?次?|今天是[^|，。]{0,40}|(当前|现在|系统|北京)时间[:：]?[\d\s年月日:：/-]*(星期.)?|20\d\d年\d{1,2}月\d{1,2}日\s*星期.(\s*\d{1,2}:\d\d(:\d\d)?)?|页面(生成|打开|执行)时间[:：]?[\d\s:./-]*|\b\d{1,2}:\d\d:\d\d\b/g;

/** A name for what a text says, blind to counters, clocks and white space. */
export function textHash(parts: string[]): string {
  const said = parts.map((part) => part.replace(counters, "").replace(/\s+/g, "")).join("\n");
  return createHash("sha256").update(said).digest("hex").slice(0, 32);
}

/** Fields of a JSON answer that count or tell the time. */
const jsonCounters =
  /"(visits?|hits?|click\w*|views?|view_?count|read\w*|timestamp|now|server_?time|request_?id|trace_?id|took|time|cost)"\s*:\s*("[^"]*"|[\d.]+)/gi;

/** The same for a list, page or JSON: its text and where its links lead, cache busters left out. */
export function listHash(text: string): string {
  if (/^\s*[[{]/.test(text)) return textHash([text.replace(jsonCounters, "")]);
  const links = [...text.matchAll(/\b(?:href|data-url|onclick)\s*=\s*("[^"]*"|'[^']*')/gi)].map((m) =>
    m[1]!
      .replace(/([?&])(_|_t|t|v|rand|timestamp)=[\d.]+/g, "$1")
      .replace(/([;?&])(jsessionid|phpsessid)=[\w.!-]+/gi, "$1"),
  );
  const records = [...text.matchAll(/<!\[CDATA\[[\s\S]*?\]\]>/g)].map((m) => m[0]);
  const pagers = [
    ...text.matchAll(/createPage\w*\([^)]*\)|\b(?:maxPageNum|countPage|totalpage)\s*=\s*["']?\d+/gi),
  ].map((m) => m[0]);
  return textHash([...linesOf(text), ...links, ...records, ...pagers]);
}
