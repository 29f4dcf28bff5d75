import { beforeAll, describe, expect, test } from "vitest";
import { formula } from "../../src/cli/explanation.ts";
import { nearest } from "../../src/cli/suggest.ts";
import { indicators } from "../../src/forms/index.ts";
import type { ExplainedIdentity } from "../../src/normalize/explain.ts";
import { build, directory, gongkai, linesOf } from "./gongkai.ts";

beforeAll(build, 120_000);

/** A small table of the 2021 form whose first column adds up and whose second does not. */
const report = `<title>临溪县水务局2023年政府信息公开工作年度报告</title>
<h1>临溪县水务局2023年政府信息公开工作年度报告</h1>
<p>一、总体情况</p><p>2023年，临溪县水务局认真做好政府信息公开工作，主动公开政府信息38条。</p>
<p>三、收到和处理政府信息公开申请情况</p>
<p>四、政府信息公开行政复议、行政诉讼情况</p>
<table>
<tr><td colspan=5>行政复议</td><td colspan=5>未经复议直接起诉</td><td colspan=5>复议后起诉</td></tr>
<tr>${"<td>结果维持</td><td>结果纠正</td><td>其他结果</td><td>尚未审结</td><td>总计</td>".repeat(3)}</tr>
<tr><td>5</td><td>1</td><td>0</td><td>0</td><td>6</td><td>2</td><td>0</td><td>1</td><td>0</td><td>4</td><td></td><td>0</td><td>0</td><td>0</td><td>0</td></tr>
</table>`;

const explain = (args: string[]) =>
  gongkai(["explain", "report.html", ...args], { cwd: directory({ "report.html": report }) });

describe("explain", () => {
  test("shows value, headings, place, and the identities with their numbers", async () => {
    const { stdout, stderr, status } = await explain(["review_litigation.review.total", "--lang", "zh"]);
    expect(stdout).toContain("数值  6 件");
    expect(stdout).toContain('原文  "6"');
    expect(stdout).toContain("行政复议 › 总计");
    expect(stdout).toContain("html · path table[1]/tr[3]/td[5]");
    expect(stdout).toContain("6 = 5 + 1 + 0 + 0 ✓");
    expect(stdout).toContain("发现: 无");
    expect(stderr).toBe("");
    expect(status).toBe(0);
  });

  test("shows what does not add up, and the finding about it", async () => {
    const { stdout } = await explain(["review_litigation.litigation.direct.total"]);
    expect(stdout).toContain("4 = 2 + 0 + 1 + 0 ✗ (4 ≠ 3)");
    expect(stdout).toContain("[review_litigation.sum]");
  });

  test("leaves open what a blank cell leaves open", async () => {
    const { stdout } = await explain(["review_litigation.litigation.after_review.upheld"]);
    expect(stdout).toContain("the cell is empty (blank)");
    expect(stdout).toContain("0 = · + 0 + 0 + 0 ·");
  });

  test("gives programs one object", async () => {
    const { stdout } = await explain(["review_litigation.review.total", "--json"]);
    const [object] = linesOf<Record<string, unknown>>(stdout);
    expect(object).toMatchObject({
      source: { file: "report.html" },
      indicator: "review_litigation.review.total",
      fact: { value: 6, status: "reported", proven_by: 1, contradicted_by: 0 },
      identities: [{ outcome: "holds" }],
      findings: [],
    });
  });

  test("suggests what may have been meant", async () => {
    const { stdout, stderr, status } = await explain(["review_litigation.review.totl"]);
    expect(stderr).toContain("Did you mean one of these?)\n  review_litigation.review.total");
    expect(stdout).toBe("");
    expect(status).toBe(2);
  });

  test("of a file that cannot be read says why", async () => {
    const { stdout, status } = await gongkai(["explain", "missing.html", "requests.granted.total"]);
    expect(stdout).toContain("✗ missing.html: There is no such file or directory. [input.not_found]");
    expect(status).toBe(1);
  });
});

describe("suggestions", () => {
  const known = [...indicators.keys()];

  test("find words of the form's headings", () => {
    expect(nearest("国家秘密", known)).toContain("requests.denied.state_secret.natural_person");
  });

  test("are none where nothing is like it", () => {
    expect(nearest("zzzzzzzzzzzz", known)).toEqual([]);
  });
});

test("a formula prints its numbers, and the sums where they differ", () => {
  const explained = (
    outcome: ExplainedIdentity["outcome"],
    left: (number | null)[],
    right: (number | null)[],
  ) =>
    ({
      outcome,
      identity: { relation: "=" },
      left: left.map((value) => ({ indicator: "a", value })),
      right: right.map((value) => ({ indicator: "b", value })),
    }) as ExplainedIdentity;
  expect(formula(explained("holds", [5, 1], [6, 0]))).toBe("5 + 1 = 6 + 0 ✓");
  expect(formula(explained("fails", [0.1, 0.2], [0.4]))).toBe("0.1 + 0.2 = 0.4 ✗ (0.3 ≠ 0.4)");
  expect(formula(explained("open", [5, null], [6]))).toBe("5 + · = 6 ·");
});
