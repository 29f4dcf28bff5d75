import { hexId, type Article, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Asked, type Reply, type Site } from "../site.ts";
import { frontPages } from "../skin.ts";
import { article } from "./hanweb.ts";

const fragment = (body: string): Reply => ({ headers: { "content-type": "text/html; charset=utf-8" }, body });

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
