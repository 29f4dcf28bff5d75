import { hexId, type Plan } from "../county.ts";
import { cut, newSite, paged, type Site } from "../site.ts";
import { publish, withEntry } from "./long-tail.ts";

/** Pages reached by `gotopage(2)`, named `index_2.html` in the column's folder. */
export function scriptPager(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/col/18073_668815/index.html");
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

/** ASP.NET: the whole form goes back with the pager's name in it; a wrong state gives the first page. */
export function postBack(plan: Plan, origin: string): Site {
  const site = withEntry(newSite("generic", plan, origin), "/List_wj.aspx?lmid=41");
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
  const site = withEntry(newSite("generic", plan, origin), "/gk/nianbao/list.jsp");
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
  const site = withEntry(newSite("generic", plan, origin), "/u/gk/index.html");
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
