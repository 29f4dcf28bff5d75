import { filesOf, type PortalFile } from "./formats.ts";
import { reportHtml } from "./report.ts";
import { articlesOf, organsOf, type Article, type Plan } from "./county.ts";
import { gbk } from "./gbk.ts";

export interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body: string | Uint8Array;
}

export interface Asked {
  method: string;
  /** with the host that was asked for */
  url: URL;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** A report that a collector must come home with. Any one of `pages` is its address. */
export interface TrueReport {
  site: string;
  family: string;
  organ: string;
  year: number;
  title: string;
  published: string;
  /** addresses under which the site publishes it; the first is the one its list links to */
  pages: string[];
  /** the same report under addresses that a collector need not visit, and must not count twice */
  copies: string[];
  files: { url: string; name: string; format: PortalFile["format"] }[];
  form: Article["form"];
}

/** A site in the making: its pages, its routes and what is true of them. Paths are relative to the origin. */
export interface Site {
  plan: Plan;
  family: string;
  origin: string;
  articles: Article[];
  organs: string[];
  /** where `discover` starts */
  home: string;
  /** the column, as a source describes it */
  entry: string;
  /** what the source tells the family beside the entry */
  params: Record<string, unknown>;
  truth: TrueReport[];
  /** addresses of what only looks like a report */
  lookalikes: string[];
  pages: Map<string, Reply>;
  /** tried in order when no page has the path and query */
  routes: ((asked: Asked) => Reply | undefined)[];
  page(path: string, html: string, headers?: Record<string, string>): void;
  file(path: string, file: PortalFile, headers?: Record<string, string>): void;
  /** notes a report's addresses; `files` maps each file of the article to its path */
  publish(article: Article, paths: string[], files?: string[], copies?: string[]): void;
}

export interface SiteOptions {
  charset?: "gbk";
}

export function newSite(family: string, plan: Plan, origin: string, options: SiteOptions = {}): Site {
  const site: Site = {
    plan,
    family,
    origin,
    articles: articlesOf(plan),
    organs: organsOf(plan),
    home: "/",
    entry: "/",
    params: {},
    truth: [],
    lookalikes: [],
    pages: new Map(),
    routes: [],
    page(path, html, headers) {
      const whole = /<html/i.test(html) || headers ? html : htmlPage(plan.county, html, options.charset);
      const body =
        options.charset === "gbk" ? gbk(whole.replace(/charset="utf-8"/, 'charset="gb2312"')) : whole;
      const type = options.charset === "gbk" ? "text/html" : "text/html; charset=utf-8";
      site.pages.set(path, { body, headers: { "content-type": type, ...headers } });
    },
    file(path, file, headers) {
      site.pages.set(path, { body: file.bytes, headers: { "content-type": file.mediaType, ...headers } });
    },
    publish(article, paths, files = [], copies = []) {
      const absolute = (path: string) => new URL(path, origin).href;
      if (article.kind === "lookalike") site.lookalikes.push(...paths.map(absolute));
      if (article.kind !== "report") return;
      const { organ, year, title, published, form } = article;
      const known = filesOf(article).map(({ name, format }, i) => ({
        url: absolute(files[i]!),
        name,
        format,
      }));
      const where = { pages: paths.map(absolute), copies: copies.map(absolute), files: known };
      site.truth.push({ site: plan.id, family, organ, year, title, published, form, ...where });
    },
  };
  return site;
}

export function htmlPage(title: string, body: string, charset = "utf-8", head = ""): string {
  return `<!DOCTYPE html><html><head><meta charset="${charset}"><title>${title}</title>${head}</head><body>
<div class="top"><a href="/">首页</a> <span id="clock">今天是2026年11月23日 星期一</span></div>
${body}
<div class="footer"><a href="/about/index.html">网站地图</a> 主办：${title} 政府网站标识码：0000000000</div></body></html>`;
}

/**
 * What stands in the container of an article's page: the report as text, or the files that carry it instead.
 * `urls` are the addresses of the article's files, in the order of `filesOf`.
 */
export function articleBody(article: Article, urls: string[]): string {
  const files = filesOf(article);
  const links = files.map((file, i) => `<p><a href="${urls[i]}">${file.name}</a></p>`).join("");
  if (article.kind === "companion")
    return urls.map((url) => `<p><img src="${url}" width="800"></p>`).join("");
  if (article.kind === "lookalike") return `<p>${article.title}的内容。</p>`.repeat(5);
  switch (article.form) {
    case "page":
      return reportOf(article);
    case "page+pdf":
    case "page+ofd":
      return reportOf(article) + `<div class="fj">附件：${links}</div>`;
    case "images":
      return urls.map((url) => `<p><img src="${url}" width="800" height="1100"></p>`).join("");
    case "viewer":
      return `<iframe src="/pdfjs/web/viewer.html?file=${encodeURIComponent(urls[0]!)}#page=1" width="100%"></iframe>`;
    default:
      return `<p>详见附件。</p>${links}`;
  }
}

const reportOf = ({ content, organ, year }: Article): string => content?.html ?? reportHtml(organ, year);

/** Rows cut into pages of `size`; at least one page, even when empty. */
export function paged<T>(rows: T[], size: number): T[][] {
  const pages: T[][] = [];
  for (let i = 0; i < rows.length || i === 0; i += size) pages.push(rows.slice(i, i + size));
  return pages;
}

/** As skins print it: the first characters of a long title, then three dots. */
export const cut = (title: string, length = 14) =>
  title.length > length ? `${title.slice(0, length)}...` : title;
