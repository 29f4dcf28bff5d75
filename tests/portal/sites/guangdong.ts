import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Site } from "../site.ts";
import { frontPages } from "../skin.ts";

const json = (data: unknown) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(data),
});

/** The catalogue platform: a tenant an organ, each with its own tree and list interface; bodies inside a script. */
export function gkmlpt(plan: Plan, origin: string): Site {
  const site = newSite("gkmlpt", plan, origin);
  site.entry = "/bmjz/index.html";
  frontPages(site, "各部门政府信息公开年报");
  const tenants = site.organs.map((organ, i) => ({
    organ,
    path: `/${hexId(6, organ).replace(/\d/g, "x")}/gkmlpt`,
    sid: `7550${10 + i}`,
    category: 2600 + i,
  }));
  const links = tenants.map(
    ({ organ, path, category }) =>
      `<li><a href="${path}/annualreport#${category}" title="${organ}政府信息公开年报">${cut(organ, 5)}</a></li>`,
  );
  site.page(site.entry, `<ul>${links.join("")}</ul>`);
  for (const { organ, path, sid, category } of tenants) {
    const own = site.articles.filter(
      (a) => a.organ === organ || (a.kind === "lookalike" && organ === site.organs[1]),
    );
    const tree = [
      { id: 2614, name: "机构职能", post_count: 6, children: [] },
      {
        id: 2700,
        name: "公开内容",
        post_count: 0,
        children: [
          { id: category, name: "政府信息公开年报", post_count: own.length, jump_url: "", children: [] },
        ],
      },
    ];
    const last = organ === site.organs.at(-1);
    if (last) tree[1]!.children[0]!.jump_url = `${origin}/main/xxgknb/index.html`;
    const index = `<div id="app"></div><script>window._CONFIG = ${JSON.stringify({ SID: sid, SERVICE_AREA_ID: "755", TREE: tree })};</script>`;
    site.page(`${path}/annualreport`, index);
    const articles = own.map((a) => {
      const post = `${path}/content/12/${1000 + (a.serial % 7)}/post_${a.serial}.html`;
      const urls = publish(site, a, post, sid);
      const at = Date.parse(`${a.published}T08:00:00+08:00`) / 1000;
      const attachment = filesOf(a).map((file, i) => ({ name: file.name, url: urls[i] }));
      const times = {
        date: at,
        created_at: at + 90 * 86400,
        first_publish_time: at,
        display_publish_time: at,
      };
      return {
        id: a.serial,
        title: a.title,
        url: origin + post,
        post_url: "",
        publisher: organ,
        identifier: "11440300000000001X/2025-00009",
        ...times,
        attachment,
        is_expired: 0,
        is_abolished: 0,
      };
    });
    if (last) {
      // The tenant's category is empty, and its tree leads to a list of the main site.
      const rows = articles
        .splice(0)
        .map((a) => `<li><a href="${a.url}" title="${a.title}">${cut(a.title)}</a></li>`);
      site.page("/main/xxgknb/index.html", `<ul class="news_list">${rows.join("")}</ul>`);
    }
    // One article is listed twice under two ids, as cross-posting leaves it.
    if (articles[0]) articles.push({ ...articles[0], id: articles[0].id + 50000 });
    const pages = paged(articles, 2);
    // Half of the tenants count pages from 0.
    const first = category % 2;
    site.routes.push(({ url }) => {
      if (url.pathname !== `${path}/api/all/${category}`) return undefined;
      if (url.searchParams.get("sid") !== sid) return json({ total: 0, articles: [] });
      const page = Number(url.searchParams.get("page") ?? 1);
      return json({
        total: articles.length,
        classify: { id: category, post_count: articles.length },
        articles: pages[page - first] ?? [],
      });
    });
  }
  return site;
}

function publish(site: Site, article: Article, path: string, sid: string): string[] {
  const urls = filesOf(article).map((file, i) => {
    const url = `/attachment/0/${article.serial}/${i}.${file.format}`;
    site.file(url, file);
    return url;
  });
  const detail = { SID: sid, DETAIL: { title: article.title, content: articleBody(article, urls) } };
  const script = JSON.stringify(detail)
    .replace(/[^\x20-\x7e]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("</", "<\\/");
  site.page(
    path,
    `<div class="classify"><table><tr><td class="label">索引号:</td><td>11440300000000001X/2025-00009</td></tr><tr><td class="label">发布机构:</td><td>${article.organ}</td></tr><tr><td class="label">发布日期:</td><td>${article.published}</td></tr></table></div>
<h1 class="content-title">${article.title}</h1><div class="content"></div><script>window._CONFIG=${script}</script>`,
  );
  site.publish(article, [path], urls);
  return urls;
}

/** The main sites of the province: static lists counted from one, articles by post number. */
export function nfcms(plan: Plan, origin: string): Site {
  const site = newSite("nfcms", plan, origin);
  const folder = "/bmxx/zwxxgk/xxgknb/";
  site.entry = `${folder}index.html`;
  frontPages(site);
  const rows = site.articles.map((a) => {
    const path = `${folder}content/post_${a.serial}.html`;
    const urls = filesOf(a).map((file, i) => {
      const url = `/attachment/0/${a.serial}/${i}.${file.format}`;
      site.file(url, file);
      return url;
    });
    const body = `<h1>${a.title}</h1><div class="tit_info">信息提供日期 : ${a.published} 11:13 来源 : ${a.organ}</div><div class="news_cont_d_wrap">${articleBody(a, urls)}</div><script>var NFCMS_SITE_ID="755040";</script>`;
    site.page(path, htmlPage(plan.county, body));
    const mobile = path.replace("post_", "mpost_");
    site.page(mobile, htmlPage(plan.county, body));
    site.publish(a, [path, path.replace("//", "/")], urls, [mobile]);
    // Editors' addresses carry double slashes.
    return `<li><a href="${origin}/${path}" title="${a.title}">${cut(a.title)}</a><span>${a.published}</span></li>`;
  });
  site.routes.push(({ url }) =>
    url.pathname.startsWith("//") ? site.pages.get(url.pathname.slice(1)) : undefined,
  );
  const pages = paged(rows, 7);
  pages.forEach((items, k) => {
    const address = (n: number) => `${origin}${folder}index${n ? `_${n + 1}` : ""}.html`;
    const next =
      k + 1 < pages.length
        ? `<a class="next" href="${address(k + 1)}">下一页</a>`
        : `<a class="next" href="javascript:;">下一页</a>`;
    site.page(
      new URL(address(k)).pathname,
      `<ul class="news_list">${items.join("")}</ul><div class="page"><a href="${address(0)}">首页</a>${next}<a href="${address(pages.length - 1)}">尾页</a></div><script>var NFCMS_SITE_ID="755040";</script>`,
    );
  });
  return site;
}
