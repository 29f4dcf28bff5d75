import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";

/**
 * The file of records in a data directory. It is written beside and moved into its place when it is
 * whole, so that nobody ever finds half of it, also where the run is stopped.
 */
export class RecordsFile {
  readonly path: string;
  #partial: string;
  #descriptor: number;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.path = join(directory, "records.ndjson");
    this.#partial = `${this.path}.${process.pid}.partial`;
    this.#descriptor = openSync(this.#partial, "w");
    process.once("exit", this.#discard);
  }

  write(line: Uint8Array): void {
    writeSync(this.#descriptor, line);
  }

  close(): void {
    closeSync(this.#descriptor);
    renameSync(this.#partial, this.path);
    process.removeListener("exit", this.#discard);
  }

  #discard = () => rmSync(this.#partial, { force: true });
}
