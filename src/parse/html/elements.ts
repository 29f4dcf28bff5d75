/**
 * What an element means for reading:
 *
 * - inline: changes nothing in the flow of text (all unknown names too, as in browsers)
 * - struck: text that was crossed out, and is no more said
 * - break, rule: end a line
 * - paragraph, heading, item, pre: one or more lines of text; paragraph and item may lack their end tag
 * - group: a block that holds blocks
 * - root: html and body, which are there once
 * - table, section, row, cell, caption: the parts of a table
 * - hidden: shown by no browser that runs scripts, yet possibly the only copy of the text
 * - input, option: show a value of the page in a control
 * - mute: shows controls or pictures, no text of the page; a select shows the option that is chosen
 * - raw: content that is no markup (the tokenizer ends it)
 * - picture, embedded, meta: read for their attributes
 * - empty: without content or meaning here
 */
export const elementKinds = [
  "inline",
  "struck",
  "break",
  "rule",
  "paragraph",
  "heading",
  "item",
  "pre",
  "group",
  "root",
  "table",
  "section",
  "row",
  "cell",
  "caption",
  "hidden",
  "input",
  "option",
  "mute",
  "raw",
  "picture",
  "embedded",
  "meta",
  "empty",
] as const;
export type ElementKind = (typeof elementKinds)[number];

const namesOfKind: Partial<Record<ElementKind, string>> = {
  inline: "a b em font i o:p small span strong sub sup u",
  struck: "del s strike",
  break: "br",
  rule: "hr",
  paragraph: "p",
  heading: "h1 h2 h3 h4 h5 h6",
  item: "li dt dd",
  pre: "pre listing textarea",
  group:
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer " +
    "form frameset header hgroup legend main marquee menu nav ol search section summary ul",
  root: "html body",
  table: "table",
  section: "thead tbody tfoot",
  row: "tr",
  cell: "td th",
  caption: "caption",
  hidden: "noscript rp rt template",
  input: "input",
  option: "option",
  mute: "audio button canvas datalist math meter object progress select svg video",
  raw: "script style title noembed noframes xmp",
  picture: "img image",
  embedded: "iframe embed frame",
  meta: "meta",
  empty: "area base basefont bgsound col colgroup head keygen link param source track wbr",
};

/** What the name, class or id of a block says it is; words of web design, nothing of a portal's own. */
export type Role = "none" | "navigation" | "footer";

const roleOfName: Record<string, Role> = { nav: "navigation", aside: "navigation", footer: "footer" };

export interface ElementType {
  /** lower case */
  name: string;
  kind: ElementKind;
  role: Role;
}

const known = new Map<string, ElementType>();
const shortNames = new Map<number, ElementType>();
for (const [kind, names] of Object.entries(namesOfKind)) {
  for (const name of names.split(" ")) {
    const type: ElementType = { name, kind: kind as ElementKind, role: roleOfName[name] ?? "none" };
    known.set(name, type);
    if (name.length <= 4) shortNames.set(numberOf(name, 0, name.length), type);
  }
}

/** A name of up to four letters as one number, without regard to case; -1 where not all of it is ASCII. */
function numberOf(source: string, start: number, end: number): number {
  let number = 0;
  for (let i = start; i < end; i++) {
    const unit = source.charCodeAt(i);
    if (unit > 127) return -1;
    number = (number << 7) | unit | 32;
  }
  return number;
}

/** The element whose name is `source[start, end)`, in any case. Most names are short, and found without a copy. */
export function elementAt(source: string, start: number, end: number): ElementType {
  if (end - start <= 4) {
    const type = shortNames.get(numberOf(source, start, end));
    if (type !== undefined && type.name.length === end - start) return type;
  }
  const name = source.slice(start, end);
  const type = known.get(name);
  if (type !== undefined) return type;
  const lower = name.toLowerCase();
  return known.get(lower) ?? { name: lower, kind: "inline", role: "none" };
}

const words = (pattern: string) => new RegExp(`(?:^|[\\s_-])(?:${pattern})(?:$|[\\s_\\d-])`, "i");
const navigationWords = words(
  "nav|navs|navbar|navigation|menu|crumb|crumbs|breadcrumb|breadcrumbs|sidebar|share|toolbar",
);
const footerWords = words("foot|footer|copyright");

/** Whether words of a class or id, or the name of a site's own element, say that the title stands here. */
export function namesTitle(value: string): boolean {
  return /title|headline|(?:^|[\s_-])tit(?:$|[\s_-])/i.test(value);
}

/** The role that words of a class or id give. */
export function roleOfWords(value: string): Role {
  return footerWords.test(value) ? "footer" : navigationWords.test(value) ? "navigation" : "none";
}
