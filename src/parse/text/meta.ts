import type { Block, Candidate, Document } from "../../model/document.ts";
import type { Line, Source } from "./source.ts";
import { endsSentence, isBlank, opensItem } from "./values.ts";

type Meta = Document["meta"];

/** Lines at the top in which a collector's header or the labels of a page are looked for. */
const top = 40;
/** Blocks at the top of which the title may be made. */
const titleBlocks = 5;

/** A shorter value names nothing: （单位：万元） */
const shortest = 4;

/** Kinds of labels, by a word in them; those of the metadata of pages, in Chinese and as programs write them. */
const labels: [keyof Meta, RegExp][] = [
  ["titles", /标题|题名|题目|名称|^title$/i],
  ["dates", /日期|时间|date|^published/i],
  ["organs", /机构|机关|单位|部门|来源|作者|organi[sz]ation|publisher|author|source/i],
];

const labelled = /(?:^|[\s|｜【\[（(])([\p{L}_]{2,12})[ \u3000]?[:：][ \t\u3000]*/gu;

/**
 * The header that a collector wrote above a text: labelled values, closed by a ruled line. Returns the index
 * of the first line of the text itself, 0 where there is no such header.
 */
export function headerEnd(lines: Line[]): number {
  const ruled = lines.slice(0, top).findIndex(({ text }, i) => i > 0 && isRuled(text));
  if (ruled < 0) return 0;
  const filled = lines.slice(0, ruled).filter(({ text }) => !isBlank(text) && !isRuled(text));
  const fields = filled.filter(
    ({ text }) => /^\s*["']?[\p{L}_]{2,12}["']?[ \u3000]?[:：]/u.test(text) && text.length < 400,
  );
  return fields.length >= 2 && fields.length * 3 >= filled.length * 2 ? ruled + 1 : 0;
}

/** `====`, `---- 正文 ----` */
function isRuled(text: string): boolean {
  return text.length < 400 && /^\s*([=＝\-—_*~]){3,}(?:\s*[\p{L} ]{0,20}\s*\1{3,})?\s*$/u.test(text);
}

/** Titles, dates and organs that lines name with a label: `发布时间：2024-01-22 来源：…` */
export function labelledValues(lines: Line[], source: Source): Meta {
  const meta: Meta = { titles: [], dates: [], organs: [] };
  for (const { text, start } of lines) {
    if (text.length > 400) continue;
    const found = [...text.matchAll(labelled)];
    found.forEach((match, i) => {
      const from = match.index + match[0].length;
      const value = text.slice(from, found[i + 1]?.index).replace(/[\s|｜】\]）)"']+$/u, "");
      const kind = labels.find(([, word]) => word.test(match[1]))?.[0];
      if (kind === undefined || value.length < shortest || (kind === "dates" && !/\d{4}/.test(value))) return;
      const place = source.place(start + from, start + from + value.length);
      meta[kind].push({ value: value.replace(/^["']/, ""), from: `label ${match[1]}`, place });
    });
  }
  return meta;
}

/** Lines of which labels are asked: those at the top and at the foot, never whole paragraphs of the text. */
export function edgesOf(lines: Line[]): Line[] {
  const filled = lines.filter(({ text }) => !isBlank(text));
  const short = (line: Line) => line.text.length <= 200 && !/[。；]/.test(line.text);
  const foot = Math.max(15, filled.length - 6);
  return [...filled.slice(0, 15), ...filled.slice(foot)].filter(short);
}

/**
 * What may be the title: the headings, and the first lines that end no sentence and are not numbered. A title
 * is often broken over lines, so neighbours come joined, the longest first.
 */
export function titlesOf(blocks: Block[]): Candidate[] {
  const opening: { text: string; place: Candidate["place"] }[] = [];
  for (const block of blocks.slice(0, titleBlocks * 2)) {
    if (block.type !== "paragraph" || !isTitleLike(block.text)) {
      if (opening.length > 0 || block.type === "table") break;
      continue;
    }
    opening.push(block);
    if (opening.length === titleBlocks) break;
  }
  const headings = blocks.flatMap((block, i) =>
    block.type === "heading"
      ? [{ value: block.text, from: "heading", place: block.place, first: i === 0 || block.level === 1 }]
      : [],
  );
  const candidate = ({ value, from, place }: Candidate) => ({ value, from, place });
  return [
    ...headings.filter(({ first }) => first).map(candidate),
    ...opening.flatMap((first, i) =>
      opening
        .slice(i)
        .map((_, more) => opening.slice(i, i + more + 1))
        .reverse()
        .map((run) => ({
          value: run.map(({ text }) => text).join(""),
          from: "first lines",
          place: first.place,
        }))
        .filter(({ value }) => value.length >= 4 && value.length <= 100),
    ),
    ...headings
      .filter(({ first }) => !first)
      .slice(0, 3)
      .map(candidate),
  ];
}

function isTitleLike(text: string): boolean {
  return (
    text.length <= 60 &&
    /\p{L}{2}/u.test(text) &&
    !opensItem(text) &&
    !endsSentence(text) &&
    !/[，。；]/.test(text)
  );
}
