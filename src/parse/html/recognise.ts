import { decodeText } from "../charset.ts";

/** How much is looked at; enough for a page that starts with comments and scripts. */
const head = 8192;

const tag =
  /<\/?(?:html|head|body|meta|title|link|script|style|table|tbody|thead|tr|td|th|p|div|span|br|ul|ol|li|dl|h[1-6]|a|b|strong|font|center|img|form|section|article|iframe|embed|object|frameset)(?:\s[^<>]*)?\/?>/gi;
const startsWithTag = new RegExp(`^${tag.source}`, "i");
const blockTag = /^<\/?(?:table|tbody|tr|td|th|p|div|li|body|center|h[1-6])\b/i;
const markdown = /^(?:#{1,6} \S|\|.*\||[-*] \S|```)/m;

/** How sure it is that the bytes are HTML: 0 not, 1 certain. */
export function recogniseHtml(bytes: Uint8Array): number {
  const { text } = decodeText(bytes.subarray(0, head));
  if (/^\s*[%{[]|^PK\x03/.test(text) || /[\0\x01-\x08]/.test(text)) return 0;
  const start = text.replace(/^(?:\s|\ufeff|<\?xml[^>]*>|<!--[\s\S]*?-->)+/, "").slice(0, 1000);
  if (/^<(?:!doctype\s+html|html)[\s>]/i.test(start)) return 1;
  if (startsWithTag.test(start)) return (start.match(tag)?.length ?? 0) > 1 ? 0.9 : 0.6;
  // A page cut off at its start, or held in a string, is full of blocks; notes with a tag or two are not.
  const blocks = (text.match(tag) ?? []).filter((found) => blockTag.test(found)).length;
  return blocks >= 4 && !markdown.test(text) ? 0.7 : 0;
}
