import type { Candidate } from "../../model/document.ts";
import { placeOf } from "./blocks.ts";
import type { Content } from "./content.ts";
import { date } from "./labels.ts";
import type { MetaElement } from "./declared.ts";
import type { Page } from "./scan.ts";
import type { Line } from "./tree.ts";

/**
 * Titles of the page, best first: what it declares as the article's, what it shows as its heading, the
 * title element without the names of site and column, then what else may be one.
 */
export function titleCandidates(page: Page, content: Content): Candidate[] {
  const declared = page.metas
    .filter((meta) => /^articletitle$/i.test(meta.name))
    .map((meta) => fromMeta(meta));
  const openGraph = page.metas.filter((meta) => /^og:title$/i.test(meta.name)).map((meta) => fromMeta(meta));
  const whole = oneLine(page.title?.content ?? "");
  const shown = shownTitles(
    content,
    oneLine([...declared, ...openGraph].map(({ value }) => value).join("") + whole),
  );
  const known = [...declared, ...shown, ...openGraph].map(({ value }) => value);

  const ofElement: Candidate[] = [];
  if (page.title !== null && whole !== "") {
    const { start, end } = page.title;
    const place = { in: "html" as const, path: "html/head/title", start, end };
    ofElement.push({ value: withoutSite(whole, known), from: "title element", place });
    ofElement.push({ value: whole, from: "title element", place });
  }
  const all = [
    ...declared,
    ...shown.slice(0, 1),
    ...ofElement.slice(0, 1),
    ...openGraph,
    ...shown.slice(1),
    ...ofElement.slice(1),
  ];
  return all.filter(
    ({ value }, index) => value !== "" && all.findIndex((other) => other.value === value) === index,
  );
}

export function fromMeta({ name, content, start, end }: MetaElement): Candidate {
  return {
    value: oneLine(content),
    from: `meta ${name}`,
    place: { in: "html", path: "html/head/meta", start, end },
  };
}

/**
 * `2024年度报告_年报_青川市人民政府` → the part that the page shows, else the first that names a year, else the
 * first that names no site.
 */
function withoutSite(title: string, known: string[]): string {
  const parts = title
    .split(/\s*[_|｜]\s*|\s+[-–—]+\s+|(?<=[\p{Script=Han}）】])[-–—]+(?=[\p{Script=Han}\d（【])/u)
    .filter((part) => part !== "");
  const best =
    parts.find((part) => known.includes(part)) ??
    parts.find((part) => /20\d\d/.test(part)) ??
    parts.find((part) => !/(?:网|网站|门户|平台)$/.test(part));
  return best ?? title;
}

/** Lines set as a title near the start of the body: heading elements, or lines centred or named so, some of them together. */
function shownTitles({ nodes, bodyStart }: Content, declared: string): Candidate[] {
  const near = nodes.slice(0, bodyStart + 8).filter((node): node is Line => node.node === "line");
  const found: { candidate: Candidate; score: number }[] = [];
  const add = (lines: Line[], from: string, score: number): void => {
    const value = oneLine(lines.map((line) => line.text).join("\n"));
    if (value.length < 4 || value.length > 120) return;
    const place = placeOf({ ...lines[0], end: lines[lines.length - 1].end });
    // What the page declares, even in part, is its title and no heading of the site.
    const agrees = declared === "" || declared.includes(value) ? 0 : -4;
    found.push({ candidate: { value, from, place }, score: score + agrees });
  };
  for (let i = 0; i < near.length;) {
    const { text, level, centred, titled, bold } = near[i];
    const from = i++;
    if (saysAbout(text)) continue;
    if (level > 0) {
      add([near[from]], `heading h${level}`, 8 - level);
    } else if (centred || titled) {
      while (i < near.length && i < from + 3 && continuesTitle(near[i], near[from])) i++;
      add(near.slice(from, i), centred ? "centred line" : "line of class title", bold || titled ? 4 : 3);
    }
  }
  if (found.length === 0 && near.length > 0 && !/[。；;：:]/.test(near[0].text))
    add([near[0]], "first line", 1);
  found.sort((a, b) => b.score - a.score);
  return found.slice(0, 4).map(({ candidate }) => candidate);
}

function continuesTitle(next: Line, first: Line): boolean {
  const setAlike = next.level === 0 && next.centred === first.centred && next.titled === first.titled;
  return setAlike && !saysAbout(next.text);
}

/** A line that tells of the text, as `发布时间：…` does, is no title. */
function saysAbout(text: string): boolean {
  return /[:：。]/.test(text) || date.test(text.slice(0, 24));
}

/** A title in one line: Chinese words go on over a break, others keep a space. */
function oneLine(text: string): string {
  return text
    .trim()
    .replace(/(?<=[\u2e80-\uffef])\s*\n\s*|\s*\n\s*(?=[\u2e80-\uffef])/g, "")
    .replace(/\s+/g, " ");
}
