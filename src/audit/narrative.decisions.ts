import type { Counterpart } from "./narrative.ts";
import { mismatches } from "./narrative.ts";
import type { ReportRule } from "./rule.ts";
import type { Statement } from "./statements.ts";
import { statementsOf } from "./statements.ts";

const rows = (
  [
    ["licensing", "Licensing decisions", "行政许可"],
    ["penalties", "Penalty decisions", "行政处罚"],
    ["coercion", "Coercion decisions", "行政强制"],
  ] as const
).map(([key, en, zh]) => ({
  key,
  what: { en, zh: `${zh}处理决定数量` },
  // A word before the row's own is one of its kinds: 简易程序行政处罚, 建设工程类行政许可.
  counted: new RegExp(
    `^(?:全年|年内|当年|本年度?|我[局厅委办镇乡]|本[局厅委机关]+|共|累计|依法|[、和及])*(?:作出|做出|办理|办结|实施|下达)?(?:各类|的)*${zh}(?:处理)?(?:决定|案件)*(?:数量?|件数|总数|共计?|合计|总计|为|有)*：?$`,
    "u",
  ),
}));
/** What is put on a page is counted by the page, and may be less or of other years. */
const disclosed =
  /(?:公开|公示|公布|发布|归集|上传|推送|录入|更新|报送)(?!方面|情况|工作|条例)|网站|专栏|目录|清单/u;
/** Files that are looked into, disputed, or of one field alone. */
const apart = /复议|诉讼|听证|评查|审[查核]|检查|抽查|监督|撤销|注销|涉及|受理|其中|领域|专项|例如/u;
const looked = /^(?:信息|事项|进行|开展|案卷|的)/u;

export const rule: ReportRule = {
  id: "narrative.decisions",
  scope: "report",
  strength: "soft",
  source: "国办公开办函〔2021〕30号 表二第二十条第（五）（六）项：本年处理决定数量",
  title: {
    en: "The text states other numbers of licensing, penalty or coercion decisions than the table",
    zh: "文字表述的行政许可、行政处罚、行政强制决定数与表格不一致",
  },
  *check(report) {
    yield* mismatches(
      report,
      statementsOf(report).flatMap((s): [Statement, Counterpart][] => {
        const cell = counterpart(s);
        return cell ? [[s, cell]] : [];
      }),
    );
  },
};

function counterpart({ unit, about, lead, after }: Statement): Counterpart | null {
  if (unit === null || !/[件起宗]/u.test(unit) || looked.test(after)) return null;
  if (disclosed.test(lead + about) || apart.test(lead + about)) return null;
  const row = rows.find(({ counted }) => counted.test(about));
  if (!row) return null;
  const { key, what } = row;
  return { at: key, what, indicators: [`active_disclosure.${key}.decisions`], loose: true };
}
