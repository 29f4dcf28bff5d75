import { classifyTitle, organOfTitle, yearOfTitle } from "../../forms/title.ts";
import { between } from "../list/scripts.ts";
import { absolute, collapse, decodeEntities } from "../markup.ts";
import { type Body, isInside } from "./body.ts";
import { type Elements, isAttachmentBlock, isPortalFrame } from "./elements.ts";
import type { Element, Scan } from "./scan.ts";

/** A file that a page offers. */
export interface FileLink {
  url: string;
  /** as the page calls it */
  name: string;
}

const extension = /\.(pdf|docx?|ofd|wps|xlsx?|et|zip|rar|7z|rtf)(?=$|[?#&])/i;
/** Handlers that send files without an extension in the address. */
const handler =
  /downfile\.jsp|_content\/download\.jsp|DownloadAttach|\/(down(load)?(file)?|filedownload|attach(ment)?s?down(load)?)(\.(jsp|do|aspx|action|php)|[/?])|[?&](wbfileid|fileid|attachid|fileName|filename)=|\/group\d+\/M\d\d\//i;
/** Files of the portal rather than of the report: forms to fill in, guides, software. */
const foreign = /申请表|指南|流程图|须知|使用手册|操作手册|插件|阅读器|客户端|二维码|APP/i;

/** What every address of a file has in it somewhere; most links of a page have not, and need no closer look. */
const mayBeFile = /%|\.(pdf|docx?|ofd|wps|xlsx?|et|zip|rar|7z|rtf)|down|attach|file|group/i;

const isFile = (url: string): boolean => extension.test(decodeSafely(url)) || handler.test(url);

/**
 * The files of an article: everything file-like inside its body or shown embedded; elsewhere on the page only what calls
 * itself a report or stands in a block of attachments, since side columns offer files of their own.
 */
export function pageFiles(
  scan: Scan,
  elements: Elements,
  body: Body,
  base: string,
  title: string | null,
): FileLink[] {
  const found = new Map<string, FileLink>();
  // most links of a page are no files: where they stand is looked at only for those that are
  const add = (
    href: string | undefined,
    name: () => string,
    inside: () => boolean,
    beside: () => boolean = () => false,
  ): void => {
    if (href === undefined || !mayBeFile.test(href)) return;
    const url = viewed(href, base);
    if (url === null || found.has(url) || !isFile(url)) return;
    const label = collapse(name());
    if (foreign.test(label)) return;
    const verdict = classifyTitle(label).class;
    if (verdict === "look_alike") return;
    if (verdict === "report" && beside() && isAnothers(label, title)) return;
    if (verdict !== "report" && verdict !== "unclear" && verdict !== "companion" && !inside()) return;
    found.set(url, { url, name: label });
  };
  const anywhere = (): boolean => true;
  const unnamed = (): string => "";
  const within = (element: Element): boolean =>
    inAttachments(element, scan) ||
    (body.element === null ? !ancestorsOf(element).some(isPortalFrame) : isInside(element, body.element));

  for (const element of elements.links) {
    const { attribs } = element;
    const inside = (): boolean => within(element);
    const name = (): string => attribs.title ?? scan.textOf(element);
    // a report whose text is on the page needs no file beside it; where it is not, offices' names may be short
    const beside = (): boolean =>
      body.chapters >= 2 && body.element !== null && !isInside(element, body.element);
    for (const attribute of ["href", "data-src", "data-url", "data-href"])
      add(attribs[attribute], name, inside, beside);
    const code = `${attribs.onclick ?? ""} ${scriptOf(attribs.href)}`;
    if (mayBeFile.test(code)) for (const quoted of quotedIn(code)) add(quoted, name, inside, beside);
  }
  for (const { attribs } of elements.embedded)
    add(attribs.src ?? attribs.data ?? attribs["data-src"], () => attribs.title ?? "", anywhere);
  for (const m of scan.source.matchAll(/showVsbpdfIframe\s*\(\s*["']([^"']+)["']/g))
    add(decodeEntities(m[1]!), unnamed, anywhere);
  for (const m of body.html.matchAll(/(?:window\.open|location\.href\s*=)\s*\(?\s*["']([^"']+)["']/g))
    add(decodeEntities(m[1]!), unnamed, anywhere);
  // an article that a script holds is no part of the page's elements
  if (body.element === null && !scan.source.includes(body.html))
    for (const m of body.html.matchAll(/\b(?:href|src)\s*=\s*\\?["']([^"'\\]+)/gi))
      add(decodeEntities(m[1]!), unnamed, anywhere);
  // some viewers are told their file by a script
  if (found.size === 0 && body.lines.join("").length < 200)
    for (const { inner } of between(scan.source, /<script\b[^>]{0,1000}>/gi, /<\/script\s*>/gi))
      for (const [, quoted] of inner.matchAll(/["']([^"'\s]+\.(?:pdf|docx?|ofd|wps))\\?["']/gi))
        add(quoted!.replaceAll("\\/", "/"), unnamed, anywhere);
  return [...found.values()];
}

/** A file that names another organ or another year than the page does: side columns list their neighbours' reports. */
function isAnothers(label: string, title: string | null): boolean {
  if (title === null) return false;
  const [year, own] = [label, title].map(yearOfTitle);
  if (year != null && own != null && year !== own) return true;
  const [organ, office] = [label.replace(extension, ""), title].map(organOfTitle);
  return !!organ && !!office && !organ.endsWith(office) && !office.endsWith(organ.replace(/^[省市县区]/, ""));
}

/** An element and all that it stands in, from the inside. */
function ancestorsOf(element: Element): Element[] {
  const found: Element[] = [];
  for (let at: Element | null = element; at; at = at.parent) found.push(at);
  return found;
}

function inAttachments(element: Element, scan: Scan): boolean {
  if (ancestorsOf(element).some(isAttachmentBlock)) return true;
  const line = element.parent ? collapse(scan.textOf(element.parent)) : "";
  return line.length < 200 && /附件|相关文件|文件下载|年报下载|下载(文字|图片)版/.test(line);
}

/**
 * An embedded viewer's file: `viewer.html?file=%2Fupload%2Fa.pdf`; other addresses as they are. A file without a path of
 * its own lies beside the article, not beside the viewer.
 */
function viewed(src: string | undefined, base: string): string | null {
  const url = absolute(src, base);
  if (url === null) return null;
  const { searchParams, pathname } = new URL(url);
  if (handler.test(pathname)) return url;
  const shown = [...searchParams].find(
    ([name, value]) => /^(file|url|pdf|src|path|pdfurl|fileurl)$/i.test(name) && isFile(value),
  );
  return shown ? absolute(shown[1], base) : url;
}

const scriptOf = (href: string | undefined): string =>
  href !== undefined && /^\s*javascript:/i.test(href) ? href : "";
const quotedIn = (script: string): string[] =>
  [...script.matchAll(/["']([^"']*[./][^"']*)["']/g)].map((m) => m[1]!);

function decodeSafely(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}

const decoration = /(icon|logo|share|qr|ewm|weixin|wechat|banner|arrow|btn|print|close|\.gif)/i;

/** The images of a body that has hardly any text: a report published as pictures, in their order. */
export function bodyImages(body: Body, base: string): FileLink[] {
  const length = body.lines.reduce((sum, line) => sum + line.length, 0);
  if (length > 200) return [];
  const images: FileLink[] = [];
  for (const { attribs } of body.images) {
    const url = absolute(attribs.src ?? attribs["data-src"] ?? attribs["data-original"], base);
    const width = Number(attribs.width ?? NaN);
    if (url === null || decoration.test(url) || width < 100 || images.some((i) => i.url === url)) continue;
    images.push({ url, name: collapse(attribs.alt ?? attribs.title ?? "") });
  }
  return images;
}
