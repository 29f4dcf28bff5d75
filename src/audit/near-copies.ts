import { bins, copied, similarity } from "./passages.ts";

export interface NearCopy {
  a: number;
  b: number;
  similarity: number;
}

/** Bands of four rows: passages of 70 % likeness meet in one of eight with a chance of nine in ten. */
const rows = 4;
const bands = bins / rows;

function bandHash(signature: Uint32Array, band: number): number {
  let h = 0x9e3779b9 ^ band;
  for (let i = band * rows; i < (band + 1) * rows; i++)
    h = Math.imul(h ^ signature[i], 0x85ebca6b) ^ (h >>> 15);
  return h >>> 0;
}

/**
 * Passages by their numbers: of each its owner and the hashes of its bands, 36 bytes, since those of a year's reports
 * are held at once, and they are a million.
 */
export class PassageIndex {
  #count = 0;
  #owners = new Uint32Array(1024);
  #hashes = new Uint32Array(1024 * bands);

  get count(): number {
    return this.#count;
  }

  /** Passages of one owner are never copies of each other. */
  add(owner: number, signature: Uint32Array): void {
    if (this.#count === this.#owners.length) {
      this.#owners = doubled(this.#owners);
      this.#hashes = doubled(this.#hashes);
    }
    for (let band = 0; band < bands; band++)
      this.#hashes[this.#count * bands + band] = bandHash(signature, band);
    this.#owners[this.#count++] = owner;
  }

  ownerOf(passage: number): number {
    return this.#owners[passage];
  }

  hashOf(passage: number, band: number): number {
    return this.#hashes[passage * bands + band];
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}

/**
 * All pairs of passages of different owners that are near copies, found by locality-sensitive hashing and verified on
 * the text. A passage that more than `common` owners have is boilerplate and left out. Time grows with the passages
 * (sorting them once a band), memory with the passages and the pairs found.
 */
export function nearCopies(
  passages: PassageIndex,
  textOf: (passage: number) => string,
  common: number,
): NearCopy[] {
  const shared = new Uint8Array(passages.count);
  const candidates = new Set<number>();
  for (let band = 0; band < bands; band++) collect(passages, band, common, shared, candidates);
  const pairs: NearCopy[] = [];
  for (const key of candidates) {
    const [a, b] = [Math.floor(key / passages.count), key % passages.count];
    if (shared[a] || shared[b]) continue;
    const alike = similarity(textOf(a), textOf(b));
    if (alike >= copied) pairs.push({ a, b, similarity: alike });
  }
  return withoutCommon(pairs, passages, common).sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Passages with equal rows of one band stand together after sorting; a large group is boilerplate. */
function collect(
  passages: PassageIndex,
  band: number,
  common: number,
  shared: Uint8Array,
  candidates: Set<number>,
): void {
  const order = sortedByBand(passages, band);
  for (let from = 0; from < order.length;) {
    const hash = passages.hashOf(order[from], band);
    let to = from + 1;
    while (to < order.length && passages.hashOf(order[to], band) === hash) to++;
    const group = order.subarray(from, to);
    from = to;
    if (group.length < 2) continue;
    const owners = new Set<number>();
    for (const i of group) if (owners.size <= common) owners.add(passages.ownerOf(i));
    if (owners.size > common) for (const i of group) shared[i] = 1;
    else if (owners.size > 1) pairUp(group, passages, candidates);
  }
}

/** Numbers of the passages in the order of their band's hash: both in one exact number, sorted as numbers. */
function sortedByBand(passages: PassageIndex, band: number): Uint32Array {
  const keys = new BigUint64Array(passages.count);
  for (let i = 0; i < passages.count; i++) keys[i] = (BigInt(passages.hashOf(i, band)) << 32n) | BigInt(i);
  keys.sort();
  return Uint32Array.from(keys, (key) => Number(key & 0xffffffffn));
}

function pairUp(group: Uint32Array, passages: PassageIndex, candidates: Set<number>): void {
  for (let i = 0; i < group.length; i++)
    for (let j = i + 1; j < group.length; j++)
      if (passages.ownerOf(group[i]) !== passages.ownerOf(group[j]))
        candidates.add(Math.min(group[i], group[j]) * passages.count + Math.max(group[i], group[j]));
}

/** Copies of one passage may fall into groups that are small each; together they are as common. */
function withoutCommon(pairs: NearCopy[], passages: PassageIndex, common: number): NearCopy[] {
  const owners = new Map<number, Set<number>>();
  const note = (passage: number, other: number) => {
    const known = owners.get(passage) ?? new Set([passages.ownerOf(passage)]);
    owners.set(passage, known.add(passages.ownerOf(other)));
  };
  for (const { a, b } of pairs) {
    note(a, b);
    note(b, a);
  }
  return pairs.filter(({ a, b }) => owners.get(a)!.size <= common && owners.get(b)!.size <= common);
}
