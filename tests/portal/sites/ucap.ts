import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Site } from "../site.ts";
import { frontPages, metaTags } from "../skin.ts";

/** Addresses of an article's files, which are named in Chinese under the article's folder. */
function files(site: Site, article: Article, path: string): string[] {
  const folder = path.replace(/\.\w+$/, "/files/");
  return filesOf(article).map((file, i) => {
    const url = folder + encodeURIComponent(i ? file.name : `《${article.organ}年报》.${file.format}`);
    site.file(url, file);
    return url;
  });
}

function detail(article: Article, body: string): string {
  return htmlPage(
    article.title,
    `<div class="pos">首页 &gt; 政务公开 &gt; 公开年报 &gt; ${article.year}年 &gt; 正文</div>
<table><tr><td>索 引 号</td><td>K00000000/2026-00206</td><td>主题分类</td><td></td></tr>
<tr><td>发布机构</td><td>${article.organ}</td><td>发布日期</td><td>${article.published} 16:40</td></tr><tr><td>文　　号</td><td>〔〕号</td><td>有 效 性</td><td></td></tr></table>
<UCAPTITLE>${article.title}</UCAPTITLE><div id="UCAP-CONTENT"><UCAPCONTENT>${body}</UCAPCONTENT></div>`,
    "utf-8",
    metaTags(article.title, article.published, ""),
  );
}

function publish(site: Site, article: Article, path: string): void {
  const urls = files(site, article, path);
  // Hand-made links break inside the address.
  site.page(
    path,
    detail(
      article,
      articleBody(
        article,
        urls.map((url) => url.replace("/files/", "/files/\n ")),
      ),
    ),
  );
  site.publish(article, [path], urls);
}

/** Channels by year, each a static list whose second page is `_2`. */
export const ucapStatic = (plan: Plan, origin: string) => staticLists(plan, origin, 1);
/** The same pager on a site where the second page is `_1`. */
export const ucapOffset = (plan: Plan, origin: string) => staticLists(plan, origin, 0);

function staticLists(plan: Plan, origin: string, first: number): Site {
  const site = newSite("ucap", plan, origin);
  const channel = (year: number) => `/tlx/c10${570 + (year % 100)}/`;
  const list = first ? "common_list" : "zfxxgk_list";
  site.entry = `${channel(Math.max(...plan.years))}${list}.shtml`;
  frontPages(site);
  for (const year of plan.years) {
    const pages = paged(
      site.articles.filter((a) => a.year === year),
      5,
    );
    pages.forEach((articles, k) => {
      const rows = articles.map((a) => {
        const path = `${channel(year)}${a.published.slice(0, 7).replace("-", "")}/${first ? hexId(32, plan.id, a.serial) : `c01_${868000 + a.serial}`}.shtml`;
        publish(site, a, path);
        return `<li><a href="${path}" title="${a.title}">${cut(a.title, 10)}</a><span>${a.published}</span></li>`;
      });
      const years = plan.years.map((y) => `<li><a href="${channel(y)}${list}.shtml">${y}年</a></li>`);
      const head = `<meta name="channelid" content="${hexId(32, plan.id, year)}"><meta name="ColumnName" content="${year}年">`;
      const pager = `<div id="page_div"></div><script src="/xhtml/js/page.js"></script><script>createPageHTML('page_div', ${pages.length}, ${k + first},'${list}','shtml',${pages.flat().length});</script>`;
      const html = htmlPage(
        plan.county,
        `<ul class="years">${years.join("")}</ul><ul class="list">${rows.join("\n")}</ul>${pager}`,
        "utf-8",
        head,
      );
      site.page(`${channel(year)}${list}${k ? `_${k + first}` : ""}.shtml`, html);
    });
  }
  // A server that answers an unknown page with the first one.
  if (!first) site.routes.push(({ url }) => site.pages.get(url.pathname.replace(/_\d+\.shtml$/, ".shtml")));
  return site;
}

/** A shell whose list comes as JSON, the bodies with it; times are milliseconds. */
export function ucapJson(plan: Plan, origin: string): Site {
  const site = newSite("ucap", plan, origin);
  const channel = hexId(32, plan.id, "channel");
  site.entry = "/yxq/c100881/xxgk_gknr.shtml";
  frontPages(site);
  site.page(
    site.entry,
    htmlPage(
      plan.county,
      `<div id="list"></div><script src="/xhtml/js/page.js"></script><script>var channelId='${channel}'; $.get('/common/search/'+channelId+'?_isAgg=true&_isJson=true&_pageSize=8&_template=index&page='+page, render);</script>`,
      "utf-8",
      `<meta name="channelid" content="${channel}"><meta name="ColumnName" content="政府信息公开年报">`,
    ),
  );
  const results = site.articles.map((a) => {
    const path = `/yxq/c100881/${a.published.slice(0, 7).replace("-", "")}/${hexId(32, plan.id, a.serial)}.shtml`;
    publish(site, a, path);
    const urls = files(site, a, path);
    return {
      manuscriptId: hexId(32, plan.id, a.serial),
      title: a.title,
      url: path,
      publishedTime: Date.parse(`${a.published}T00:30:00+08:00`),
      publishedTimeStr: `${a.published} 00:30:00`,
      channelName: "政府信息公开年报",
      contentHtml: articleBody(a, urls),
      resList: filesOf(a).map((file, i) => ({ fileName: file.name, filePath: urls[i] })),
      domainMetaList: [
        {
          resultList: [
            { key: "writedate", value: a.published },
            { key: "source", value: a.organ },
          ],
        },
      ],
    };
  });
  site.routes.push(({ url }) => {
    if (url.pathname !== `/common/search/${channel}` || url.searchParams.get("_isJson") !== "true")
      return undefined;
    const page = Number(url.searchParams.get("page") ?? 1);
    const rows = Number(url.searchParams.get("_pageSize") ?? 20);
    const data = {
      total: results.length,
      page,
      rows,
      channelId: channel,
      results: results.slice((page - 1) * rows, page * rows),
    };
    return {
      headers: { "content-type": "application/json;charset=UTF-8" },
      body: JSON.stringify({ code: 0, data }),
    };
  });
  return site;
}

/** No lists at all: a channel by organ and year, in a list's template, shows the one article it holds. */
export function ucapChannel(plan: Plan, origin: string): Site {
  const site = newSite("ucap", plan, origin);
  const channel = (organ: string, year: number) => `/d${hexId(6, organ)}/nb${year}/zfxxgk_xxgkzd.shtml`;
  site.entry = channel(site.organs[0]!, Math.max(...plan.years));
  frontPages(site);
  const organs = site.organs
    .map((o) => `<li><a href="${channel(o, Math.max(...plan.years))}">${o}</a></li>`)
    .join("");
  for (const a of site.articles.filter((a) => a.kind === "report")) {
    const path = channel(a.organ, a.year);
    const years = plan.years.map((y) => `<li><a href="${channel(a.organ, y)}">${y}年</a></li>`).join("");
    const urls = files(site, a, path);
    const head = `<meta name="channelid" content="${hexId(32, path)}"><meta name="ColumnName" content="${a.year}年">${metaTags(a.title, a.published, a.organ)}`;
    const body = `<ul class="organs">${organs}</ul><ul class="years">${years}</ul><UCAPTITLE>${a.title}</UCAPTITLE><div id="UCAP-CONTENT"><UCAPCONTENT>${articleBody(a, urls)}</UCAPCONTENT></div>`;
    site.page(path, htmlPage(plan.county, body, "utf-8", head));
    site.publish(a, [path], urls);
  }
  return site;
}
