import type { Message } from "../../model/document.ts";

/** What a character says about the health of the text it stands in. */
const sound = 1;
const misreadUtf8 = 2;
const misreadAsLatin = 3;
const questionMark = 4;
const replacement = 5;

/**
 * Signs that a text was broken before it reached us or while it was decoded: replacement characters,
 * UTF-8 read as GBK (涓浗) or as Latin-1 (ä¸­å›½), the 锟斤拷 that replacement characters become, and
 * question marks where Chinese stood. One message a kind; an empty list for a sound text.
 */
export function textDamage(text: string): Message[] {
  const kinds = (kindOfUnit ??= sortUnits());
  const count = [0, 0, 0, 0, 0, 0];
  // Single Latin-1 letters and question marks are ordinary; broken text has them in runs.
  const inRuns = [0, 0, 0, 0, 0, 0];
  let previous = 0;
  let run = 0;
  for (let i = 0; i < text.length; i++) {
    const kind = kinds[text.charCodeAt(i)];
    count[kind]++;
    run = kind === previous ? run + 1 : 1;
    if (run === 4) inRuns[kind] += 4;
    else if (run > 4) inRuns[kind]++;
    previous = kind;
  }

  const chinese = count[sound] + count[misreadUtf8];
  const messages: Message[] = [];
  if (count[replacement] > 0) messages.push(replacementCharacters(count[replacement]));
  const misread = count[misreadUtf8] >= 3 && count[misreadUtf8] * 6 > chinese;
  if (misread || inRuns[misreadAsLatin] > Math.max(8, chinese) || text.includes("锟斤拷"))
    messages.push(mojibake);
  if (inRuns[questionMark] > 0) messages.push(questionMarks(inRuns[questionMark]));
  return messages;
}

/** One byte a UTF-16 unit; made when first needed. */
let kindOfUnit: Uint8Array | null = null;

function sortUnits(): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  kinds.fill(sound, 0x4e00, 0xa000);
  // A Chinese character in UTF-8 starts with E4–E9 and goes on with 80–BF. Read as GBK, such pairs are rare
  // characters, a third of a misread text and hardly ever seen in a sound one.
  const gbk = new TextDecoder("gb18030");
  for (let lead = 0xe4; lead <= 0xe9; lead++) {
    for (let trail = 0x80; trail <= 0xbf; trail++) {
      kinds[gbk.decode(Uint8Array.of(lead, trail)).charCodeAt(0)] = misreadUtf8;
    }
  }
  // The bytes 80–FF read as Latin-1, without the signs that Chinese text uses: no-break space, § ¨ ° ± · × ÷.
  const latin = new TextDecoder("windows-1252");
  for (let byte = 0x80; byte <= 0xff; byte++) {
    const unit = latin.decode(Uint8Array.of(byte)).charCodeAt(0);
    if (unit < 0x100 && ![0xa0, 0xa7, 0xa8, 0xb0, 0xb1, 0xb7, 0xd7, 0xf7].includes(unit)) {
      kinds[unit] = misreadAsLatin;
    }
  }
  for (const unit of "€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ") kinds[unit.charCodeAt(0)] = misreadAsLatin;
  kinds[0x3f] = questionMark;
  kinds[0xfffd] = replacement;
  return kinds;
}

function replacementCharacters(count: number): Message {
  return {
    code: "charset.replacement_characters",
    severity: "warning",
    message: {
      en: `${count} characters could not be decoded and stand as U+FFFD.`,
      zh: `有 ${count} 个字符无法解码，以 U+FFFD 代替。`,
    },
  };
}

const mojibake: Message = {
  code: "charset.mojibake",
  severity: "error",
  message: {
    en: "The text is mojibake: it was once read in a wrong encoding and saved so.",
    zh: "文本为乱码：曾以错误的编码读取并保存。",
  },
};

function questionMarks(count: number): Message {
  return {
    code: "charset.question_marks",
    severity: "error",
    message: {
      en: `${count} question marks stand in runs where other characters were lost.`,
      zh: `有 ${count} 个连续的问号，原有文字已丢失。`,
    },
  };
}
