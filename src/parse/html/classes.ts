import { hidesElement, isUnseenInLine, setsApart, strikes } from "./attributes.ts";
import type { ElementKind } from "./elements.ts";
import type { Tag } from "./tag.ts";

/** Blocks are hidden until a script shows them, as tabs are; what stands in a line is hidden for good. */
const inLine = new Set<ElementKind>(["inline", "struck", "paragraph", "row", "cell"]);

/** Longer style sheets are those of a whole site, which strike out no figures of a report. */
const longestSheet = 200_000;

/** No author writes a longer list of media. */
const longestMedia = 200;

/** Whether what a style sheet or a part of it says holds on every screen, and not on paper or small screens alone. */
export const isForScreens = (media: string): boolean =>
  media.length <= longestMedia && /^(?!\s*not\b)(?:[^()]*\b(?:screen|all)\b[^()]*|\s*)$/i.test(media);

const mediaRule = /@media\b([^{}]{1,200})\{/gi;
/** A class alone, or inside of elements of any class: `.old`, `b.old`, `td > .old`. */
const classSelector = /^\s*(?:[a-z][a-z0-9]{0,9}(?:\s*>\s*|\s+)){0,8}[a-z]{0,10}\.([\w-]{1,100})\s*$/i;

/** What the page's own style sheets hide or cross out by a class alone: `.old { text-decoration: line-through }`. */
export class ClassStyles {
  private readonly styles = new Map<
    string,
    { hidden: boolean; struck: boolean; unseen: boolean; apart: boolean }
  >();

  get tell(): boolean {
    return this.styles.size > 0;
  }

  /** Reads a style sheet; rules for some media only are left aside. */
  read(sheet: string): void {
    if (sheet.length > longestSheet) return;
    // Without its head, a part for screens is rules like others: the brace behind them closes nothing.
    const bare = sheet
      .replace(/\/\*.*?\*\//gs, " ")
      .replace(mediaRule, (head, media: string) => (isForScreens(media) ? " " : head));
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
      if (style?.apart) tag.apart = true;
      if (style?.unseen && tag.kind === "inline") tag.hidden = true;
    }
  }

  private addRule(selectors: string, declarations: string): void {
    const shows = /(?:^|[;\s])(?:display|visibility)\s*:/i.test(declarations);
    const decorates = /text-decoration/i.test(declarations);
    const unseen = isUnseenInLine({ kind: "inline" }, declarations);
    const apart = setsApart(declarations);
    if (!shows && !decorates && !unseen && !apart) return;
    for (const selector of selectors.split(",")) {
      const name = classSelector.exec(selector)?.[1];
      if (name === undefined) continue;
      const style = this.styles.get(name) ?? { hidden: false, struck: false, unseen: false, apart: false };
      if (shows) style.hidden = hidesElement.test(declarations);
      if (decorates) style.struck = strikes.test(declarations);
      style.unseen ||= unseen;
      style.apart ||= apart;
      if (style.hidden || style.struck || style.unseen || style.apart) this.styles.set(name, style);
      else this.styles.delete(name);
    }
  }
}
