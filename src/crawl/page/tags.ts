/** What the name of a tag tells of its element and of the text around it. */
export interface TagKind {
  name: string;
  /** a line of text ends where it opens */
  before: boolean;
  /** or where it closes */
  behind: boolean;
  cell: boolean;
  /** its text is no text of the page */
  mute: boolean;
  /** has no closing tag */
  empty: boolean;
  /** whose closing tag was left out, where this one opens inside of them */
  ends: readonly string[];
}

const listed = (names: string, name: string): boolean => names.split(" ").includes(name);

const blocks = "p div h1 h2 h3 h4 h5 h6 tr li ul ol table section article dd dt";
const outsideOfParagraphs =
  "p div h1 h2 h3 h4 h5 h6 ul ol dl table section article address aside blockquote details fieldset figure footer form header hr main nav pre";
const empty =
  "area base basefont br col command embed frame hr img input keygen link meta param source track wbr";
const mute = "script style noscript iframe noembed noframes";
const leftOut = new Map([
  ["li", "li"],
  ["dd", "dd dt"],
  ["dt", "dd dt"],
  ["td", "td th"],
  ["th", "td th"],
  ["tr", "td th tr"],
  ["tbody", "thead tbody"],
  ["tfoot", "thead tbody"],
  ["option", "option"],
  ["optgroup", "option optgroup"],
  ["body", "head"],
]);

/** The kind of a tag by its name in small letters. */
export function tagKind(name: string): TagKind {
  const ended = listed(outsideOfParagraphs, name) ? "p" : leftOut.get(name);
  return {
    name,
    before: name === "br" || listed(blocks, name),
    behind: name === "ucaptitle" || name === "title" || listed(blocks, name),
    cell: name === "td" || name === "th",
    mute: listed(mute, name),
    empty: listed(empty, name),
    ends: ended?.split(" ") ?? [],
  };
}
