import { chaptersIn } from "../../forms/chapters.ts";
import { type CheerioAPI, type Selection, sourceOf } from "../markup.ts";
import { linesOf } from "./text.ts";

/** Containers that the families put an article in, for a start; what they hold decides. */
const containers = [
  "#UCAP-CONTENT",
  "ucapcontent",
  "#ivs_content",
  "#zoom,#Zoom,#zoomcon,#fontzoom",
  ".TRS_Editor,.trs_editor_view",
  "[id^=vsb_content],.v_news_content",
  ".j-fontContent",
  "#article,#articleContent,#mainContent,#content,.content",
  ".Custom_UnionStyle,.view,.article_con,.nb",
  ".article-content,.article_content,.Article_content,.article",
  ".xxgk_content,.zw-content,.zwxl-content,.artile_zw,.main-txt",
  ".news_cont_d_wrap,.wip_art_con,.pub-det-content,.tys-main-zt,.wrapper_detail_text,.zsy_comain,.con",
  ".detail,.details-main,article,main",
].join(",");

/** The part of a page that is the article. */
export interface Body {
  /** null where the body is the whole page, or stands in a script as JSON */
  element: Selection | null;
  html: string;
  lines: string[];
  chapters: number;
}

function weigh(html: string, element: Selection | null): Body & { score: number } {
  const lines = linesOf(html);
  const chapters = chaptersIn(lines);
  const length = lines.reduce((sum, line) => sum + line.length, 0);
  // a report published as pictures has no text to weigh
  const pictures = Math.min((html.match(/<img\b/gi) ?? []).length, 5);
  return { element, html, lines, chapters, score: Math.min(length, 3000) / 100 + chapters * 20 + pictures };
}

/** The container with most of a report in it, the narrowest of equals; else embedded JSON; else the whole page. */
export function findBody($: CheerioAPI, source: string): Body {
  let best: (Body & { score: number }) | null = null;
  $(containers).each((_, node) => {
    const element = $(node);
    const found = weigh(sourceOf(element, source), element);
    if (found.score > 0 && (!best || found.score > best.score * 1.05)) best = found;
    else if (
      best &&
      Math.abs(found.score - best.score) <= best.score * 0.05 &&
      found.html.length < best.html.length
    )
      best = found;
  });
  const found = best as (Body & { score: number }) | null;
  if (found && found.chapters >= 2) return found;
  const embedded = embeddedHtml(source).map((html) => weigh(html, null));
  const richest = embedded.sort((a, b) => b.score - a.score)[0];
  if (richest && richest.score > (found?.score ?? 0)) return richest;
  const whole = weigh(sourceOf($("body"), source) || source, null);
  return found && found.chapters >= whole.chapters ? found : whole;
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
