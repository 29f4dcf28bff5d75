import type { Site } from "./site.ts";

/** The day as list skins print it; the styles rotate so that every site shows several. */
export function rowDate(day: string, style: number): string {
  const [y, m, d] = day.split("-");
  const styles = [
    day,
    `[${day}]`,
    `${y}/${m}/${d}`,
    `(${day})`,
    `${y}.${m}.${d}`,
    `${y}年${Number(m)}月${Number(d)}日`,
  ];
  return styles[style % styles.length]!;
}

/** `meta` tags of the government's tag standard; the space behind ContentSource is as seen. */
export function metaTags(title: string, date: string, organ: string): string {
  return `<meta name="ArticleTitle" content="${title}"/><meta name="PubDate" content="${date} 09:40"/><meta name="ContentSource " content="${organ}"/>`;
}

/** The catalogue table over an article, whose index number holds a run that looks like a date. */
export function catalogue(date: string, organ: string, serial: number): string {
  return `<table class="xxgk"><tr><td>索引号：</td><td>SL010-0999/${date.replaceAll("-", "")}${serial}</td><td>发布机构：</td><td>${organ}</td></tr>
<tr><td>成文日期：</td><td>${date}</td><td>发布日期：</td><td>${date}</td></tr></table>`;
}

/** Front page and disclosure page, whose anchors lead to the column among many that do not. */
export function frontPages(site: Site, label = "政府信息公开年报"): void {
  const noise = ["领导之窗", "新闻动态", "办事服务", "互动交流", "政策解读"];
  const links = noise.map((text, i) => `<li><a href="/n${i}/index.html">${text}</a></li>`).join("");
  site.page(
    "/",
    `<ul class="nav">${links}<li><a href="/zwgk.html" title="政府信息公开">政务公开</a></li></ul>`,
  );
  site.page(
    "/zwgk.html",
    `<ul><li><a href="/zn.html">政府信息公开指南</a></li><li><a href="/zd.html">政府信息公开制度</a></li>
<li><a href="/fd.html">法定主动公开内容</a></li><li><a href="${site.entry}">${label}</a></li></ul>`,
  );
}
