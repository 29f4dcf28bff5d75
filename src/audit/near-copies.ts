import { copied, similarity } from "./passages.ts";

/** A passage of somebody, as the search for near copies sees it; its text is asked for only where it matters. */
export interface Located {
  /** number of the owner; passages of one owner are never copies of each other */
  owner: number;
  signature: Uint32Array;
  readonly text: string;
}

export interface NearCopy {
  a: number;
  b: number;
  similarity: number;
}

/** Bands of four rows: passages of 70 % likeness meet in one of eight with a chance of nine in ten. */
const rows = 4;

/**
 * All pairs of passages of different owners that are near copies, found by locality-sensitive hashing and verified on
 * the text. A passage that more than `common` owners have is boilerplate and left out. Time grows with the passages
 * (sorting them once a band), memory with the passages and the pairs found.
 */
export function nearCopies(passages: readonly Located[], common: number): NearCopy[] {
  const shared = new Uint8Array(passages.length);
  const candidates = new Set<number>();
  const bands = passages.length > 0 ? passages[0].signature.length / rows : 0;
  for (let band = 0; band < bands; band++) collect(passages, band, common, shared, candidates);
  const pairs: NearCopy[] = [];
  for (const key of candidates) {
    const [a, b] = [Math.floor(key / passages.length), key % passages.length];
    if (shared[a] || shared[b]) continue;
    const alike = similarity(passages[a].text, passages[b].text);
    if (alike >= copied) pairs.push({ a, b, similarity: alike });
  }
  return withoutCommon(pairs, passages, common).sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Passages with equal rows of one band stand together after sorting; a large group is boilerplate. */
function collect(
  passages: readonly Located[],
  band: number,
  common: number,
  shared: Uint8Array,
  candidates: Set<number>,
): void {
  const order = sortedByBand(passages, band);
  for (let from = 0; from < order.length;) {
    const hash = bandHash(passages[order[from]].signature, band);
    let to = from + 1;
    while (to < order.length && bandHash(passages[order[to]].signature, band) === hash) to++;
    const group = order.subarray(from, to);
    from = to;
    if (group.length < 2) continue;
    const owners = new Set<number>();
    for (const i of group) if (owners.size <= common) owners.add(passages[i].owner);
    if (owners.size > common) for (const i of group) shared[i] = 1;
    else if (owners.size > 1) pairUp(group, passages, candidates);
  }
}

/** Indexes of the passages in the order of their band's hash: both in one exact number, sorted as numbers. */
function sortedByBand(passages: readonly Located[], band: number): Uint32Array {
  const keys = new BigUint64Array(passages.length);
  for (let i = 0; i < passages.length; i++)
    keys[i] = (BigInt(bandHash(passages[i].signature, band)) << 32n) | BigInt(i);
  keys.sort();
  return Uint32Array.from(keys, (key) => Number(key & 0xffffffffn));
}

function bandHash(signature: Uint32Array, band: number): number {
  let h = 0x9e3779b9 ^ band;
  for (let i = band * rows; i < (band + 1) * rows; i++)
    h = Math.imul(h ^ signature[i], 0x85ebca6b) ^ (h >>> 15);
  return h >>> 0;
}

function pairUp(group: Uint32Array, passages: readonly Located[], candidates: Set<number>): void {
  for (let i = 0; i < group.length; i++)
    for (let j = i + 1; j < group.length; j++)
      if (passages[group[i]].owner !== passages[group[j]].owner)
        candidates.add(Math.min(group[i], group[j]) * passages.length + Math.max(group[i], group[j]));
}

/** Copies of one passage may fall into groups that are small each; together they are as common. */
function withoutCommon(pairs: NearCopy[], passages: readonly Located[], common: number): NearCopy[] {
  const owners = new Map<number, Set<number>>();
  const note = (passage: number, other: number) => {
    const known = owners.get(passage) ?? new Set([passages[passage].owner]);
    owners.set(passage, known.add(passages[other].owner));
  };
  for (const { a, b } of pairs) {
    note(a, b);
    note(b, a);
  }
  return pairs.filter(({ a, b }) => owners.get(a)!.size <= common && owners.get(b)!.size <= common);
}
