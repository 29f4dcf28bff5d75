import { decodeHTML } from "entities";
import { load, type CheerioAPI } from "cheerio/slim";

export type { CheerioAPI } from "cheerio/slim";

/** A lenient tree of a page, for what is asked by selectors. */
export function parseHtml(html: string): CheerioAPI {
  return load(html, { xml: { xmlMode: false } });
}

export function decodeEntities(text: string): string {
  return decodeHTML(text);
}

/** White space in one form: nbsp, ideographic and line breaks become one space. */
export function collapse(text: string): string {
  return text.replace(/[\s\u200b]+/g, " ").trim();
}

/** What relative links of a page start from. */
export function baseOf($: CheerioAPI, url: string): string {
  return baseFrom($("base[href]").attr("href"), url);
}

export function baseFrom(base: string | undefined, url: string): string {
  return base && URL.canParse(base, url) ? new URL(base, url).href : url;
}

/** A link as an absolute http(s) address; null for scripts, anchors and nonsense. Editors leave line breaks inside links. */
export function absolute(href: string | undefined, base: string): string | null {
  const tight = (href ?? "").replace(/\s*[\r\n\t]+\s*/g, "").trim();
  if (tight === "" || tight.startsWith("#") || /^(javascript|mailto|tel|data|about):/i.test(tight))
    return null;
  const url = parsed(tight, base);
  return url && /^https?:$/.test(url.protocol) ? url.href : null;
}

/** To ask first whether it can be parsed would take as long as parsing it. */
function parsed(href: string, base: string): URL | null {
  try {
    return new URL(href, base);
  } catch {
    return null;
  }
}

/** A tag longer than this is none. */
const longestTag = 2_000;

/** What a `<meta>` says that names itself so (`name`, `property` or `http-equiv`), whatever the order and the quotes of its attributes. */
export function metaContent(html: string, name: string): string | null {
  for (const { index } of html.matchAll(/<meta\b/gi)) {
    const near = html.slice(index, index + longestTag);
    const tag = /^<meta\b(?:"[^"]*"|'[^']*'|[^'">])*>/i.exec(near)?.[0] ?? "";
    const attribute = (wanted: string): string | undefined => {
      const found = new RegExp(`\\s${wanted}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
      return found?.[1] ?? found?.[2] ?? found?.[3];
    };
    const names = ["name", "property", "http-equiv"].map((key) => attribute(key)?.trim().toLowerCase());
    if (names.includes(name.toLowerCase())) return decodeEntities(attribute("content") ?? "");
  }
  return null;
}
