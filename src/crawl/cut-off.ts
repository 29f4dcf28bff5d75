const tags =
  /<(\/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)\b)[a-z][^<>]*>/gi;

/**
 * Whether markup stops in the middle: it opens a document that it never closes, and its end lies inside a tag or right
 * in an element that was just opened. A server that names too small a length sends such a page as if it were whole.
 */
export function isCutOff(html: string): boolean {
  const end = html.slice(-4_000);
  if (!/<(html|body)\b/i.test(html) || /<\/(html|body|frameset)\s*>/i.test(end)) return false;
  if (end.lastIndexOf("<") > end.lastIndexOf(">")) return true;
  return [...end.matchAll(tags)].at(-1)?.[1] === "";
}
