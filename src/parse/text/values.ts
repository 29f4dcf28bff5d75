/** What a cell holds, as far as its looks tell; what it means is not known here. */

const number =
  /^[+\-−＋－±]?\s*\p{Nd}[\p{Nd},，]*(?:[.．]\p{Nd}+)?\s*(?:%|％|[件条个次人元篇份万亿千百]{1,3})?(?:[（(][^()（）]{0,40}[)）]?)?$/u;
const placeholder = /^(?:[-—–－―‐─_/／\\*＊]{1,4}|无|不适用|n\/?a)$/i;

/** A number with its sign, unit and note, or the sign that stands for none: what fills the body of a table. */
export function isValue(text: string): boolean {
  return text.length <= 60 && (number.test(text) || placeholder.test(text));
}

export function isNumber(text: string): boolean {
  return text.length <= 60 && number.test(text);
}

/** What a value is counted in, where that stands in a column of its own. */
export function isUnit(text: string): boolean {
  return /^(?:[件条个次人元篇份]|人次|[万亿]元?)$/.test(text);
}

export function isBlank(text: string): boolean {
  return text.trim() === "";
}

/** A line that is numbered as the first level of an outline, or marked as a heading. */
export function opensSection(text: string): boolean {
  return /^\s*(?:#{1,6}\s|第[一二三四五六七八九十百]+[章节部]|[一二三四五六七八九十]{1,3} ?[、.．])/.test(
    text,
  );
}

/** A line that begins with a number of any level of an outline: 一、 （二） 3. 4） 注： */
export function opensItem(text: string): boolean {
  return (
    opensSection(text) ||
    /^\s*(?:[（(][一二三四五六七八九十\p{Nd}]{1,3}[)）]|\p{Nd}{1,2}\s*[.．、)）](?!\p{Nd})|[①-⑳]|注[:：\d]|附[件表录]|[-*•]\s)/u.test(
      text,
    )
  );
}

/** The end of a sentence or of what introduces a list. */
export function endsSentence(text: string): boolean {
  return /[。；：！？;:!?…][”’"'）)》】]*\s*$/.test(text.slice(-12));
}

/** Cell text as published: only the blanks of the layout are taken off, no-break and ideographic spaces stay. */
export function trimmed(text: string): string {
  let from = 0;
  let to = text.length;
  while (from < to && isLayout(text.charCodeAt(from))) from++;
  while (to > from && isLayout(text.charCodeAt(to - 1))) to--;
  return text.slice(from, to);
}

function isLayout(unit: number): boolean {
  return unit === 0x20 || unit === 0x09 || unit === 0x0b;
}
