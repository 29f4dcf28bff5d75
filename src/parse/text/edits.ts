import { decodeHTML } from "entities";
import type { Message } from "../../model/document.ts";
import { isMarkdown } from "./markdown.ts";
import type { Edit } from "./source.ts";

/** Characters that nobody sees: controls, zero-width and direction marks, soft hyphens, stray byte order marks. */
const unseen =
  "[\\0-\\x08\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\\xad\\u061c\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]+";
const everyUnseen = new RegExp(unseen, "g");
const jsonEscape = '\\\\(?:[nrtbf"\\\\/]|u[0-9a-fA-F]{4})';
const htmlEscape = "&(?:amp;){0,3}(?:#\\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});";

const struckTag = "<(?:s|del|strike)>[^<\\n]{0,500}</(?:s|del|strike)>";
const struckMark = "(?<!~)~~(?=[^\\s~])[^~\\n]{1,500}(?<=\\S)~~(?!~)";

const lineBreakTag = "<[bB][rR] ?/?>";
/** The marks of a quotation, as mail and Markdown set them before each line. */
const quotation = "(?<=^|[\\n\\r])(?:> ?)+";

/** More are no mishap of a program, and each takes memory. */
const mostEdits = 1_000_000;

const jsonSigns: Record<string, string> = { n: "\n", r: "\r", t: "\t", b: "", f: "\f" };

/**
 * What has to be read as something else before a text can be laid out in lines: escapes that a program left
 * in it, and characters that nobody sees; what is crossed out is no more said. The messages say which.
 */
export function editsOf(text: string): { edits: Edit[]; messages: Message[] } {
  const json = isJsonEscaped(text);
  const html =
    /&(?:amp;)*(?:nbsp|ldquo|rdquo|lt|gt|quot|mdash|middot|emsp|ensp|#\d{1,7}|#x[\da-f]{1,6});/i.test(text);
  const struck = strikesOut(text);
  const marks = [
    ...(json ? [jsonEscape] : []),
    ...(html ? [htmlEscape] : []),
    ...(breaksByTag(text) ? [lineBreakTag] : []),
    ...(isQuotation(text) ? [quotation] : []),
  ];
  const pattern = new RegExp([...struck, ...marks, unseen].join("|"), "g");

  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    if (edits.length === mostEdits) return { edits, messages: [tooMany] };
    const replacement = unescaped(match[0]);
    if (replacement === match[0]) continue;
    const from = match.index;
    edits.push({ from, to: from + match[0].length, text: replacement });
  }
  const messages = [
    ...(json ? [jsonMessage] : []),
    ...(html ? [htmlMessage] : []),
    ...(struck.length > 0 ? [struckMessage] : []),
  ];
  return { edits, messages };
}

/** The ways in which the text crosses out: tags anywhere, two tildes in Markdown alone. */
function strikesOut(text: string): string[] {
  const tags = /<\/(?:s|del|strike)>/.test(text);
  const marks = text.includes("~~") && isMarkdown(text);
  const patterns = [...(tags ? [struckTag] : []), ...(marks ? [struckMark] : [])];
  return patterns.filter((pattern) => new RegExp(pattern).test(text));
}

/** A text in which line breaks are written `\n` more often than they are made. */
function isJsonEscaped(text: string): boolean {
  const written = count(text, /\\r\\n|\\[nr]/g, 1000);
  if (written >= 2 && written > count(text, /\n|\r/g, written)) return true;
  return count(text, /\\u[0-9a-fA-F]{4}/g, 5) === 5;
}

/** A text without other tags in which lines end with `<br>` more often than they do. */
function breaksByTag(text: string): boolean {
  const written = count(text, /<br ?\/?>/gi, 1000);
  return written >= 2 && written > count(text, /\n|\r/g, written);
}

/** A text nearly all of whose lines are quoted. */
function isQuotation(text: string): boolean {
  if (!/^\s*>/.test(text)) return false;
  const lines = text.split(/[\n\r]+/).filter((line) => line.trim() !== "");
  return lines.length >= 4 && lines.filter((line) => line.startsWith(">")).length > lines.length * 0.9;
}

function count(text: string, pattern: RegExp, enough: number): number {
  let times = 0;
  while (times < enough && pattern.test(text)) times++;
  return times;
}

function unescaped(found: string): string {
  if (found[0] === "\\") {
    if (found[1] === "u") return String.fromCharCode(parseInt(found.slice(2), 16));
    return jsonSigns[found[1]] ?? found[1];
  }
  if (found[0] === "&") {
    const name = found.replace(/^&(?:amp;)*/, "&");
    const decoded = decodeHTML(name);
    return decoded === name && name !== "&amp;" ? found : decoded.replace(everyUnseen, "");
  }
  return /^<br/i.test(found) ? "\n" : "";
}

const jsonMessage: Message = {
  code: "text.json_escapes",
  severity: "info",
  message: {
    en: "Line breaks and quotes are written as JSON escapes; they were read as what they stand for.",
    zh: "换行和引号以 JSON 转义形式出现，已还原。",
  },
};

const htmlMessage: Message = {
  code: "text.html_escapes",
  severity: "info",
  message: {
    en: "Characters are written as HTML entities; they were read as what they stand for.",
    zh: "部分字符以 HTML 实体形式出现，已还原。",
  },
};

const struckMessage: Message = {
  code: "text.struck_text",
  severity: "warning",
  message: { en: "Text that is crossed out was left out.", zh: "已略去带删除线的文本。" },
};

const tooMany: Message = {
  code: "text.too_many_escapes",
  severity: "error",
  message: {
    en: `The text has more than ${mostEdits} escapes or invisible characters; what follows was read as it stands.`,
    zh: `文本中的转义或不可见字符超过 ${mostEdits} 个，其后按原文读取。`,
  },
};
