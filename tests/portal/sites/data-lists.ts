import { hexId, type Plan } from "../county.ts";
import { filesOf } from "../formats.ts";
import { articleBody, cut, htmlPage, newSite, paged, type Asked, type Site } from "../site.ts";
import { catalogue, frontPages } from "../skin.ts";

const json = (data: unknown) => ({
  headers: { "content-type": "application/json;charset=utf-8" },
  body: JSON.stringify(data),
});

interface Listed {
  title: string;
  path: string;
  published: string;
  organ: string;
  year: number;
  id: number;
}

/** Pages of all articles under addresses that tell nothing, and what a list says of each. */
function publishAll(site: Site): Listed[] {
  return site.articles.map((a) => {
    const path = `/html/${5800 + (a.serial % 5)}/${a.serial}.html`;
    const urls = filesOf(a).map((file, i) => {
      const url = `/uploads/${hexId(20, site.plan.id, a.serial, i)}.${file.format}`;
      site.file(url, file);
      return url;
    });
    site.page(
      path,
      `${catalogue(a.published, a.organ, a.serial)}<h1>${a.title}</h1><div class="article-content">${articleBody(a, urls)}</div>`,
    );
    site.publish(a, [path], urls);
    return { title: a.title, path, published: a.published, organ: a.organ, year: a.year, id: a.serial };
  });
}

/**
 * A page that is empty without its script. `call` asks for page `n`, `rows` takes the answer apart: both are the
 * script's own text, so that a browser sees the list and nothing else does.
 */
function shell(site: Site, call: string, rows: string): void {
  const script = `async function load(n) {
  const answer = await ${call};
  const rows = ${rows};
  document.querySelector('#list').innerHTML = '<ul>' + rows.map((r) => '<li><a href="' + r.u + '">' + r.t + '</a><span>' + r.d + '</span></li>').join('') + '</ul><a href="#" onclick="load(' + (n + 1) + ');return false">下一页</a>';
}
load(1);`;
  site.page(site.entry, htmlPage(site.plan.county, `<div id="list"></div><script>${script}</script>`));
}

/** TRS's search front end: a GET whose answer nests rows under `page.content`. */
export function jsonGet(plan: Plan, origin: string): Site {
  const site = newSite("generic", plan, origin);
  site.entry = "/zwgk/nianbao/list.html";
  frontPages(site);
  shell(
    site,
    "(await fetch('/igs/front/search/list.html?index=gov&type=governmentdocuments&pageNumber=' + n + '&pageSize=7')).json()",
    "answer.page.content.map((r) => ({ t: r.DOCTITLE, u: r.DOCPUBURL, d: r.PUBDATE.slice(0, 10) }))",
  );
  const pages = paged(publishAll(site), 7);
  site.params = {
    list: {
      url: "/igs/front/search/list.html?index=gov&type=governmentdocuments&pageNumber={page}&pageSize=7",
      rows: "page.content",
      fields: { title: "DOCTITLE", url: "DOCPUBURL", date: "PUBDATE", organ: "publisher" },
      pages: "page.totalPages",
    },
  };
  site.routes.push(({ url }) => {
    if (url.pathname !== "/igs/front/search/list.html") return undefined;
    const k = Number(url.searchParams.get("pageNumber"));
    const content = (pages[k - 1] ?? []).map((l) => ({
      DOCTITLE: `<em>${l.title}</em>`,
      PUBDATE: `${l.published} 10:00:00`,
      DOCPUBURL: origin + l.path,
      publisher: l.organ,
      IdxID: l.id,
    }));
    return json({ page: { content, totalPages: pages.length, total: pages.flat().length } });
  });
  return site;
}

/** A form by POST, with numbered organs as a second axis; answers in JSON, times in seconds. */
export function formPost(plan: Plan, origin: string): Site {
  const site = newSite("generic", plan, origin);
  site.entry = "/xxgk/nb.jsp";
  frontPages(site);
  const listed = publishAll(site);
  const code = (organ: string) => `D${hexId(6, organ)}`;
  shell(
    site,
    `(await fetch('/szinf/loadData', { method: 'POST', body: new URLSearchParams({ deptCode: '${code(site.organs[0]!)}', current: n - 1, perPage: 3 }) })).json()`,
    "answer.data.list.map((r) => ({ t: r.name, u: r.link, d: new Date(r.time * 1000).toISOString().slice(0, 10) }))",
  );
  site.params = {
    list: {
      method: "POST",
      url: "/szinf/loadData",
      form: { deptCode: "{organ}", current: "{page}", perPage: "3" },
      first: 0,
      rows: "data.list",
      fields: { title: "name", url: "link", date: "time" },
      total: "data.allRow",
      size: 3,
      organs: Object.fromEntries(site.organs.map((o) => [code(o), o])),
    },
  };
  site.routes.push((asked: Asked) => {
    if (asked.url.pathname !== "/szinf/loadData" || asked.method !== "POST") return undefined;
    const fields = new URLSearchParams(asked.body);
    const at = site.organs.findIndex((o) => code(o) === fields.get("deptCode"));
    const own = listed.filter((l) => l.organ === site.organs[at] || (l.organ === plan.county && at === 0));
    const list = (paged(own, 3)[Number(fields.get("current"))] ?? []).map((l) => ({
      name: l.title,
      link: l.path,
      time: Date.parse(`${l.published}T00:30:00+08:00`) / 1000,
    }));
    return json({ code: 0, data: { allRow: own.length, list } });
  });
  return site;
}

/** A JSON body by POST; rows hold an id from which the address is built. */
export function jsonPost(plan: Plan, origin: string): Site {
  const site = newSite("generic", plan, origin);
  site.entry = "/col/nb/";
  frontPages(site);
  shell(
    site,
    "(await fetch('/cms/JsonList', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ channelCode: 'A09370', perPage: 8, pageno: n }) })).json()",
    "answer.data.results.map(({ source: r }) => ({ t: r.title, u: '/html/' + r.bucket + '/' + r.id + '.html', d: r.pubDate }))",
  );
  const pages = paged(publishAll(site), 8);
  site.params = {
    list: {
      method: "POST",
      url: "/cms/JsonList",
      json: { channelCode: "A09370", perPage: 8, pageno: "{page}" },
      rows: "data.results[].source",
      fields: { title: "title", url: "/html/{bucket}/{id}.html", date: "pubDate" },
    },
  };
  site.routes.push(({ url, method, body }) => {
    if (url.pathname !== "/cms/JsonList") return undefined;
    const asked = (method === "POST" && body ? JSON.parse(body) : {}) as {
      channelCode?: string;
      pageno?: number;
    };
    const rows = asked.channelCode === "A09370" ? (pages[(asked.pageno ?? 1) - 1] ?? []) : [];
    return json({
      data: {
        results: rows.map((l) => ({
          source: { title: l.title, pubDate: l.published, id: l.id, bucket: l.path.split("/")[2] },
        })),
      },
    });
  });
  return site;
}

/** A fragment by POST: the page's own script names the call, so that a generic reader may find it. */
export function htmlPost(plan: Plan, origin: string): Site {
  const site = newSite("generic", plan, origin);
  site.entry = "/gk/nb/index.aspx";
  frontPages(site);
  site.page(
    site.entry,
    htmlPage(
      plan.county,
      `<div id="list"></div><script>fetch('/gk/list.ashx', { method: 'POST', body: new URLSearchParams({ cid: 1019, page: 1 }) }).then((r) => r.text()).then((t) => { document.querySelector('#list').innerHTML = t; });</script>`,
    ),
  );
  const pages = paged(publishAll(site), 8);
  site.params = {
    list: { method: "POST", url: "/gk/list.ashx", form: { cid: "1019", page: "{page}" }, rows: "html" },
  };
  site.routes.push(({ url, method, body }) => {
    if (url.pathname !== "/gk/list.ashx" || method !== "POST") return undefined;
    const k = Number(new URLSearchParams(body).get("page"));
    const rows = (pages[k - 1] ?? []).map(
      (l) =>
        `<tr><td><a href="${l.path}" title="${l.title}">${cut(l.title)}</a></td><td>${l.published}</td></tr>`,
    );
    return {
      headers: { "content-type": "text/html; charset=utf-8" },
      body: `<table>${rows.join("")}</table><p>第${k}页/共${pages.length}页</p>`,
    };
  });
  return site;
}

/** A single-page application: nothing in the HTML, one static JSON file a page, rows drawn by its script. */
export function spa(plan: Plan, origin: string): Site {
  const site = newSite("generic", plan, origin);
  site.entry = "/cn/nianbao/index.html";
  frontPages(site);
  const pages = paged(publishAll(site), 8);
  site.page(
    site.entry,
    `<html><head><meta charset="utf-8"><title>${plan.county}</title></head><body><div id="app"></div><script>
let n = 1;
async function draw() {
  const answer = await fetch('/cn/static/data_itemId=861,pageIndex=' + n + ',pageSize=8.json');
  const { data } = await answer.json();
  document.querySelector('#app').innerHTML = '<ul>' + data.rows.map((r) => '<li><a href="/html/' + r.bucket + '/' + r.docId + '.html">' + r.docTitle + '</a><span>' + r.publishDate.slice(0, 10) + '</span></li>').join('') + '</ul>' +
    (n * 8 < data.total ? '<a href="#" class="next" onclick="n++;draw();return false">下一页</a>' : '');
}
draw();
</script></body></html>`,
  );
  pages.forEach((rows, k) => {
    const data = {
      total: pages.flat().length,
      rows: rows.map((l) => ({
        docId: l.id,
        bucket: l.path.split("/")[2],
        docTitle: l.title,
        publishDate: `${l.published} 10:00:00`,
        builddate: "2020-01-01 00:00:00",
      })),
    };
    site.page(
      `/cn/static/data_itemId=861,pageIndex=${k + 1},pageSize=8.json`,
      JSON.stringify({ rptCode: 200, data }),
      { "content-type": "application/json" },
    );
  });
  site.params = {
    list: {
      url: "/cn/static/data_itemId=861,pageIndex={page},pageSize=8.json",
      rows: "data.rows",
      fields: { title: "docTitle", url: "/html/{bucket}/{docId}.html", date: "publishDate" },
      total: "data.total",
      size: 8,
    },
  };
  return site;
}

/** The rows stand as JSON in a script of the page itself. */
export function embeddedJson(plan: Plan, origin: string): Site {
  const site = newSite("generic", plan, origin);
  site.entry = "/xxgk/nianbao.html";
  frontPages(site);
  const items = publishAll(site).map((l) => ({
    title: l.title,
    url: l.path,
    pubDate: l.published,
    dept: { name: l.organ },
  }));
  const data = JSON.stringify({ list: { items } }).replaceAll("/", "\\/");
  site.page(site.entry, `<div id="app"></div><script>window.__NUXT__=${data};</script>`);
  site.params = {
    list: {
      rows: "list.items",
      fields: { title: "title", url: "url", date: "pubDate", organ: "dept.name" },
      script: "__NUXT__",
    },
  };
  return site;
}
