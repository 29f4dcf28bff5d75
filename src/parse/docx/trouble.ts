import type { Message } from "../../model/document.ts";
import type { Place } from "../../model/place.ts";

/** What can be wrong with a DOCX file, in words. */

type Severity = Message["severity"];

const trouble = (severity: Severity, code: string, en: string, zh: string, place?: Place): Message => ({
  code: `docx.${code}`,
  severity,
  message: { en, zh },
  ...(place && { place }),
});

export const broken = (): Message =>
  trouble(
    "error",
    "broken",
    "The file holds no main document part that can be read.",
    "文件中没有可读取的正文部分。",
  );

export const missingPart = (path: string): Message => {
  const name = JSON.stringify(path.slice(0, 80));
  return trouble(
    "warning",
    "missing_part",
    `The part ${name} is missing: list numbers, headings or notes may be, too.`,
    `缺少部分 ${name}，列表编号、标题或注释可能不全。`,
  );
};

export const noText = (): Message =>
  trouble("warning", "no_text", "The document holds no text.", "文档中没有文字。");

export const malformed = (): Message =>
  trouble(
    "error",
    "malformed",
    "The XML is cut off or not well formed; what follows the break may be misread.",
    "XML 被截断或格式有误，其后的内容可能读错。",
  );

export const doctype = (): Message =>
  trouble(
    "warning",
    "doctype",
    "The XML declares a document type; the entities it may define are not expanded.",
    "XML 含有文档类型声明，其中定义的实体不予展开。",
  );

export const tooDeep = (limit: number): Message =>
  trouble(
    "error",
    "too_deep",
    `Elements are nested more than ${limit} deep; the document was read up to there.`,
    `元素嵌套超过 ${limit} 层，只读取到该处。`,
  );

export const tooManyCells = (limit: number, place?: Place): Message =>
  trouble(
    "error",
    "too_many_cells",
    `The tables have more than ${limit} cells; the rest was not read.`,
    `表格单元格超过 ${limit} 个，其余未读取。`,
    place,
  );

export const tooLarge = (limit: number): Message =>
  trouble(
    "error",
    "too_large",
    `The document has more than ${limit} elements; the rest was not read.`,
    `文档元素超过 ${limit} 个，其余未读取。`,
  );

export const spanTooWide = (limit: number, place: Place): Message =>
  trouble(
    "warning",
    "span_too_wide",
    `A cell spans more than ${limit} columns; it was read as spanning ${limit}.`,
    `有单元格横跨超过 ${limit} 列，按 ${limit} 列处理。`,
    place,
  );

export const hiddenText = (place: Place): Message =>
  trouble(
    "warning",
    "hidden_merged_text",
    "Text stands in a part of a merged cell that Word does not show; it was left out.",
    "合并单元格中有不显示的文字，已略去。",
    place,
  );

export const struckText = (place: Place): Message =>
  trouble(
    "warning",
    "struck_text",
    "Text that is crossed out was left out.",
    "已略去带删除线的文本。",
    place,
  );

export const unseenText = (place: Place): Message =>
  trouble(
    "warning",
    "unseen_text",
    "Text that nobody sees, white on white or of one point, was left out.",
    "已略去不可见的文字（白底白字或一磅字）。",
    place,
  );

export const unknownSymbol = (place: Place): Message =>
  trouble(
    "warning",
    "unknown_symbol",
    "A symbol of a picture font is not known and stands as U+FFFD.",
    "有无法识别的符号字体字符，以 U+FFFD 代替。",
    place,
  );

export const foreignContent = (place: Place): Message =>
  trouble(
    "error",
    "foreign_content",
    "A file of another format is embedded as part of the text (altChunk or subDoc); it was not read.",
    "正文中嵌入了其他格式的文件（altChunk 或 subDoc），未读取。",
    place,
  );
