import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { onlyTable, rowsOf } from "./text-reading.ts";
import { cellsOf, form } from "./text-tables.ts";

const expected = [
  ["信息内容", "本年", "现行"],
  ["规章", "0", ""],
  ["许可", "-18", "3"],
];

test.each([
  [
    "box",
    `┌────────┬────┬────┐
│信息内容│本年│现行│
├────────┼────┼────┤
│规章    │0   │    │
├────────┼────┼────┤
│许可    │-18 │3   │
└────────┴────┴────┘`,
  ],
  [
    "box whose rules are two columns wide",
    `┏━━━━┳━━┳━━┓
┃信息内容┃本年┃现行┃
┣━━━━╋━━╋━━┫
┃规章    ┃  0 ┃    ┃
┃许可    ┃-18 ┃ 3  ┃
┗━━━━┻━━┻━━┛`,
  ],
  [
    "grid",
    `+----------+------+------+
| 信息内容 | 本年 | 现行 |
+==========+======+======+
| 规章     | 0    |      |
+----------+------+------+
| 许可     | -18  | 3    |
+----------+------+------+`,
  ],
  [
    "org",
    "| 信息内容 | 本年 | 现行 |\n|----------+------+------|\n| 规章     |    0 |      |\n| 许可     |  -18 |    3 |",
  ],
  [
    "database shell",
    " 信息内容 | 本年 | 现行 \n----------+------+------\n 规章     |    0 |      \n 许可     |  -18 |    3 ",
  ],
])("%s", async (_, text) => {
  expect(rowsOf(await onlyTable(text))).toEqual(expected);
});

describe("merged cells", () => {
  const text = `┌────────┬─────────┐
│        │申请人   │
│  项目  ├────┬────┤
│        │个人│单位│
├────────┼────┼────┤
│收到申请│  3 │  5 │
└────────┴────┴────┘`;

  test("rules that end tell rows and columns that are spanned", async () => {
    const cells = (await onlyTable(text)).cells.map(({ text, row, column, row_span, column_span }) => [
      text,
      row,
      column,
      row_span,
      column_span,
    ]);
    expect(cells).toEqual([
      ["项目", 0, 0, 2, 1],
      ["申请人", 0, 1, 1, 2],
      ["个人", 1, 1, 1, 1],
      ["单位", 1, 2, 1, 1],
      ["收到申请", 2, 0, 1, 1],
      ["3", 2, 1, 1, 1],
      ["5", 2, 2, 1, 1],
    ]);
  });
});

test("lines of one cell are joined where a rule parts every row", async () => {
  const text =
    "+------+----+\n| 商业 | 1  |\n| 企业 |    |\n+------+----+\n| 科研 | 0  |\n| 机构 |    |\n+------+----+\n| 合计 | 1  |\n+------+----+\n";
  expect(rowsOf(await onlyTable(text))).toEqual([
    ["商业\n企业", "1"],
    ["科研\n机构", "0"],
    ["合计", "1"],
  ]);
});

test("uprights that were set by another reckoning of widths are told by their order", async () => {
  const text =
    "+--------+------+\n| 项目 | 数量 |\n+--------+------+\n| “三安全” | 7 |\n+--------+------+\n| 其他 | 0 |\n+--------+------+\n";
  expect(rowsOf(await onlyTable(text))).toEqual([
    ["项目", "数量"],
    ["“三安全”", "7"],
    ["其他", "0"],
  ]);
});

const width = (text: string) => [...text].reduce((sum, char) => sum + (char > "\u2e80" ? 2 : 1), 0);

test("any drawn table is read back", async () => {
  await fc.assert(
    fc.asyncProperty(form(), fc.constantFrom("box", "grid", "org"), async (written, style) => {
      const rows = cellsOf(written).map((row) => row.map((cell) => cell.replace("—", "-")));
      const widths = rows[0].map((_, c) => Math.max(...rows.map((row) => width(row[c]))) + 2);
      const bar = style === "box" ? "│" : "|";
      const line = (row: string[]) =>
        bar + row.map((cell, c) => ` ${cell}${" ".repeat(widths[c] - 1 - width(cell))}`).join(bar) + bar;
      const rule = (left: string, cross: string, right: string, level: string) =>
        left + widths.map((w) => level.repeat(w)).join(cross) + right;
      const [head, ...body] = rows.map(line);
      const text = {
        box: [
          rule("┌", "┬", "┐", "─"),
          head,
          ...body.flatMap((row) => [rule("├", "┼", "┤", "─"), row]),
          rule("└", "┴", "┘", "─"),
        ],
        grid: [
          rule("+", "+", "+", "-"),
          head,
          ...body.flatMap((row) => [rule("+", "+", "+", "="), row]),
          rule("+", "+", "+", "-"),
        ],
        org: [head, rule("|", "+", "|", "-"), ...body],
      }[style];
      expect(rowsOf(await onlyTable(text.join("\n")))).toEqual(rows);
    }),
    { numRuns: 150 },
  );
});
