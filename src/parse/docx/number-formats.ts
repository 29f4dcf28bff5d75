/** How Word writes the numbers of lists: ST_NumberFormat, ECMA-376 part 1, 17.18.59. */

const chinese = [..."〇一二三四五六七八九"];
const formal = [..."零壹贰叁肆伍陆柒捌玖"];
const stems = [..."甲乙丙丁戊己庚辛壬癸"];
const branches = [..."子丑寅卯辰巳午未申酉戌亥"];

type Write = (value: number) => string;

const digits =
  (set: readonly string[]): Write =>
  (value) =>
    [...String(value)].map((digit) => set[Number(digit)]).join("");

/** A row of characters in Unicode, from 1 on: ① to ⑳. Beyond its end Word goes back to plain digits. */
const enclosed =
  (first: string, last: number): Write =>
  (value) =>
    value >= 1 && value <= last ? String.fromCodePoint(first.codePointAt(0)! + value - 1) : String(value);

/** 甲, 乙 …, and from the start again. */
const cycle =
  (set: readonly string[]): Write =>
  (value) =>
    value >= 1 ? set[(value - 1) % set.length] : String(value);

/** A … Z, AA, BB …: Word repeats the letter. Beyond any list that people write, plain digits do. */
const letters =
  (first: string): Write =>
  (value) =>
    value >= 1 && value <= 780
      ? String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26)).repeat(Math.ceil(value / 26))
      : String(value);

const romanDigits: readonly [number, string][] = [
  [1000, "M"],
  [900, "CM"],
  [500, "D"],
  [400, "CD"],
  [100, "C"],
  [90, "XC"],
  [50, "L"],
  [40, "XL"],
  [10, "X"],
  [9, "IX"],
  [5, "V"],
  [4, "IV"],
  [1, "I"],
];

function roman(value: number): string {
  if (value < 1 || value > 32_767) return String(value);
  let written = "";
  for (const [worth, digit] of romanDigits) for (; value >= worth; value -= worth) written += digit;
  return written;
}

/** 一百二十三, with 零 for skipped places; 十二, not 一十二, where the number begins with it. */
function thousands(set: readonly string[], units: readonly string[], zero: string, bareTen: boolean): Write {
  const below10000 = (value: number): string => {
    let written = "";
    let gap = false;
    for (let place = 3; place >= 0; place--) {
      const digit = Math.floor(value / 10 ** place) % 10;
      if (digit === 0) gap = written !== "";
      else {
        written += (gap ? zero : "") + set[digit] + units[place];
        gap = false;
      }
    }
    return written;
  };
  return (value) => {
    if (value < 1 || value >= 100_000_000) return value === 0 ? zero : String(value);
    const high = Math.floor(value / 10_000);
    const low = value % 10_000;
    const join = high > 0 && low > 0 && low < 1000 ? zero : "";
    const written = (high > 0 ? below10000(high) + "万" : "") + join + below10000(low);
    return bareTen && value < 20 ? written.replace(/^[一壹](?=[十拾])/, "") : written;
  };
}

const counting = thousands(chinese, ["", "十", "百", "千"], "零", true);
/** Up to 99 as one counts, above that digit by digit: 九十九, 一〇〇. */
const shortCounting: Write = (value) => (value < 100 ? counting(value) : digits(chinese)(value));
const legal = thousands(formal, ["", "拾", "佰", "仟"], "零", false);
const fullWidth = digits([..."０１２３４５６７８９"]);
const ordinal: Write = (value) => {
  const ending = /1[123]$/.test(String(value)) ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return `${value}${ending}`;
};

const formats: Readonly<Record<string, Write>> = {
  decimalZero: (value) => String(value).padStart(2, "0"),
  decimalFullWidth: fullWidth,
  decimalFullWidth2: fullWidth,
  decimalEnclosedCircle: enclosed("①", 20),
  decimalEnclosedCircleChinese: enclosed("①", 20),
  decimalEnclosedParen: enclosed("⑴", 20),
  decimalEnclosedFullstop: enclosed("⒈", 20),
  ideographEnclosedCircle: enclosed("㊀", 10),
  upperLetter: letters("A"),
  lowerLetter: letters("a"),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  ordinal,
  hex: (value) => value.toString(16).toUpperCase(),
  numberInDash: (value) => `- ${value} -`,
  chineseCounting: shortCounting,
  taiwaneseCounting: shortCounting,
  chineseCountingThousand: counting,
  taiwaneseCountingThousand: counting,
  japaneseCounting: counting,
  ideographDigital: digits(chinese),
  japaneseDigitalTenThousand: digits(chinese),
  taiwaneseDigital: digits(chinese),
  koreanDigital2: digits(chinese),
  chineseLegalSimplified: legal,
  ideographLegalTraditional: legal,
  ideographTraditional: cycle(stems),
  ideographZodiac: cycle(branches),
  ideographZodiacTraditional: (value) =>
    value >= 1 ? stems[(value - 1) % 10] + branches[(value - 1) % 12] : String(value),
  none: () => "",
};

/** A number of a list as Word writes it; a format that is not known is written in plain digits. */
export function formatNumber(value: number, format: string): string {
  return Object.hasOwn(formats, format) ? formats[format](value) : String(value);
}
