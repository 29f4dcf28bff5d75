import { metaContent } from "./markup.ts";

/** A page longer than this is read as a page even where it redirects at its end. */
const longestShell = 3_000;
/** A page that only redirects offers to click instead; more links than this are something to read. */
const mostLinks = 2;

/**
 * Where a page that only redirects leads to: meta refresh, `location.href = …`, `location.replace(…)`. Null for a page
 * with something in it, for a script that reloads or goes back, and for an address that a script only puts together.
 */
export function shellTarget(text: string, base: string): string | null {
  if (text.length > longestShell) return null;
  const html = text.replace(/<!--(?!\[)[\s\S]*?-->/g, (comment) => (/<script/i.test(comment) ? "" : comment));
  const target =
    /url\s*=\s*['"]?([^'">\s]+)/i.exec(metaContent(html, "refresh") ?? "")?.[1] ?? scriptTarget(html);
  if (!target || visibleText(html).length > 200) return null;
  return URL.canParse(target, base) ? new URL(target, base).href : null;
}

/** Handlers of links and drop-downs redirect only whoever uses them. */
function scriptTarget(html: string): string | undefined {
  if ((html.match(/<a\b/gi)?.length ?? 0) > mostLinks) return undefined;
  const live = html.replace(/\son(?!load\b)[a-z]+\s*=\s*("[^"]*"|'[^']*')/gi, "");
  const target =
    /(?:window|self|top|parent|document)?\.?\blocation(?:\.href)?\s*=\s*["']([^"']+)["'](?!\s*\+)/.exec(
      live,
    ) ?? /\blocation\.(?:replace|assign)\s*\(\s*["']([^"']+)["'](?!\s*\+)/.exec(live);
  // a script's text has no entities, but some that wrote it put them there
  return target?.[1]?.replaceAll("&amp;", "&");
}

function visibleText(html: string): string {
  return html
    .replace(/<(script|style|title|noscript)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, "");
}
