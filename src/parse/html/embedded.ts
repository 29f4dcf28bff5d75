import type { Page } from "./scan.ts";

const documentName = /\.(?:pdf|docx?|wps|ofd|xlsx?|rtf|zip|rar)(?![\w.])/gi;
const endsAddress = new Set(['"', "'", "(", ")", "<", ">", "=", " ", "\n", "\t", ",", "\\"]);
const most = 5;

/**
 * Where the text of a page without text is: frames and viewers, then whatever in the source, links and
 * scripts alike, is the address of a document.
 */
export function addressesOf(page: Page, source: string): string[] {
  const found = new Set(page.embedded);
  for (const match of source.slice(0, 1 << 21).matchAll(documentName)) {
    if (found.size >= most) break;
    const end = match.index + match[0].length;
    let start = match.index;
    while (start > 0 && end - start < 500 && !endsAddress.has(source[start - 1])) start--;
    const address = source.slice(start, end);
    const embedded = [...found].some((other) => other.includes(address));
    if (!embedded && /[/.]/.test(source.slice(start, match.index))) found.add(address);
  }
  return [...found].slice(0, most);
}
