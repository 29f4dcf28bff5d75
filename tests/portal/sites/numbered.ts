import type { Plan } from "../county.ts";
import { htmlPage, newSite, paged, type Site } from "../site.ts";
import { catalogue, frontPages } from "../skin.ts";
import { publish, row } from "./small.ts";

/** Fragments numbered from the oldest, named in a hidden list. */
export function fragments(plan: Plan, origin: string): Site {
  const site = newSite("ncfrag", plan, origin);
  const folder = "/n2500001/n2500002/";
  site.entry = `${folder}index.html`;
  frontPages(site);
  const pages = paged(site.articles, 6);
  const hidden = pages
    .slice(1)
    .map((_, i) => `<a href="index_2603_${pages.length - 1 - i}.html"></a>`)
    .join("");
  pages.forEach((rows, k) => {
    const items = rows.map((a) => {
      const path = `${folder}c${33000000 + a.serial}/content.html`;
      publish(site, a, path, (body) =>
        htmlPage(
          plan.county,
          `<div class="zsy_cotitle">${a.title}<p>文章来源：${a.organ}　发布时间：${a.published}</p></div><div class="zsy_comain">${body}</div>`,
          "utf-8",
          `<meta name="publishdate" content="${a.published}"><meta name="contentid" content="${a.serial}">`,
        ),
      );
      return `<li><a href="../..${path}">${a.title}</a><span>[${a.published}]</span></li>`;
    });
    const list = `<ul>${items.join("")}</ul>`;
    if (k)
      site.page(`${folder}index_2603_${pages.length - k}.html`, list, {
        "content-type": "text/html; charset=utf-8",
      });
    else
      site.page(
        site.entry,
        `<div id="comp_2603">${list}</div><script>var maxPageNum=${pages.length}; function goPub(p){ }</script><div style="display:none">${hidden}</div>`,
      );
  });
  return site;
}

/** Articles without extension or date in the address; the list's later pages are `index_2.htm`. */
export function contentN(plan: Plan, origin: string): Site {
  const site = newSite("content", plan, origin);
  const folder = "/zfxxgk/zfxxgknb/";
  site.entry = folder;
  frontPages(site);
  const pages = paged(site.articles, 8);
  pages.forEach((rows, k) => {
    const items = rows.map((a) => {
      const path = `${folder}content_${7000 + a.serial}`;
      publish(
        site,
        a,
        path,
        (body) =>
          `<div class="nav">您的位置: 首页 &gt;政府信息公开年报&gt;详细内容</div>${catalogue(a.published, a.organ, a.serial)}<h2>${a.title}</h2><p>来源：${a.organ} 发布时间：${a.published} 浏览次数： 【字体：大 中 小】</p><div class="content">${body}</div>`,
      );
      return row(path, a);
    });
    const next = k + 1 < pages.length ? `<a href="index_${k + 2}.htm">下一页</a>` : "";
    site.page(
      k ? `${folder}index_${k + 1}.htm` : folder,
      `<ul>${items.join("")}</ul><div>共 ${pages.length} 页 ${next}</div>`,
    );
  });
  return site;
}

/** iList.jsp: all in the query, the organ as `site_id`. */
export function iList(plan: Plan, origin: string): Site {
  const site = newSite("ilist", plan, origin);
  const list = (organ: number, page: number) =>
    `/info/iList.jsp?node_id=GKtl&site_id=CMS${organ}&cat_id=15999&tm_id=&cur_page=${page}`;
  site.entry = list(0, 1);
  frontPages(site);
  const organs = site.organs.map((o, i) => `<option value="${list(i, 1)}">${o}</option>`).join("");
  site.organs.forEach((organ, at) => {
    const own = site.articles.filter((a) => a.organ === organ || (a.kind === "lookalike" && at === 0));
    const pages = paged(own, 2);
    pages.forEach((rows, k) => {
      const items = rows.map((a) => {
        const path = `/info/iContent.jsp?node_id=GKtl&site_id=CMS${at}&cat_id=15999&content_id=${900000 + a.serial}`;
        publish(
          site,
          a,
          path,
          (body) =>
            `${catalogue(a.published, a.organ, a.serial)}<h1>${a.title}</h1><div class="detail">${body}</div>`,
        );
        return row(path, a);
      });
      const next = k + 1 < pages.length ? `<a href="${list(at, k + 2)}">下一页</a>` : "";
      site.page(
        list(at, k + 1),
        `<select onchange="location=this.value">${organs}</select><div class="list_div"><ul>${items.join("")}</ul></div><div>共 ${own.length} 条 ${k + 1}/${pages.length} ${next}</div>`,
      );
    });
  });
  return site;
}

/** eportal: `javascript:next(2)` stands for a query that the page's hidden field completes. */
export function eportal(plan: Plan, origin: string): Site {
  const site = newSite("eportal", plan, origin);
  site.entry = "/305199/index.html";
  frontPages(site);
  const pages = paged(site.articles, 7);
  pages.forEach((rows, k) => {
    const items = rows.map((a) => {
      const path = `/305199/${4500000 + a.serial}/index.html`;
      publish(
        site,
        a,
        path,
        (body) =>
          `<h1>${a.title}</h1><p>发布时间：${a.published} 信息来源：${a.organ}</p><div class="article_con">${body}</div>`,
      );
      return row(path, a);
    });
    const next =
      k + 1 < pages.length
        ? `<a href="javascript:next(${k + 2})">下一页</a>`
        : `<a href="javascript:void(0)">下一页</a>`;
    const html = `<ul>${items.join("")}</ul>${next}<input type="hidden" name="moduleId" value="abcdef01"><input type="hidden" name="pageId" value="305199"> ${k + 1}/${pages.length}`;
    if (!k) site.page(site.entry, html);
    site.page(`/eportal/ui?pageId=305199&currentPage=${k + 1}&moduleId=abcdef01&staticRequest=yes`, html);
  });
  return site;
}
