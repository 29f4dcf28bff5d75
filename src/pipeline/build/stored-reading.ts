import type { Cumulative, Passage, Reading } from "../../model/dataset.ts";
import type { Claim } from "../../model/report.ts";
import type { Digest } from "./digest.ts";
import type { Figures } from "./figures.ts";
import type { BuildStore } from "./store.ts";
import type { Unit } from "./units.ts";

/** The prose of so many readings is held at once; what is compared stands close together. */
const held = 256;

function recall<T>(known: Map<string, T>, key: string, ask: () => T): T {
  let value = known.get(key);
  if (value === undefined) {
    known.set(key, (value = ask()));
    if (known.size > held) known.delete(known.keys().next().value!);
  }
  return value;
}

/** The prose of readings, from the store when it is asked for. */
export class Prose {
  readonly #store: BuildStore;
  readonly #texts = new Map<string, Pick<Passage, "section" | "text">[]>();
  readonly #passages = new Map<string, Passage[]>();

  constructor(store: BuildStore) {
    this.#store = store;
  }

  claims(key: string): Claim[] {
    return this.#store.claims(key);
  }

  passages(key: string): Passage[] {
    return recall(this.#passages, key, () =>
      this.#store.signatures(key).map((signature, i) => new StoredPassage(this, key, i, signature)),
    );
  }

  textOf(key: string, i: number): Pick<Passage, "section" | "text"> {
    return recall(this.#texts, key, () => this.#store.passages(key))[i]!;
  }
}

class StoredPassage implements Passage {
  readonly signature: Uint32Array;
  readonly #prose: Prose;
  readonly #key: string;
  readonly #i: number;

  constructor(prose: Prose, key: string, i: number, signature: Uint32Array) {
    this.#prose = prose;
    this.#key = key;
    this.#i = i;
    this.signature = signature;
  }

  get section(): string {
    return this.#prose.textOf(this.#key, this.#i).section;
  }

  get text(): string {
    return this.#prose.textOf(this.#key, this.#i).text;
  }
}

/** What the linking tells of a reading. */
export interface Linked {
  organ: string;
  name: string;
  year: number;
  scope: Reading["scope"];
}

/** One version of one document that was read: hundreds of bytes, of which its prose is no part. */
export class StoredReading implements Reading {
  readonly key: string;
  /** hash of the bytes and of everything that the record was told of them */
  readonly input: string;
  organ: string;
  readonly name: string;
  readonly year: number;
  scope: Reading["scope"];
  readonly form: string;
  readonly title: string | null;
  readonly published_on: string | null;
  readonly source: string | null;
  readonly url: string | null;
  readonly urls: string[];
  readonly format: string;
  readonly first_seen: string | null;
  readonly last_seen: string | null;
  readonly state: Reading["state"];
  readonly values: Figures;
  readonly doubtful: ReadonlySet<string>;
  readonly contradicted?: ReadonlySet<string>;
  readonly cumulatives?: readonly Cumulative[];
  /** it has sections of its own, and is not only a page that leads to a file */
  readonly prose: boolean;
  readonly #prose: Prose;

  constructor(unit: Unit, digest: Digest, figures: Figures, linked: Linked, prose: Prose) {
    const { row } = unit;
    this.key = unit.sha256;
    this.input = unit.hash;
    this.organ = linked.organ;
    this.name = linked.name;
    this.year = linked.year;
    this.scope = linked.scope;
    this.form = digest.form;
    this.title = digest.title;
    this.published_on = digest.published_on;
    this.source = row.source;
    this.url = row.url;
    this.urls = row.urls;
    this.format = digest.format;
    this.first_seen = row.first_seen;
    this.last_seen = row.last_seen;
    this.state = row.state as Reading["state"];
    this.values = figures;
    this.doubtful = digest.doubtful.length === 0 ? none : new Set(digest.doubtful);
    if (digest.contradicted.length > 0) this.contradicted = new Set(digest.contradicted);
    if (digest.cumulatives.length > 0) this.cumulatives = digest.cumulatives;
    this.prose = digest.prose;
    this.#prose = prose;
  }

  get claims(): readonly Claim[] {
    return this.#prose.claims(this.key);
  }

  get passages(): readonly Passage[] {
    return this.#prose.passages(this.key);
  }
}

const none: ReadonlySet<string> = new Set();
