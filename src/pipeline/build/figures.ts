import { createHash } from "node:crypto";
import { indicators } from "../../forms/index.ts";
import type { Report } from "../../model/report.ts";

const names = [...indicators.keys()];
const positions = new Map(names.map((name, position) => [name, position]));
const bitmap = Math.ceil(names.length / 8);

/** Changes where the order of the indicators does, by which packed figures are read. */
export const figuresVersion = createHash("sha256").update(names.join()).digest("hex").slice(0, 12);

/**
 * The reported values of a report in a few hundred bytes, since those of all reports are held at once: a bit for each
 * indicator that has one, then position and value of those that are not 0, which most are.
 */
export function packFigures(facts: Report["facts"]): Uint8Array {
  const reported = Buffer.alloc(bitmap);
  const others: [number, number][] = [];
  for (const [indicator, { value }] of Object.entries(facts)) {
    const position = positions.get(indicator);
    if (value === null || position === undefined) continue;
    reported[position >> 3]! |= 1 << (position & 7);
    if (value !== 0) others.push([position, value]);
  }
  others.sort(([a], [b]) => a - b);
  const packed = Buffer.alloc(bitmap + others.length * 10);
  reported.copy(packed);
  for (const [i, [position, value]] of others.entries()) {
    packed.writeUInt16LE(position, bitmap + i * 2);
    packed.writeDoubleLE(value, bitmap + others.length * 2 + i * 8);
  }
  return packed;
}

const block = 1 << 20;

/** Keeps packed figures side by side: an array for each would take more room than the figures do. */
export class FiguresStore {
  #block = Buffer.alloc(0);
  #used = 0;

  keep(packed: Uint8Array): Figures {
    if (this.#used + packed.length > this.#block.length) {
      this.#block = Buffer.alloc(Math.max(block, packed.length));
      this.#used = 0;
    }
    this.#block.set(packed, this.#used);
    const figures = new Figures(this.#block, this.#used, packed.length);
    this.#used += packed.length;
    return figures;
  }
}

/** Packed figures as a map from indicator to value. */
export class Figures implements ReadonlyMap<string, number> {
  readonly #block: Buffer;
  /** where the figures begin, and how many of them are not 0 */
  readonly #at: number;
  readonly #others: number;

  constructor(block: Buffer, at: number, length: number) {
    this.#block = block;
    this.#at = at;
    this.#others = (length - bitmap) / 10;
  }

  get size(): number {
    let size = 0;
    for (let byte = 0; byte < bitmap; byte++)
      for (let bits = this.#block[this.#at + byte]!; bits > 0; bits &= bits - 1) size++;
    return size;
  }

  get(indicator: string): number | undefined {
    const position = positions.get(indicator);
    return position !== undefined && this.#has(position) ? this.#valueAt(position) : undefined;
  }

  has(indicator: string): boolean {
    const position = positions.get(indicator);
    return position !== undefined && this.#has(position);
  }

  *entries(): MapIterator<[string, number]> {
    // The others stand in the order of their positions: they are met one after the other.
    let other = 0;
    for (let position = 0; position < names.length; position++) {
      if (!this.#has(position)) continue;
      const is = other < this.#others && this.#positionOf(other) === position;
      yield [names[position]!, is ? this.#otherAt(other++) : 0];
    }
  }

  *keys(): MapIterator<string> {
    for (const [name] of this.entries()) yield name;
  }

  *values(): MapIterator<number> {
    for (const [, value] of this.entries()) yield value;
  }

  [Symbol.iterator](): MapIterator<[string, number]> {
    return this.entries();
  }

  forEach(act: (value: number, key: string, map: ReadonlyMap<string, number>) => void): void {
    for (const [name, value] of this.entries()) act(value, name, this);
  }

  /** The same values of the same indicators. */
  equals(other: Figures): boolean {
    const [end, otherEnd] = [this.#end, other.#end];
    return this.#block.compare(other.#block, other.#at, otherEnd, this.#at, end) === 0;
  }

  #has(position: number): boolean {
    return (this.#block[this.#at + (position >> 3)]! & (1 << (position & 7))) !== 0;
  }

  get #end(): number {
    return this.#at + bitmap + this.#others * 10;
  }

  #positionOf(other: number): number {
    return this.#block.readUInt16LE(this.#at + bitmap + other * 2);
  }

  #otherAt(other: number): number {
    return this.#block.readDoubleLE(this.#at + bitmap + this.#others * 2 + other * 8);
  }

  #valueAt(position: number): number {
    let [low, high] = [0, this.#others - 1];
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.#positionOf(middle);
      if (found === position) return this.#otherAt(middle);
      if (found < position) low = middle + 1;
      else high = middle - 1;
    }
    return 0;
  }
}
