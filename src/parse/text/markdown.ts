import { decodeHTML } from "entities";

/** Whether a text is Markdown at all, so that its stars and backslashes are signs and not text. */
export function isMarkdown(text: string): boolean {
  return (
    /^ {0,3}(?:#{1,6} |\|?[ :]*--[-: ]*\|)/m.test(text) ||
    /(?:^|[\s|])\*\*[^\s*][^*\n]{0,200}\*\*/m.test(text)
  );
}

/** A line `## heading`; null for any other line. */
export function headingOf(text: string): { level: number; text: string } | null {
  if (text.length > 500) return null;
  const heading = /^ {0,3}(#{1,6})(?:[ \t\u00a0\u3000]+(.*))?$/.exec(text);
  if (heading === null) return null;
  return { level: heading[1].length, text: inlineText((heading[2] ?? "").replace(/[ \t]+#+[ \t]*$/, "")) };
}

/** The text that inline Markdown shows: without emphasis, links, tags and escapes; `<br>` is a line break. */
export function inlineText(text: string): string {
  if (!/[*_`[\]<&\\~^]/.test(text)) return text.trim();
  return decodeHTML(
    text
      .replace(/<br\s*\/?>/gi, "\n")
      // A raised digit behind a number is no digit of it.
      .replace(/(?<=\d)<su[bp]>(?=\d)/gi, "^")
      .replace(/(?<=\d)\^(\d{1,2})\^/g, "^$1")
      .replace(/<\/?[a-z][a-z0-9]{0,15}(?:\s[^<>]{0,500})?>/gi, "")
      .replace(/!?\[([^[\]\n]{0,500})\]\([^()\s]{0,2000}\)/g, "$1")
      .replace(/`([^`\n]{1,500})`/g, "$1")
      .replace(
        /(?<![\p{L}\p{N}*_~])(\*{1,3}|_{1,3}|~~)(?=[^\s*_~])([^*_~\n]{1,500})(?<=\S)\1(?![\p{N}_])/gu,
        "$2",
      )
      .replace(/\*\*(?=[^\s*\p{P}])([^*\n]{1,500})(?<=[^\s*])\*\*/gu, "$1")
      .replace(/\\([!-/:-@[-`{-~])/g, "$1"),
  ).trim();
}
