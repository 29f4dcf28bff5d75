import fc from "fast-check";
import { expect, test } from "vitest";
import { readValue } from "../../src/normalize/values.ts";

const brief = (text: string) => {
  const { status, value, unit, note, doubt } = readValue(text);
  return status === "reported" ? [value, unit, note, doubt] : status;
};

test.each([
  ["0", [0, null, null, null]],
  ["\u00a00", [0, null, null, null]],
  ["\u3000\u30005113\u00a0", [5113, null, null, null]],
  ["１２３", [123, null, null, null]],
  ["1,234", [1234, null, null, null]],
  ["1，234，567", [1234567, null, null, null]],
  ["96171.6", [96171.6, null, null, null]],
  ["251000元", [251000, "元", null, null]],
  ["102339.45万元", [102339.45, "万元", null, null]],
  ["18 651.06 万元", [18651.06, "万元", null, null]],
  ["-18", [-18, null, null, null]],
  ["−8", [-8, null, null, null]],
  ["+2", [2, null, null, null]],
  ["減3", [-3, null, null, null]],
  ["减少3", [-3, null, null, null]],
  ["增5", [5, null, null, null]],
  ["↑5", [5, null, null, null]],
  ["↓4", [-4, null, null, null]],
  ["'6", [6, null, null, null]],
  ['="12"', [12, null, null, null]],
  ["：0", [0, null, null, null]],
  ["22（其中修订16件）", [22, null, "(其中修订16件)", null]],
  ["22\n（其中修订 16 件）", [22, null, "(其中修订16件)", null]],
  ["55件，含自然失效29件", [55, "件", ",含自然失效29件", null]],
  ["125000（元）", [125000, "元", null, null]],
  ["1.25\n（单位：亿元）", [1.25, "亿元", null, null]],
  ["12[1][2]", [12, null, "[1][2]", null]],
  ["12件（条）", [12, "件", "(条)", null]],
  ["12①", [12, null, "①", null]],
  ["12²", [12, null, "²", null]],
  ["①12", [12, null, "①", null]],
  ["① 0", [0, null, "① ", null]],
  ["12*", [12, null, "*", null]],
  ["30^2", [30, null, "^2", "raised"]],
  ["\u206615\u2069", [15, null, null, null]],
  ["\u202e15\u202c", "unreadable"],
  ["65。", [65, null, null, null]],
  ["2 3", [23, null, null, "spaced"]],
  ["5 113", [5113, null, null, null]],
  ["007", [7, null, null, "leading_zero"]],
  ["十二", [12, null, null, "numeral"]],
])("%j is read as %j", (text, expected) => {
  expect(brief(text)).toEqual(expected);
});

test.each(["", " ", "\u00a0\u3000\n", "\u200b"])("%j is blank", (text) => {
  expect(readValue(text).status).toBe("blank");
});

test.each(["/", "-", "—", "——", "－", "无", "不适用", " / ", "\\", "…"])("%j is a placeholder", (text) => {
  expect(readValue(text)).toMatchObject({ status: "placeholder", value: null });
});

test.each([
  "约100",
  "100余",
  "5%",
  "1,23",
  "1-2",
  "3/4",
  "2023年",
  "1.2.3",
  "1^22",
  "自然人",
  "0 件 0 件",
  "12件3",
  "12*3",
  "12（本级）30（下级）",
  "12(省)、3(市)",
  "O",
  "件",
])("%j is no number", (text) => {
  expect(readValue(text)).toMatchObject({ status: "unreadable", value: null });
});

test("a number survives every dress that offices give it", () => {
  const dress = fc.constantFrom(
    (s: string) => s,
    (s: string) => `\u3000${s}\u00a0`,
    (s: string) => s.replace(/\d/g, (d) => String.fromCharCode(d.charCodeAt(0) + 0xfee0)),
    (s: string) => s.replace(/\B(?=(\d{3})+(?!\d))/g, ","),
    (s: string) => s.replace(/\B(?=(\d{3})+(?!\d))/g, "，"),
    (s: string) => `${s}件`,
    (s: string) => `${s}（含上年）`,
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 99_999_999 }), dress, (n, put) => {
      expect(readValue(put(String(n)))).toMatchObject({ status: "reported", value: n });
    }),
  );
});

test("no text makes it throw, and only a reported value is a number", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 40 }), (text) => {
      const { status, value } = readValue(text);
      expect(value === null).toBe(status !== "reported");
    }),
  );
});
