import { chaptersIn } from "../../forms/chapters.ts";
import type { Elements } from "./elements.ts";
import { type Element, Scan } from "./scan.ts";

/** The part of a page that is the article. */
export interface Body {
  /** null where the body is the whole page, or stands in a script as JSON */
  element: Element | null;
  html: string;
  lines: string[];
  chapters: number;
  images: Element[];
  /** whether a file is shown in it */
  framed: boolean;
}

type Weighed = Body & { score: number };

function weigh(body: Omit<Body, "chapters">): Weighed {
  const chapters = chaptersIn(body.lines);
  const length = body.lines.reduce((sum, line) => sum + line.length, 0);
  // a report published as pictures or in a viewer has no text to weigh
  const pictures = Math.min(body.images.length, 5) + (body.framed ? 1 : 0);
  return { ...body, chapters, score: Math.min(length, 3000) / 100 + chapters * 20 + pictures };
}

/**
 * The container with most of a report in it, the narrowest of equals; else embedded JSON; else the whole page, of which
 * `whole` is told.
 */
export function findBody(scan: Scan, { containers }: Elements, whole: Pick<Body, "html" | "lines">): Body {
  let best: Weighed | null = null;
  for (const element of containers) {
    const found = weigh({
      element,
      html: scan.sourceOf(element),
      lines: scan.linesOf(element),
      images: scan.elementsIn(element).filter(isImage),
      framed: scan.elementsIn(element).some(isFrame),
    });
    if (found.score > 0 && (!best || found.score > best.score * 1.05)) best = found;
    else if (
      best &&
      Math.abs(found.score - best.score) <= best.score * 0.05 &&
      found.html.length < best.html.length
    )
      best = found;
  }
  const found = best as Weighed | null;
  if (found && found.chapters >= 2) return found;
  const embedded = embeddedHtml(scan.source).map((html) => {
    const part = new Scan(html);
    return weigh({
      element: null,
      html,
      lines: part.linesOf(),
      images: part.elements.filter(isImage),
      framed: part.elements.some(isFrame),
    });
  });
  const richest = embedded.sort((a, b) => b.score - a.score)[0];
  if (richest && richest.score > (found?.score ?? 0)) return richest;
  const page = weigh({ element: null, ...whole, images: scan.elements.filter(isImage), framed: false });
  return found && found.chapters >= page.chapters ? found : page;
}

const isImage = ({ name }: Element): boolean => name === "img";

const isFrame = ({ name }: Element): boolean => /^(iframe|embed|object)$/.test(name);

export const isInside = ({ start, end }: Element, outer: Element): boolean =>
  outer.start <= start && end <= outer.end;

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
