import { createHash, type Hash } from "node:crypto";
import path from "node:path";
import { deadlinesBefore } from "../forms/deadlines.ts";
import type { Dataset } from "../model/dataset.ts";
import type { PublishResult } from "../publish/release.ts";
import { Shelf } from "../publish/shelf.ts";
import { FileArchive } from "./archive.ts";
import type { FindingSpool } from "./build/finding-spool.ts";
import type { Links } from "./build/link.ts";
import { readStage, type ReadStageOptions, type ReadStageResult } from "./build/read-stage.ts";
import { BuildStore } from "./build/store.ts";
import { type Unit, unitsOf } from "./build/units.ts";
import { readerVersion, releaseVersion, reportAuditVersion } from "./build/versions.ts";
import type { Ledger } from "./ledger.ts";
import { SqliteLedger } from "./ledger/sqlite.ts";
import type { Settings } from "./settings.ts";
import type { SettingsFiles } from "./settings-files.ts";

export const ledgerFileIn = (data: string): string => path.join(data, "ledger.sqlite");
export const releasesIn = (data: string): string => path.join(data, "release");

/**
 * The stages after the collection, over one data directory: read, link, audit, publish. What only some of them need is
 * loaded by them, since most runs find nothing new.
 */
export class Build {
  readonly ledger: Ledger;
  readonly archive: FileArchive;
  readonly store: BuildStore;
  readonly #data: string;
  readonly #files: SettingsFiles;
  #settings: Settings | null = null;
  readonly #as_of: string | null;
  #unitsHash: string | null = null;
  #findings: FindingSpool | null = null;

  /** `as_of` is the day that missing and late are judged by; without it, that of the newest observation. */
  constructor(data: string, settings: SettingsFiles, as_of: string | null = null) {
    this.#data = data;
    this.#files = settings;
    this.#as_of = as_of;
    this.ledger = new SqliteLedger(ledgerFileIn(data));
    this.archive = new FileArchive(path.join(data, "archive"));
    this.store = new BuildStore(path.join(data, "build.sqlite"));
  }

  /**
   * What people wrote: as it was understood when a release was made of it, else it is read.
   * @throws SourceError with every problem of the files, each at its line
   */
  async settings(): Promise<Settings> {
    return (this.#settings ??= this.store.settingsOf(this.#settingsHash()) ?? (await this.#files.load()));
  }

  #settingsHash(): string {
    return `${releaseVersion} ${this.#files.hash()}`;
  }

  units(): AsyncGenerator<Unit> {
    return unitsOf(this.ledger, this.archive);
  }

  async read(options: ReadStageOptions): Promise<ReadStageResult> {
    const hash = createHash("sha256");
    const result = await readStage(hashed(this.units(), hash), this.store, options);
    this.#unitsHash = result.stopped ? null : hash.digest("hex");
    return result;
  }

  /** Of all that is kept, as the read stage met it; else it is gone through for this. */
  async #hashOfUnits(): Promise<string> {
    if (this.#unitsHash === null) {
      const hash = createHash("sha256");
      for await (const unit of hashed(this.units(), hash)) void unit;
      this.#unitsHash = hash.digest("hex");
    }
    return this.#unitsHash;
  }

  /** In China's time zone, where the deadlines are. */
  async asOf(): Promise<string> {
    if (this.#as_of !== null) return this.#as_of;
    const newest = (await this.ledger.newest()) ?? 0;
    return new Date(newest + 8 * 3600_000).toISOString().slice(0, 10);
  }

  /**
   * Of everything that a release depends on: where it is that of the last one, there is nothing new. Another day is
   * something new only where a deadline lies between; when something was last seen is not.
   */
  async inputHash(): Promise<string> {
    const hash = createHash("sha256");
    const add = (value: unknown): void => void hash.update(`${JSON.stringify(value)}\n`);
    const as_of = await this.asOf();
    add([readerVersion, reportAuditVersion, releaseVersion, this.#as_of ?? deadlinesBefore(as_of)]);
    add(this.#files.hash());
    add(await this.#hashOfUnits());
    for (const { source, url, outcome } of await this.ledger.unanswered()) add([source, url, outcome]);
    add(await this.ledger.leftOut());
    add([...(await this.#blind())]);
    return hash.digest("hex");
  }

  async link(): Promise<Links> {
    const { sources, rosters } = await this.settings();
    const { link } = await import("./build/link.ts");
    return link(this.units(), this.store, {
      sources,
      rosters,
      states: await this.ledger.sources(),
      unanswered: await this.ledger.unanswered(),
      leftOut: await this.ledger.leftOut(),
      blind: await this.#blind(),
      as_of: await this.asOf(),
    });
  }

  async dataset(): Promise<Dataset> {
    const { sources, rosters, verdicts } = await this.settings();
    const { auditStage } = await import("./build/audit-stage.ts");
    const { standingVerdicts } = await import("./build/verdicts.ts");
    const { datasetOf } = await import("./build/dataset.ts");
    const { snapshotsOf } = await import("./build/snapshots.ts");
    const as_of = await this.asOf();
    const links = await this.link();
    const findings = auditStage(links, this.store, rosters, as_of);
    this.#findings?.close();
    this.#findings = findings;
    const standing = standingVerdicts(verdicts, findings, links.formerKeys);
    const snapshots = { [Symbol.asyncIterator]: () => snapshotsOf(this.units(), this.store) };
    return datasetOf(links, findings, standing, snapshots, this.store, sources, as_of);
  }

  /** Writes a release, in so many threads, and makes it current, unless the current one was made of the same. */
  async publish({ bom = false, jobs = 0 } = {}): Promise<
    PublishResult | { outcome: "current"; version: string }
  > {
    const input = createHash("sha256")
      .update(`${await this.inputHash()} ${bom}`)
      .digest("hex");
    const version = this.store.releaseOf(input);
    if (version !== null && new Shelf(releasesIn(this.#data)).current()?.version === version)
      return { outcome: "current", version };
    const { about, gate, explained } = (await this.settings()).release;
    const { publishRelease } = await import("../publish/release.ts");
    const result = await publishRelease(await this.dataset(), {
      directory: releasesIn(this.#data),
      gate,
      explained,
      about,
      bom,
      threads: jobs,
    });
    if (result.outcome !== "stopped")
      this.store.keepRelease(input, result.version, this.#settingsHash(), await this.settings());
    return result;
  }

  /** Sources some of whose lists gave no answer in their last round: what they do not show may still be there. */
  async #blind(): Promise<Set<string>> {
    const blind = new Set<string>();
    for (const { source, round } of await this.ledger.sources())
      if ((await this.ledger.lists(source, round)).failed > 0) blind.add(source);
    return blind;
  }

  async close(): Promise<void> {
    this.#findings?.close();
    this.store.close();
    await this.ledger.close();
  }
}

/** The units as they come; what a release depends on of each goes into the hash. */
async function* hashed(units: AsyncIterable<Unit>, hash: Hash): AsyncGenerator<Unit> {
  for await (const unit of units) {
    const { hash: own, row, companion } = unit;
    hash.update(`${JSON.stringify([own, row.state, row.urls, companion])}\n`);
    yield unit;
  }
}
