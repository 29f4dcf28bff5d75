import type { Form } from "./form.ts";

/** Reports without a national table: 2008 to 2013, and later ones whose tables are lost. Local annexes stay plain tables. */
export const form: Form = {
  id: "narrative",
  title: { en: "Narrative report", zh: "文字报告（无全国统一表格）" },
  years: [2008, 2013],
  source: "《政府信息公开条例》（国务院令第492号）第三十一条、第三十二条",
  tables: [],
};
