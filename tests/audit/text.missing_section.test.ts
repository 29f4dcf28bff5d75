import { expect, test } from "vitest";
import { rule } from "../../src/audit/text.missing_section.ts";
import { check, reportOf } from "./written.ts";

const sections = {
  overview: "一、总体情况\n我局认真贯彻条例，接受社会监督。",
  active: "二、主动公开政府信息情况\n@active_disclosure",
  requests: "三、收到和处理政府信息公开申请情况\n@requests",
  cases: "四、政府信息公开行政复议、行政诉讼情况\n@review_litigation",
  problems: "五、存在的主要问题及改进情况\n解读形式单一，将予改进。",
  other: "六、其他需要报告的事项\n无。",
};
const of = (changed: Partial<typeof sections>, more = {}) =>
  reportOf({
    text: Object.values({ ...sections, ...changed })
      .filter((line) => line !== "")
      .join("\n"),
    ...more,
  });

test("tells of a section that is not there, with its table or without one", async () => {
  expect(check(rule, await of({ problems: "" }))).toMatchObject([
    { at: "problems_and_improvements", kind: "report", severity: "warning" },
  ]);
  expect(check(rule, await of({ problems: "", other: "" }))).toMatchObject([
    { at: "problems_and_improvements" },
    { at: "other_matters" },
  ]);
  expect(check(rule, await of({ cases: "" }))).toMatchObject([{ at: "review_litigation" }]);
});

test("doubts its own reading where a heading is not the form's", async () => {
  expect(check(rule, await of({ problems: "五、下一步工作打算\n加强培训。" }))).toMatchObject([
    { at: "problems_and_improvements", kind: "extraction", severity: "warning" },
  ]);
});

test("says nothing of a table without its heading, of a section within another, or of tables alone", async () => {
  expect(check(rule, await of({}))).toEqual([]);
  expect(check(rule, await of({ cases: "@review_litigation" }))).toEqual([]);
  expect(
    check(rule, await of({ other: "", problems: `${sections.problems}\n（一）其他需要报告的事项。无。` })),
  ).toEqual([]);
  const bare = { overview: "", active: "@active_disclosure", requests: "@requests", cases: "", problems: "" };
  expect(check(rule, await of({ ...bare, other: "" }))).toEqual([]);
});
