import type { Candidate, Document } from "../../model/document.ts";
import type { Piece } from "./blocks.ts";
import { attribute, count, isOn } from "./names.ts";
import type { Styles } from "./styles.ts";
import type { Element } from "./tree.ts";

type Meta = Document["meta"];

/** What the document says of itself: by its first lines, then by its properties (docProps/core.xml). */
export function readMeta(core: Element | null, pieces: readonly Piece[], styles: Styles): Meta {
  const property = (local: string, from: string): Candidate[] => {
    const value = core?.children.find(({ name }) => name === `:${local}`)?.text.trim() ?? "";
    return value === "" ? [] : [{ value, from: `docx core ${from}` }];
  };
  return {
    titles: [...firstLines(pieces, styles), ...property("title", "title")],
    dates: [...property("modified", "modified"), ...property("created", "created")],
    organs: property("creator", "creator"),
  };
}

/** A title stands among the first few lines, before any table. */
const furthest = 12;

/** The first lines that look like a title, one below the other in one size: a title may take two or three. */
function firstLines(pieces: readonly Piece[], styles: Styles): Candidate[] {
  const top = pieces.slice(0, furthest);
  const end = top.findIndex(({ block }) => block.type === "table");
  const looks = (end < 0 ? top : top.slice(0, end)).map((piece) => ({ piece, look: lookOf(piece, styles) }));
  const first = looks.findIndex(({ look }) => look !== null);
  if (first < 0) return [];
  const { piece, look } = looks[first];
  let last = first + 1;
  while (last < looks.length && last < first + 3 && looks[last].look?.size === look!.size) last++;
  const lines = looks
    .slice(first, last)
    .flatMap(({ piece: { block } }) => ("text" in block ? block.text.trim() : []));
  return [{ value: lines.join("\n"), from: "first lines", place: piece.block.place }];
}

/** In half points: body text is set in at most 32 (三号, 16 pt). */
const large = 33;

/** The size of a line that is centred and large or bold, or has the title's style; null for any other. */
function lookOf({ paragraph }: Piece, styles: Styles): { size: number | null } | null {
  if (paragraph === null) return null;
  const run = firstRun(paragraph);
  if (run === null) return null;
  const size = count(styles.ofRun(run, paragraph, "sz"), "val");
  if (styles.isTitle(paragraph)) return { size };
  const centred = attribute(styles.ofParagraph(paragraph, "jc"), "val") === "center";
  const bold = isOn(styles.ofRun(run, paragraph, "b")) === true;
  return centred && (bold || (size ?? 0) >= large) ? { size } : null;
}

function firstRun(element: Element): Element | null {
  for (const child of element.children) {
    if (child.name === "w:r" && child.children.some(({ name }) => name === "w:t")) return child;
    const inner = child.name === "w:r" ? null : firstRun(child);
    if (inner !== null) return inner;
  }
  return null;
}
