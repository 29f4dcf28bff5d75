import { Ancestors } from "./ancestors.ts";
import { setStyle, tells, writesDigits } from "./attributes.ts";
import type { ElementKind } from "./elements.ts";
import { farthest, type Selector, selectorsOf, selects, type StyledElement } from "./selectors.ts";
import { rulesOf } from "./sheets.ts";
import { plainTag, type Tag } from "./tag.ts";
import { both, maybe, no, type Truth, yes } from "./truth.ts";

/** Blocks are hidden until a script shows them, as tabs are; what stands in a line is hidden for good. */
const inLine = new Set<ElementKind>(["inline", "struck", "paragraph", "row", "cell", "input"]);
/** Of these it is not known; in a table they are no tabs, most times. */
const inTable = new Set<ElementKind>(["group", "item", "heading", "pre", "section"]);

/** What is beyond these bounds is not looked at, and whatever it may hide is in doubt. */
const longestSheet = 1_000_000;
const mostSelectors = 2000;
const mostAttributes = 100;
/** elements that are looked at for selectors, all in all */
const mostLooks = 2_000_000;
/** what a rule that is found costs, in looks */
const ofRule = 20;

/** What of a style hides, moves or marks text. */
const properties = new Set(
  (
    "display float visibility text-decoration font-size opacity color left top right text-indent transform clip clip-path width " +
    "height max-width max-height overflow vertical-align direction unicode-bidi " +
    "flex-direction flex-flow font filter -webkit-text-fill-color content"
  ).split(" "),
);

interface Declaration {
  property: string;
  value: string;
  important: boolean;
}

interface StyleRule {
  selector: Selector | null;
  declarations: Declaration[];
  holds: Truth;
  order: number;
}

/**
 * What the page's own style sheets say of its elements, as far as it hides, moves or marks text. Elements are told as
 * they open and close.
 */
export class PageStyles {
  private readonly ancestors = new Ancestors();
  /** names of the attributes that selectors ask for */
  readonly attributes = new Set(["class", "id", "style", "hidden"]);
  /** whether a rule hides, moves or marks anything at all */
  tell = false;
  private readonly rules = new Map<string, StyleRule[]>();
  private selectors = 0;
  private looks = 0;
  private exceeds = false;

  read(sheet: string, holds: Truth): void {
    if (sheet.length > longestSheet) {
      this.tell ||= this.exceeds = tells(sheet);
      return;
    }
    for (const rule of rulesOf(sheet)) {
      const declarations = declarationsOf(rule.declarations);
      if (declarations.length === 0) continue;
      this.tell ||= tells(textOf(declarations)) || declarations.some(({ important }) => important);
      // What a style writes before or behind a text is none of the page's, and beside digits of it a doubt.
      const writes = writesDigits.test(textOf(declarations));
      const selectors = writes ? rule.selectors.replace(/::?(?:before|after)\b/gi, "") : rule.selectors;
      const most = both(rule.holds, writes ? maybe : holds);
      for (const selector of selectorsOf(selectors))
        this.add({ selector, declarations, holds: both(most, holds), order: this.selectors });
    }
  }

  /** Sets what the sheets and the element's own style make of it together; whether that is in doubt. */
  open(tag: Tag, attributes: ReadonlyMap<string, string>, isInTable: boolean): boolean {
    const { name, kind } = tag;
    const classes = (attributes.get("class") ?? "").split(/\s+/).filter((word) => word !== "");
    const element = { name, kind, id: attributes.get("id") ?? "", classes, attributes, doubtful: false };
    this.ancestors.make(kind, name);
    const isInLine = inLine.has(kind);
    const own = attributes.get("style") ?? "";
    const rules = isInLine || (isInTable && inTable.has(kind)) ? this.rulesFor(element) : [];
    const sure = isInLine ? rules.filter(({ holds }) => holds === yes) : [];
    const style = sure.length > 0 ? cascade(sure, own) : own;
    setStyle(tag, style);
    if (attributes.has("hidden") && /(?:^|;)display:(?!none)/.test(style)) tag.hidden = false;
    const effect = effectOf(kind, style);
    element.doubtful =
      this.exceeds ||
      rules.some((rule) => !sure.includes(rule) && effectOf(kind, cascade([...sure, rule], own)) !== effect);
    this.ancestors.push(element);
    return element.doubtful;
  }

  /** Whether an element that is open is in doubt. */
  get isDoubtful(): boolean {
    return this.ancestors.doubtful;
  }

  close(name: string, kind: ElementKind): void {
    this.ancestors.close(name, kind);
  }

  private add(rule: StyleRule): void {
    if (this.selectors++ >= mostSelectors || this.attributes.size > mostAttributes) {
      this.exceeds = true;
      return;
    }
    const key = rule.selector?.compounds[0].key ?? "*";
    const others = this.rules.get(key);
    if (others === undefined) this.rules.set(key, [rule]);
    else others.push(rule);
    for (const attribute of rule.selector?.attributes ?? []) this.attributes.add(attribute);
  }

  /** The rules that select an element, or may do so. */
  private rulesFor(element: StyledElement): StyleRule[] {
    const around = this.ancestors.items;
    const keys = [element.name, "*", ...element.classes.map((name) => `.${name.toLowerCase()}`)];
    if (element.id !== "") keys.push(`#${element.id.toLowerCase()}`);
    const found: StyleRule[] = [];
    for (const key of new Set(keys)) {
      for (const rule of this.rules.get(key) ?? []) {
        const { selector } = rule;
        this.looks +=
          selector !== null && selector.compounds.length > 1 ? Math.min(around.length, farthest) : 1;
        if (this.looks > mostLooks) {
          this.exceeds = true;
          return [];
        }
        const holds = both(rule.holds, selector === null ? maybe : selects(selector, element, around));
        if (holds === no) continue;
        this.looks += ofRule;
        found.push({ ...rule, holds });
      }
    }
    return found;
  }
}

/** What holds of several rules and the element's own style: the more special selector, then the later rule. */
function cascade(rules: StyleRule[], own: string): string {
  const sorted = rules.toSorted(
    (a, b) => (a.selector?.specificity ?? 0) - (b.selector?.specificity ?? 0) || a.order - b.order,
  );
  const all = [...sorted.flatMap(({ declarations }) => declarations), ...declarationsOf(own)];
  const values = new Map<string, string>();
  for (const { property, value, important } of all) if (!important) values.set(property, value);
  for (const { property, value, important } of all) if (important) values.set(property, value);
  return [...values].map(([property, value]) => `${property}:${value}`).join(";");
}

function declarationsOf(style: string): Declaration[] {
  const declarations: Declaration[] = [];
  for (const part of style.split(";")) {
    const colon = part.indexOf(":");
    const property = part
      .slice(0, Math.max(0, colon))
      .trim()
      .toLowerCase()
      .replace("decoration-line", "decoration");
    if (!properties.has(property)) continue;
    const [value, mark] = part.slice(colon + 1).split("!", 2);
    declarations.push({
      property,
      value: value.trim().toLowerCase(),
      important: /^\s*important/i.test(mark ?? ""),
    });
  }
  return declarations;
}

const textOf = (declarations: Declaration[]): string =>
  declarations.map(({ property, value }) => `${property}:${value}`).join(";");

/** What a style does to an element of the kind. */
function effectOf(kind: ElementKind, style: string): string {
  const tag = { ...plainTag, kind };
  setStyle(tag, style);
  return [tag.hidden, tag.struck, tag.apart, tag.alone, tag.moved].join();
}
