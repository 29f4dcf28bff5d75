import { hexId, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, newSite, paged, type Site } from "../site.ts";
import { catalogue, frontPages } from "../skin.ts";

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
