const digits: Record<string, number> = {
  零: 0,
  〇: 0,
  一: 1,
  壹: 1,
  二: 2,
  贰: 2,
  两: 2,
  三: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const places: Record<string, number> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1000, 仟: 1000 };

/** The characters that Chinese numerals are written with, for use in a character class. */
export const numeralCharacters = "零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿";

/**
 * The value of a whole Chinese numeral (十二, 一百零三, 二〇二一, 三万五千), or null if the text is not
 * one. A run of digits without place words is read digit by digit, as years are written.
 */
export function chineseNumeral(text: string): number | null {
  if (text === "") return null;
  if ([...text].every((c) => c in digits)) return Number([...text].map((c) => digits[c]).join(""));
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let lastPlace = Infinity;
  for (const c of text) {
    if (c in digits) {
      if (digit !== null && digit !== 0) return null;
      digit = digits[c];
    } else if (c in places) {
      if (places[c] >= lastPlace) return null;
      lastPlace = places[c];
      section += (digit ?? 1) * places[c];
      digit = null;
    } else if (c === "万" || c === "亿") {
      section += digit ?? 0;
      if (section === 0) return null;
      total = c === "万" ? total + section * 1e4 : (total + section) * 1e8;
      section = 0;
      digit = null;
      lastPlace = Infinity;
    } else return null;
  }
  return total + section + (digit ?? 0);
}
