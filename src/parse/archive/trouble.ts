import type { Message } from "../../model/document.ts";

/** What can be wrong with an archive, in words. Names come from the archive, so they are cut and quoted. */

const error = (code: string, en: string, zh: string): Message => ({
  code: `archive.${code}`,
  severity: "error",
  message: { en, zh },
});
const warning = (code: string, en: string, zh: string): Message => ({
  ...error(code, en, zh),
  severity: "warning",
});
const quoted = (name: string): string => JSON.stringify(name.slice(0, 80));

export const truncated = (): Message =>
  error(
    "truncated",
    "The archive has no directory that fits it: bytes are missing. What is left was read.",
    "压缩包的目录缺失或与内容不符，文件不完整；已读取尚存的部分。",
  );

export const tooManyMembers = (listed: number): Message =>
  error(
    "too_many_members",
    `The archive holds more than ${listed} members; only the first ones are considered.`,
    `压缩包内的文件超过 ${listed} 个，仅处理前面的部分。`,
  );

export const path = (name: string): Message =>
  warning(
    "path",
    `The member ${quoted(name)} points outside the archive and is left out.`,
    `压缩包内的文件名 ${quoted(name)} 指向包外，已忽略。`,
  );

export const duplicate = (name: string): Message =>
  error(
    "duplicate",
    `The archive holds ${quoted(name)} twice; the first one was read.`,
    `压缩包内有两个 ${quoted(name)}，读取了第一个。`,
  );

export const overlap = (name: string): Message =>
  error(
    "overlap",
    `The member ${quoted(name)} shares its bytes with another one, as archive bombs do; nothing was inflated.`,
    `压缩包内的 ${quoted(name)} 与其他文件共用数据，疑为压缩炸弹，未予解压。`,
  );

export const encrypted = (name: string): Message =>
  error("encrypted", `The member ${quoted(name)} is locked with a password.`, `${quoted(name)} 已加密。`);

export const zip64 = (name: string): Message =>
  error(
    "zip64",
    `The member ${quoted(name)} declares a size of 4 GB or more.`,
    `${quoted(name)} 声明的大小超过 4 GB。`,
  );

export const method = (name: string, number: number): Message =>
  error(
    "method",
    `The member ${quoted(name)} is compressed in a way that is not read (method ${number}).`,
    `${quoted(name)} 的压缩方式（${number}）不支持。`,
  );

export const ratio = (name: string, highest: number): Message =>
  error(
    "ratio",
    `The member ${quoted(name)} inflates to more than ${highest} times its size, as archive bombs do.`,
    `${quoted(name)} 解压后超过原大小的 ${highest} 倍，疑为压缩炸弹。`,
  );

export const tooLarge = (name: string): Message =>
  error(
    "too_large",
    `With the member ${quoted(name)} the archive inflates to more than is read.`,
    `解压 ${quoted(name)} 后总大小超过上限。`,
  );

export const damaged = (name: string): Message =>
  error(
    "damaged",
    `The member ${quoted(name)} is damaged or cut off; what was read of it may be wrong.`,
    `${quoted(name)} 已损坏或被截断，读出的内容可能有误。`,
  );
