import { chaptersIn } from "../../forms/chapters.ts";
import { type Element, sourceOf } from "../markup.ts";
import { linesOf } from "./text.ts";

/** The part of a page that is the article. */
export interface Body {
  /** null where the body is the whole page, or stands in a script as JSON */
  element: Element | null;
  html: string;
  lines: string[];
  chapters: number;
}

function weigh(html: string, element: Element | null): Body & { score: number } {
  const lines = linesOf(html);
  const chapters = chaptersIn(lines);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  // a report published as pictures has no text to weigh
  const pictures = Math.min((html.match(/<img\b/gi) ?? []).length, 5);
  return { element, html, lines, chapters, score: Math.min(length, 3000) / 100 + chapters * 20 + pictures };
}

/** The container with most of a report in it, the narrowest of equals; else embedded JSON; else the whole page. */
export function findBody(containers: Element[], whole: string, source: string): Body {
  let best: (Body & { score: number }) | null = null;
  for (const element of containers) {
    const found = weigh(sourceOf(element, source), element);
    if (found.score > 0 && (!best || found.score > best.score * 1.05)) best = found;
    else if (
      best &&
      Math.abs(found.score - best.score) <= best.score * 0.05 &&
      found.html.length < best.html.length
    )
      best = found;
  }
  const found = best as (Body & { score: number }) | null;
  if (found && found.chapters >= 2) return found;
  const embedded = embeddedHtml(source).map((html) => weigh(html, null));
  const richest = embedded.sort((a, b) => b.score - a.score)[0];
  if (richest && richest.score > (found?.score ?? 0)) return richest;
  const page = weigh(whole, null);
  return found && found.chapters >= page.chapters ? found : page;
}

/** Articles that a page keeps in a script: `_CONFIG.DETAIL.content`, `contentHtml`, `docClob`. */
function embeddedHtml(source: string): string[] {
  const found: string[] = [];
  for (const m of source.matchAll(
    /"(?:content|contentHtml|docClob|html|txt|body)"\s*:\s*"((?:[^"\\]|\\.)*)"/gi,
  )) {
    try {
      const html = JSON.parse(`"${m[1]!}"`) as string;
      if (/<\w/.test(html)) found.push(html);
    } catch {
      continue;
    }
  }
  return found;
}
