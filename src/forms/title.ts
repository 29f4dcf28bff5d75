import type { Bilingual } from "../model/document.ts";

/**
 * Whether a title may be an annual disclosure report's, and what it says of organ and year.
 *
 * `classifyTitle(title)` gives one of
 * - `report`: the title of a report (政府信息公开工作年度报告 and its accepted variants);
 * - `companion`: another rendering of a report (图解, 一图读懂, 图片版, 解读): kept, never counted;
 * - `look_alike`: a sibling that must not be taken for one, with `reason` (a `LookAlike`);
 * - `unclear`: cut off, or only a year or 年报: the page itself has to tell;
 * - `other`: nothing of a report in it.
 * `yearOfTitle` and `organOfTitle` give what stands in the title, or null: never a guess.
 * Pure; the patterns are those seen on portals and in sampled reports.
 */
export type TitleClass = "report" | "companion" | "look_alike" | "unclear" | "other";

/** Why a title with 年度报告 or 信息公开 in it is not a report's. */
export const lookAlikes = {
  legal_government: { en: "report on law-based government", zh: "法治政府建设年度报告" },
  website_table: { en: "government website annual table", zh: "政府网站年度报表" },
  enforcement: { en: "report on administrative enforcement", zh: "行政执法年度报告" },
  housing_fund: { en: "housing fund annual report", zh: "住房公积金年度报告" },
  institution: { en: "annual report of an institution or company", zh: "事业单位或企业年度报告" },
  budget: { en: "budget or final accounts", zh: "预决算" },
  notice: { en: "notice, scheme or rule about the reports", zh: "关于年度报告的通知、方案或制度" },
  guide: { en: "disclosure guide or rules", zh: "信息公开指南、制度" },
  plan: {
    en: "plan, assessment or a report on less than a year",
    zh: "工作要点、考核、总结或非全年度报告",
  },
  companion: { en: "drawing or explanation of a report", zh: "年度报告的图解或解读" },
} satisfies Record<string, Bilingual>;
export type LookAlike = keyof typeof lookAlikes;

export interface TitleVerdict {
  class: TitleClass;
  reason?: LookAlike;
}

/** NFKC (full-width digits, Kangxi radicals), no white space, no invisible or private-use characters. */
export function foldTitle(title: string): string {
  return title
    .normalize("NFKC")
    .replace(/[\s\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff\ue000-\uf8ff]/gu, "")
    .replace(/[—–―]/g, "-");
}

/** 信息公开…报告 with the words that stand between, in the orders seen, and the known misprint 工作告年度报. */
const report =
  /(政府|政务)?信息公开(工作)?(开展)?(情况)?(的)?((年度?)?(工作)?(情况)?(年度)?(报告|年报)|(工作)?告年度报|\d{4}年?度?(工作)?(年度)?(报告|年报))/;

/**
 * Names that reports bear loosely, by habit or mistyped (政务公开工作年度报告, 政府信息工作公开年度报告), and that other
 * papers bear too: the page's chapters and tables have to tell.
 */
const loose =
  /(政务|(政府)?信息)(主动|工作)?公开[工作开展情况年度总结的公\d]{0,14}(报告|年报|总结)(?=$|[([])/;

const companion = /图解|图读|图说|图文版|图片版|图示|超链(接)?版|音频版|视频版|漫画|H5|可视化|解读/i;

/** Titles that speak about reports, or of less than a year: excluded even where the report's words stand in them. */
const aboutReports: [RegExp, LookAlike][] = [
  [/(关于|印发|转发|做好|报送|编制).{0,60}(通知|函|通报|方案|规定|办法|提醒)(\(.*\))?$/, "notice"],
  [
    /(年度报告|年报)(的)?(编制|发布|公布|报送|编写)?(工作)?(制度|格式|模板|规范|要求|办法|规定|通知|流程|说明|任务|提纲)/,
    "notice",
  ],
  [/半年|季度|月度|培训|会议|(?<!\d)1?\d月?[-至到](?!12)\d{1,2}月/, "plan"],
];

/** Siblings; they do not exclude a report of an organ that has one of these words in its name (公积金中心). */
const siblings: [RegExp, LookAlike][] = [
  [/法治政府|依法行政/, "legal_government"],
  [/网站.{0,8}(报表|年报|年度)/, "website_table"],
  [/行政执法.{0,8}(数据|统计|情况|年度|报告)/, "enforcement"],
  [/公积金/, "housing_fund"],
  [/事业单位.{0,8}报告|企业.{0,8}年度报告|国资.{0,8}年度报告|社会责任报告/, "institution"],
  [/预算|决算/, "budget"],
  [/公开(工作)?(指南|制度|目录|条例|规定|办法|规章|流程|申请表)/, "guide"],
  [/公开(工作)?(要点|计划|方案|安排|考核|评估|分工|总结|台账|清单)/, "plan"],
];

const fileExtension = /\.(pdf|docx?|ofd|wps|xlsx?|s?html?|zip|rar|png|jpe?g)$/i;
const cutOff = /(\.{2,}|…+)$/;

export function classifyTitle(title: string): TitleVerdict {
  const folded = foldTitle(title).replace(fileExtension, "");
  const reportLike = report.test(folded);
  if (companion.test(folded) && (reportLike || /年报|年度报告/.test(folded))) return { class: "companion" };
  const why = (reportLike ? aboutReports : [...aboutReports, ...siblings]).find(([p]) => p.test(folded))?.[1];
  if (why) return { class: "look_alike", reason: why };
  if (/关于.*(公告|公示)$/.test(folded) && reportLike) return { class: "unclear" };
  if (reportLike) return { class: "report" };
  if (cutOff.test(folded)) return { class: mayBecomeReport(folded) ? "unclear" : "other" };
  if (loose.test(folded) || /^\d{4}年?度?$|年报$|年度报告$|年报\(.{1,20}\)$/.test(folded))
    return { class: "unclear" };
  return { class: "other" };
}

/** A statistics sheet of a month, a quarter or half a year, which offices fill in on the report's form. */
const sheetOfPart =
  /(?:季度?|半年|(?<![\d\-~至到月])(?:1[0-2]|[1-9])月份?)度?(?=(?:政府|政务)?信息公开\D{0,12}(?:统计|报表|情况表)|统计表)/;

/** Whether a title is that of a sheet for less than a year. */
export const isSheetOfPart = (title: string): boolean => sheetOfPart.test(foldTitle(title));

const reportOfPart =
  /(?:[上下]半年|[一二三四1-4]季度|(?<!\d)1?\d月份?[-至到~](?!12)\d{1,2}月份?|(?<!\d)1?\d[-至到~](?!12)\d{1,2}月份?)度?(?:政府|政务)?信息公开\D{0,8}(?:报告|年报|总结)$/;

/** Whether a title is that of a report on less than a year, which some write on the report's form. */
export const isReportOfPart = (title: string): boolean => reportOfPart.test(foldTitle(title));

const sample = /样表|样本|样例|示例|范例|范本|模板|模版|参考格式/;

/** Whether a title is that of a form filled in as an example: it says so, or has 某某局, 20××年 in place of who and when. */
export function isSampleTitle(title: string): boolean {
  const folded = foldTitle(title);
  const forNobody = folded.search(placeholderYear) >= 0 || placeholderOrgan.test(folded);
  return (report.test(folded) || loose.test(folded)) && (sample.test(folded) || forNobody);
}

/** Whether a title may be a report's under a loose name, which only counts where the document proves to be one. */
export function isLooseTitle(title: string): boolean {
  const folded = foldTitle(title).replace(fileExtension, "");
  return loose.test(folded) && ![companion, ...aboutReports.map(([p]) => p)].some((p) => p.test(folded));
}

/** A title cut off before its end is unclear as long as what is left could still become a report's. */
function mayBecomeReport(folded: string): boolean {
  const left = folded.replace(cutOff, "");
  return /\d{4}年|信息公开|政府(信息?)?$|政务/.test(left);
}

/** 二〇二四年 → 2024年; only four-digit years, since other numerals are words. */
export function withArabicYears(folded: string): string {
  const digit = (c: string): string => {
    const at = "〇一二三四五六七八九".indexOf(c);
    return at >= 0 ? String(at) : /[零○Oo]/.test(c) ? "0" : c;
  };
  return folded.replace(/[二2][〇零○Oo0][〇零○Oo0一二三四五六七八九\d]{2}(?=年)/g, (run) =>
    [...run].map(digit).join(""),
  );
}

/** A day or month, which is of publication (2025年1月20日, 2025-01-20); the ends of a period (2024年1月至12月) are none. */
const date =
  /(?<!\d)20\d\d(年\d{1,2}月(\d{1,2}日)?(?!\d*日?[-起至到~])|([-./])\d{1,2}\3\d{1,2}(?![\d-])|\d{4}(?!\d))/g;
/** 24年 for 2024年, right before the report's words. */
const shortYear = /(?<![\d第])(0[89]|[12]\d)(?=年度?(政府|政务|信息公开))/;

/** What a template has in place of a year or of an organ's name: XXXX年, 20××年, 某某局. */
const placeholderYear = /(?:20)?[Xx×*_]{2,4}(?=年)/g;
const placeholderOrgan = /某某|[Xx×*_]{2}/;

/** The text of a title with its year in four digits, and without a day of publication. */
function dated(title: string): string {
  return withArabicYears(foldTitle(title)).replace(date, "").replace(shortYear, "20$1");
}

/** The years that a title names, in their order. */
function yearsOfTitle(title: string): number[] {
  const named = [...dated(title).matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map((m) => Number(m[1]));
  return [...new Set(named)].filter((y) => y >= 2008);
}

/** The fiscal year that a title names, from 2008 (the first reports) on; null where it names none or several. */
export function yearOfTitle(title: string): number | null {
  const [year, ...others] = yearsOfTitle(title);
  return year === undefined || others.length > 0 ? null : year;
}

/** Whether a title speaks of several years, so that nothing said of one of them tells the report's. */
export const namesSeveralYears = (title: string): boolean => yearsOfTitle(title).length > 1;

/** What may stand around an organ: the number or mark of an attachment, months of a period, quotes, and joining words. */
const before = /^(附件\d*[:.、]?|\d{1,2}[.、)](?!\d)|0\d(?!\d)|[-_:·|"“”《]|关于|年度|年)+/;
const after =
  /(\d{1,2}月?[-至到~]\d{1,2}月|\d+年度?|[-_:·|"“”《]|年度|年|的|关于(报送|上报|呈报|公布|发布|公开|印发)?|开展|工作)+$/;

/** The name of the site before the organ's: 临溪县人民政府门户网站-临溪县财政局. */
const site = /^.*(?:[|_]|(?:政府|网|门户|平台)-|门户网站)(?=\p{Script=Han}{2})/u;

/** The organ that stands before the report's words, year removed; null for a bare title. */
export function organOfTitle(title: string): string | null {
  const folded = dated(title)
    .replace(placeholderYear, "")
    .replace(/^.{0,4}图(读懂|解|说):?/, "")
    .replace(/^[【[(〔][^】\])〕]{0,12}[】\])〕]/, "");
  const strict = folded.search(report);
  const at = strict >= 0 ? strict : folded.search(loose);
  if (at <= 0) return null;
  let organ = folded
    .slice(0, at)
    .replace(/(?<!\d)20\d\d(?!\d)(年度?|度)?([-至到~、和及]20\d\d(学?年度?|度)?)*/g, "")
    .replace(before, "")
    .replace(after, "")
    .replace(site, "");
  // 某县人民政府信息公开…: the pattern took 政府 for the beginning of 政府信息公开
  if (organ.endsWith("人民")) organ += "政府";
  return organ.length >= 2 && /\p{Script=Han}/u.test(organ) && !placeholderOrgan.test(organ) ? organ : null;
}
