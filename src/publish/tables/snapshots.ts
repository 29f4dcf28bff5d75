import type { Dataset } from "../../model/dataset.ts";
import type { LongTableOf, Table } from "../table.ts";
import { column } from "../table.ts";

const table: Table = {
  name: "snapshots",
  title: { en: "Every version of every file that was kept", zh: "存档的每个文件版本" },
  key: ["sha256"],
  refers: [],
  columns: [
    column("sha256", "text", "SHA-256 of the bytes", "字节的 SHA-256", "required"),
    column("source", "text", "the source it was collected from", "来源"),
    column("url", "text", "its address", "网址"),
    column("urls", "json", "every address it was met at", "出现过的全部网址"),
    column("kind", "text", "report, companion or attachment", "报告、附带文件或附件", "required"),
    column("media_type", "text", "by its magic bytes", "媒体类型（按文件特征）", "required"),
    column("bytes", "integer", "size", "字节数", "required"),
    column("file_name", "text", "as the portal names it", "网站所给文件名"),
    column("first_seen", "time", "when it was first seen", "首次见到的时间", "observed"),
    column("last_seen", "time", "when it was last seen", "最近见到的时间", "observed"),
    column("state", "text", "live, gone or replaced", "在线、消失或被替换", "required"),
    column("failure", "text", "code of why there is no record", "未能读取的代码"),
    column("failure_message", "text", "the same in words", "未能读取的说明"),
  ],
};

export const snapshots: LongTableOf<Dataset> = {
  table,
  async *rows({ snapshots }) {
    for await (const s of snapshots)
      yield [
        s.sha256,
        s.source,
        s.url,
        JSON.stringify(s.urls),
        s.kind,
        s.media_type,
        s.bytes,
        s.file_name,
        s.first_seen,
        s.last_seen,
        s.state,
        s.failure?.code ?? null,
        s.failure?.message ?? null,
      ];
  },
};
