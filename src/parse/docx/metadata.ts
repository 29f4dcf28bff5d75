import type { Candidate, Document } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";
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

/** Lines that look like a title; those of one size, one below the other, are one title over two or three lines. */
function firstLines(pieces: readonly Piece[], styles: Styles): Candidate[] {
  const titles: { lines: string[]; size: number | null; place: Place }[] = [];
  let above: (typeof titles)[number] | null = null;
  for (const piece of pieces.slice(0, furthest)) {
    if (piece.block.type === "table") break;
    const look = lookOf(piece, styles);
    if (look === null || !("text" in piece.block)) {
      above = null;
      continue;
    }
    const text = piece.block.text.trim();
    if (above !== null && above.size === look.size && above.lines.length < 3) above.lines.push(text);
    else titles.push((above = { lines: [text], size: look.size, place: piece.block.place }));
  }
  return titles.map(({ lines, place }) => ({ value: lines.join("\n"), from: "first lines", place }));
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
