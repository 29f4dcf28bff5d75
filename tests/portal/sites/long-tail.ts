import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, newSite, paged, type Site } from "../site.ts";
import { frontPages, metaTags, rowDate } from "../skin.ts";

/** An article of a system without a name; the address is the caller's. */
export function publish(site: Site, article: Article, path: string): string {
  const urls = filesOf(article).map((file, i) => {
    const url = `/uploadfiles/${hexId(10, site.plan.id, article.serial, i)}.${file.format}`;
    const stem = article.title.replace(/\s/g, "");
    site.file(url, { ...file, name: `${stem}.${file.format}` });
    return url;
  });
  const title = article.title;
  site.page(
    path,
    `<html><head><meta charset="utf-8"><title>${title}_${site.plan.county}人民政府</title>${metaTags(title, article.published, article.organ)}</head><body><h1>${title}</h1>
<div>字号 : 大 | 中 | 小 更新时间：2026-01-15 发布时间： | 来源：${article.organ}</div><div class="con">${articleBody(article, urls)}</div></body></html>`,
  );
  site.publish(article, [path], urls);
  return path;
}

const pathOf = (a: Article) =>
  `/${a.published.slice(0, 4)}/${a.published.slice(5).replace("-", "")}/${58000 + a.serial}.html`;
/** A site whose front pages lead to this column. */
export const withEntry = (site: Site, entry: string) => {
  site.entry = entry;
  frontPages(site);
  return site;
};

/** `?page=2` in the pager, one row on top of every page, and a page beyond the last that repeats the last. */
export function queryPages(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/index.php?m=content&c=index&a=lists&catid=12");
  const rows = site.articles.map(
    (a) =>
      `<li><a href="${publish(site, a, pathOf(a))}" title="${a.title}">${cut(a.title)}</a><span>${rowDate(a.published, a.serial)}</span></li>`,
  );
  const sticky = rows[3]!.replace("<li>", '<li class="top">[置顶]');
  const pages = paged(rows, 6);
  site.routes.push(({ url }) => {
    if (url.pathname !== "/index.php") return undefined;
    const k = Math.min(Math.max(Number(url.searchParams.get("page") ?? 1), 1), pages.length);
    const next = `<a href="/index.php?m=content&c=index&a=lists&catid=12&page=${k + 1}&_t=${Math.round(k * 7.7)}">下一页</a>`;
    const body = `<meta charset="utf-8"><ul>${sticky}${pages[k - 1]!.join("")}</ul><div id="pages">${rows.length}条 ${next}</div>`;
    return { headers: { "content-type": "text/html; charset=utf-8" }, body };
  });
  return site;
}

/** `1.html`, `2.html`; the links of the pager are numbers alone. */
export function numberedPages(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/zfxxgk/zfxxgknb/1.html");
  const pages = paged(site.articles, 7);
  pages.forEach((articles, k) => {
    const rows = articles.map((a) => {
      const [y, m, d] = a.published.split("-");
      return `<dl><dt><a href="${publish(site, a, pathOf(a))}">${a.title.replace("年", "年&nbsp;")}</a></dt><dd><span class="d">${d}</span><span class="ym">${y}-${m}</span></dd></dl>`;
    });
    const numbers = pages
      .map((_, i) => (i === k ? `<b>${i + 1}</b>` : `<a href="${i + 1}.html">${i + 1}</a>`))
      .join(" ");
    site.page(
      `/zfxxgk/zfxxgknb/${k + 1}.html`,
      `<div class="list">${rows.join("")}</div><div class="fenye">${numbers}</div>`,
    );
  });
  return site;
}

/** Years in a drop-down, organs in a tree of folders, articles under ids that hold their time. */
export function selectors(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/zwgk/gknb/index.html");
  const folder = (year: number, organ?: string) =>
    `/zwgk/gknb/${year}/bm/${organ ? `${hexId(5, organ)}/` : ""}`;
  const years = [...plan.years, 2011].map((y) => `<option value="${folder(y)}">${y}年</option>`).join("");
  const page = (path: string, list: string) =>
    site.page(
      path,
      `<select onchange="location=this.value"><option>请选择年份</option>${years}</select>${list}`,
    );
  page(site.entry, `<p>请选择年份和部门</p>`);
  page(folder(2011), "<p>暂无相关信息</p>");
  for (const year of plan.years) {
    const own = site.articles.filter((a) => a.year === year);
    const organs = site.organs.map((o) => `<li><a href="${folder(year, o)}">${o}</a></li>`).join("");
    const aside = own
      .filter((a) => a.kind === "lookalike")
      .map(
        (a) =>
          `<li><a href="${publish(site, a, snowflake(year, a))}">${a.title}</a><span>${a.published}</span></li>`,
      );
    page(folder(year), `<ul class="organs">${organs}</ul><ul>${aside.join("")}</ul>`);
    for (const organ of site.organs) {
      const rows = own
        .filter((a) => a.organ === organ)
        .map(
          (a) =>
            `<li><a href="${publish(site, a, snowflake(year, a))}">${a.title}</a><span>${rowDate(a.published, 1)}</span></li>`,
        );
      page(folder(year, organ), `<ul>${rows.join("")}</ul>`);
    }
  }
  function snowflake(year: number, a: Article): string {
    const id = (BigInt(Date.parse(`${a.published}T10:00:00+08:00`)) - 1288834974657n) << 22n;
    return `${folder(year)}${id + BigInt(a.serial)}.html`;
  }
  return site;
}

/** Rows written by a script, in a frame, behind a page that refreshes itself. */
export function frameAndScript(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/xxgk/nb/");
  site.page(
    "/xxgk/nb/",
    `<html><head><meta http-equiv="refresh" content="0;URL='list/index.html'"></head><body></body></html>`,
  );
  site.page(
    "/xxgk/nb/list/index.html",
    `<div class="box"><iframe src="rows.html" width="100%" frameborder="0"></iframe></div>`,
  );
  const pages = paged(site.articles, 8);
  pages.forEach((articles, k) => {
    const scripts = articles.map((a) => {
      publish(site, a, `/xxgk/nb/list/${a.year + 1}/t_${a.serial}.shtml`);
      return `<script>var url="./${a.year + 1}/t_${a.serial}.shtml"; var title="${a.title}"; var FILENUM="";
document.write('<li><a href="'+url+'">'+title+'</a><span>${a.published}</span></li>');</script>`;
    });
    const next = k + 1 < pages.length ? `<a href="rows_${k + 1}.html">下一页</a>` : "";
    site.page(`/xxgk/nb/list/rows${k ? `_${k}` : ""}.html`, `<ul>${scripts.join("\n")}</ul>${next}`);
  });
  return site;
}

/** Rows without a link: handlers and data attributes name the address. */
export function handlers(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/zlq/zfxxgknb/index.html");
  const rows = site.articles.map((a) => {
    const path = publish(
      site,
      a,
      `/zlq/zfxxgknb/${a.published.replaceAll("-", "")}1734352${5212 + a.serial}/index.shtml`,
    );
    const relative = `.${path.slice("/zlq/zfxxgknb".length)}`;
    if (a.serial % 4 === 0)
      return `<li onclick="jumpToDetail('${relative}')">${a.title}<span>${a.published}</span></li>`;
    if (a.serial % 4 === 1)
      return `<li><a href="javascript:void(0)" onclick="openUrl('${origin}${path}')">${a.title}</a><span>${a.published}</span></li>`;
    if (a.serial % 4 === 2) return `<li data-url="${path}">${a.title}</li>`;
    return `<li><a href="javascript:window.open('${path}')" title="${a.title}">${cut(a.title)}</a></li>`;
  });
  site.page(site.entry, `<ul>${rows.join("\n")}</ul>`);
  return site;
}

/** Parameters inside file names (`pn<name>pv<value>`), organs and years as bare links. */
export function encodedNames(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/zt/xxgkzl/gknb/");
  const rows = site.organs.map((organ, i) => {
    const own = site.articles
      .filter((a) => a.kind === "report" && a.organ === organ)
      .sort((a, b) => b.year - a.year);
    const links = own.map(
      (a, k) =>
        `<a href="${publish(site, a, `/zt/xxgkzl/gknbxq/pnidpv${901 + i}pntypepvnbpnnfpv${a.year}.html`)}">${k ? a.year : organ}</a>`,
    );
    return `<div class="organ">${links.join("")}</div>`;
  });
  site.page(site.entry, rows.join("\n"));
  return site;
}

/** All years in one page behind tabs; rows lead straight to the files, named in Chinese. */
export function fileRows(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/gongkai/nb/index.html");
  const tabs = plan.years.map((year, k) => {
    const rows = site.articles
      .filter((a) => a.year === year && a.form !== "images" && a.kind !== "companion")
      .map((a) => {
        const [file] = filesOf(a);
        if (!file)
          return `<tr><td><a href="${publish(site, a, pathOf(a))}">${a.title}</a></td><td>${a.published}</td></tr>`;
        const path = `/gongkai/nb/files/${encodeURIComponent(a.title)}.${file.format}`;
        site.file(path, file, { "content-type": "application/octet-stream" });
        site.publish({ ...a, form: file.format === "png" ? "images" : file.format }, [path], [path]);
        return `<tr><td><a href="files/${a.title}.${file.format}">${a.title}</a></td><td>${a.organ}</td><td>${a.published}</td></tr>`;
      });
    return `<div class="tab" style="display:${k ? "none" : "block"}"><h3>${year}年</h3><table>${rows.join("")}</table></div>`;
  });
  site.page(site.entry, tabs.join(""));
  return site;
}
