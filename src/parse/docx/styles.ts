import { attribute, count } from "./names.ts";
import type { Attributes } from "./names.ts";
import type { Element } from "./tree.ts";

interface Style {
  id: string;
  name: string;
  basedOn: string | null;
  properties: Element["properties"];
}

/** Styles stand on each other about five deep; a circle of them ends here. */
const longestChain = 40;

/** The styles of a document: what a paragraph or a run has by its style, where it does not say so itself. */
export class Styles {
  private readonly styles = new Map<string, Style>();
  private defaults: Element["properties"][] = [];
  private defaultParagraph: string | null = null;
  /** per property: style → what its chain says */
  private readonly known = new Map<string, Map<string, Attributes | undefined>>();

  constructor(root: Element | null) {
    for (const element of root?.children ?? []) {
      if (element.name === "w:docDefaults") this.defaults = element.children.map((child) => child.properties);
      const id = attribute(element.attributes, "styleId");
      if (element.name !== "w:style" || id === null) continue;
      const own = (name: string) =>
        attribute(element.children.find((child) => child.name === name)?.attributes, "val");
      this.styles.set(id, {
        id,
        name: own("w:name") ?? id,
        basedOn: own("w:basedOn"),
        properties: element.properties,
      });
      const isDefault = ["1", "true", "on"].includes(attribute(element.attributes, "default") ?? "");
      if (isDefault && attribute(element.attributes, "type") === "paragraph") this.defaultParagraph = id;
    }
  }

  /** The id of a paragraph's style. */
  of(paragraph: Element): string | null {
    return attribute(paragraph.properties.pStyle, "val") ?? this.defaultParagraph;
  }

  /** A property that the paragraph itself or its style sets. */
  ofParagraph(paragraph: Element, property: string): Attributes | undefined {
    return paragraph.properties[property] ?? this.byStyle(this.of(paragraph), property);
  }

  /** A property of a run: its own, or by its character style, its paragraph's style, the document's defaults. */
  ofRun(run: Element, paragraph: Element, property: string): Attributes | undefined {
    return (
      run.properties[property] ??
      this.byStyle(attribute(run.properties.rStyle, "val"), property) ??
      this.byStyle(this.of(paragraph), property) ??
      this.defaults.find((set) => set[property] !== undefined)?.[property]
    );
  }

  /** What the first style on the chain that sets a property says. */
  byStyle(id: string | null, property: string): Attributes | undefined {
    if (id === null) return undefined;
    let known = this.known.get(property);
    if (known === undefined) this.known.set(property, (known = new Map()));
    if (!known.has(id))
      known.set(id, this.chain(id).find((s) => s.properties[property])?.properties[property]);
    return known.get(id);
  }

  /**
   * The level (1–9) of the heading that a paragraph is; null where it is none. Its outline level decides; a
   * style that is called heading without having one counts by its name.
   */
  headingLevel(paragraph: Element): number | null {
    const outline = count(this.ofParagraph(paragraph, "outlineLvl"), "val");
    if (outline !== null) return outline >= 0 && outline <= 8 ? outline + 1 : null;
    for (const { name } of this.chain(this.of(paragraph))) {
      const level = /^(?:heading|标题)\s*([1-9])$/i.exec(name)?.[1];
      if (level !== undefined) return Number(level);
    }
    return null;
  }

  isTitle(paragraph: Element): boolean {
    return this.chain(this.of(paragraph)).some(({ name }) => /^(?:title|标题)$/i.test(name));
  }

  /** The style and those it is based on, nearest first. */
  chain(id: string | null): Style[] {
    const chain: Style[] = [];
    for (let at = id; at !== null && chain.length < longestChain;) {
      const style = this.styles.get(at);
      if (style === undefined) break;
      chain.push(style);
      at = style.basedOn;
    }
    return chain;
  }
}
