import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decoded } from "../../src/pipeline/rows/charset.ts";
import { csvRows } from "../../src/pipeline/rows/csv.ts";
import { ndjsonRows } from "../../src/pipeline/rows/ndjson.ts";
import type { BrokenRow, Row } from "../../src/pipeline/rows/row.ts";

/** Bytes in pieces that cut characters and quotes anywhere. */
async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all(rows: AsyncIterable<Row | BrokenRow>): Promise<(string | null)[][]> {
  const found: (string | null)[][] = [];
  for await (const row of rows) {
    if ("failure" in row) throw new Error(row.failure.code);
    found.push(["a", "b"].map(row.get));
  }
  return found;
}

// A table holds no lone surrogates; what is between the quotes may be anything else.
const field = fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\0", ""));
const table = fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 8 });
const pieceSize = fc.integer({ min: 1, max: 40 });
const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;

describe("what was written into a table is read out of it, wherever the stream is cut:", () => {
  test("CSV", async () => {
    await fc.assert(
      fc.asyncProperty(table, pieceSize, fc.constantFrom(",", "\t", ";"), async (rows, size, mark) => {
        const written = [["a", "b"], ...rows].map((row) => row.map(quoted).join(mark)).join("\n");
        const { head, text } = await decoded(pieces(Buffer.from(written), size));
        expect(await all(csvRows(text, head, "a"))).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });

  test("NDJSON", async () => {
    await fc.assert(
      fc.asyncProperty(table, pieceSize, async (rows, size) => {
        const written = rows.map(([a, b]) => JSON.stringify({ a, b })).join("\r\n");
        const { text } = await decoded(pieces(Buffer.from(written), size));
        expect(await all(ndjsonRows(text))).toEqual(rows);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the character set", () => {
  const textOf = async (bytes: Uint8Array) => {
    let whole = "";
    for await (const part of (await decoded(pieces(bytes, 3))).text) whole += part;
    return whole;
  };

  test("is UTF-8 in spite of a broken character among many", async () => {
    const bytes = Buffer.concat([Buffer.from("公开".repeat(500)), Buffer.from([0xe5]), Buffer.from("年报")]);
    expect(await textOf(bytes)).toBe(`${"公开".repeat(500)}\ufffd年报`);
  });

  test("is UTF-8 where replacement characters were written into it", async () => {
    expect(await textOf(Buffer.from('"","\ufffd"\n'))).toBe('"","\ufffd"\n');
  });

  test("is GB18030 where it is not UTF-8", async () => {
    expect(await textOf(Buffer.from([0xd5, 0xfe, 0xb8, 0xae, 0xd0, 0xc5, 0xcf, 0xa2]))).toBe("政府信息");
  });

  test("of UTF-16 is told by its mark", async () => {
    expect(await textOf(Buffer.from("\ufeff政府", "utf16le"))).toBe("政府");
  });
});

test("`__proto__` is a column like others", async () => {
  async function* text() {
    yield '{"__proto__":"x","a":"1"}\n';
  }
  for await (const row of ndjsonRows(text())) {
    expect("get" in row && [row.get("__proto__"), row.get("toString"), row.get("a")]).toEqual([
      "x",
      null,
      "1",
    ]);
  }
});
