import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { gbk } from "../gbk.ts";
import { articleBody, newSite, paged, type Site } from "../site.ts";
import { frontPages } from "../skin.ts";

/** Files behind a handler without extension: only the header names them, in bytes of three kinds of charset. */
function files(site: Site, article: Article): string[] {
  return filesOf(article).map((file, i) => {
    const id = hexId(32, site.plan.id, article.serial, i).toUpperCase();
    if (article.form === "viewer" || article.kind === "companion") {
      const local = `/__local/${id[0]}/${id.slice(1, 3)}/${id.slice(3, 5)}/${id}.${file.format}`;
      site.file(local, file);
      return local;
    }
    const path = `/system/_content/download.jsp?urltype=news.DownloadAttachUrl&owner=1700000000&wbfileid=${id}`;
    const raw = (bytes: Uint8Array) => `attachment; filename="${Buffer.from(bytes).toString("latin1")}"`;
    const names = [
      `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      raw(Buffer.from(file.name)),
      raw(gbk(file.name)),
    ];
    site.file(path, file, {
      "content-type": "application/octet-stream",
      "content-disposition": names[article.serial % 3]!,
    });
    return path;
  });
}

function detail(article: Article, urls: string[]): string {
  const viewer = `<script>showVsbpdfIframe("${urls[0]}","100%","600","0","","","0",0)</script>`;
  const body = article.form === "viewer" ? viewer : articleBody(article, urls);
  return `<form name="_newscontent_fromname"><h2>${article.title}</h2><div>${article.published.replace("-", "年").replace("-", "月")}日 来源：${article.organ} (点击: <script>_showDynClicks("wbnews",1,${article.serial})</script>)</div>
<div id="vsb_content_2"><div class="v_news_content">${body}</div></div></form>`;
}

/** The newest rows at the column's own address; older pages are numbered from the end, so that they never change. */
export function vsb(plan: Plan, origin: string): Site {
  const site = newSite("vsb", plan, origin);
  site.entry = "/zfxxgk/zfxxgknb.htm";
  frontPages(site);
  const older = Math.min(...plan.years);
  column(
    site,
    "/zfxxgk/zfxxgknb",
    site.articles.filter((a) => a.year !== older),
    `<li id="line_u9_9"><a href="zfxxgknb/n${older}n.htm">${older}年</a></li>`,
  );
  column(
    site,
    `/zfxxgk/zfxxgknb/n${older}n`,
    site.articles.filter((a) => a.year === older),
    "",
  );
  return site;
}

function column(site: Site, slug: string, articles: Article[], more: string): void {
  const pages = paged(articles, 6);
  const total = pages.length;
  const address = (k: number) => (k === 0 ? `${slug}.htm` : `${slug}/${total - k}.htm`);
  pages.forEach((rows, k) => {
    const items = rows.map((a, i) => {
      const path = `/info/2300/${600000 + a.serial}.htm`;
      const urls = files(site, a);
      site.page(path, detail(a, urls));
      site.publish(a, [path], urls);
      const up = "../".repeat(address(k).split("/").length - 2);
      return `<li id="line_u9_${i}"><a href="${up}info/2300/${600000 + a.serial}.htm" title="${a.title}">${a.title.slice(0, 12)}…</a><span>${a.published}</span></li>`;
    });
    const next =
      k + 1 < total
        ? `<span class="p_next p_fun"><a href="${address(k + 1)}">下页</a></span><span class="p_last"><a href="${address(total - 1)}">尾页</a></span>`
        : `<span class="p_next_d">下页</span>`;
    site.page(
      address(k),
      `<ul>${items.join("\n")}${k ? "" : more}</ul><div class="pb_sys_common"><span class="p_t">共${articles.length}条</span><span class="p_pages"><span class="p_no_d">${k + 1}</span>${next}</span></div>`,
    );
  });
}

/** A column by organ and year under a tree of links; each shows its one article. */
export function vsbColumn(plan: Plan, origin: string): Site {
  const site = newSite("vsb", plan, origin);
  site.entry = "/zfxxgk/zfxxgknb.htm";
  frontPages(site);
  const path = (organ: string, year: number) =>
    `/zfxxgk/zfxxgknb/n${year}n/${hexId(4, organ).replace(/\d/g, "z")}.htm`;
  const tree = plan.years
    .map((year) => `<h4><a href="/zfxxgk/zfxxgknb/n${year}n.htm">${year}年</a></h4>`)
    .join("");
  site.page(
    site.entry,
    `<div class="tree">${tree}</div><script src="/system/resource/js/counter.js"></script>`,
  );
  for (const year of plan.years) {
    const organs = site.organs
      .map((organ) => `<li><a href="n${year}n/${path(organ, year).split("/").at(-1)}">${organ}</a></li>`)
      .join("");
    site.page(
      `/zfxxgk/zfxxgknb/n${year}n.htm`,
      `<div class="tree">${tree}</div><ul class="organs">${organs}</ul>`,
    );
    for (const a of site.articles.filter((a) => a.kind === "report" && a.year === year)) {
      const urls = files(site, a);
      const siblings = organs.replaceAll(`href="n${year}n/`, 'href="');
      site.page(path(a.organ, year), `<ul class="organs">${siblings}</ul>${detail(a, urls)}`);
      site.publish(a, [path(a.organ, year)], urls);
    }
  }
  return site;
}
