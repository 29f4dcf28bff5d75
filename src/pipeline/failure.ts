import { ParseError } from "../model/parse-error.ts";

/** Why something could not be read: a stable code, and a sentence in both languages. */
export interface Failure {
  code: string;
  message: string;
  zh: string;
  /** the title that stands in what could not be read, where one does */
  title?: string;
}

const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;

/** What can go wrong around the reading itself; what can be wrong with a document, parse/ and normalize/ say. */
export const failures = {
  notFound: (): Failure => ({
    code: "input.not_found",
    message: "There is no such file or directory.",
    zh: "没有这个文件或目录。",
  }),
  notPermitted: (): Failure => ({
    code: "input.not_permitted",
    message: "There is no permission to read it.",
    zh: "没有读取权限。",
  }),
  special: (): Failure => ({
    code: "input.not_a_file",
    message: "This is neither a file nor a directory; what comes through a pipe is read from -.",
    zh: "既不是文件也不是目录；管道中的内容请用 - 读取。",
  }),
  unreadable: (reason: string): Failure => ({
    code: "input.unreadable",
    message: `It could not be read: ${reason}.`,
    zh: `无法读取：${reason}。`,
  }),
  tooLarge: (limit: number): Failure => ({
    code: "input.too_large",
    message: `It is larger than ${megabytes(limit)}.`,
    zh: `超过 ${megabytes(limit)}。`,
  }),
  noColumn: (wanted: string, columns: string[]): Failure => ({
    code: "rows.no_column",
    message: `There is no column ${JSON.stringify(wanted)}; there are ${columns.join(", ")}.`,
    zh: `没有“${wanted}”列；现有的列：${columns.join("、")}。`,
  }),
  brokenCsv: (reason: string): Failure => ({
    code: "rows.broken_csv",
    message: `The table cannot be read from here on: ${reason}`,
    zh: `自此处起无法读取该表：${reason}`,
  }),
  brokenJson: (reason: string): Failure => ({
    code: "rows.broken_json",
    message: `The line is no JSON object: ${reason}`,
    zh: `该行不是 JSON 对象：${reason}`,
  }),
  timeout: (milliseconds: number): Failure => ({
    code: "parse.timeout",
    message: `It was not read within ${milliseconds / 1000} s.`,
    zh: `未能在 ${milliseconds / 1000} 秒内读完。`,
  }),
  outOfMemory: (limit: number): Failure => ({
    code: "parse.out_of_memory",
    message: `Reading it needs more than ${limit} MB.`,
    zh: `读取所需内存超过 ${limit} MB。`,
  }),
  crashed: (reason: string): Failure => ({
    code: "parse.crashed",
    message: `The reader failed: ${reason}`,
    zh: `读取程序出错：${reason}`,
  }),
};

const systemErrors: Record<string, () => Failure> = {
  ENOENT: failures.notFound,
  EACCES: failures.notPermitted,
  EPERM: failures.notPermitted,
};

/** What an error of the system or of the library means to the person who asked. */
export function failureOf(error: unknown): Failure {
  if (error instanceof ParseError) {
    const { code, message, zh, title } = error;
    return { code, message, zh, ...(title !== null && { title }) };
  }
  const { code = "", message } = error as NodeJS.ErrnoException;
  return systemErrors[code]?.() ?? failures.unreadable(code || message);
}
