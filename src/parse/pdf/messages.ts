import type { Message } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";

export const encrypted: Message = {
  code: "pdf.encrypted",
  severity: "error",
  message: { en: "The file opens only with a password.", zh: "文件已加密，需要密码才能打开。" },
};

export const broken: Message = {
  code: "pdf.broken",
  severity: "error",
  message: { en: "The file is no PDF that can be read.", zh: "文件已损坏，无法作为 PDF 读取。" },
};

export const cutOff: Message = {
  code: "pdf.broken",
  severity: "warning",
  message: {
    en: "The file is damaged or cut off; what was found of it was read.",
    zh: "文件已损坏或不完整；已读取其中能够找到的内容。",
  },
};

export const empty: Message = {
  code: "pdf.empty",
  severity: "warning",
  message: { en: "Nothing stands on the pages that could be read.", zh: "各页均无可读取的内容。" },
};

export function tooLarge(most: number): Message {
  return {
    code: "pdf.too_large",
    severity: "error",
    message: {
      en: `The file unpacks to more than ${most} bytes; it was not read.`,
      zh: `文件解压后超过 ${most} 字节，未读取。`,
    },
  };
}

export function brokenPage(page: number): Message {
  return {
    code: "pdf.broken",
    severity: "warning",
    message: { en: `Page ${page} cannot be read.`, zh: `第 ${page} 页无法读取。` },
  };
}

export function tooManyPages(pages: number, read: number): Message {
  return {
    code: "pdf.too_many_pages",
    severity: "warning",
    message: {
      en: `Only the first ${read} of ${pages} pages were read.`,
      zh: `共 ${pages} 页，仅读取前 ${read} 页。`,
    },
  };
}

export function tooMuch(page: number): Message {
  return {
    code: "pdf.too_much",
    severity: "warning",
    message: {
      en: `The document says more than is read of one; reading ended on page ${page}.`,
      zh: `文件内容超出读取上限，读至第 ${page} 页为止。`,
    },
  };
}

export function pageIsImage(place: Place, page: number): Message {
  return {
    code: "pdf.page_is_image",
    severity: "warning",
    message: {
      en: `Page ${page} is a picture; its text was not read.`,
      zh: `第 ${page} 页为图片，其中文字未读取。`,
    },
    place,
  };
}

export function recognisedText(place: Place, page: number): Message {
  return {
    code: "pdf.text_recognised",
    severity: "warning",
    message: {
      en: `Page ${page} is a picture with text that a machine recognised; it may be wrong.`,
      zh: `第 ${page} 页为图片，其文字由机器识别，可能有误。`,
    },
    place,
  };
}

export function textUnreadable(place: Place, page: number): Message {
  return {
    code: "pdf.text_unreadable",
    severity: "error",
    message: {
      en: `Text on page ${page} cannot be told: its fonts do not say which characters they show.`,
      zh: `第 ${page} 页的文字无法辨认：字体未说明所显示的字符。`,
    },
    place,
  };
}

export function struckText(page: number): Message {
  return {
    code: "pdf.struck_text",
    severity: "warning",
    message: {
      en: `Text that is crossed out on page ${page} was left out.`,
      zh: `第 ${page} 页带删除线的文本已略去。`,
    },
  };
}

export function unseenText(place: Place, page: number): Message {
  return {
    code: "pdf.unseen_text",
    severity: "warning",
    message: {
      en: `Text that nobody sees on page ${page} (white, or painted over) was left out.`,
      zh: `第 ${page} 页上看不见的文本（白色或被遮盖）已略去。`,
    },
    place,
  };
}

export function textCrossesRule(place: Place, text: string): Message {
  return {
    code: "pdf.text_crosses_rule",
    severity: "warning",
    message: {
      en: `“${text}” stands across the line between two cells; which of them it belongs to is uncertain.`,
      zh: `“${text}”跨越两个单元格之间的边线，无法确定属于哪一格。`,
    },
    place,
  };
}
