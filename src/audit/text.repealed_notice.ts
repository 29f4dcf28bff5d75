import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";
import { sentencesOf } from "./statements.ts";

/**
 * What was repealed, how it is cited, and the first fiscal year whose reports cannot rest on it: nor do they, where what
 * took its place is cited beside it.
 */
const repealed: { at: string; from: number; cited: RegExp; by?: RegExp; en: string; zh: string }[] = [
  {
    at: "2019-60",
    from: 2021,
    cited: /国办公开办函[〔[【(（]2019[〕\]】)）]60号/u,
    by: /国办公开办函[〔[【(（]2021[〕\]】)）]30号/u,
    en: "国办公开办函〔2019〕60号, replaced by 〔2021〕30号",
    zh: "国办公开办函〔2019〕60号（已由〔2021〕30号代替）",
  },
  {
    at: "2014-32",
    from: 2019,
    cited: /(?:根据|按照|依据|依照|遵照)[^。]{0,60}国办发[〔[【(（]2014[〕\]】)）]32号/u,
    en: "the statistics of 国办发〔2014〕32号, replaced by 国办公开办函〔2019〕60号",
    zh: "国办发〔2014〕32号的统计制度（已由国办公开办函〔2019〕60号代替）",
  },
  {
    at: "492",
    from: 2019,
    cited: /国务院令第?492号|国令第?492号|第492号国务院令/u,
    en: "the regulations of 2007 (国务院令第492号), revised by 国务院令第711号",
    zh: "2007年条例（国务院令第492号，已由国务院令第711号修订）",
  },
  {
    at: "492/31",
    from: 2019,
    cited:
      /条例》?[^。，]{0,10}第三十[一二]条[^。]{0,40}(?:年度报告|年报|编制|公布)|(?:年度报告|编制|公布)[^。]{0,20}条例》?[^。，]{0,10}第三十[一二]条/u,
    en: "articles 31 and 32 of the regulations of 2007, now articles 49 and 50",
    zh: "2007年条例第三十一、三十二条（现为第四十九、五十条）",
  },
];

export const rule: ReportRule = {
  id: "text.repealed_notice",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号；国务院令第711号",
  title: { en: "The report rests on a repealed notice or article", zh: "引用已废止的文件或条款" },
  *check(report) {
    if (report.year === null) return;
    for (const { at, from, cited, by, en, zh } of repealed) {
      if (report.year < from) continue;
      const sentence = sentencesOf(report).find(
        (s) =>
          cited.test(s.folded) && !/废止|修订前|原《|旧/u.test(s.folded) && !(by?.test(s.folded) ?? false),
      );
      if (sentence === undefined) continue;
      yield found({
        at,
        severity: "warning",
        message: { en: `The report cites ${en}.`, zh: `报告引用${zh}。` },
        evidence: [evidence({ text: sentence.published.slice(0, 200) })],
      });
    }
  },
};
