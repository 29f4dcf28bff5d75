import type { Random } from "../random.ts";
import type { GeneratedReport } from "../record.ts";
import { escape, link, meta } from "./markup.ts";

export interface PageOptions {
  charset: "utf-8" | "gb2312" | "gbk" | "none";
  /** how much of a site stands around the article */
  chrome: "none" | "some" | "much" | "layout tables";
}

function head(report: GeneratedReport, options: PageOptions, random: Random): string {
  const { title, truth } = report;
  const charset =
    options.charset === "none"
      ? ""
      : random.pick([
          `<meta charset="${options.charset}">`,
          `<meta http-equiv="Content-Type" content="text/html; charset=${options.charset}">`,
        ]);
  const site = truth.organ.name.replace(/人民政府.*$/, "人民政府");
  const named = random.chance(0.6);
  const metas = named
    ? [
        meta("SiteName", site),
        meta("ColumnName", "政府信息公开年报"),
        meta("ArticleTitle", title),
        meta("PubDate", `${truth.published_on} 09:${random.int(10, 59)}`),
      ]
    : [];
  const shown = random.pick([title, `${title}_政府信息公开年报_${site}`, `${site} ${title}`, "年度报告"]);
  return `<head>${charset}${metas.join("\n")}<title>${escape(shown)}</title><style>td{border:1px solid #000} .nav li{float:left}</style><script>var siteId = 31; function print(){window.print();}</script></head>`;
}

const columns = [
  "首页",
  "机构职能",
  "政策文件",
  "政府信息公开指南",
  "政府信息公开制度",
  "法定主动公开内容",
  "政府信息公开年报",
  "依申请公开",
  "互动交流",
];

const navigation = (random: Random): string =>
  `<div class="nav"><ul>${random
    .sample(columns, 7)
    .map((name, i) => `<li>${link(`/col/col${i}/index.html`, name)}</li>`)
    .join(
      "",
    )}</ul></div><div class="position">当前位置：${["首页", "政府信息公开", "政府信息公开年报"].map((name) => link("/", name)).join(" &gt; ")}</div>`;

function metadataBox(report: GeneratedReport, random: Random): string {
  const { organ, published_on, year } = report.truth;
  const rows = [
    [
      "索引号",
      `0144${random.int(10000, 99999)}/${year + 1}-000${random.int(10, 99)}`,
      "发布机构",
      organ.name,
    ],
    ["公开日期", published_on, "文号", ""],
    ["主题分类", "政务公开/年度报告", "有效性", "有效"],
  ];
  if (random.chance(0.5))
    return `<table class="xxgk_table" width="100%">${rows.map((row) => `<tr>${row.map((text) => `<td>${escape(text)}</td>`).join("")}</tr>`).join("")}</table>`;
  return `<div class="info"><span>来源：${escape(organ.name)}</span> <span>发布时间：${published_on} 10:${random.int(10, 59)}</span> <span>浏览次数：<i id="hits">${random.int(10, 900)}</i></span> <span>字体：[大 中 小]</span></div>`;
}

function tail(report: GeneratedReport, random: Random): string {
  const { organ, year } = report.truth;
  const others = [year - 1, year - 2].map(
    (y) =>
      `<li>${link(`/art/${y + 1}/1/20/art_${y}.html`, `${organ.name}${y}年政府信息公开工作年度报告`)}<span>${y + 1}-01-20</span></li>`,
  );
  const files = ["docx", "pdf"].map(
    (type) => `<p>${link(`/attach/${random.int(1000, 9999)}.${type}`, `${report.title}.${type}`)}</p>`,
  );
  return `${random.chance(0.5) ? `<div class="fj">附件：${files.join("")}</div>` : ""}<div class="related"><h3>相关信息</h3><ul>${others.join("")}</ul></div>`;
}

const footer = (random: Random): string =>
  `<div class="footer"><p>主办单位：某某人民政府办公室&nbsp;&nbsp;网站标识码：31${random.int(10000000, 99999999)}</p><p>备案号：某ICP备${random.int(10000000, 99999999)}号 公网安备 ${random.int(10000000000, 99999999999)}号</p><p>联系电话：0${random.int(310, 999)}-${random.int(2000000, 8999999)}</p></div>`;

const friends = (random: Random): string =>
  `<div class="links"><select>${["省级政府网站", "市直部门网站", "县区政府网站"].map((name) => `<option>${name}</option>`).join("")}</select>${random
    .sample(columns, 3)
    .map((name) => link("/", name))
    .join(" ")}</div>`;

/** The same article again, where readers do not see it: for phones, for printing, for an editor. */
const hiddenCopy = (article: string, random: Random): string =>
  random.pick([
    `<div style="display:none" id="printArea">${article}</div>`,
    `<div class="mobile" hidden>${article}</div>`,
    `<textarea style="display:none" id="content">${escape(article)}</textarea>`,
    `<noscript>${article}</noscript>`,
    `<script type="text/template">${article}</script>`,
  ]);

/** A page of a portal around an article. */
export function page(article: string, report: GeneratedReport, options: PageOptions, random: Random): string {
  const wrap = (body: string): string =>
    `<!DOCTYPE html>\n<html>${head(report, options, random)}<body>${body}</body></html>`;
  const { chrome } = options;
  if (chrome === "none") return random.chance(0.4) ? article : wrap(article);
  const content = random.pick([
    `<div class="TRS_Editor">${article}</div>`,
    `<div id="zoom">${article}</div>`,
    `<div class="article-content"><!--begin-->${article}<!--end--></div>`,
    `<div id="UCAP-CONTENT">${article}</div>`,
  ]);
  if (chrome === "some")
    return wrap(`${navigation(random)}${metadataBox(report, random)}${content}${footer(random)}`);
  if (chrome === "layout tables")
    return wrap(
      `<table width="1000" align="center"><tr><td colspan="2">${navigation(random)}</td></tr><tr><td width="200" valign="top"><table>${random
        .sample(columns, 5)
        .map((name) => `<tr><td>${link("/", name)}</td></tr>`)
        .join(
          "",
        )}</table></td><td><table width="100%"><tr><td>${metadataBox(report, random)}</td></tr><tr><td>${content}</td></tr></table></td></tr><tr><td colspan="2">${footer(random)}</td></tr></table>`,
    );
  const hidden = random.chance(0.35) ? hiddenCopy(article, random) : "";
  return wrap(
    `<div class="header">${navigation(random)}</div><h1>${escape(report.title)}</h1>${metadataBox(report, random)}${content}${hidden}${tail(report, random)}${friends(random)}${footer(random)}`,
  );
}
