import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { armed, CsvLines, defused } from "../../src/publish/csv.ts";
import type { Column, ColumnType, Value } from "../../src/publish/table.ts";

const columnOf = (type: ColumnType): Column => ({
  name: type,
  type,
  required: false,
  observed: false,
  about: { en: "", zh: "" },
});

/** Text as hostile pages hold it: quotes, breaks, formulas, apostrophes, controls, astral and lone characters. */
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc
    .array(
      fc.constantFrom(
        "=",
        "+",
        "-",
        "@",
        "\t",
        "\r",
        "\n",
        "'",
        '"',
        ",",
        ";",
        "＝",
        "−",
        "cmd|' /C calc'!A0",
        "政",
        "\u0000",
        "\ufeff",
        "😀",
        " ",
      ),
    )
    .map((parts) => parts.join("")),
);

const types: ColumnType[] = ["text", "number", "boolean", "json"];
const row = fc.tuple(
  fc.option(hostile),
  fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
  fc.option(fc.boolean()),
  fc.option(hostile),
);

/** Reads a field back as its column says; `quoted` tells an empty text from none. */
function valueOf(field: { value: string; quoted: boolean }, type: ColumnType): Value {
  if (field.value === "" && !field.quoted) return null;
  if (type === "number") return Number(field.value);
  return type === "boolean" ? field.value === "true" : armed(field.value);
}

test("rows are read back as they were by another reader, whatever stands in them", () => {
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
      const lines = new CsvLines(types.map(columnOf));
      const columns = types.map((_, c) => rows.map((r) => r[c] as Value));
      const text = "\uffff,\uffff,\uffff,\uffff\r\n" + rows.map((_, r) => lines.line(columns, r)).join("");
      const read = parse(text, {
        record_delimiter: "\r\n",
        cast: (value, { quoting }) => ({ value, quoted: quoting }),
      });
      const back = (read as unknown as { value: string; quoted: boolean }[][])
        .slice(1)
        .map((fields) => fields.map((field, c) => valueOf(field, types[c]!)));
      expect(back).toEqual(rows.map((r) => r.map((v) => (Object.is(v, -0) ? 0 : v))));
    }),
  );
});

test("no text field begins as a formula does, and numbers are as they are", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(defused(text)).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
      expect(armed(defused(text))).toBe(text);
    }),
  );
  const lines = new CsvLines([columnOf("text"), columnOf("number")]);
  expect(lines.line([["-5"], [-5]], 0)).toBe("'-5,-5\r\n");
});
