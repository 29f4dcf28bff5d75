import type { Message } from "../../model/document.ts";

const messages = {
  "html.too_large": [
    "error",
    "The file exceeds the bound on bytes; what lies beyond was not read.",
    "文件超过字节数上限，超出部分未读取。",
  ],
  "html.too_deep": [
    "error",
    "Elements are nested beyond the bound; deeper ones were read as text without structure.",
    "元素嵌套超过上限，更深的元素仅作为文本读取。",
  ],
  "html.too_many_cells": [
    "error",
    "The page exceeds the bound on lines, rows and cells; what lies beyond was not read.",
    "页面的行、表格行和单元格超过上限，超出部分未读取。",
  ],
  "html.cells_overlap": [
    "warning",
    "The spans of a table overlap; a cell keeps the columns up to the one that is taken.",
    "表格的合并范围相互重叠，单元格只保留到被占用的列之前。",
  ],
  "html.table_not_opened": [
    "warning",
    "Rows stand outside of any table; the start of their table may have been cut off.",
    "有表格行不在任何表格之内，表格的开头可能被截断。",
  ],
  "html.table_not_closed": [
    "warning",
    "The document ends inside a table; it may have been cut off.",
    "文档在表格中间结束，可能被截断。",
  ],
  "html.cut_off": [
    "warning",
    "The document ends inside a tag, a comment or a script; it may have been cut off.",
    "文档在标签、注释或脚本中间结束，可能被截断。",
  ],
  "html.hidden_text_shown": [
    "warning",
    "The page shows no text of its own; its hidden text was read instead.",
    "页面没有可见的正文，已读取其隐藏的文本。",
  ],
  "html.hidden_table_read": [
    "warning",
    "Tables that the page hides, as behind a tab, and has nowhere else were read.",
    "已读取页面隐藏（如在选项卡中）且别处没有的表格。",
  ],
  "html.text_in_script": [
    "info",
    "The page's text stands in a script that would show it; it was read from there.",
    "页面正文保存在脚本中，已从脚本读取。",
  ],
  "html.text_in_field": [
    "info",
    "The page's tables stand as markup in a field of a form; they were read from there.",
    "页面的表格以标记形式保存在表单字段中，已从字段读取。",
  ],
  "html.struck_text": ["warning", "Text that is crossed out was left out.", "已略去带删除线的文本。"],
  "html.uncertain_style": [
    "warning",
    "Styles may hide digits or move them, and whether they do could not be told: what was read may not be what is shown.",
    "样式可能隐藏或移动了数字，无法判断，读取结果可能与页面显示不同。",
  ],
  "html.only_links": [
    "info",
    "The page is made of links; none were taken for site navigation.",
    "页面由链接组成，未将其作为网站导航去除。",
  ],
  "html.no_text": ["warning", "The page has no text.", "页面没有文本。"],
  "html.body_is_image": [
    "warning",
    "The page has pictures and hardly any text; the text may be in the pictures.",
    "页面以图片为主，几乎没有文本，正文可能在图片中。",
  ],
} satisfies Record<string, [Message["severity"], string, string]>;

export type MessageCode = keyof typeof messages;

export function messageOf(code: MessageCode): Message {
  const [severity, en, zh] = messages[code];
  return { code, severity, message: { en, zh } };
}

/** The body is elsewhere: in a viewer, a frame or an attachment. */
export function embeddedDocument(address: string): Message {
  return {
    code: "html.embedded_document",
    severity: "warning",
    message: {
      en: `The page has hardly any text; its document is embedded or attached: ${address}`,
      zh: `页面几乎没有文本，正文为嵌入或附加的文件：${address}`,
    },
  };
}

/** Site navigation was left out: how many blocks, and how much text. */
export function navigationLeftOut(blocks: number, text: number): Message {
  return {
    code: "html.navigation_left_out",
    severity: "info",
    message: {
      en: `${blocks} blocks of site navigation (${text} characters) were left out.`,
      zh: `已略去 ${blocks} 处网站导航（共 ${text} 个字符）。`,
    },
  };
}
