import type { Article, Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Site } from "../site.ts";
import { catalogue, frontPages, metaTags, rowDate } from "../skin.ts";

interface Skin {
  suffix: string;
  /** name of the list files: index, index_1, … */
  prefix: string;
  pager(total: number, current: number, skin: Skin): string;
  charset?: "gbk";
  /** the column's address is a shell that sends the reader on */
  shell?: boolean;
}

/** Live call inside an old HTML comment, behind a dead one. */
const commented: Skin = {
  suffix: "html",
  prefix: "index",
  pager: (total, current, { prefix, suffix }) =>
    `<div id="page"><script type="text/javascript">\n<!--\n//createPageHTML(9, 0, "${prefix}", "${suffix}");\ncreatePageHTML(${total}, ${current}, "${prefix}", "${suffix}");\n//-->\n</script></div>`,
};

const chongqing: Skin = {
  suffix: "shtml",
  prefix: "index",
  pager: (total, current, { prefix, suffix }) =>
    `<script>createPage(${total},${current},'${prefix}','${suffix}');</script>`,
};

/** The number of pages stands in a variable, the list files have a name of their own, the pages are GBK. */
const variable: Skin = {
  suffix: "htm",
  prefix: "list_sy3",
  charset: "gbk",
  shell: true,
  pager: (total, current) =>
    `<script>var currentPage = ${current};\nvar countPage = ${total}//共多少页\nvar nextPage = currentPage+1;</script>`,
};

export const trs = (plan: Plan, origin: string) => trsSite(plan, origin, commented);
export const trsChongqing = (plan: Plan, origin: string) => trsSite(plan, origin, chongqing);
export const trsVariable = (plan: Plan, origin: string) => trsSite(plan, origin, variable);

function trsSite(plan: Plan, origin: string, skin: Skin): Site {
  const site = newSite("trs", plan, origin, { charset: skin.charset });
  const column = "/zwgk/zfxxgk/zfxxgknb/";
  site.entry = skin.shell ? "/zwgk/nb.html" : column;
  site.page(
    "/zwgk/nb.html",
    `<html><head><script language="javascript">window.location.href=".${column.slice(5)}${skin.prefix}.${skin.suffix}";</script></head></html>`,
  );
  frontPages(site);
  const oldest = Math.min(...plan.years);
  // The folder is named for the year before its reports', as met on two prefectures' portals.
  list(
    site,
    skin,
    column,
    site.articles.filter((a) => a.year !== oldest),
    `<li><a href="./${oldest - 1}nb/">${oldest}年</a></li>`,
  );
  list(
    site,
    skin,
    `${column}${oldest - 1}nb/`,
    site.articles.filter((a) => a.year === oldest),
    `<li><a href="../">返回</a></li>`,
  );
  return site;
}

function list(site: Site, skin: Skin, folder: string, articles: Article[], more: string): void {
  const pages = paged(articles, 10);
  pages.forEach((rows, k) => {
    const items = rows.map((article) => row(site, skin, folder, article)).join("\n");
    const body = `<div class="crumb">首页 &gt; 政务公开 &gt; 政府信息公开年报</div><ul class="u-list">${items}${k ? "" : more}</ul>${skin.pager(pages.length, k, skin)}`;
    const name = `${skin.prefix}${k ? `_${k}` : ""}.${skin.suffix}`;
    site.page(folder + name, body);
    if (!k) site.page(folder, body);
  });
}

/** Where an article stands; some stamps in addresses are nonsense. */
function placeOf(skin: Skin, folder: string, article: Article) {
  const stamp = article.serial % 11 === 3 ? "19700101" : article.published.replaceAll("-", "");
  const month = article.published.slice(0, 7).replace("-", "");
  return { month, stamp, path: `${folder}${month}/t${stamp}_${article.serial}.${skin.suffix}` };
}

function row(site: Site, skin: Skin, folder: string, article: Article): string {
  const { month, stamp, path } = placeOf(skin, folder, article);
  const files = filesOf(article).map((file, i) => {
    const name = `P0${stamp}${String(article.serial * 10 + i).padStart(12, "0")}.${file.format}`;
    site.file(`${folder}${month}/${name}`, file);
    return name;
  });
  const html = detail(article, files, `t${stamp}_${article.serial}_wap.${skin.suffix}`);
  site.page(path, html);
  const wap = path.replace(/\.\w+$/, (dot) => `_wap${dot}`);
  site.page(wap, html);
  site.publish(
    article,
    [path],
    files.map((name) => `${folder}${month}/${name}`),
    [wap],
  );
  const href = `.${path.slice(folder.length - 1)}`;
  const anchor =
    article.serial % 2
      ? `<a href="${href}" title="${article.title}">${cut(article.title)}</a>`
      : `<a href="${href}" target="_blank">${article.title}</a>`;
  const drawn = site.articles.find(
    (a) =>
      a.kind === "companion" &&
      article.kind === "report" &&
      a.organ === article.organ &&
      a.year === article.year,
  );
  const popup = drawn
    ? `<div class="pop">相关解读：<a href="${placeOf(skin, folder, drawn).path}">${drawn.title}</a></div>`
    : "";
  return `<li>${anchor}<span>${rowDate(article.published, article.serial)}</span>${popup}</li>`;
}

function detail(article: Article, files: string[], wap: string): string {
  const meta = `${metaTags(article.title, article.published, article.organ)}<meta name="others" content="页面生成时间 2026-06-03 10:11:12"/><link rel="alternate" media="handheld" href="./${wap}">`;
  const body = articleBody(
    article,
    files.map((name) => `./${name}`),
  );
  return htmlPage(
    `${article.title}_示例`,
    `<h1>政府网站年度报表</h1>${catalogue(article.published, article.organ, article.serial)}
<h2 class="tit">${article.title}</h2><div class=TRS_Editor>${body}</div>`,
    "utf-8",
    meta,
  );
}
