import type { Random } from "../random.ts";

/** How an editor left the markup of texts and cells. */
export type Markup = "word" | "clean" | "bare";

export const escape = (text: string): string =>
  text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/\u00a0/g, "&nbsp;");

const attribute = (text: string): string => escape(text).replace(/&nbsp;/g, " ");

/** Word cuts a text into spans wherever the font changes, also inside a number. */
function spans(text: string, random: Random): string {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > 1 && random.chance(0.35)) {
    const at = random.int(1, rest.length - 1);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at);
  }
  pieces.push(rest);
  const open = (): string =>
    random.pick([
      '<span style="font-size:10.5pt;font-family:仿宋_GB2312">',
      '<span lang="EN-US">',
      "<span>",
      '<font face="宋体">',
    ]);
  return pieces
    .map((piece) => {
      const tag = open();
      return `${tag}${escape(piece)}</${tag.startsWith("<font") ? "font" : "span"}>`;
    })
    .join("");
}

const wordParagraph = (inner: string, random: Random): string => {
  const style = random.pick([
    "text-indent:32.0pt;line-height:28.0pt",
    "text-align:center;mso-pagination:widow-orphan",
    "margin:0cm",
  ]);
  return `<p class="MsoNormal" style="${style}">${inner}${random.chance(0.5) ? "<o:p></o:p>" : ""}</p>`;
};

/** A line of prose. */
export function paragraph(text: string, markup: Markup, random: Random): string {
  if (markup === "word") return wordParagraph(spans(text, random), random);
  if (markup === "bare")
    return random.pick([`<P>${escape(text)}`, `&nbsp;&nbsp;&nbsp;&nbsp;${escape(text)}<BR>`]);
  return `<p>${escape(text)}</p>`;
}

export function heading(level: number, text: string, markup: Markup, random: Random): string {
  if (markup === "clean" && random.chance(0.6)) return `<h${level + 1}>${escape(text)}</h${level + 1}>`;
  if (markup === "clean") return `<p><strong>${escape(text)}</strong></p>`;
  if (markup === "bare") return `<P><B>${escape(text)}</B></P>`;
  return wordParagraph(`<b style="mso-bidi-font-weight:normal">${spans(text, random)}</b>`, random);
}

/** The inside of a table cell. */
export function cellContent(text: string, markup: Markup, random: Random): string {
  const lines = text.split("\n");
  if (markup === "clean") return lines.map(escape).join("<br/>");
  if (markup === "bare")
    return random.chance(0.5) ? lines.map(escape).join("<BR>") : `<P>${lines.map(escape).join("<BR>")}`;
  if (text === "")
    return random.pick([
      "",
      "<p><o:p></o:p></p>",
      "<p><span>&nbsp;</span></p>",
      '<p class="MsoNormal"><span><o:p>&nbsp;</o:p></span></p>',
    ]);
  if (random.chance(0.06)) return escape(text);
  return lines.map((line) => wordParagraph(spans(line, random), random)).join(random.pick(["", "\n"]));
}

export const link = (href: string, text: string): string =>
  `<a href="${attribute(href)}" target="_blank">${escape(text)}</a>`;
export const meta = (name: string, content: string): string =>
  `<meta name="${name}" content="${attribute(content)}"/>`;
