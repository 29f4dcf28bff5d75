import { canonical } from "../address.ts";
import { absolute } from "../markup.ts";

/** What addresses look like on portals: cleaned, told apart into articles, files and lists. Never fetched here. */

const fileName = /\.(pdf|docx?|ofd|wps|et|xlsx?|zip|rar|7z|png|jpe?g|gif|bmp|tiff?)$/i;
const downloadHandler =
  /\/(downfile|download|downloadfile|filedownload|fileDown|attach(ment)?Down\w*)(\.\w+)?(\?|$)|[?&](filename|wbfileid|fileid|attachid)=/i;

/** Folders named by numbers are articles on some systems and columns on others; only what links to them tells. */
const numberedFolder = /\/\d{4,9}\/\d{4,9}\/(index\.s?html?)?$/;

const articleShapes = [
  /\/t\d{7,8}(_\d+)?(_wap)?\.s?html?$/i,
  /\/art\/\d{4}\//,
  /\/art\/.*\/[\w-]+\.html?$/,
  /\/(m?post|content|article|doc|show|detail|view|news|c\d\d)[_-]?[0-9a-f]*\d[0-9a-f]*(\.\w+)?$/i,
  /\/i\d{5,}\.html?$/,
  /\/[0-9a-f]{24,32}\.(s?html?|jhtml)$/i,
  /\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\.s?html?$/i,
  /\/\d{5,}\.(s?html?|jhtml|thtml|htm|jspx|aspx)$/i,
  /\/\d{12,}\/index\.s?html?$/,
  numberedFolder,
  /\/\d{4}[-/]?\d{2}[-/]?\d{2}\/[^/]+\.s?html?$/,
  /\/\d{4}-?\d{2}\/[^/]*\d[^/]*\.s?html?$/,
  /\/c\d+\/content\.s?html?$/,
  /\/public\/(content\/)?\d+(\/\d+\.html?)?$/,
  /\/(show|detail|view)\/(content\/)?[0-9a-f]*\d[0-9a-f]*(\.\w+)?$/i,
  /\/info\/\d+\/\d+\.htm$/,
  /\/pn[a-z]+pv[^/]*\.s?html?$/,
];
const articleQuery =
  /(iContent|content|article|detail|show|view|info|news)\w*\.(jsp|aspx?|php|do|action|thtml|jspx)\b.*[?&]\w*id=|[?&](content_?id|articleid|docid|newsid|wbnewsid|infoid|manuscriptid)=/i;

const listShapes = [
  /\/$/,
  /\/(index|default|list|rlist|xlist|\w*_?list|node)(_\w+)?\.\w+$/i,
  /\/(col|channel|column|node|opennessTarget|XxgkPolicy)[/_]/i,
];

/** A link as the address that is asked, without line breaks and blanks that editors left inside; null for none. */
export function cleanUrl(href: string, base: string): string | null {
  const url = absolute(href, base);
  return url && canonical(url);
}

export const isFile = (url: string): boolean => isFileAt(new URL(url));

const isFileAt = ({ pathname, href }: URL): boolean => fileName.test(pathname) || downloadHandler.test(href);

/** Whether an address may be an article's or a file's; lists and folders are neither. */
export const isArticle = (url: string): boolean => isArticleAt(new URL(url));

function isArticleAt(url: URL): boolean {
  const { pathname, search } = url;
  return (
    isFileAt(url) ||
    articleShapes.some((shape) => shape.test(pathname)) ||
    articleQuery.test(pathname + search)
  );
}

export const isNumberedFolder = (url: string): boolean => numberedFolder.test(new URL(url).pathname);

export function isList(address: string): boolean {
  const url = new URL(address);
  // one script may show everything: `index.php?m=content&a=show&id=17`
  return (
    listShapes.some((shape) => shape.test(url.pathname)) &&
    !/[?&]id=\w*\d/i.test(url.search) &&
    !isArticleAt(url)
  );
}

/** Address-like strings in handlers: `jumpToDetail('./a.html')`, `window.open("/b/")`. Bare words are not. */
export function quotedAddresses(code: string, base: string): string[] {
  const found: string[] = [];
  for (const [, text] of code.matchAll(/['"]([^'"\s]+)['"]/g)) {
    const looksLikeOne =
      /^(https?:)?\/\/[^/]|^\.{0,2}\/[^/]/.test(text!) ||
      /^[\w%./-]+\.(s?html?|jsp|jspx|aspx?|php|do|pdf|docx?|ofd|wps|xlsx?|zip|rar)([?#].*)?$/i.test(text!);
    const url = looksLikeOne ? cleanUrl(text!, base) : null;
    if (url) found.push(url);
  }
  return found;
}

/** An address without its numbers: those of one column's years or articles have one shape. */
export const shapeOf = (url: string): string => url.replace(/\d+/g, "0");
