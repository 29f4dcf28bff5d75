import fc from "fast-check";

/** One change; places are shares of the whole, so that one change fits any document. */
export interface Edit {
  kind: "drop" | "double" | "swap" | "swap alike" | "put";
  from: number;
  /** pieces that are taken together */
  length: number;
  to: number;
  /** what is put in */
  text: string;
}

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

/** What breaks readers: markup of other formats, digits, signs, characters that cannot be seen. */
const texts = fc.oneof(
  fc.constantFrom(
    ...["<td>", "</td>", "</tr>", "<table>", "</table>", "<!--", "-->", "<![CDATA[", "&#0;", "&#x1f600;"],
    ...[
      "<w:p>",
      "</w:tc>",
      "<w:gridSpan w:val='9999'/>",
      "endstream",
      "endobj",
      "Tj ET",
      "q",
      "Q",
      "<<",
      ">>",
    ],
    ...[
      "\t",
      "\n",
      " ",
      "|",
      ",",
      "\0",
      "\u202e",
      "\ufeff",
      "１２",
      "一",
      "（",
      "：",
      "-",
      ".",
      "/",
      "0",
      "1",
      "99999",
    ],
    ...["总计", "自然人", "其他", "一、", "（一）", "2021年", "政府信息公开工作年度报告"],
  ),
  fc.string({ maxLength: 6, unit: "binary" }),
);

const edit: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom("drop", "double", "swap", "swap alike", "put"),
  from: place,
  length: fc.constantFrom(1, 1, 1, 2, 5, 40),
  to: place,
  text: texts,
});

export const edits = fc.array(edit, { minLength: 1, maxLength: 6 });

/** Changes pieces of a document; two are alike that differ in their digits only, as cells do. */
export function change(pieces: readonly string[], changes: readonly Edit[]): string[] {
  const changed = [...pieces];
  for (const { kind, from, length, to, text } of changes) {
    const at = Math.floor(from * changed.length);
    const other = Math.floor(to * changed.length);
    if (kind === "drop") changed.splice(at, length);
    else if (kind === "double") changed.splice(other, 0, ...changed.slice(at, at + length));
    else if (kind === "put") changed.splice(at, 0, text);
    else swap(changed, at, kind === "swap" ? other : likeness(changed, at, other));
  }
  return changed;
}

function swap(pieces: string[], a: number, b: number): void {
  if (a < pieces.length && b < pieces.length) [pieces[a], pieces[b]] = [pieces[b]!, pieces[a]!];
}

/** The first piece after `after` that is like the one at `at`; itself where there is none. */
function likeness(pieces: string[], at: number, after: number): number {
  const shape = (piece: string | undefined) => piece?.replace(/\d+/g, "0");
  const found = pieces.findIndex((piece, i) => i > after && i !== at && shape(piece) === shape(pieces[at]));
  return found < 0 ? at : found;
}
