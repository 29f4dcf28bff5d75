import fc from "fast-check";

/** A table as a form has it: headings above columns of values, a label at the start of each row. */
export interface Form {
  corner: string;
  headings: string[];
  rows: { label: string; values: string[] }[];
}

const letters = [..."规章行政许可处罚强制收费主动公开信息内容本年数量合计其他申请机构企业"];
const word = (least: number, most: number) =>
  fc.array(fc.constantFrom(...letters), { minLength: least, maxLength: most }).map((chars) => chars.join(""));

const value = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 99999 }).map(String) },
  { weight: 2, arbitrary: fc.constant("") },
  fc.constantFrom("0", "-18", "+2", "1,234", "102339.45", "—", "/", "22（其中修订16件）"),
);

/** Forms of 2 to 6 columns; every row and every column has a value, and labels differ. */
export function form(options: { longest?: number; numbered?: boolean } = {}): fc.Arbitrary<Form> {
  return fc.integer({ min: 2, max: 6 }).chain((columns) =>
    fc.record({
      corner: word(2, 6),
      headings: fc.array(word(2, 6), { minLength: columns, maxLength: columns }),
      rows: fc
        .uniqueArray(word(2, options.longest ?? 8), { minLength: 2, maxLength: 8 })
        .chain((labels) =>
          fc.tuple(
            ...labels.map((label, i) =>
              fc
                .array(value, { minLength: columns, maxLength: columns })
                .filter((values) => values.some((text) => text !== ""))
                .map((values) => ({ label: options.numbered ? `${i + 1}.${label}` : label, values })),
            ),
          ),
        )
        .filter((rows) => rows[0].values.every((_, c) => rows.some(({ values }) => values[c] !== ""))),
    }),
  );
}

/** Its rows of cells, the header first. */
export function cellsOf({ corner, headings, rows }: Form): string[][] {
  return [[corner, ...headings], ...rows.map(({ label, values }) => [label, ...values])];
}
