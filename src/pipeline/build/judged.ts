import { createHash } from "node:crypto";
import type { AuditFinding } from "../../model/audit.ts";
import type { BuildStore } from "./store.ts";
import type { StoredReading } from "./stored-reading.ts";
import { readerVersion, releaseVersion, reportAuditVersion } from "./versions.ts";

const versions = [readerVersion, reportAuditVersion, releaseVersion].join(" ");

/** All that the rules over many reports are told of a reading; when it was last seen they are not. */
export const toldOf = ({ key, input, organ, name, year, scope, source, url, urls }: StoredReading) => [
  key,
  input,
  organ,
  name,
  year,
  scope,
  source,
  url,
  urls,
];

/** Findings over many reports, kept by what they follow from: a run in which that is the same need not look for them again. */
export class Judged {
  readonly #store: BuildStore;
  readonly #asked = new Set<string>();

  constructor(store: BuildStore) {
    this.#store = store;
  }

  /** `told`: everything, but for this program, that the findings depend on */
  of(told: Iterable<unknown>, judge: () => AuditFinding[]): AuditFinding[] {
    const hash = createHash("sha256").update(versions);
    for (const part of told) hash.update(`\n${JSON.stringify(part)}`);
    const key = hash.digest("hex");
    this.#asked.add(key);
    const known = this.#store.judged(key);
    if (known !== null) return known;
    const findings = judge();
    this.#store.keepJudged(key, findings);
    return findings;
  }

  /** Forgets what nobody asked for. */
  close(): void {
    this.#store.forgetJudged(this.#asked);
    this.#store.commit();
  }
}
