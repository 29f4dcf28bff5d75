const field = /(<textarea\b[^>]*>)([\s\S]*?)(<\/textarea\s*>)/gi;
const table = /(?:<|&lt;)table[\s>&]/i;
const entity = /&(lt|gt|quot|amp|#39);/g;
const characters: Record<string, string> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };

/** Pages that store their text in a field have a few; each of many that never end would be looked through to the end. */
const mostFields = 50;

/**
 * A page may keep its text in a field, as markup that a script shows. Where its tables stand nowhere else, the field is
 * blanked and its markup written out in place, so that offsets stay those of the source; else null.
 */
export function withStoredMarkup(source: string): string | null {
  const fields = source.match(/<textarea\b/gi)?.length ?? 0;
  if (fields === 0 || fields > mostFields || table.test(source.replace(field, ""))) return null;
  let stored = false;
  const written = source.replace(field, (whole, open: string, text: string, close: string) => {
    if (!table.test(text)) return whole;
    stored = true;
    const markup = text.replace(entity, (escape, name: string) => characters[name].padStart(escape.length));
    return " ".repeat(open.length) + markup + " ".repeat(close.length);
  });
  return stored ? written : null;
}
