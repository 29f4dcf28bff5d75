import type { Candidate } from "../../model/document.ts";
import { placeOf } from "./blocks.ts";
import type { Content } from "./content.ts";
import type { CellNode, Group, Line, Stretch, TableNode } from "./tree.ts";

/** What pages write before a date of theirs. Words of web pages; what each is worth is not decided here. */
const dateLabels =
  "信息提供日期 发布时间 发布日期 发文时间 发文日期 公开时间 公开日期 成文日期 生成日期 印发日期 添加时间 添加日期 录入时间 " +
  "更新时间 更新日期 时间 日期";
/** What pages write before the organ that a text comes from. */
const organLabels =
  "公开责任部门 责任部门 信息来源 文章来源 稿件来源 内容来源 发布机构 发布机关 发布单位 发文机关 发文单位 来源";

export const date =
  /(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}(?:\s?日)?(?:[\sT]*\d{1,2}:\d{2}(?::\d{2})?)?/;

const dateAtStart = new RegExp(`^[\\s[（(【]*(${date.source})`);
const dateLabel = labelPattern(dateLabels);
const organLabel = labelPattern(organLabels);
const anyLabel = new RegExp(`${dateLabel.source}|${organLabel.source}`);

/** Short words stand alone or behind a separator, so that they are not the end of a longer word. */
function labelPattern(labels: string): RegExp {
  const spaced = labels.split(" ").map((label) => {
    const letters = [...label].join("\\s*");
    return label.length > 2 ? letters : `(?<=^|[\\s|｜/;；,，。)）】\\]])${letters}`;
  });
  return new RegExp(`(${spaced.join("|")})\\s*[:：]`, "g");
}

export interface Labelled {
  dates: Candidate[];
  organs: Candidate[];
}

/** Dates and organs that the page itself labels, in lines and in boxes of labels and values. */
export function labelledValues({ nodes, bodyStart }: Content): Labelled {
  const found: Labelled = { dates: [], organs: [] };
  nodes.forEach((node, index) => {
    if (node.node === "picture") return;
    if (node.node === "table") return readBox(node, found);
    const next = nodes[index + 1];
    readLine(node, next?.node === "line" ? next.text : "", index < bodyStart + 10 ? 300 : 120, found);
    if (index < bodyStart + 6) readBareDate(node, found);
  });
  return found;
}

/** `发布时间：2025-01-22 来源：青川市水利局`; a value may stand in the next line where its label ends one. */
function readLine(line: Stretch & { text: string }, next: string, longest: number, found: Labelled): void {
  const { text } = line;
  if (text.length > longest || !(text.includes("：") || text.includes(":"))) return;
  const place = placeOf(line);
  for (const match of text.matchAll(dateLabel)) {
    const rest = text.slice(match.index + match[0].length) || next;
    // The date stands right behind its label: an empty label must not take the next one's date.
    const value = dateAtStart.exec(rest)?.[1];
    if (value !== undefined) found.dates.push({ value, from: `label ${unspaced(match[1])}`, place });
  }
  for (const match of text.matchAll(organLabel)) {
    const value = organIn(text.slice(match.index + match[0].length));
    if (value !== "") found.organs.push({ value, from: `label ${unspaced(match[1])}`, place });
  }
}

/** An organ's name holds no space and ends before the next label. */
function organIn(rest: string): string {
  const word = /^\s*([^\s|｜]*)/.exec(rest)![1];
  const end = word.search(anyLabel);
  const value = (end < 0 ? word : word.slice(0, end)).replace(/[\])）】；;，,]+$/, "");
  return value.length <= 60 && !/[:：]/.test(value) ? value : "";
}

/** A line below the title that starts with a date; clocks of the site's head name the weekday too. */
function readBareDate(line: Line, found: Labelled): void {
  if (line.text.length > 80) return;
  const match = dateAtStart.exec(line.text);
  if (match === null || /^\s*[星周礼]/.test(line.text.slice(match[0].length))) return;
  found.dates.push({ value: match[1], from: "line of a date", place: placeOf(line) });
}

const inBox = new Map<string, "dates" | "organs">();
for (const label of dateLabels.split(" ")) inBox.set(label, "dates");
for (const label of organLabels.split(" ")) if (label !== "来源") inBox.set(label, "organs");

/** A table of labels and values: 索引号, 发布机构, 发布日期 … */
function readBox(table: TableNode, found: Labelled): void {
  for (const { cells } of table.rows) {
    for (let i = 0; i < cells.length; i++) {
      if (!mayBeLabel(cells[i])) continue;
      const text = textOf(cells[i].content);
      const label = unspaced(text).replace(/[:：]$/, "");
      const kind = inBox.get(label);
      if (kind === undefined) {
        if (/[:：]./.test(text)) readLine({ ...cells[i], text }, "", 120, found);
        continue;
      }
      const next = cells[i + 1];
      const value = next === undefined ? "" : textOf(next.content).trim();
      const fits = kind === "dates" ? dateAtStart.test(value) : value !== "" && value.length <= 60;
      if (fits) found[kind].push({ value, from: `label ${label}`, place: placeOf(next) });
    }
  }
}

/** Most cells hold numbers or are empty; they need no closer look. */
function mayBeLabel({ content }: CellNode): boolean {
  if (content.text < 2 || content.text > 120) return false;
  const first = content.children[0];
  return first.node !== "line" || first.text.charCodeAt(0) > 0x7f;
}

function textOf(group: Group): string {
  const texts: string[] = [];
  for (const child of group.children) {
    if (child.node === "line") texts.push(child.text);
    else if (child.node === "group") texts.push(textOf(child));
  }
  return texts.join("\n");
}

function unspaced(text: string): string {
  return text.replace(/\s+/g, "");
}
