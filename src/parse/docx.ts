import type { Document, Limits, Message } from "../model/document.ts";
import { openArchive } from "./archive.ts";
import type { Archive } from "./archive.ts";
import { readBlocks } from "./docx/blocks.ts";
import type { Piece } from "./docx/blocks.ts";
import { readMeta } from "./docx/metadata.ts";
import { attribute } from "./docx/names.ts";
import { Numbering } from "./docx/numbering.ts";
import { openPackage, usualMain } from "./docx/package.ts";
import type { Package } from "./docx/package.ts";
import type { Story } from "./docx/story.ts";
import { Styles } from "./docx/styles.ts";
import type { Element } from "./docx/tree.ts";
import * as trouble from "./docx/trouble.ts";
import { defaultLimits } from "../model/document.ts";
import type { Reader } from "./reader.ts";

const format = "docx";
const media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Reads the text of Word documents (.docx, .docm, .dotx; ECMA-376, transitional and strict) as it is shown
 * once all tracked changes are accepted. In a place, `table` and `paragraph` count the elements w:tbl and w:p
 * of the part from its start, in whatever they are nested; `row` and `cell` count those of the table and row.
 */
export const reader: Reader = { format, media_type, recognise, read };

function recognise(bytes: Uint8Array): number {
  const archive = openArchive(bytes, defaultLimits);
  if (archive === null || !isWord(archive)) return 0;
  // Another format may hold a DOCX whole, as a PDF does with an attachment.
  return bytes[0] === 0x50 && bytes[1] === 0x4b ? 1 : 0.6;
}

function isWord(archive: Archive): boolean {
  if (usualMain(archive) !== null) return true;
  const types = archive.read("[Content_Types].xml");
  return (
    types !== null && /(wordprocessingml|ms-word)\.[\w.]*main\+xml/.test(new TextDecoder().decode(types))
  );
}

function read(bytes: Uint8Array, limits: Limits): Document {
  const messages: Message[] = [];
  const said = new Set<string>();
  // The first of a kind: a document with one trouble has it a thousand times.
  const say = (message: Message) => {
    if (!said.has(message.code)) messages.push(message);
    said.add(message.code);
  };
  const archive = openArchive(bytes, limits);
  const parts = archive && openPackage(archive, limits, say);
  const root = parts?.tree(parts.main) ?? null;
  if (parts === null || parts.main === null || root === null) say(trouble.broken());
  const content = parts && root ? readContent(parts, root, limits, say) : nothing;
  if (root !== null && content.blocks.length === 0) say(trouble.noText());
  return { format, media_type, ...content, messages: [...(archive?.messages ?? []), ...messages] };
}

type Content = Pick<Document, "blocks" | "meta">;

const nothing: Content = { blocks: [], meta: { titles: [], dates: [], organs: [] } };

function readContent(parts: Package, root: Element, limits: Limits, say: Story["say"]): Content {
  const main = parts.main!;
  const styles = new Styles(parts.tree(parts.related(main, "styles")));
  const numbering = new Numbering(parts.tree(parts.related(main, "numbering")), styles);
  const body = storyOf(main, styles, numbering, limits, say);
  const pieces = readBlocks(root, body);
  const notes = readNotes(parts, body);
  const core = parts.tree(parts.related("", "core-properties"));
  return {
    blocks: [...pieces, ...notes].map(({ block }) => block),
    meta: readMeta(core, pieces, styles),
  };
}

function storyOf(
  part: string,
  styles: Styles,
  numbering: Numbering,
  limits: Limits,
  say: Story["say"],
): Story {
  return {
    part,
    styles,
    numbering,
    limits,
    positions: limits.cells,
    onPaper: false,
    notes: [],
    say,
    placeOf: (paragraph) => ({ in: "docx", part, paragraph: paragraph.ordinal }),
  };
}

/** The notes that the body refers to, in its order, as blocks behind it. */
function readNotes(parts: Package, body: Story): Piece[] {
  const noteParts = [
    { kind: "w:footnoteReference", relation: "footnotes" },
    { kind: "w:endnoteReference", relation: "endnotes" },
  ];
  return noteParts.flatMap(({ kind, relation }) => {
    const ids = new Set(body.notes.filter((note) => note.kind === kind).map(({ id }) => id));
    const path = ids.size === 0 ? null : parts.related(body.part, relation);
    const root = parts.tree(path);
    if (path === null || root === null) return [];
    const notes = new Map(root.children.map((note) => [attribute(note.attributes, "id"), note]));
    const story: Story = {
      ...body,
      part: path,
      notes: [],
      placeOf: (paragraph) => ({ in: "docx", part: path, paragraph: paragraph.ordinal }),
    };
    return [...ids].flatMap((id) => {
      const note = notes.get(id);
      return note === undefined ? [] : readBlocks(note, story);
    });
  });
}
