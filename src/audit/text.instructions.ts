import { evidence, found } from "./finding.ts";
import type { ReportRule } from "./rule.ts";
import { sentencesOf } from "./statements.ts";

/** Words of the notices and templates that tell the office how to fill the report in. */
const instructions =
  /(?:该|此|本)部分以表格形式报告|编写说明|(?:^|[（(【[])填[报写]说明|填[报写]说明：|本部分(?:应|须|需|要|字数)|填写本(?:机关|单位|部门)认为|字数(?:控制在|不超过|以内)|可先?适当综述|注意数据(?:间|之间)的逻辑关系|(?:收取信息处理费情况)?在此处?报告|请(?:在此|据实|如实|根据实际)?填[写报]|根据(?:本单位|本部门|本机关)?实际情况(?:填写|撰写|删减)|(?:此处|这里)(?:填写|插入|说明)|[（(]示例|[（(](?:概述|简述|综述)[^（）()]{6}|删除(?:此|本)(?:行|段|说明)|XX{0,3}(?:年|局|单位|条|件)|×(?:年|局|单位|条|件)|×{2,}|[□〇○]{2,}(?:年|局)/u;

export const rule: ReportRule = {
  id: "text.instructions",
  scope: "report",
  strength: "strong",
  source: "国办公开办函〔2021〕30号",
  title: {
    en: "Filling instructions of the form were left in the report",
    zh: "照抄格式中的填写说明",
  },
  *check(report) {
    const met = new Set<string>();
    for (const { section, published, folded } of sentencesOf(report)) {
      const words = instructions.exec(folded)?.[0];
      if (!words || met.has(`${section} ${words}`)) continue;
      met.add(`${section} ${words}`);
      yield found({
        at: `${section}/${words}`,
        severity: "warning",
        message: {
          en: `Words of the form's instructions: “${words}”.`,
          zh: `含有格式的填写说明：“${words}”。`,
        },
        evidence: [evidence({ text: published.slice(0, 160) })],
      });
    }
  },
};
