import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Site } from "../site.ts";
import { frontPages } from "../skin.ts";

function files(site: Site, article: Article): string[] {
  return filesOf(article).map((file, i) => {
    const url = `/group6/M00/0A/0B/wKg${hexId(12, site.plan.id, article.serial, i)}.${file.format}`;
    site.file(url, file);
    return url;
  });
}

const html = (body: string) => ({ headers: { "content-type": "text/html; charset=utf-8" }, body });

/** Lonsun's annual view: the report of an organ and a year inline, both chosen in the query. */
export function lonsunAnnual(plan: Plan, origin: string): Site {
  const site = newSite("lonsun", plan, origin);
  const id = (organ: string) => 12700 + site.organs.indexOf(organ);
  const path = (organ: string) => `/public/column/${id(organ)}`;
  const query = (year: number) => `?type=3&nav=5&sub=1&timeFrame=${year}&hasContent=true`;
  const newest = Math.max(...plan.years);
  site.entry = `${path(site.organs[0]!)}?type=3`;
  frontPages(site);
  const found = (organ: string, year: number) =>
    site.articles.find((a) => a.kind === "report" && a.organ === organ && a.year === year);
  const organs = site.organs.map((o) => `<li><a href="${path(o)}?type=3">${o}</a></li>`).join("");
  const kindsOfPage = `<li><a href="${path(site.organs[0]!)}?type=2&publicType=gkzn">信息公开指南</a></li><li><a href="${path(site.organs[0]!)}?type=4">信息公开目录</a></li>`;
  const urls = new Map(site.articles.map((a) => [a, files(site, a)]));
  for (const a of site.articles)
    if (a.kind === "report") {
      const bare = a.year === newest ? [`${path(a.organ)}?type=3`] : [];
      site.publish(a, [path(a.organ) + query(a.year)], urls.get(a), bare);
    }
  site.routes.push(({ url }) => {
    const organ = site.organs.find((o) => path(o) === url.pathname);
    if (!organ) return undefined;
    if (url.searchParams.get("type") !== "3")
      return html(htmlPage(plan.county, `<ul class="kinds">${kindsOfPage}</ul><p>公开指南</p>`));
    const article = found(organ, Number(url.searchParams.get("timeFrame") ?? newest));
    const years = [...plan.years, 2015]
      .map((y) => `<li><a href="${path(organ)}${query(y)}">${y}年</a></li>`)
      .join("");
    const body = article
      ? `<h1 class="newstitle">${article.title}</h1><div class="j-fontContent">${articleBody(article, urls.get(article)!)}</div>`
      : "<div>暂无相关信息</div>";
    return html(
      htmlPage(
        plan.county,
        `<ul class="kinds">${kindsOfPage}</ul><ul class="year">${years}</ul><ul class="organs">${organs}</ul>${body}<script>Ls.pagination</script>`,
      ),
    );
  });
  return site;
}

/** Lonsun's list: an empty page whose rows come as a fragment from the label service. */
export function lonsunList(plan: Plan, origin: string): Site {
  const site = newSite("lonsun", plan, origin);
  const id = (organ: string) => 12800 + site.organs.indexOf(organ);
  site.entry = `/public/column/${id(site.organs[0]!)}?type=4&catId=6710000&action=list`;
  frontPages(site);
  const organs = site.organs
    .map((o) => `<li><a href="/public/column/${id(o)}?type=4&catId=6710000&action=list">${o}</a></li>`)
    .join("");
  const rows = new Map<string, string[]>();
  for (const a of site.articles) {
    const organ = a.kind === "lookalike" ? site.organs[0]! : a.organ;
    const path = `/public/${id(organ)}/${33210000 + a.serial}.html`;
    const urls = files(site, a);
    const table = `<table class="table_suoyin"><tr><th>索引号：</th><td>113400000000000001/202401-00005</td><th>信息分类：</th><td>政府信息公开年报</td></tr><tr><th>发布机构：</th><td>${a.organ}</td><th>发布日期：</th><td>${a.published}</td></tr></table>`;
    site.page(
      path,
      `<meta name="SiteId" content="6790000">${table}<h1 class="newstitle">${a.title}</h1><div class="j-fontContent">${articleBody(a, urls)}</div>`,
    );
    site.publish(a, [path], urls);
    const row = `<li><a href="${origin}${path}" title="${a.title}">${cut(a.title)}</a><span class="date">${a.published}</span></li>`;
    rows.set(organ, [...(rows.get(organ) ?? []), row]);
  }
  site.routes.push(({ url, body }) => {
    const organ = site.organs.find((o) => url.pathname === `/public/column/${id(o)}`);
    if (organ)
      return html(
        htmlPage(
          plan.county,
          `<ul class="organs">${organs}</ul><div id="page_public_info"></div>
<script>function load(pageIndex){ $.ajax({url:"/site/label/8888?IsAjax=1&dataType=html&_="+Math.random()+"&labelName=publicInfoList&siteId=6790000&pageSize=2&pageIndex="+pageIndex+"&action=list&isDate=true&dateFormat=yyyy-MM-dd&length=80&organId=${id(organ)}&type=4&catId=6710000&catIds=&cId=&result=暂无相关信息&file=/xxgk/publicInfoList_newest2020"}) }</script>`,
        ),
      );
    if (url.pathname !== "/site/label/8888") return undefined;
    const fields = new URLSearchParams(body);
    const field = (name: string) => url.searchParams.get(name) ?? fields.get(name);
    const known =
      field("labelName") === "publicInfoList" &&
      field("siteId") === "6790000" &&
      field("catId") === "6710000";
    const own = known
      ? (rows.get(site.organs.find((o) => String(id(o)) === field("organId")) ?? "") ?? [])
      : [];
    if (!own.length) return html(`<div class="none">暂无相关信息</div>`);
    const pages = paged(own, Number(field("pageSize") ?? 15));
    const k = Math.min(Number(field("pageIndex") ?? 1), pages.length);
    return html(
      `<ul class="xxgk_nav_list">${pages[k - 1]!.join("")}</ul><script>Ls.pagination("#page_public_info",function(p){},{currPage:${k},pageCount:${pages.length},total:${own.length}});</script>`,
    );
  });
  return site;
}

/** The other family of the province: controllers by name, pages in the path, one list an organ. */
export function anhuiSecond(plan: Plan, origin: string): Site {
  const site = newSite("anhui", plan, origin);
  const branch = (organ: string) => hexId(24, plan.id, organ);
  const index = (organ: string, page = 1) => `/XxgkAnnualReport/index/${branch(organ)}/page_${page}.html`;
  site.entry = index(site.organs[0]!);
  frontPages(site);
  const organs = site.organs.map((o) => `<li><a href="${index(o)}">${o}</a></li>`).join("");
  const half = Math.ceil(site.organs.length / 2);
  site.organs.forEach((organ, at) => {
    const own = site.articles.filter((a) => a.organ === organ || (a.kind === "lookalike" && at === 0));
    const rows = own.map((a) => {
      const path =
        at < half
          ? `/XxgkAnnualReport/show/${a.serial}.html`
          : `/openness/detail/content/${hexId(24, plan.id, a.serial)}.html`;
      const urls = files(site, a);
      site.page(
        path,
        `<h1>${a.title}</h1><p class="info">发布时间：${a.published} 00:00 来源：${a.organ}</p><div class="article-content">${articleBody(a, urls)}</div>`,
      );
      site.publish(a, [path], urls);
      return `<li><a href="${path}" title="${a.title}">${cut(a.title)}</a><em>${a.published}</em></li>`;
    });
    const pages = paged(rows, 2);
    const page = (k: number, link: (k: number) => string) => {
      const next = k < pages.length ? `<a href="${link(k + 1)}">下一页</a>` : "<span>下一页</span>";
      return `<ul class="organs">${organs}</ul><ul class="list">${pages[k - 1]!.join("")}</ul><div class="page"><a href="${link(1)}">首页</a>${next} 共${rows.length}条</div>`;
    };
    pages.forEach((_, i) => {
      if (at < half)
        return site.page(
          index(organ, i + 1),
          page(i + 1, (k) => index(organ, k)),
        );
      const target = (k: number) => `/opennessTarget/?branch_id=${branch(organ)}&column_code=60300&page=${k}`;
      if (i === 0)
        site.page(
          index(organ),
          `<html><head><meta http-equiv="refresh" content="0; url='${target(1)}'"></head></html>`,
        );
      site.page(target(i + 1), page(i + 1, target));
    });
  });
  return site;
}
