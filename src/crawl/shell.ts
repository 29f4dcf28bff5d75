import { decodeEntities, metaContent } from "./markup.ts";

/** A page longer than this is read as a page even where it redirects at its end. */
const longestShell = 3_000;

/**
 * Where a page that only redirects leads to: meta refresh, `location.href = …`, `location.replace(…)`. Null for a page
 * with something in it, and for a script that reloads or goes back.
 */
export function shellTarget(text: string, base: string): string | null {
  if (text.length > longestShell) return null;
  const html = text.replace(/<!--(?!\[)[\s\S]*?-->/g, (comment) => (/<script/i.test(comment) ? "" : comment));
  const target =
    /url\s*=\s*['"]?([^'">\s]+)/i.exec(metaContent(html, "refresh") ?? "")?.[1] ??
    /(?:window|self|top|parent|document)?\.?\blocation(?:\.href)?\s*=\s*["']([^"']+)["']/.exec(html)?.[1] ??
    /\blocation\.(?:replace|assign)\s*\(\s*["']([^"']+)["']/.exec(html)?.[1];
  if (!target || visibleText(html).length > 200) return null;
  const address = decodeEntities(target);
  return URL.canParse(address, base) ? new URL(address, base).href : null;
}

function visibleText(html: string): string {
  return html
    .replace(/<(script|style|title|noscript)\b[\s\S]*?<\/\1>/gi, "")
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, "");
}
