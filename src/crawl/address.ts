import { createHash } from "node:crypto";

/** Parameters that never change what comes back: cache busters, session ids, and how a page is to be framed. */
const noise = /^(_|_t|t|v|rand(om)?|timestamp|jsessionid|phpsessid|xxgkhide|from|spm|isappinstalled)$/i;
/** `t` and `v` mean something where their value is no time and no random run. */
const busterValue = /^(0?\.\d+|\d{9,}|[0-9a-f]{16,})?$/i;
const always = /^(_|jsessionid|phpsessid|xxgkhide|spm|isappinstalled)$/i;

/**
 * One spelling for one page: no fragment, no session id, no doubled slashes, no usual port, no cache buster, percent
 * escapes in one form. Scheme and `index.html` stay as they are, because it is the address that is asked.
 */
export function canonical(address: string): string {
  const url = new URL(address);
  // each of these is parsing it once more, and most addresses need none of it
  if (url.href.includes("#")) url.hash = "";
  if (/;jsessionid=|\/\//i.test(url.pathname))
    url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, "").replace(/\/{2,}/g, "/");
  if (url.search !== "")
    for (const [name, value] of [...url.searchParams])
      if (always.test(name) || (noise.test(name) && busterValue.test(value))) dropParameter(url, name);
  return url.href;
}

/** Drops without encoding the other parameters anew, since old servers read GBK escapes. */
function dropParameter(url: URL, name: string): void {
  const kept = url.search
    .slice(1)
    .split("&")
    .filter((pair) => decodeName(pair.split("=")[0]!) !== name);
  url.search = kept.length ? `?${kept.join("&")}` : "";
}

function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether an address is that of a copy for telephones: `mpost_12.html` of `post_12.html`, `a_wap.html` of `a.html`. */
export const isMobileCopy = (address: string): boolean =>
  /_wap\.s?html?$|\/mpost_\d+/.test(new URL(address).pathname);

/** One identity for one page over http and https, bare and `www.` hosts, `index.html`, order of parameters and mobile copies. */
export function pageKey(address: string): string {
  const url = new URL(canonical(address));
  const host = url.host.replace(/^www\./, "").replace(/:(80|443)$/, "");
  const path = decodePath(url.pathname)
    .replace(/\/(index|default)\.(s?html?|jsp|aspx|php)$/, "/")
    .replace(/_wap(\.s?html?)$/, "$1")
    .replace(/\/mpost_(\d+)/, "/post_$1");
  const query = url.search.slice(1).split("&").filter(Boolean).sort().join("&");
  return host + path + (query && `?${query}`);
}

function decodePath(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
const ofSource = new Map<string, Buffer>();

/**
 * What tells one ask from another: 16 bytes, so that a million of them fit. The first four are the source's, so that the
 * asks of one source lie together in an index and a large frontier is not written all over the disk.
 */
export function askKey(source: string, method: string, identity: string, body?: string): Buffer {
  const what = digest([source, method, identity, body ?? ""].join("\n"));
  let first = ofSource.get(source);
  if (!first) ofSource.set(source, (first = digest(source).subarray(0, 4)));
  return Buffer.concat([first, what.subarray(0, 12)]);
}
