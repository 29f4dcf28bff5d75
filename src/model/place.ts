import { z } from "zod";

/** A character range `[from, to)` inside the text of the block or cell that the place names. */
const span = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .optional()
  .describe("characters [from, to) of the text at this place");

/** In HTML: the path of the element and its character range `[start, end)` in the decoded source. */
export const htmlPlace = z.strictObject({
  in: z.literal("html"),
  path: z
    .string()
    .describe("element path, 1-based among siblings of one name: html/body/table[2]/tr[3]/td[1]"),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
  span,
});

/** In PDF: the page (1-based) and a box in PDF points, origin at the bottom left: left, bottom, right, top. */
export const pdfPlace = z.strictObject({
  in: z.literal("pdf"),
  page: z.int().positive(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  span,
});

/** In DOCX: the part, and the table, row and cell (1-based, in document order) or the paragraph. */
export const docxPlace = z.strictObject({
  in: z.literal("docx"),
  part: z.string().describe("word/document.xml"),
  paragraph: z.int().positive().optional(),
  table: z.int().positive().optional(),
  row: z.int().positive().optional(),
  cell: z.int().positive().optional(),
  span,
});

/** In text: first and last line and column, 1-based; columns count UTF-16 units; `end_column` is exclusive. */
export const textPlace = z.strictObject({
  in: z.literal("text"),
  line: z.int().positive(),
  column: z.int().positive(),
  end_line: z.int().positive(),
  end_column: z.int().positive(),
  span,
});

/** Where in the bytes something was read. */
export const place = z.discriminatedUnion("in", [htmlPlace, pdfPlace, docxPlace, textPlace]);
export type Place = z.infer<typeof place>;

/** From the beginning of one place to the end of a later one, where a place can say so; else the later one. */
export function through(first: Place, last: Place): Place {
  if (first.in === "text" && last.in === "text")
    return { ...first, end_line: last.end_line, end_column: last.end_column };
  if (first.in === "html" && last.in === "html")
    return { in: "html", path: commonPath(first.path, last.path), start: first.start, end: last.end };
  if (first.in === "pdf" && last.in === "pdf" && first.page === last.page) {
    const [a, b] = [first.box, last.box];
    const box: [number, number, number, number] = [
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[2], b[2]),
      Math.max(a[3], b[3]),
    ];
    return { in: "pdf", page: first.page, box };
  }
  return last;
}

function commonPath(a: string, b: string): string {
  const others = b.split("/");
  const steps = a.split("/");
  const apart = steps.findIndex((step, i) => step !== others[i]);
  return steps.slice(0, apart < 0 ? steps.length : apart).join("/");
}
