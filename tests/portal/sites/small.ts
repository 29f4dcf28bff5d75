import { hexId, uuid, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, newSite, paged, type Site } from "../site.ts";
import { frontPages } from "../skin.ts";

/** Files beside an article, under one folder of uploads. */
function files(site: Site, article: Article): string[] {
  return filesOf(article).map((file, i) => {
    const url = `/upload/${article.published.slice(0, 4)}/${article.published.slice(5, 7)}/${article.serial}${i}.${file.format}`;
    site.file(url, file);
    return url;
  });
}

export function publish(site: Site, article: Article, path: string, render: (body: string) => string): void {
  const urls = files(site, article);
  site.page(path, render(articleBody(article, urls)));
  site.publish(article, [path], urls);
}

export const row = (path: string, article: Article, date = article.published) =>
  `<li><a href="${path}" title="${article.title}">${cut(article.title)}</a><span>${date}</span></li>`;

/** 济南's gongkai: channels under sites, sites are organs, ids like MongoDB's. */
export function gongkai(plan: Plan, origin: string): Site {
  const site = newSite("gongkai", plan, origin);
  const channel = (organ: string) => `/gongkai/site_s${hexId(5, organ)}/channel_${hexId(24, organ)}/`;
  site.entry = `/gongkai/channel_${hexId(24, plan.id)}/`;
  frontPages(site);
  site.page(
    site.entry,
    `<ul class="sites">${site.organs.map((o) => `<li><a href="${channel(o)}">${o}</a></li>`).join("")}</ul>`,
  );
  site.organs.forEach((organ, at) => {
    const own = site.articles.filter((a) => a.organ === organ || (a.kind === "lookalike" && at === 0));
    const pages = paged(own, 2);
    pages.forEach((rows, k) => {
      const items = rows.map((a) => {
        const seconds = Math.floor(Date.parse(`${a.published}T10:00:00+08:00`) / 1000).toString(16);
        const path = `${channel(organ)}doc_${seconds}${hexId(16, a.serial)}.html`;
        publish(
          site,
          a,
          path,
          (body) =>
            `<table><tr><td>索引号</td><td>00412/2024-0000001</td><td>发布机构</td><td>${a.organ}</td><td>公开日期</td><td>${a.published}</td></tr></table><h1>${a.title}</h1><div class="article">${body}</div>`,
        );
        return row(path, a);
      });
      const next = k + 1 < pages.length ? `<a href="${channel(organ)}index_${k + 2}.html">下一页</a>` : "";
      site.page(
        `${channel(organ)}${k ? `index_${k + 1}.html` : ""}`,
        `<ul>${items.join("")}</ul><div class="page">${next}</div>`,
      );
    });
  });
  return site;
}

/** Hebei's platform, whose addresses are UUIDs and whose dates in them are those of an import. */
export function uuidPlatform(plan: Plan, origin: string): Site {
  const site = newSite("uuid", plan, origin);
  const column = `/zfxxgk/columns/${uuid(plan.id)}/`;
  site.entry = `${column}index.html`;
  frontPages(site);
  const pages = paged(site.articles, 7);
  pages.forEach((rows, k) => {
    const items = rows.map((a) => {
      const [y, m, d] = a.serial % 3 ? a.published.split("-") : ["2025", "08", "21"];
      const path = `${column}${y}${m}/${d}/${uuid(plan.id, a.serial)}.html`;
      publish(
        site,
        a,
        path,
        (body) =>
          `<div class="crumb">当前位置：首页 &gt; 政府信息公开年报&gt;${a.year}年</div><h2>${a.title}</h2><div class="xx">${a.published}18:26 来源：${a.organ} 字体：</div><div class="article">${body}</div>`,
      );
      return `<li><a href="${path}">${a.title}</a><span>${a.published}</span></li>`;
    });
    const address = (n: number) => (n ? `${column}templates/x/index_${n + 1}.html` : site.entry);
    const next = k + 1 < pages.length ? `<a href="${address(k + 1)}">下一页</a>` : "";
    site.page(
      address(k),
      `<ul class="xxgk-list">${items.join("")}</ul><div class="page"><a href="${address(0)}">首页</a>${next}</div>`,
    );
  });
  return site;
}

/** Shanghai's: the number of pages in an attribute, day and month in elements of their own. */
export function shanghai(plan: Plan, origin: string): Site {
  const site = newSite("shanghai", plan, origin);
  site.entry = "/nw12344/index.html";
  frontPages(site);
  const pages = paged(site.articles, 7);
  pages.forEach((rows, k) => {
    const items = rows.map((a) => {
      const path = `/nw12344/${a.published.replaceAll("-", "")}/${hexId(32, plan.id, a.serial)}.html`;
      const [y, m, d] = a.published.split("-");
      publish(
        site,
        a,
        path,
        (body) =>
          `<h2 id="ivs_title">${a.title}</h2><small id="ivs_date">（${y}年${m}月${d}日）</small><p>发布机构：${a.organ}</p><div id="ivs_content">${body}</div>`,
      );
      return `<li><a href="${path}" title="${a.title}">${cut(a.title, 10)}</a><span class="time">${a.published}</span></li>`;
    });
    site.page(
      `/nw12344/index${k ? `_${k + 1}` : ""}.html`,
      `<ul class="uli14">${items.join("")}</ul><div class="pagination" totalpage="${pages.length}"></div>`,
    );
  });
  return site;
}
