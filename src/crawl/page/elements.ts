import type { Element } from "./scan.ts";

/** Containers that the families put an article in, for a start; what they hold decides. */
const containerIds = new Set(
  "UCAP-CONTENT,ivs_content,zoom,Zoom,zoomcon,fontzoom,article,articleContent,mainContent,content".split(","),
);
const containerClass = oneOf(
  "TRS_Editor,trs_editor_view,v_news_content,j-fontContent,content,Custom_UnionStyle,view,article_con,nb," +
    "article-content,article_content,Article_content,article,xxgk_content,zw-content,zwxl-content,artile_zw,main-txt," +
    "news_cont_d_wrap,wip_art_con,pub-det-content,tys-main-zt,wrapper_detail_text,zsy_comain,con,detail,details-main",
);
const containerTags = new Set(["ucapcontent", "article", "main"]);
const machineTitle = oneOf("content-title,newstitle");
const titled = /(?:^|\s)tit(?:$|\s)|title/i;
const attachmentWords = /fj|attach/i;
const attachmentClass = /fj|attach|fujian|annex/i;

function oneOf(names: string): RegExp {
  return new RegExp(`(?:^|\\s)(?:${names.replaceAll(",", "|")})(?:$|\\s)`);
}

/** The elements that say something of a page, by what is asked of them, each kind in the order of the page. */
export interface Elements {
  base: Element | null;
  body: Element | null;
  /** the window's */
  title: Element | null;
  canonical: Element | null;
  metas: Element[];
  /** titles that a CMS marks as such */
  marked: Element[];
  headings: Element[];
  /** where the article may stand */
  containers: Element[];
  publishTimes: Element[];
  /** called a date or a time */
  dated: Element[];
  /** that lead somewhere: links, handlers, data attributes */
  links: Element[];
  /** frames and embedded objects */
  embedded: Element[];
}

/** Sorts the elements of a page. */
export function elementsOf(all: Element[]): Elements {
  const found: Elements = {
    base: null,
    body: null,
    title: null,
    canonical: null,
    metas: [],
    marked: [],
    headings: [],
    containers: [],
    publishTimes: [],
    dated: [],
    links: [],
    embedded: [],
  };
  // a page has hundreds of elements and a few classes
  const named = new Map<string, Named>();
  for (const node of all) {
    const { class: classes = "" } = node.attribs;
    if (!named.has(classes)) named.set(classes, namedBy(classes));
    byName(node, found);
    byIdAndClass(node, named.get(classes)!, found);
    const { href, onclick, "data-src": src, "data-url": url, "data-href": link } = node.attribs;
    if ((node.name === "a" ? href : undefined) !== undefined || (onclick ?? src ?? url ?? link) !== undefined)
      found.links.push(node);
  }
  return found;
}

function byName(node: Element, found: Elements): void {
  const { attribs } = node;
  switch (node.name) {
    case "meta":
      found.metas.push(node);
      break;
    case "title":
      found.title ??= node;
      break;
    case "body":
      found.body ??= node;
      break;
    case "base":
      if (attribs.href !== undefined) found.base ??= node;
      break;
    case "link":
      if (attribs.rel?.toLowerCase() === "canonical") found.canonical ??= node;
      break;
    case "publishtime":
      found.publishTimes.push(node);
      break;
    case "iframe":
      if ((attribs.src ?? attribs["data-src"]) !== undefined) found.embedded.push(node);
      break;
    case "embed":
      if (attribs.src !== undefined) found.embedded.push(node);
      break;
    case "object":
      if (attribs.data !== undefined) found.embedded.push(node);
      break;
  }
}

function byIdAndClass(node: Element, named: Named, found: Elements): void {
  const { name } = node;
  const { id = "" } = node.attribs;
  if (name === "ucaptitle" || id === "ivs_title" || (name === "h1" && named.machineTitle))
    found.marked.push(node);
  if (/^h[123]$/.test(name) || named.titled) found.headings.push(node);
  if (containerTags.has(name) || containerIds.has(id) || id.startsWith("vsb_content") || named.container)
    found.containers.push(node);
  if (named.dated || /date/i.test(id)) found.dated.push(node);
}

/** What the classes of an element say of it. */
interface Named {
  machineTitle: boolean;
  titled: boolean;
  container: boolean;
  dated: boolean;
}

const namedBy = (classes: string): Named => ({
  machineTitle: machineTitle.test(classes),
  titled: titled.test(classes),
  container: containerClass.test(classes),
  dated: /date|time/i.test(classes),
});

/** Whether its portal calls an element a block of attachments. */
export function isAttachmentBlock({ attribs: { id = "", class: classes = "" } }: Element): boolean {
  return attachmentWords.test(id) || attachmentClass.test(classes);
}

const frameTag = /^(header|footer|nav|aside)$/;
const frameName =
  /(?:^|[\s_-])(?:head(?:er)?|foot(?:er)?|nav|menu|top|bottom|copyright|banner|sidebar)(?:$|[\s_-])/i;

/** Whether an element is what a portal puts around every page: its head, its foot, its menus. */
export function isPortalFrame({ name, attribs: { id = "", class: classes = "" } }: Element): boolean {
  return frameTag.test(name) || frameName.test(id) || frameName.test(classes);
}
