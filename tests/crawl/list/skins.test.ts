import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyTitle } from "../../../src/forms/title.ts";
import { readList } from "../../../src/crawl/list/read-list.ts";

const url = "http://www.a.gov.cn/zwgk/zfxxgknb/index.html";

const organ = fc.constantFrom(
  "青川市教育局",
  "临溪县人民政府",
  "青石镇人民政府",
  "望江街道办事处",
  "临溪县卫生健康委员会",
  "青川市公安局临溪分局",
);
const article = fc
  .tuple(
    organ,
    fc.integer({ min: 2008, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom("政府信息公开工作年度报告", "政府信息公开年度报告", "政府信息公开年报"),
    fc.boolean(),
  )
  .map(([o, y, m, d, words, first]) => ({
    title: first ? `${y}年${o}${words}` : `${o}${y}年${words}`,
    day: `${y + 1}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`,
  }));

const addresses: ((day: string, i: number) => string)[] = [
  (day, i) => `./${day.slice(0, 7).replace("-", "")}/t${day.replaceAll("-", "")}_${7000 + i}.html`,
  (_, i) => `/art/2025/1/9/art_122900_${4300 + i}.html`,
  (_, i) => `/zfxxgk/content/post_${1200 + i}.html`,
  (_, i) => `../info/1308/${25000 + i}.htm`,
  (_, i) => `http://www.a.gov.cn/c10/202501/${String(i).padStart(32, "a1b2c3d4")}.shtml`,
  (_, i) => `/gk/content_${191000 + i}`,
  (_, i) => `/View.aspx?id=${i + 1}`,
  (day, i) => `/${day.slice(0, 4)}/${day.slice(5)}/${2677000 + i}.html`,
  (_, i) => `files/${40 + i}.pdf`,
];
const days: ((day: string) => string)[] = [
  (day) => day,
  (day) => `[${day}]`,
  (day) => `（${day.replaceAll("-", "/")}）`,
  (day) => day.replaceAll("-", "."),
  (day) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`,
  (day) => `发布时间：${day} 09:15:00`,
  (day) => day.replaceAll("-", "-\n\t"),
];
const cut = (title: string) => `${title.slice(0, 9)}...`;
const links: ((href: string, title: string) => string)[] = [
  (href, title) => `<a href="${href}">${title}</a>`,
  (href, title) => `<a href='${href}' target=_blank title='${title}'>${cut(title)}</a>`,
  (href, title) => `<a title="${title}" href="${href}"><span class="t">${cut(title)}</span></a>`,
  (href, title) => `<A HREF="${href}"><img src="/i.png" alt=""><font color=red>${title}</font></A>`,
  (href, title) => `<a href="javascript:void(0);" onclick="openUrl('${href}')">${title}</a>`,
  (href, title) => `<a href="${href}">\n  ${title.slice(0, 4)}<br>${title.slice(4)}\n</a>`,
];
const boxes: ((link: string, day: string, i: number) => string)[] = [
  (link, day) => `<li>${link}<span>${day}</span></li>`,
  (link, day) => `<li><span class="date">${day}</span>${link}</li>`,
  (link, day, i) => `<tr><td>${i + 1}</td><td>${link}</td><td align=center>${day}</td></tr>`,
  (link, day) => `<dl><dt>${link}</dt><dd>${day}</dd></dl>`,
  (link, day) => `<div class="row"><p>${link}</p></div><div style="display:none">${day}</div>`,
];
/** The last box keeps date and link apart, so that no date is promised there. */
const promisesDate = (box: number) => box < 3;

const pagers = [
  `<a href="index_1.html">下一页</a>`,
  `<script>createPageHTML(3, 0, "index", "html");</script>`,
  `<span>1</span><a href="index_1.html">2</a>`,
  `<a href="javascript:go(1)" title="下一页" ><i></i></a><a class="n" href="index_1.html">下页</a>`,
];
const noise = `<div class="nav"><a href="/">首页</a><a href="/zwgk/zfxxgkzn/">政府信息公开指南</a><a href="/zwgk/zfxxgknb/">政府信息公开年报</a><a href="/fzzf/t20250102_99.html">临溪县2024年法治政府建设年度报告</a></div>`;

test("whatever the skin: every row once, its title whole, its date as shown, and the next page", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(article, { minLength: 1, maxLength: 8, selector: ({ title }) => title }),
      fc.nat(addresses.length - 1),
      fc.nat(days.length - 1),
      fc.nat(links.length - 1),
      fc.nat(boxes.length - 1),
      fc.nat(pagers.length - 1),
      (articles, address, day, link, box, pager) => {
        const rows = articles
          .map((a, i) =>
            boxes[box]!(links[link]!(addresses[address]!(a.day, i), a.title), days[day]!(a.day), i),
          )
          .join("\n");
        const wrapped = box === 2 ? `<table>${rows}</table>` : `<ul>${rows}</ul>`;
        const page = {
          url,
          status: 200,
          headers: {},
          text: `<html><body>${noise}${wrapped}${pagers[pager]}</body></html>`,
        };
        const reading = readList(page, { url, as: "branch" }, { url, family: "generic" });
        const reports = reading.rows.filter((row) => classifyTitle(row.title).class === "report");
        expect(reports.map((row) => row.title.replace(/\s/g, ""))).toEqual(articles.map((a) => a.title));
        if (promisesDate(box))
          expect(reports.map((row) => row.dates[0]?.value)).toEqual(articles.map((a) => a.day));
        expect(reading.asks.filter((ask) => ask.as === "page").map((ask) => ask.url)).toEqual([
          new URL("index_1.html", url).href,
        ]);
      },
    ),
    { numRuns: 100 },
  );
});
