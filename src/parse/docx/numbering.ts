import { attribute, count, isOn } from "./names.ts";
import { formatNumber } from "./number-formats.ts";
import type { Styles } from "./styles.ts";
import type { Element } from "./tree.ts";

interface Level {
  start: number;
  format: string;
  /** `第%1章`: `%n` stands for the number of level n */
  text: string;
  suffix: string;
  /** levels above this one (1-based) start it again; null: any does; 0: none */
  restart: number | null;
  /** all numbers in plain digits */
  legal: boolean;
  hidden: boolean;
  /** the paragraph style that numbers itself by this level */
  style: string | null;
}

type Levels = ReadonlyMap<number, Level>;

interface List {
  /** lists of one definition count on together */
  definition: string;
  levels: Levels;
  /** level → the number that its first paragraph takes in this list */
  starts: ReadonlyMap<number, number>;
}

const suffixes: ReadonlyMap<string, string> = new Map([
  ["tab", "\t"],
  ["space", " "],
  ["nothing", ""],
]);
/** Word has nine levels, and far shorter texts for them. */
const deepest = 8;
const longest = 255;

/** The numbers that Word generates for list paragraphs, which must be asked for in the order of the document. */
export class Numbering {
  private readonly lists: ReadonlyMap<string, List>;
  private readonly styles: Styles;
  /** definition → the last number of each level */
  private readonly counters = new Map<string, Map<number, number>>();
  /** `list level` for starts that were taken */
  private readonly started = new Set<string>();

  constructor(root: Element | null, styles: Styles) {
    this.lists = readLists(root, styles);
    this.styles = styles;
  }

  /** The number of a paragraph with what parts it from the text (`一、`, `1.1\t`); empty where it has none. */
  label(paragraph: Element): string {
    const id = attribute(this.styles.ofParagraph(paragraph, "numId"), "val");
    const list = id === null ? undefined : this.lists.get(id);
    if (id === null || list === undefined) return "";
    const at = this.levelOf(paragraph, list.levels);
    const level = list.levels.get(at);
    if (level === undefined) return "";
    const counter = this.advance(id, list, at);
    const text = level.hidden ? "" : write(level, at, counter, list.levels);
    return text === "" ? "" : text + level.suffix;
  }

  /** Its own level, or the level that is tied to its style (or one that it is based on), or the level that its style names. */
  private levelOf(paragraph: Element, levels: Levels): number {
    const own = count(paragraph.properties.ilvl, "val");
    if (own !== null) return own;
    if (paragraph.properties.numId === undefined)
      for (const { id } of this.styles.chain(this.styles.of(paragraph)))
        for (const [at, level] of levels) if (level.style === id) return at;
    return count(this.styles.ofParagraph(paragraph, "ilvl"), "val") ?? 0;
  }

  private advance(id: string, { definition, levels, starts }: List, at: number): Map<number, number> {
    let counter = this.counters.get(definition);
    if (counter === undefined) this.counters.set(definition, (counter = new Map()));
    const first = starts.get(at);
    const last = counter.get(at);
    if (first !== undefined && !this.started.has(`${id} ${at}`)) counter.set(at, first);
    else counter.set(at, last === undefined ? levels.get(at)!.start : last + 1);
    this.started.add(`${id} ${at}`);
    // A level above that was passed over counts as begun: behind an orphan 1.1 comes 2.
    for (const [above, { start }] of levels) if (above < at && !counter.has(above)) counter.set(above, start);
    for (const deeper of counter.keys())
      if (deeper > at && at < (levels.get(deeper)?.restart ?? deeper)) counter.delete(deeper);
    return counter;
  }
}

function write(level: Level, at: number, counter: ReadonlyMap<number, number>, levels: Levels): string {
  if (level.format === "bullet") return /^[\ue000-\uf8ff]*$/.test(level.text) ? "•" : level.text;
  return level.text.replace(/%([1-9])/g, (_, digit: string) => {
    const of = Number(digit) - 1;
    const named = levels.get(of);
    if (named === undefined || of > at || named.format === "bullet") return "";
    const format = level.legal && named.format !== "none" ? "decimal" : named.format;
    return formatNumber(counter.get(of)!, format);
  });
}

function readLists(root: Element | null, styles: Styles): Map<string, List> {
  const definitions = new Map<string, Element>();
  const numbers = new Map<string, Element>();
  for (const element of root?.children ?? []) {
    if (element.name === "w:abstractNum")
      definitions.set(attribute(element.attributes, "abstractNumId") ?? "", element);
    if (element.name === "w:num") numbers.set(attribute(element.attributes, "numId") ?? "", element);
  }

  const shared = new Map<string, { definition: string; levels: Levels }>();
  const lists = new Map<string, List>();
  for (const [id, number] of numbers) {
    const abstract = value(number, "w:abstractNumId") ?? "";
    let common = shared.get(abstract);
    if (common === undefined) {
      const definition = definitionOf(abstract, definitions, numbers, styles);
      shared.set(abstract, (common = { definition, levels: readLevels(definitions.get(definition)) }));
    }
    const levels = new Map(common.levels);
    const starts = new Map<number, number>();
    for (const override of number.children) {
      if (override.name !== "w:lvlOverride") continue;
      for (const [at, level] of readLevels(override)) levels.set(at, level);
      const start = value(override, "w:startOverride");
      if (start !== null) starts.set(count(override.attributes, "ilvl") ?? 0, Number(start) || 0);
    }
    lists.set(id, { definition: common.definition, levels, starts });
  }
  lists.delete("0"); // 17.9.18: zero takes a paragraph's number away
  return lists;
}

/** A definition may only point to a list style, which points to a list, which has the definition. */
function definitionOf(
  id: string,
  definitions: ReadonlyMap<string, Element>,
  numbers: ReadonlyMap<string, Element>,
  styles: Styles,
): string {
  const link = value(definitions.get(id), "w:numStyleLink");
  const linked = link === null ? null : attribute(styles.byStyle(link, "numId"), "val");
  return value(numbers.get(linked ?? ""), "w:abstractNumId") ?? id;
}

function readLevels(parent: Element | undefined): Map<number, Level> {
  const levels = new Map<number, Level>();
  for (const element of parent?.children ?? []) {
    const at = count(element.attributes, "ilvl") ?? 0;
    if (element.name !== "w:lvl" || at > deepest) continue;
    const restart = value(element, "w:lvlRestart");
    levels.set(at, {
      start: count(child(element, "w:start")?.attributes, "val") ?? 0,
      format: value(element, "w:numFmt") ?? "decimal",
      text: (value(element, "w:lvlText") ?? "").slice(0, longest),
      suffix: suffixes.get(value(element, "w:suff") ?? "tab") ?? "\t",
      restart: restart === null ? null : Number(restart) || 0,
      legal: isOn(child(element, "w:isLgl")?.attributes) ?? false,
      hidden: isOn(element.properties.vanish) ?? false,
      style: value(element, "w:pStyle"),
    });
  }
  return levels;
}

const child = (element: Element | undefined, name: string): Element | undefined =>
  element?.children.find((inner) => inner.name === name);
const value = (element: Element | undefined, name: string): string | null =>
  attribute(child(element, name)?.attributes, "val");
