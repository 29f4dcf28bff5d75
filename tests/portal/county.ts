import { createHash } from "node:crypto";
import type { PortalFile } from "./formats.ts";

/** How a report is put on its site: as the page, beside it, or instead of it. */
export type Form =
  | "page"
  | "page+pdf"
  | "page+ofd"
  | "pdf"
  | "doc"
  | "docx"
  | "ofd"
  | "wps"
  | "xls"
  | "zip"
  | "images"
  | "viewer";

/** Something a site publishes in its column. Only `report` counts; the others are there to be told from it. */
export interface Article {
  kind: "report" | "companion" | "lookalike";
  organ: string;
  /** fiscal year */
  year: number;
  title: string;
  /** the day the site shows, YYYY-MM-DD */
  published: string;
  form: Form;
  /** unique on its site, newest highest */
  serial: number;
  /** what stands in its page and the files it carries, where they are not to be made up */
  content?: { html: string; files: PortalFile[] };
}

/** What a site is told to publish: so many organs of one invented county, over these fiscal years. */
export interface Plan {
  id: string;
  county: string;
  organs: number;
  years: number[];
  forms?: Form[];
  /** what it publishes, newest first; made up without it */
  articles?: Article[];
}

const kinds = [
  "人民政府",
  "人民政府办公室",
  "教育局",
  "财政局",
  "水利局",
  "青石镇人民政府",
  "林业局",
  "民政局",
  "望江街道办事处",
  "市场监督管理局",
  "龙潭镇人民政府",
  "统计局",
  "卫生健康委员会",
  "柳溪乡人民政府",
  "审计局",
  "自然资源局",
  "发展和改革委员会",
  "司法局",
  "应急管理局",
  "交通运输局",
];

const titles = [
  (o: string, y: number) => `${o}${y}年政府信息公开工作年度报告`,
  (o: string, y: number) => `${y}年${o}政府信息公开工作年度报告`,
  (o: string, y: number) => `${o}${y}年度政府信息公开工作年度报告`,
  (o: string, y: number) => `${o}${y}年政府信息公开年度报告`,
  (o: string, y: number) => `${o}${y}年度政府信息公开年报`,
  (o: string, y: number) => `${o}${y}年信息公开工作报告`,
  (o: string, y: number) => `${o}${fullWidth(y)}年政府信息公开工作年度报告`,
  (_: string, y: number) => `${y}年政府信息公开工作年度报告`,
];

const lookalikes = [
  (c: string, y: number) => `${c}${y}年法治政府建设年度报告`,
  (c: string, y: number) => `${c}政府网站工作年度报表（${y}年度）`,
  (c: string, y: number) => `关于做好${c}${y}年政府信息公开工作年度报告编制工作的通知`,
  (c: string, y: number) => `${c}住房公积金${y}年年度报告`,
  (c: string, y: number) => `${c}政府信息公开工作年度报告制度（${y}年修订）`,
  (c: string, y: number) => `${c}${y}年行政执法统计年度报告`,
];

/** Whole title of the companion of a report: the same figures as a picture. */
const companion = (organ: string, year: number) =>
  `一图读懂${organ}${year}年政府信息公开工作年度报告（图解）`;

export const fullWidth = (n: number) =>
  String(n).replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0));

export function organsOf(plan: Plan): string[] {
  return kinds.slice(0, plan.organs).map((kind) => plan.county + kind);
}

/** Every article of a site, newest first: its reports, one companion and two look-alikes a year. */
export function articlesOf(plan: Plan): Article[] {
  if (plan.articles) return plan.articles;
  const forms = plan.forms ?? ["page"];
  const all: Omit<Article, "serial">[] = [];
  plan.years.forEach((year, y) => {
    organsOf(plan).forEach((organ, o) => {
      const title = titles[(o + y) % titles.length]!(organ, year);
      const form = forms[(o + y * 5) % forms.length]!;
      all.push({ kind: "report", organ, year, title, published: day(year + 1, o), form });
      if (o === 2)
        all.push({
          kind: "companion",
          organ,
          year,
          title: companion(organ, year),
          published: day(year + 1, o),
          form: "images",
        });
    });
    for (const i of [y * 2, y * 2 + 1]) {
      const title = lookalikes[i % lookalikes.length]!(plan.county, year);
      all.push({
        kind: "lookalike",
        organ: plan.county,
        year,
        title,
        published: day(year + 1, 3 + i),
        form: "page",
      });
    }
  });
  return all
    .sort((a, b) => (a.published < b.published ? 1 : a.published > b.published ? -1 : 0))
    .map((article, i, { length }) => ({ ...article, serial: 1000 + length - i }));
}

/** Departments publish in January; the government's own report comes in March. */
function day(year: number, organ: number): string {
  if (organ === 0) return `${year}-03-2${year % 9}`;
  return `${year}-01-${String(8 + ((organ * 7) % 23)).padStart(2, "0")}`;
}

/** A stable hexadecimal id of `length` characters, as content systems make at random. */
export function hexId(length: number, ...of: (string | number)[]): string {
  return createHash("sha256").update(of.join("|")).digest("hex").repeat(2).slice(0, length);
}

export function uuid(...of: (string | number)[]): string {
  const h = hexId(32, ...of);
  return `${h.slice(0, 8)}-${h.slice(8, 12)}-4${h.slice(13, 16)}-8${h.slice(17, 20)}-${h.slice(20)}`;
}
