import { both, maybe, no, type Truth, yes } from "./truth.ts";

/** A rule of a style sheet as it is written, and whether it holds on the screen of a desk. */
export interface Rule {
  selectors: string;
  declarations: string;
  holds: Truth;
}

/** Comments, one that is open up to the end, and the signs that hid sheets from the first browsers. */
const comments = /\/\*(?:[^*]|\*(?!\/))*(?:\*\/)?|<!--|-->/g;
/** A string that is open ends with its line. */
const signs = /"(?:[^"\\\n]+|\\[^])*"?|'(?:[^'\\\n]+|\\[^])*'?|[{};]/g;
const conditional = /^@(media|supports|layer|container|scope|document|starting-style)\b/i;

/** Deeper blocks are no sheet that a person wrote. */
const deepest = 32;

interface Block {
  head: string;
  /** what stands in it and in no block inside */
  own: string;
  holds: Truth;
  type: "rule" | "conditional" | "other";
}

/** The rules of a style sheet, those under conditions and inside of other rules too. */
export function rulesOf(sheet: string): Rule[] {
  const source = sheet.replace(comments, " ");
  const rules: Rule[] = [];
  const open: Block[] = [];
  let from = 0;
  for (const { 0: sign, index } of source.matchAll(signs)) {
    if (sign.length > 1 || sign === '"' || sign === "'") continue;
    const around = open.at(-1);
    const text = source.slice(from, index);
    from = index + 1;
    if (sign === "{") {
      if (open.length === deepest) break;
      open.push(blockOf(text.trim(), around));
    } else if (around !== undefined) {
      around.own += `${text};`;
      if (sign === "}") addRule(open.pop()!, rules);
    }
  }
  // A sheet that ends inside of blocks ends them all.
  if (open.length > 0) open[open.length - 1].own += source.slice(from);
  while (open.length > 0) addRule(open.pop()!, rules);
  return rules;
}

function blockOf(head: string, around: Block | undefined): Block {
  const outside = around?.holds ?? yes;
  if (!head.startsWith("@")) {
    // What a rule inside of a rule selects hangs on the one around it.
    const holds = around?.type === "rule" ? both(outside, maybe) : outside;
    return { head, own: "", holds, type: around?.type === "other" ? "other" : "rule" };
  }
  const condition = conditional.exec(head);
  if (condition === null || around?.type === "other") return { head, own: "", holds: no, type: "other" };
  const name = condition[1].toLowerCase();
  const holds = name === "media" ? mediaHold(head.slice("@media".length)) : maybe;
  return { head, own: "", holds: both(outside, holds), type: "conditional" };
}

function addRule({ head, own, holds, type }: Block, rules: Rule[]): void {
  if (type === "rule" && holds !== no) rules.push({ selectors: head, declarations: own, holds });
}

/** No author writes a longer list of media. */
const longestMedia = 200;
/** Pixels: every screen of a desk is wider than the first and less wide than the second. */
const narrow = 1000;
const wide = 2000;
const widthQuery = /^\(\s*(min|max)-(?:device-)?width\s*:\s*(\d{1,5}(?:\.\d{1,3})?)(px|r?em)\s*\)$/i;

/** Whether what is said for these media holds on the screen of a desk. */
export function mediaHold(media: string): Truth {
  if (media.length > longestMedia) return maybe;
  if (media.trim() === "") return yes;
  return media.split(",").reduce<Truth>((any, query) => {
    const holds = queryHolds(query.trim());
    return holds > any ? holds : any;
  }, no);
}

function queryHolds(query: string): Truth {
  if (/^not\b/i.test(query)) return /^not\s+(?:print|speech)$/i.test(query) ? yes : maybe;
  return query
    .replace(/^only\s+/i, "")
    .split(/\s+and\s+/i)
    .reduce<Truth>((all, part) => both(all, partHolds(part.trim())), yes);
}

function partHolds(part: string): Truth {
  if (!part.startsWith("(")) return /^(?:screen|all)$/i.test(part) ? yes : no;
  const width = widthQuery.exec(part);
  if (width === null) return maybe;
  const pixels = Number(width[2]) * (width[3].toLowerCase() === "px" ? 1 : 16);
  if (pixels > narrow && pixels < wide) return maybe;
  return (width[1].toLowerCase() === "min") === pixels <= narrow ? yes : no;
}
