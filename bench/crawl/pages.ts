import { decodePage } from "../../src/crawl/decode.ts";
import { generate } from "../../tests/generator/generate.ts";

const perList = 20;
/** Menus and scripts around a report: half of the portals' home pages have more than 87,586 bytes. */
const around = Array.from(
  { length: 600 },
  (_, n) => `<li><a href="/n${n}/" class="menu-item">栏目${n}</a></li>`,
);

/** The page at a path of a site with so many reports and a list of them; null where there is none. */
export function pageOf(path: string, count: number): string | null {
  const article = /t20250121_(\d+)\.html/.exec(path)?.[1];
  if (article) {
    const report = decodePage(generate(Number(article), { format: "html", form: "2021" }).bytes);
    const title = titleOf(Number(article));
    return `<html><head><meta name="ArticleTitle" content="${title}"><meta name="PubDate" content="2025-01-21"></head>
<body><ul>${around.join("")}</ul><h1>${title}</h1><div class="TRS_Editor">${report.replace(/<\/?(html|head|body)[^>]*>/gi, "")}</div></body></html>`;
  }
  const list = /\/nb\/index(?:_(\d+))?\.html/.exec(path);
  if (!list) return null;
  const first = Number(list[1] ?? 0) * perList;
  const rows = Array.from({ length: Math.min(perList, count - first) }, (_, n) => first + n).map(
    (n) => `<li><a href="./202501/t20250121_${n}.html">${titleOf(n)}</a><span>2025-01-21</span></li>`,
  );
  return `<html><body><ul>${around.join("")}</ul><ul>${rows.join("")}</ul>
<script>createPageHTML(${Math.ceil(count / perList)}, ${list[1] ?? 0}, "index", "html");</script></body></html>`;
}

const titleOf = (n: number): string => `青川市第${n}街道办事处2024年政府信息公开工作年度报告`;
