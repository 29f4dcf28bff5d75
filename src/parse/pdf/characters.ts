/**
 * Ideographs that Unicode's compatibility mappings do not lead back to (EquivalentUnifiedIdeograph.txt).
 * Browsers print such radicals for ordinary characters, because fonts draw both with one glyph.
 */
const radicals = new Map(
  Array.from(
    "⺁厂⺄乙⺅亻⺆冂⺈刀⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺧牛⺨犭⺩王⺫目⺬示⺭礻⺮竹" +
      "⺯糹⺰纟⺱罓⺲罒⺶羊⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞" +
      "⻝食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟⺀冫",
  ).flatMap((character, index, all) => (index % 2 === 0 ? [[character, all[index + 1]] as const] : [])),
);

const plainForms = new Map<string, string>();

/**
 * The ordinary character for what a font's table says: radicals and compatibility ideographs become the
 * unified ones, vertical forms of punctuation the horizontal ones, control characters U+FFFD. Full-width
 * digits and punctuation stay as published.
 */
export function plain(text: string): string {
  const unit = text.charCodeAt(0);
  if (text.length === 1 && unit >= 0x20 && unit < 0x7f) return text;
  const known = plainForms.get(text);
  if (known !== undefined) return known;
  const form = Array.from(text, plainCharacter).join("");
  if (plainForms.size < 20_000) plainForms.set(text, form);
  return form;
}

function plainCharacter(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return /\s/.test(character) ? " " : "\ufffd";
  if (code >= 0x2e80 && code < 0x2f00) return radicals.get(character) ?? character;
  if ((code >= 0x2f00 && code < 0x2fe0) || (code >= 0xf900 && code < 0xfb00) || code >= 0x2f800)
    return character.normalize("NFKC");
  if ((code >= 0xfe10 && code < 0xfe1a) || (code >= 0xfe30 && code < 0xfe49)) {
    const form = character.normalize("NFKC");
    return form.replace(/[!-~]/g, (ascii) => String.fromCharCode(ascii.charCodeAt(0) + 0xfee0));
  }
  return character;
}

/** Chinese characters, kana, and the full-width forms and punctuation set among them: one em, no word spaces. */
export function isWide(character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  return (
    (code >= 0x2e80 && code < 0xd800) ||
    (code >= 0xf900 && code < 0xff61) ||
    code >= 0x20000 ||
    quotes.has(code)
  );
}
const quotes = new Set(Array.from("‘’“”—…·", (character) => character.charCodeAt(0)));

export function isSpace(text: string): boolean {
  return /^\s+$/u.test(text);
}

/** Scripts that a Chinese document is set in; a font without a usable table of its characters yields others. */
const expected =
  /[\s\u0020-\u007e\u00a0-\u00ff\u0370-\u03ff\u2000-\u27bf\u2900-\u2bff\u3000-\u33ff\u4e00-\u9fff\uff00-\uffef\u{20000}-\u{3ffff}]/gu;

/** The share of a text's characters, 0 to 1, that no Chinese document would be set in. */
export function strangeness(text: string): number {
  const all = Array.from(text).length;
  return all === 0 ? 0 : 1 - (text.match(expected)?.length ?? 0) / all;
}
