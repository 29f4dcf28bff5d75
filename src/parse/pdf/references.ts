import { inflateSync } from "node:zlib";

/** Cross-reference tables of one file: each update of the file adds one. */
const mostTables = 200;

/**
 * Whether a file ends as a PDF does and all its cross-references lead to the objects that they name. pdfjs
 * finds out one by one, when it is too late: then it leaves rejected promises behind, which end the process.
 */
export function referencesHold(bytes: Uint8Array): boolean {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const tail = file.toString("latin1", Math.max(0, file.length - 2048));
  const start = /startxref\s+(\d+)\s+%%EOF(?![\s\S]*startxref)/.exec(tail);
  // Offsets count from the signature, before which some files have other bytes.
  const body = file.subarray(Math.max(0, file.subarray(0, 1024).indexOf("%PDF-")));
  const open = start ? [Number(start[1])] : [];
  const seen = new Set<number>();
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    const table = seen.size > mostTables ? null : (classicTable(body, at) ?? streamTable(body, at));
    if (table === null || !table.entries.every((entry) => isObjectAt(body, entry))) return false;
    open.push(...table.others);
  }
  return start !== null;
}

interface Entry {
  number: number;
  offset: number;
}

/** The objects that a table lists, and where further tables stand. */
interface XrefTable {
  entries: Entry[];
  others: number[];
}

function isObjectAt(file: Buffer, { number, offset }: Entry): boolean {
  const found = /^\s*(\d+)\s+\d+\s+obj/.exec(file.toString("latin1", offset, offset + 32));
  return found !== null && Number(found[1]) === number;
}

/** `xref`, lists of lines of twenty bytes, `trailer` and its dictionary. */
function classicTable(file: Buffer, at: number): XrefTable | null {
  const end = file.indexOf("trailer", at);
  if (!/^\s*xref/.test(file.toString("latin1", at, at + 20)) || end < 0) return null;
  const entries: Entry[] = [];
  let number = 0;
  for (const line of file.toString("latin1", at, end).split(/[\r\n]+/)) {
    const entry = /^\s*(\d{10}) (\d{5}) ([nf])/.exec(line);
    const section = /^\s*(\d+)\s+\d+\s*$/.exec(line);
    if (entry) {
      // Some writers list objects that are not there at offset 0.
      if (entry[3] === "n" && Number(entry[1]) > 0) entries.push({ number, offset: Number(entry[1]) });
      number++;
    } else if (section) number = Number(section[1]);
  }
  return { entries, others: otherTables(file.toString("latin1", end, end + 4096).split(/startxref/, 1)[0]) };
}

function otherTables(dictionary: string): number[] {
  return Array.from(dictionary.matchAll(/\/(?:Prev|XRefStm)\s+(\d+)/g), ([, offset]) => Number(offset));
}

/** A stream of numbers in columns of the widths `W`, most often deflated with the PNG predictor “up”. */
function streamTable(file: Buffer, at: number): XrefTable | null {
  const head = file.toString("latin1", at, at + 4096);
  const dictionary = /^\s*\d+\s+\d+\s+obj([\s\S]*?)stream\r?\n/.exec(head);
  const widths = /\/W\s*\[([\d\s]+)\]/
    .exec(dictionary?.[1] ?? "")?.[1]
    .trim()
    .split(/\s+/)
    .map(Number);
  if (!dictionary || widths?.length !== 3) return null;
  const begin = at + dictionary[0].length;
  const data = tableData(file.subarray(begin, file.indexOf("endstream", begin)), dictionary[1]);
  const width = widths[0] + widths[1] + widths[2];
  if (data === null || width === 0) return null;
  const index = /\/Index\s*\[([\d\s]+)\]/.exec(dictionary[1])?.[1].trim().split(/\s+/).map(Number) ?? [
    0,
    Infinity,
  ];
  const entries: Entry[] = [];
  let row = 0;
  for (let section = 0; section < index.length; section += 2) {
    for (let i = 0; i < index[section + 1] && (row + 1) * width <= data.length; i++, row++) {
      const from = row * width;
      const kind = widths[0] === 0 ? 1 : data.readUIntBE(from, widths[0]);
      const offset = numberAt(data, from + widths[0], widths[1]);
      if (kind === 1 && offset > 0) entries.push({ number: index[section] + i, offset });
    }
  }
  return { entries, others: otherTables(dictionary[1]) };
}

function tableData(packed: Buffer, dictionary: string): Buffer | null {
  try {
    const data = /\/FlateDecode\b/.test(dictionary) ? inflateSync(packed) : packed;
    const predictor = Number(/\/Predictor\s+(\d+)/.exec(dictionary)?.[1] ?? 1);
    return predictor < 10
      ? data
      : withoutPredictor(data, Number(/\/Columns\s+(\d+)/.exec(dictionary)?.[1] ?? 1));
  } catch {
    return null;
  }
}

/** Undoes the PNG predictors “none” and “up”; nobody writes tables with others. */
function withoutPredictor(data: Buffer, columns: number): Buffer {
  const rows = Math.floor(data.length / (columns + 1));
  const plain = Buffer.alloc(rows * columns);
  for (let row = 0; row < rows; row++) {
    const isUp = data[row * (columns + 1)] === 2;
    for (let column = 0; column < columns; column++) {
      const above = isUp && row > 0 ? plain[(row - 1) * columns + column] : 0;
      plain[row * columns + column] = data[row * (columns + 1) + 1 + column] + above;
    }
  }
  return plain;
}

function numberAt(data: Buffer, from: number, width: number): number {
  let value = 0;
  for (let i = from; i < from + width; i++) value = value * 256 + data[i];
  return value;
}
