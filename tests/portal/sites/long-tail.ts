import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, newSite, paged, type Site } from "../site.ts";
import { frontPages, metaTags, rowDate } from "../skin.ts";

/** An article of a system without a name; the address is the caller's. */
function publish(site: Site, article: Article, path: string): string {
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
const bottom = (site: Site, entry: string) => {
  site.entry = entry;
  frontPages(site);
  return site;
};

/** `?page=2` in the pager, one row on top of every page, and a page beyond the last that repeats the last. */
export function queryPages(plan: Plan, origin: string): Site {
  const site = bottom(newSite("generic", plan, origin), "/index.php?m=content&c=index&a=lists&catid=12");
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
  const site = bottom(newSite("generic", plan, origin), "/zfxxgk/zfxxgknb/1.html");
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

/** Pages reached by `gotopage(2)`, named `index_2.html` in the column's folder. */
export function scriptPager(plan: Plan, origin: string): Site {
  const site = bottom(newSite("generic", plan, origin), "/col/18073_668815/index.html");
  const pages = paged(site.articles, 7);
  pages.forEach((articles, k) => {
    const rows = articles.map(
      (a) =>
        `<li><a href="${publish(site, a, `/col/4039_446643/art/${a.year}/${a.serial}.html`)}" title="${a.title}">${cut(a.title)}</a><i>${a.published.replaceAll("-", "-\n")}</i></li>`,
    );
    const next =
      k + 1 < pages.length ? `<a href="javascript:gotopage(${k + 2})">下一页</a>` : "<span>下一页</span>";
    site.page(
      `/col/18073_668815/index${k ? `_${k + 1}` : ""}.html`,
      `<ul>${rows.join("")}</ul><div>${next} 共 ${pages.length} 页</div>`,
    );
  });
  return site;
}

/** Years in a drop-down, organs in a tree of folders, articles under ids that hold their time. */
export function selectors(plan: Plan, origin: string): Site {
  const site = bottom(newSite("generic", plan, origin), "/zwgk/gknb/index.html");
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
  const site = bottom(newSite("generic", plan, origin), "/xxgk/nb/");
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
  const site = bottom(newSite("generic", plan, origin), "/zlq/zfxxgknb/index.html");
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
  const site = bottom(newSite("generic", plan, origin), "/zt/xxgkzl/gknb/");
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
  const site = bottom(newSite("generic", plan, origin), "/gongkai/nb/index.html");
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

/** ASP.NET: the whole form goes back with the pager's name in it; a wrong state gives the first page. */
export function postBack(plan: Plan, origin: string): Site {
  const site = bottom(newSite("generic", plan, origin), "/List_wj.aspx?lmid=41");
  const pages = paged(site.articles, 7);
  const html = pages.map((articles, k) => {
    const rows = articles.map((a) => {
      const path = `/View.aspx?id=${a.serial}`;
      return `<tr><td><a href="${publish(site, a, path)}" title="${a.title}">${cut(a.title)}</a></td><td>${a.published}</td></tr>`;
    });
    const next =
      k + 1 < pages.length ? `<a href="javascript:__doPostBack('AspNetPager1','${k + 2}')">下一页</a>` : "";
    return `<meta charset="utf-8"><form method="post" action="List_wj.aspx?lmid=41"><input type="hidden" name="__VIEWSTATE" value="/wEPDw${k}=="><input type="hidden" name="__EVENTTARGET" value=""><table>${rows.join("")}</table>${next}</form>`;
  });
  site.routes.push(({ url, body }) => {
    if (url.pathname !== "/List_wj.aspx") return undefined;
    const fields = new URLSearchParams(body);
    const k = fields.get("__EVENTTARGET") === "AspNetPager1" ? Number(fields.get("__EVENTARGUMENT")) : 1;
    const coherent = k === 1 || fields.get("__VIEWSTATE") === `/wEPDw${k - 2}==`;
    return { headers: { "content-type": "text/html; charset=utf-8" }, body: html[coherent ? k - 1 : 0]! };
  });
  return site;
}

/** Pages by a form that a function sends, years by a field of another form, rows named by their organ alone. */
export function forms(plan: Plan, origin: string): Site {
  const site = bottom(newSite("generic", plan, origin), "/gk/nianbao/list.jsp");
  const years = plan.years.map((y) => `<option value="${y}">${y}年</option>`).join("");
  const lists = new Map(
    plan.years.map((year) => {
      const rows = site.articles
        .filter((a) => a.kind === "report" && a.year === year)
        .map(
          (a) =>
            `<li><a href="${publish(site, a, `/gk/nianbao/content_${a.serial}.html`)}">${a.organ}</a> <span>${a.published}</span></li>`,
        );
      return [year, paged(rows, 4)];
    }),
  );
  site.routes.push(({ url, body }) => {
    if (url.pathname !== site.entry) return undefined;
    const year = Number(
      url.searchParams.get("nf") ?? new URLSearchParams(body).get("nf") ?? Math.max(...plan.years),
    );
    const k = Number(new URLSearchParams(body).get("pageNo") ?? 1);
    const pages = lists.get(year) ?? [[]];
    const pager = pages
      .map((_, i) => `<a href="javascript:void(0)" onclick="turnPage(${i + 1})">${i + 1}</a>`)
      .join(" ");
    const html = `<meta charset="utf-8"><title>政府信息公开年报</title><form action="list.jsp" method="get"><select name="nf" onchange="this.form.submit()">${years}</select></form>
<form id="f" method="post" action="list.jsp"><input type="hidden" name="nf" value="${year}"><input type="hidden" name="pageNo" value="${k}"></form>
<script>function turnPage(n){ document.forms[1].pageNo.value = n; document.forms[1].submit(); }</script><ul>${(pages[k - 1] ?? []).join("")}</ul>${pager}`;
    return { headers: { "content-type": "text/html; charset=utf-8" }, body: html };
  });
  return site;
}

/** Organs as nodes of a tree in a script, each with a list in a frame that pages by a function. */
export function scriptTree(plan: Plan, origin: string): Site {
  const site = bottom(newSite("generic", plan, origin), "/u/gk/index.html");
  const folder = (organ: string) => `/u/gk/${hexId(6, organ)}/`;
  const nodes = [
    ...site.organs.map((o, i) => `{id:${i + 1},pId:0,name:"${o}",iframeurl:"${folder(o)}list.html"}`),
    `{id:99,pId:0,name:"${plan.county}档案局",iframeurl:"null.shtml"}`,
  ];
  site.page(site.entry, `<div id="tree"></div><script>var zNodes = [${nodes.join(",")}];</script>`);
  site.organs.forEach((organ, at) => {
    const own = site.articles.filter((a) => a.organ === organ || (a.kind === "lookalike" && at === 0));
    const pages = paged(own, 2);
    pages.forEach((articles, k) => {
      const rows = articles.map(
        (a) =>
          `<div class="item"><a href="${publish(site, a, `${folder(organ)}${a.serial}00.html`)}" title="${a.title}">${cut(a.title)}</a><em>${a.published}</em></div>`,
      );
      const next = k + 1 < pages.length ? `<a href="javascript:toPage(${k + 2})">下一页</a>` : "";
      site.page(
        `${folder(organ)}list${k ? `-p${k}` : ""}.html`,
        `${rows.join("")}${next}<script>var stem = "list-p"; function toPage(n){ var u = stem + (n-1) + ".html"; location.href = stem + (n-1) + ".html"; }</script>`,
      );
    });
  });
  return site;
}
