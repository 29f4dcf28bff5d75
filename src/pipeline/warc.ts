import { createHash, randomUUID } from "node:crypto";
import { STATUS_CODES } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { Archive } from "./archive.ts";
import type { Ledger, Observation } from "./ledger.ts";

/**
 * Everything collected as WARC 1.1 (ISO 28500:2017), a gzip member a record. A kept answer gives a request and a response;
 * "not modified" a revisit; what gave no bytes a metadata record with its outcome, so that a wall is in the file too.
 */
export async function* warc(
  ledger: Ledger,
  archive: Archive,
  sources: string[],
  software: string,
): AsyncIterable<Uint8Array> {
  const wanted = new Set(sources);
  yield await packed(
    record(
      "warcinfo",
      new Date().toISOString(),
      { "Content-Type": "application/warc-fields" },
      `software: ${software}\r\nformat: WARC File Format 1.1\r\n`,
    ),
  );
  const written = new Map<string, { id: string; url: string; date: string }>();
  for await (const o of ledger.observations()) {
    if (wanted.size > 0 && !wanted.has(o.source)) continue;
    const date = new Date(o.at).toISOString();
    const id = recordId();
    const uri = { "WARC-Target-URI": o.final_url };
    if (o.status === 304 && o.sha256 !== null) {
      const before = written.get(o.sha256);
      yield await packed(
        record(
          "revisit",
          date,
          {
            "WARC-Record-ID": id,
            ...uri,
            "WARC-Profile": "http://netpreserve.org/warc/1.1/revisit/server-not-modified",
            ...(before && { "WARC-Refers-To-Target-URI": before.url, "WARC-Refers-To-Date": before.date }),
            "Content-Type": "application/http; msgtype=response",
          },
          httpHead(o, 0),
        ),
      );
    } else if (o.sha256 !== null && o.outcome !== "unchanged") {
      const body = await archive.read(o.sha256);
      const block = Buffer.concat([Buffer.from(httpHead(o, body.length), "latin1"), body]);
      yield await packed(
        record(
          "response",
          date,
          {
            "WARC-Record-ID": id,
            ...uri,
            "WARC-Payload-Digest": `sha256:${o.sha256}`,
            "WARC-Block-Digest": `sha256:${createHash("sha256").update(block).digest("hex")}`,
            "Content-Type": "application/http; msgtype=response",
          },
          block,
        ),
      );
      if (!written.has(o.sha256)) written.set(o.sha256, { id, url: o.final_url, date });
    } else {
      const fields = [
        `outcome: ${o.outcome}`,
        `status: ${o.status ?? "-"}`,
        ...(o.detail ? [`detail: ${o.detail.replace(/\s+/g, " ")}`] : []),
      ];
      yield await packed(
        record(
          "metadata",
          date,
          { "WARC-Record-ID": id, ...uri, "Content-Type": "application/warc-fields" },
          `${fields.join("\r\n")}\r\n`,
        ),
      );
      continue;
    }
    yield await packed(
      record(
        "request",
        date,
        { ...uri, "WARC-Concurrent-To": id, "Content-Type": "application/http; msgtype=request" },
        requestHead(o),
      ),
    );
  }
}

const recordId = (): string => `<urn:uuid:${randomUUID()}>`;
const packed = (bytes: Uint8Array): Promise<Uint8Array> => promisify(gzip)(bytes);

function record(
  type: string,
  date: string,
  headers: Record<string, string>,
  block: string | Uint8Array,
): Uint8Array {
  const body = typeof block === "string" ? Buffer.from(block, "latin1") : block;
  const all = {
    "WARC-Type": type,
    "WARC-Record-ID": recordId(),
    "WARC-Date": date,
    ...headers,
    "Content-Length": String(body.length),
  };
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.1\r\n${head.join("")}\r\n`), body, Buffer.from("\r\n\r\n")]);
}

/** Bytes are kept with their encodings undone, so the headers that spoke of them are kept under another name. */
const ofTransfer = new Set(["content-encoding", "transfer-encoding", "content-length"]);

function httpHead(o: Observation, length: number): string {
  const headers = Object.entries(o.response_headers).map(([name, value]) => {
    return `${ofTransfer.has(name) ? "X-Archive-Orig-" : ""}${name}: ${value}\r\n`;
  });
  const status = o.status ?? 200;
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ""}\r\n${headers.join("")}content-length: ${length}\r\n\r\n`;
}

function requestHead(o: Observation): string {
  const url = new URL(o.final_url);
  const headers = Object.entries(o.request_headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const body = o.final_url === o.url ? (o.body ?? "") : "";
  const method = o.final_url === o.url ? o.method : "GET";
  const head = `${method} ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${headers.join("")}\r\n`;
  return head + Buffer.from(body).toString("latin1");
}
