import type { Bilingual } from "../model/document.ts";
import type { Fact } from "../model/report.ts";
import type { Standing } from "../publish/standing.ts";

/** The words of the pages, in both languages. */
export const words = {
  organ: { en: "organ", zh: "机关" },
  year: { en: "year", zh: "年度" },
  form: { en: "form", zh: "格式" },
  scope: { en: "scope", zh: "口径" },
  published: { en: "published", zh: "发布" },
  file: { en: "file", zh: "文件" },
  unknown: { en: "not said", zh: "未载明" },
  findings: { en: "Findings", zh: "发现" },
  none: { en: "none", zh: "无" },
  legend: { en: "legend", zh: "图例" },
  by_order: { en: "placed by order or arithmetic", zh: "按次序或勾稽推定" },
  as_printed: { en: "placeholder, as printed", zh: "占位符（照录）" },
  other_tables: { en: "other tables, kept as printed", zh: "其他表格（照录）" },
  claims: { en: "numbers in the prose", zh: "正文数字" },
  report: { en: "report", zh: "报告" },
  extraction: { en: "reading", zh: "读取" },
  value: { en: "value", zh: "数值" },
  raw: { en: "as printed", zh: "原文" },
  status: { en: "status", zh: "状态" },
  basis: { en: "found by", zh: "依据" },
  note: { en: "note", zh: "附注" },
  row: { en: "row", zh: "行标题" },
  column: { en: "column", zh: "列标题" },
  place: { en: "place", zh: "位置" },
  alike: { en: "more of this kind", zh: "条同类关系" },
  identities: { en: "Identities", zh: "勾稽关系" },
} satisfies Record<string, Bilingual>;

export const standingWords: Record<Standing, Bilingual> = {
  proven: { en: "proven", zh: "已证实" },
  unproven: { en: "unproven", zh: "未证实" },
  contradicted: { en: "contradicted", zh: "有矛盾" },
  flagged: { en: "flagged", zh: "存疑" },
  blank: { en: "blank", zh: "空白" },
  absent: { en: "absent", zh: "缺失" },
};

export const scopeWords: Record<string, Bilingual> = {
  own: { en: "the organ alone", zh: "本机关" },
  consolidated: { en: "consolidated", zh: "汇总" },
  unknown: words.unknown,
};

export const statusWords: Record<Fact["status"], Bilingual> = {
  reported: { en: "a number is printed", zh: "载有数字" },
  blank: { en: "the cell is empty", zh: "空白" },
  placeholder: { en: "a dash or the like is printed", zh: "占位符" },
  absent: { en: "the report has no such cell", zh: "报告中没有此格" },
  unreadable: { en: "cannot be read as one number", zh: "无法读作一个数字" },
};

export const basisWords: Record<Fact["basis"], Bilingual> = {
  read: { en: "its headings", zh: "行列标题" },
  position: { en: "the order of the form", zh: "规定格式的次序" },
  decoded: { en: "the only reading that the arithmetic allows", zh: "唯一符合勾稽关系的读法" },
  none: { en: "no value", zh: "无数值" },
};

export const strengthWords: Record<"hard" | "soft", Bilingual> = {
  hard: { en: "must hold", zh: "应当成立" },
  soft: { en: "may fail lawfully", zh: "允许例外" },
};
