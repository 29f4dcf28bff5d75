import type { ElementKind } from "./elements.ts";
import { both, maybe, negated, no, type Truth, yes } from "./truth.ts";

/** An element as selectors see it; names in lower case. */
export interface StyledElement {
  name: string;
  kind: ElementKind;
  id: string;
  classes: string[];
  attributes: ReadonlyMap<string, string>;
}

type Test = (element: StyledElement) => Truth;

/** What stands between two combinators. */
interface Compound {
  tests: Test[];
  /** under which the elements that it may select are found: `#id`, `.class`, a name, or `*` for all */
  key: string;
  /** what leads from it to the compound on its right */
  combinator: "" | " " | ">" | "sibling";
}

export interface Selector {
  /** from right to left, as they are matched */
  compounds: Compound[];
  specificity: number;
  /** names of the attributes that it asks for */
  attributes: string[];
}

const ident = "(?:[\\w-]|[^\\0-\\x7f]|\\\\[\\da-fA-F]{1,6}\\s?|\\\\[^\\n])+";
const string = `"[^"\\n]*"|'[^'\\n]*'`;
const simple = new RegExp(
  `(?<name>\\*|${ident})|#(?<id>${ident})|\\.(?<class>${ident})` +
    `|\\[\\s*(?<attribute>${ident})\\s*(?:(?<operator>[~|^$*]?=)\\s*(?<value>${string}|${ident})\\s*(?<flag>[is]?)\\s*)?\\]` +
    `|::?(?<pseudo>[\\w-]+)(?:\\((?<argument>(?:[^()]|\\([^()]*\\))*)\\))?`,
  "y",
);
const combinators = /\s*([>+~,])\s*|\s+|$/y;

/** States that an element is in only once someone touches it, and parts of it that are not its text. */
const neverAtRest =
  /^(?:hover|focus|focus-within|focus-visible|active|visited|target|before|after|placeholder|selection|marker|backdrop|-.*)$/;

/** Longer ones are no selector that a person wrote. */
const mostCompounds = 16;
const mostTests = 32;
const mostInside = 32;

const ofId = 10_000;
const ofClass = 100;

/** The selectors of a list; the last is null where it cannot be read, as it may select anything. */
export function selectorsOf(list: string): (Selector | null)[] {
  const selectors: (Selector | null)[] = [];
  const source = list
    .replace(/&/g, " ")
    .replace(/^[\s>+~]+/, "")
    .trimEnd();
  for (let at = 0; at < source.length;) {
    const read = selectorAt(source, at);
    if (read === null) return [...selectors, null];
    selectors.push(read.selector);
    at = read.end;
  }
  return selectors;
}

function selectorAt(source: string, start: number): { selector: Selector; end: number } | null {
  const selector: Selector = { compounds: [], specificity: 0, attributes: [] };
  for (let at = start; selector.compounds.length < mostCompounds;) {
    const compound: Compound = { tests: [], key: "*", combinator: "" };
    const behind = readCompound(source, at, compound, selector);
    combinators.lastIndex = behind;
    const sign = combinators.exec(source)?.[0].trim();
    if (behind === at || sign === undefined) return null;
    at = combinators.lastIndex;
    selector.compounds.unshift(compound);
    if (sign === "," || at === source.length) return { selector, end: at };
    compound.combinator = sign === ">" ? ">" : sign === "" ? " " : "sibling";
  }
  return null;
}

/** Reads simple selectors up to a combinator, and returns where it stands. */
function readCompound(source: string, start: number, compound: Compound, selector: Selector): number {
  let at = start;
  while (compound.tests.length < mostTests) {
    simple.lastIndex = at;
    const found = simple.exec(source)?.groups;
    if (found === undefined) break;
    at = simple.lastIndex;
    if (found.name !== undefined) {
      const name = plain(found.name).toLowerCase();
      compound.tests.push(name === "*" ? () => yes : (element) => (element.name === name ? yes : no));
      if (compound.key === "*") compound.key = name;
      if (name !== "*") selector.specificity++;
    } else if (found.id !== undefined) {
      const id = plain(found.id);
      compound.tests.push((element) => sameName(element.id, id));
      compound.key = `#${id.toLowerCase()}`;
      selector.specificity += ofId;
    } else if (found.class !== undefined) {
      const name = plain(found.class);
      compound.tests.push((element) => hasClass(element, name));
      if (!compound.key.startsWith("#")) compound.key = `.${name.toLowerCase()}`;
      selector.specificity += ofClass;
    } else if (found.attribute !== undefined) {
      const { operator, value, flag } = found;
      const attribute = plain(found.attribute).toLowerCase();
      selector.attributes.push(attribute);
      compound.tests.push(attributeTest(attribute, operator ?? "", plain(unquoted(value ?? "")), flag));
      selector.specificity += ofClass;
    } else {
      compound.tests.push(pseudoTest(found.pseudo.toLowerCase(), found.argument ?? "", selector));
    }
  }
  return at;
}

function pseudoTest(name: string, argument: string, selector: Selector): Test {
  if (neverAtRest.test(name)) return () => no;
  if (!/^(?:not|is|where|matches)$/.test(name)) {
    selector.specificity += ofClass;
    return () => maybe;
  }
  const list = selectorsOf(argument);
  for (const inner of list) selector.attributes.push(...(inner?.attributes ?? []));
  if (name !== "where") selector.specificity += Math.max(0, ...list.map((inner) => inner?.specificity ?? 0));
  if (list.length > mostInside) return () => maybe;
  const any: Test = (element) =>
    list.reduce<Truth>((found, inner) => {
      const one = inner === null ? maybe : test(inner.compounds[0], element);
      const whole = inner !== null && inner.compounds.length > 1 ? both(one, maybe) : one;
      return whole > found ? whole : found;
    }, no);
  return name === "not" ? (element) => negated(any(element)) : any;
}

/** Names of classes and ids are told by their case, but not in pages of the old mode. */
function sameName(a: string, b: string): Truth {
  return a === b ? yes : a.length === b.length && a.toLowerCase() === b.toLowerCase() ? maybe : no;
}

function hasClass({ classes }: StyledElement, name: string): Truth {
  return classes.reduce<Truth>((found, other) => {
    const same = sameName(other, name);
    return same > found ? same : found;
  }, no);
}

function attributeTest(name: string, operator: string, wanted: string, flag: string | undefined): Test {
  const compare = (actual: string, expected: string): boolean => {
    if (operator === "=") return actual === expected;
    if (operator === "~=") return actual.split(/\s+/).includes(expected);
    if (operator === "|=") return actual === expected || actual.startsWith(`${expected}-`);
    if (expected === "") return false;
    if (operator === "^=") return actual.startsWith(expected);
    return operator === "$=" ? actual.endsWith(expected) : actual.includes(expected);
  };
  return ({ attributes }) => {
    const actual = attributes.get(name);
    if (actual === undefined) return no;
    if (operator === "" || compare(actual, wanted)) return yes;
    if (!compare(actual.toLowerCase(), wanted.toLowerCase())) return no;
    // The values of some attributes of HTML are told without regard to case.
    return flag === "i" ? yes : flag === "s" ? no : maybe;
  };
}

const unquoted = (value: string): string => (/^["']/.test(value) ? value.slice(1, -1) : value);

/** Undoes the escapes of CSS. */
function plain(text: string): string {
  if (!text.includes("\\")) return text;
  return text.replace(/\\(?:([\da-f]{1,6})\s?|([^]))/gi, (_, code: string | undefined, sign: string) => {
    const point = parseInt(code ?? "0", 16);
    return code === undefined
      ? sign
      : point > 0 && point <= 0x10ffff
        ? String.fromCodePoint(point)
        : "\ufffd";
  });
}

function test({ tests }: Compound, element: StyledElement): Truth {
  let truth: Truth = yes;
  for (let i = 0; i < tests.length && truth !== no; i++) truth = both(truth, tests[i](element));
  return truth;
}

/** How many elements around one are looked at; pages nest less deep. */
export const farthest = 256;

/**
 * Whether a selector selects an element that stands in `around`, outermost first. Of the elements around it, the nearest
 * that will do leaves most room for what is still to be found, so that no step is gone back on.
 */
export function selects({ compounds }: Selector, element: StyledElement, around: StyledElement[]): Truth {
  let truth = test(compounds[0], element);
  let at = around.length;
  for (let i = 1; i < compounds.length && truth !== no;) {
    const { combinator } = compounds[i];
    if (combinator === "sibling") return both(truth, maybe);
    let end = i + 1;
    while (compounds[end]?.combinator === ">") end++;
    let found: Truth = no;
    do {
      at--;
      if (around.length - at > farthest) return both(truth, maybe);
      found = chainAt(compounds.slice(i, end), around, at);
    } while (found === no && combinator === " " && at > 0);
    truth = both(truth, found);
    at -= end - i - 1;
    i = end;
  }
  return truth;
}

/** Compounds each of which selects the parent of what the one before it does. */
function chainAt(compounds: Compound[], around: StyledElement[], at: number): Truth {
  let truth: Truth = yes;
  for (let i = 0; i < compounds.length && truth !== no; i++)
    truth = at - i < 0 ? no : both(truth, test(compounds[i], around[at - i]));
  return truth;
}
