import type { Document, Message } from "../../model/document.ts";
import type { Reader } from "../reader.ts";
import type { Signature } from "./signature.ts";

/** Documents that nobody read: no blocks, and one message that says why. */

export function empty(bytes: number): Document {
  return refused("unknown", "application/octet-stream", {
    code: "file.empty",
    severity: "error",
    message: {
      en: bytes === 0 ? "The file is empty." : `The file holds nothing but blank space (${bytes} bytes).`,
      zh: bytes === 0 ? "文件为空。" : `文件只有空白内容（${bytes} 字节）。`,
    },
  });
}

export function tooLarge(bytes: number, limit: number): Document {
  return refused("unknown", "application/octet-stream", {
    code: "file.too_large",
    severity: "error",
    message: {
      en: `The file has ${bytes} bytes; files of up to ${limit} bytes are read.`,
      zh: `文件有 ${bytes} 字节，超过 ${limit} 字节的上限。`,
    },
  });
}

export function unsupported(signature: Signature | null, bytes: Uint8Array): Document {
  if (signature === null) {
    const start = Buffer.from(bytes.subarray(0, 8)).toString("hex");
    return refused("unknown", "application/octet-stream", {
      code: "file.unsupported",
      severity: "error",
      message: {
        en: `The file is in no format that can be read; it begins with the bytes ${start}.`,
        zh: `无法识别的文件格式，文件开头的字节为 ${start}。`,
      },
    });
  }
  const { format, media_type, name, needed } = signature;
  return refused(format, media_type, {
    code: "file.unsupported",
    severity: "error",
    message: {
      en: `The file is ${name.en}, which cannot be read. ${needed.en}`,
      zh: `文件是${name.zh}，不支持读取。${needed.zh}`,
    },
  });
}

export function unreadable(reader: Reader, error: unknown): Document {
  const reason = error instanceof Error ? error.message : String(error);
  return refused(reader.format, reader.media_type, {
    code: "file.unreadable",
    severity: "error",
    message: {
      en: `The file looks like ${reader.format} but could not be read: ${reason}`,
      zh: `文件看似 ${reader.format}，但无法读取：${reason}`,
    },
  });
}

function refused(format: string, media_type: string, message: Message): Document {
  return { format, media_type, blocks: [], meta: { titles: [], dates: [], organs: [] }, messages: [message] };
}
