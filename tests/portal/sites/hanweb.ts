import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Reply, type Site } from "../site.ts";
import { catalogue, frontPages, metaTags } from "../skin.ts";

const xml = (body: string): Reply => ({ headers: { "content-type": "text/xml; charset=utf-8" }, body });

/** An article in the old address form; its files lie behind the download handler, which redirects. */
export function article(site: Site, article: Article, column: string): string {
  const [y, m, d] = article.published.split("-").map(Number);
  const path = `/art/${y}/${m}/${d}/art_${column}_${article.serial}.html`;
  const urls = filesOf(article).map((file, i) => {
    const name = `${hexId(32, site.plan.id, article.serial, i)}.${file.format}`;
    const attach = `/attach/0/${name}`;
    site.file(attach, file);
    const handler = `/module/download/downfile.jsp?classid=0&filename=${name}`;
    site.pages.set(handler, { status: 302, headers: { location: attach }, body: "" });
    return handler;
  });
  const meta = metaTags(article.title, article.published, article.organ).replace("PubDate", "pubDate");
  const empties = "<td></td>".repeat(30);
  site.page(
    path,
    htmlPage(
      site.plan.county,
      `${catalogue(article.published, article.organ, article.serial)}<table><tr>${empties}</tr></table>
<div class="title">${article.title}</div><div>发布时间：${article.published} 15:02 &nbsp; 浏览次数：<script src="/module/visitcount/articlehits.jsp?colid=1&artid=2"></script></div>
<div id="zoom">${articleBody(article, urls)}</div>`,
      "utf-8",
      meta,
    ),
  );
  // The query only hides a frame; the article is the same.
  site.routes.push((asked) => (asked.url.pathname === path ? site.pages.get(path) : undefined));
  site.publish(article, [path], urls, [`${path}?xxgkhide=1`]);
  return path;
}

/** Column page with its first block inline, later blocks by record number from the data proxy. */
export function jpage(plan: Plan, origin: string): Site {
  const site = newSite("hanweb-jpage", plan, origin);
  const column = "1229000001";
  site.entry = `/col/col${column}/index.html`;
  frontPages(site);
  const records = site.articles.map((a) => {
    const path = article(site, a, column);
    return `<li><a href="${path}" title="${a.title}" target="_blank">${cut(a.title, 12)}</a><b>${a.published}</b></li>`;
  });
  const block = (rows: string[]) =>
    `<recordset>${rows.map((row) => `<record><![CDATA[${row}]]></record>`).join("\n")}</recordset>`;
  const query = `webid=3100&path=${origin}/&columnid=${column}&unitid=229100&webname=shili&permissiontype=0`;
  site.page(
    site.entry,
    `<div id="229100"><script type="text/xml"><datastore>
<nextgroup><![CDATA[<a href="/module/web/jpage/dataproxy.jsp?page=1&${query}"></a>]]></nextgroup>
${block(records.slice(0, 9))}</datastore></script></div>
<script>var perPage=3; /* totalRecord:${records.length} */ $("#229100").jpage({appid:"1",currentpage:1,perpage:3,totalrecord:${records.length},proxyurl:'/module/web/jpage/dataproxy.jsp'});</script>`,
  );
  site.routes.push((asked) => {
    if (asked.url.pathname !== "/module/web/jpage/dataproxy.jsp") return undefined;
    const fields = new URLSearchParams(asked.body);
    const field = (name: string) => asked.url.searchParams.get(name) ?? fields.get(name);
    if (field("columnid") !== column || field("unitid") !== "229100" || !field("webid"))
      return xml("<datastore></datastore>");
    const start = Number(field("startrecord") ?? 1);
    const end = Math.min(Number(field("endrecord") ?? start + 8), start + 8);
    return xml(
      `<datastore><totalrecord>${records.length}</totalrecord><totalpage>${Math.ceil(records.length / 3)}</totalpage>${block(records.slice(start - 1, end))}</datastore>`,
    );
  });
  return site;
}

/** The older proxy: knows only the ready-made `nextgroup` address, and its records are table rows. */
export function jpageOld(plan: Plan, origin: string): Site {
  const site = newSite("hanweb-jpage", plan, origin);
  site.entry = "/col/col4711/index.html";
  frontPages(site, "公开年报");
  const records = site.articles.map(
    (a) =>
      `<tr><td><a href='${article(site, a, "4711")}' title='${a.title}'>${cut(a.title)}</a></td><td>${a.published}</td></tr>`,
  );
  const groups = paged(records, 9);
  const block = (k: number) => {
    const next =
      k + 1 < groups.length
        ? `<nextgroup><![CDATA[<a href="/module/jpage/dataproxy.jsp?page=${k + 1}&webid=1&columnid=4711&unitid=5200&webname=s&permissiontype=0"></a>]]></nextgroup>`
        : "";
    return `${next}<recordset>${(groups[k] ?? []).map((row) => `<record><![CDATA[${row}]]></record>`).join("")}</recordset>`;
  };
  site.page(
    site.entry,
    `<div id="5200"><script type="text/xml"><datastore>${block(0)}</datastore></script></div><script>$("#5200").jpage({appid:"1",perpage:3})</script>`,
  );
  site.routes.push((asked) => {
    if (asked.url.pathname !== "/module/jpage/dataproxy.jsp") return undefined;
    return xml(`<datastore>${block(Number(asked.url.searchParams.get("page") ?? 0))}</datastore>`);
  });
  return site;
}

/** Columns that show their one article, a column an organ and a year; the years are siblings. */
export function columns(plan: Plan, origin: string): Site {
  const site = newSite("hanweb-jpage", plan, origin);
  const path = (organ: string, year: number) =>
    `/col/col12299${site.organs.indexOf(organ)}${year}/index.html`;
  const newest = Math.max(...plan.years);
  site.entry = path(site.organs[0]!, newest);
  frontPages(site);
  const organs = site.organs.map((o) => `<li><a href="${path(o, newest)}">${o}</a></li>`).join("");
  for (const a of site.articles.filter(({ kind }) => kind === "report")) {
    const years = plan.years.map((y) => `<li><a href="${path(a.organ, y)}">${y}年</a></li>`).join("");
    const urls = filesOf(a).map((file, i) => {
      const url = `/attach/0/${hexId(32, plan.id, a.serial, i)}.${file.format}`;
      site.file(url, file);
      return url;
    });
    const body = `<div class="title">${a.title}</div><div>信息来源：${a.organ} 发布日期：${a.published}</div><div id="zoom">${articleBody(a, urls)}</div>`;
    site.page(
      path(a.organ, a.year),
      `<ul class="organs">${organs}</ul><ul class="years">${years}</ul>${body}`,
    );
    site.publish(a, [path(a.organ, a.year)], urls);
  }
  return site;
}
