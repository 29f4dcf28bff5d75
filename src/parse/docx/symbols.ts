/**
 * What stands for characters of the picture fonts that Word inserts as w:sym. Only check marks, boxes,
 * bullets, arrows and numbers are kept: what a form or a list says with them is worth reading.
 */
const wingdings: Readonly<Record<number, string>> = {
  0x6c: "●",
  0x6d: "❍",
  0x6e: "■",
  0x6f: "□",
  0x71: "❑",
  0x72: "❒",
  0x73: "⬧",
  0x74: "⧫",
  0x75: "◆",
  0x76: "❖",
  0x9e: "·",
  0x9f: "•",
  0xa1: "○",
  0xa7: "▪",
  0xa8: "☐",
  0xaa: "✦",
  0xab: "★",
  0xd8: "➢",
  0xdf: "←",
  0xe0: "→",
  0xe1: "↑",
  0xe2: "↓",
  0xfb: "✗",
  0xfc: "✓",
  0xfd: "☒",
  0xfe: "☑",
  ...numbers(0x80, "⓪", "①"),
  ...numbers(0x8b, "⓿", "❶"),
};

const wingdings2: Readonly<Record<number, string>> = {
  0x4f: "✗",
  0x50: "✓",
  0x51: "☒",
  0x52: "☑",
  0x53: "☒",
  0x54: "☒",
  0x97: "●",
  0x98: "•",
  0xa2: "■",
  0xa3: "☐",
  ...numbers(0x69, "⓪", "①"),
  ...numbers(0x74, "⓿", "❶"),
};

/** Symbol is Greek where ASCII has letters, and ASCII where it has digits. */
const greek = "αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
const symbolFont: Readonly<Record<number, string>> = {
  ...Object.fromEntries([..."%()+,./0123456789:;<=>[]{|}"].map((c) => [c.charCodeAt(0), c])),
  ...Object.fromEntries([...greek].map((c, i) => [0x61 + i, c])),
  0x2d: "−",
  0xa3: "≤",
  0xa5: "∞",
  0xb0: "°",
  0xb1: "±",
  0xb3: "≥",
  0xb4: "×",
  0xb7: "•",
  0xb8: "÷",
  0xb9: "≠",
  0xbb: "≈",
  0xd7: "·",
  0xe5: "∑",
};

const fonts: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings,
  "wingdings 2": wingdings2,
  symbol: symbolFont,
};

/** Zero and one to ten in circles: eleven codes in a row. */
function numbers(code: number, zero: string, one: string): Record<number, string> {
  const first = one.codePointAt(0)!;
  const ten = Array.from({ length: 10 }, (_, i) => [code + 1 + i, String.fromCodePoint(first + i)]);
  return { [code]: zero, ...(Object.fromEntries(ten) as Record<number, string>) };
}

/**
 * The character that w:sym shows: `code` is its hexadecimal w:char, in the font itself or moved to U+F000.
 * Null where the font draws a picture that is not known.
 */
export function symbolText(font: string, code: string): string | null {
  const value = /^[0-9a-f]{1,5}$/i.test(code) ? parseInt(code, 16) : NaN;
  const name = font.toLowerCase();
  const inFont = value >= 0xf000 && value <= 0xf0ff ? value - 0xf000 : value;
  if (Object.hasOwn(fonts, name)) return fonts[name][inFont] ?? null;
  const isPicture = /dings|symbol|marlett/.test(name) || (value >= 0xe000 && value <= 0xf8ff);
  return Number.isNaN(value) || value < 0x20 || isPicture || (value >= 0xd800 && value <= 0xdfff)
    ? null
    : String.fromCodePoint(value);
}
