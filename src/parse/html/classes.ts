import { hidesElement, isUnseenInLine, strikes } from "./attributes.ts";
import type { ElementKind } from "./elements.ts";
import type { Tag } from "./tag.ts";

/** Blocks are hidden until a script shows them, as tabs are; what stands in a line is hidden for good. */
const inLine = new Set<ElementKind>(["inline", "struck", "paragraph", "row", "cell"]);

/** Longer style sheets are those of a whole site, which strike out no figures of a report. */
const longestSheet = 200_000;

/** What the page's own style sheets hide or cross out by a class alone: `.old { text-decoration: line-through }`. */
export class ClassStyles {
  private readonly styles = new Map<string, { hidden: boolean; struck: boolean; unseen: boolean }>();

  get tell(): boolean {
    return this.styles.size > 0;
  }

  /** Reads a style sheet; rules for some media only are left aside. */
  read(sheet: string): void {
    if (sheet.length > longestSheet) return;
    const bare = sheet.replace(/\/\*.*?\*\//gs, " ");
    let depth = 0;
    let from = 0;
    let selectors = "";
    for (const { 0: brace, index } of bare.matchAll(/[{}]/g)) {
      if (brace === "{" && depth++ === 0) selectors = bare.slice(from, index);
      else if (brace === "}" && depth > 0 && --depth === 0) this.addRule(selectors, bare.slice(from, index));
      from = index + 1;
    }
  }

  apply(tag: Tag, names: string): void {
    if (!inLine.has(tag.kind)) return;
    for (const name of names.split(/\s+/)) {
      const style = this.styles.get(name);
      if (style?.hidden) tag.hidden = true;
      if (style?.struck) tag.struck = true;
      if (style?.unseen && tag.kind === "inline") tag.hidden = true;
    }
  }

  private addRule(selectors: string, declarations: string): void {
    const shows = /(?:^|[;\s])(?:display|visibility)\s*:/i.test(declarations);
    const decorates = /text-decoration/i.test(declarations);
    const unseen = isUnseenInLine({ kind: "inline" }, declarations);
    if (!shows && !decorates && !unseen) return;
    for (const selector of selectors.split(",")) {
      const name = /^\s*[a-z]{0,10}\.([\w-]{1,100})\s*$/i.exec(selector)?.[1];
      if (name === undefined) continue;
      const style = this.styles.get(name) ?? { hidden: false, struck: false, unseen: false };
      if (shows) style.hidden = hidesElement.test(declarations);
      if (decorates) style.struck = strikes.test(declarations);
      style.unseen ||= unseen;
      if (style.hidden || style.struck || style.unseen) this.styles.set(name, style);
      else this.styles.delete(name);
    }
  }
}
