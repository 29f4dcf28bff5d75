import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Asked, type Reply, type Site } from "../site.ts";
import { catalogue, frontPages, metaTags } from "../skin.ts";

const xml = (body: string): Reply => ({ headers: { "content-type": "text/xml; charset=utf-8" }, body });
const fragment = (body: string): Reply => ({ headers: { "content-type": "text/html; charset=utf-8" }, body });

/** An article in the old address form; its files lie behind the download handler, which redirects. */
function article(site: Site, article: Article, column: string): string {
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

/** One page an organ and a year, chosen by two query fields whose order differs from link to link. */
export function annual(plan: Plan, origin: string): Site {
  const site = newSite("hanweb-annual", plan, origin);
  const page = "/module/xxgk/xxgkAnnualReport.jsp";
  const area = (organ: string) => `1133${hexId(13, organ).replace(/\D/g, "7")}A`;
  site.entry = page;
  frontPages(site);
  const render = (organ: string, year: number) => {
    const found = site.articles.find((a) => a.kind === "report" && a.organ === organ && a.year === year);
    const organs = site.organs
      .map((o) => `<li><a href="${page}?fbtime=${year}&area=${area(o)}">${o}</a></li>`)
      .join("");
    const years = [...plan.years, Math.min(...plan.years) - 1]
      .map((y) => `<option value="${page}?area=${area(organ)}&fbtime=${y}">${y}</option>`)
      .join("");
    const body = found
      ? `<div class="nb"><h3>${found.title}</h3><p>发布时间：${found.published} 15:51:52</p>${articleBody(found, files(found))}</div>`
      : `<div class="nb">暂无相关信息</div>`;
    return htmlPage(
      plan.county,
      `<ul class="areas">${organs}</ul><select onchange="location.href=this.value">${years}</select>${body}<p>政府信息公开年报</p>`,
    );
  };
  const files = (a: Article) =>
    filesOf(a).map((file, i) => {
      const path = `/attach/0/${hexId(32, plan.id, a.serial, i)}.${file.format}`;
      site.file(path, file);
      return path;
    });
  for (const a of site.articles) {
    const query = [`area=${area(a.organ)}`, `fbtime=${a.year}`];
    const addresses = [`${page}?${query.join("&")}`, `${page}?${query.reverse().join("&")}`];
    const shownFirst = a.organ === site.organs[1] && a.year === plan.years[0] ? [page] : [];
    site.publish(a, addresses, files(a), shownFirst);
  }
  site.routes.push(({ url }) => {
    if (url.pathname !== page) return undefined;
    const organ = site.organs.find((o) => area(o) === url.searchParams.get("area")) ?? site.organs[1]!;
    return fragment(render(organ, Number(url.searchParams.get("fbtime") ?? plan.years[0])));
  });
  return site;
}

/** The disclosure module: an empty shell, a category tree by organ, and lists that are asked for by POST. */
export function disclosure(plan: Plan, origin: string): Site {
  const site = newSite("hanweb-xxgk", plan, origin);
  const area = (organ: string) => `1134${hexId(13, organ).replace(/\D/g, "3")}B`;
  site.entry = "/col/col1229000002/index.html?number=A00003";
  frontPages(site);
  const organs = site.organs
    .map((o) => `<li><a href="javascript:;" onclick="changeArea('${area(o)}','${o}')">${o}</a></li>`)
    .join("");
  site.page(
    site.entry,
    `<div class="depts"><ul>${organs}</ul></div><div id="div4"></div>
<script>loadDynamic('/module/xxgk/tree.jsp?standardXxgk=1&area=${area(site.organs[0]!)}&divid=div4','div4');</script>`,
  );
  const paths = new Map(site.articles.map((a) => [a, article(site, a, "1229000002")]));
  const tree = `<script>d=new dTree('d');
d.add(11,0,'<a href="javascript:;" onclick="funclick(\\'A0101\\',\\'机构概况\\')">机构概况</a>');
d.add(12,0,'<a href="javascript:;" onclick="funclick(\\'A0701\\',\\'政府信息公开年报\\')">政府信息公开年报</a>');</script>`;
  const search = ({ url, body, method }: Asked) => {
    const fields = new URLSearchParams(body);
    const field = (name: string) => url.searchParams.get(name) ?? fields.get(name);
    if (method !== "POST" || field("infotypeId") !== "A0701") return fragment("<div></div>");
    const organ = site.organs.find((o) => area(o) === field("area"));
    const own = site.articles.filter(
      (a) => a.organ === organ || (a.kind === "lookalike" && organ === site.organs[0]),
    );
    const pages = paged(own, 2);
    const k = Number(field("currpage") ?? 1);
    const rows = (pages[k - 1] ?? []).map(
      (a) =>
        `<li><a href="${origin}${paths.get(a)}?xxgkhide=1" title="${a.title}">${cut(a.title)}</a><b>${a.published}</b></li>`,
    );
    return fragment(
      `<div class="zfxxgk_zdgkc"><ul>${rows.join("")}</ul></div><div class="pages">共&nbsp;${own.length}&nbsp;条&nbsp;${k}/${pages.length}<script>var totalpage=${pages.length};</script></div>`,
    );
  };
  site.routes.push((asked) => {
    if (asked.url.pathname === "/module/xxgk/tree.jsp") return fragment(tree);
    return asked.url.pathname === "/module/xxgk/search.jsp" ? search(asked) : undefined;
  });
  return site;
}

/** The newer system: first page in the HTML, later pages from an interface that reads `paramJson` alone. */
export function jpaas(plan: Plan, origin: string): Site {
  const site = newSite("jpaas", plan, origin);
  const folder = "/zfxxgk/zfxxgknb/";
  site.entry = `${folder}index.html`;
  frontPages(site);
  const unit = "/api-gateway/jpaas-publish-server/front/page/build/unit";
  const rows = site.articles.map((a) => {
    const path = `${folder}${a.year}/xzf/art/${a.published.slice(0, 4)}/art_${hexId(32, plan.id, a.serial)}.html`;
    const urls = filesOf(a).map((file, i) => {
      const url = `/cms_files/filemanager/100/attach/${a.published.replaceAll("-", "")}/${hexId(16, a.serial, i)}.${file.format}`;
      site.file(url, file);
      return url;
    });
    site.page(
      path,
      `${catalogue(a.published, a.organ, a.serial)}<h1>${a.title}</h1><p>发布时间：${a.published} 11:22 浏览次数：</p><div id="zoom">${articleBody(a, urls)}</div>`,
    );
    site.publish(a, [path], urls);
    return `<li><a href="${path}" title="${a.title}">${cut(a.title)}</a><span>${a.published}</span></li>`;
  });
  const pages = paged(rows, 8);
  site.page(
    site.entry,
    `<div class="list" parseType="bulidstatic" queryData="{'webId':'aa11','tplSetId':'bb22','pageType':'column','tagId':'当前栏目list','pageId':'cc33'}" unitUrl="${unit}" pageNo="1" rows="8" count="${rows.length}">
<ul>${pages[0]!.join("")}</ul></div>`,
  );
  site.routes.push(({ url, headers }) => {
    if (url.pathname !== unit) return undefined;
    if (!headers.referer) return { status: 403, body: "403 Forbidden" };
    const { pageNo = 1 } = JSON.parse(url.searchParams.get("paramJson") ?? "{}") as { pageNo?: number };
    const known =
      url.searchParams.get("webId") === "aa11" && url.searchParams.get("tagId") === "当前栏目list";
    const html = known ? `<ul>${(pages[pageNo - 1] ?? []).join("")}</ul>` : "";
    return {
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ success: true, code: 200, data: { html } }),
    };
  });
  return site;
}
