import type { SnapshotRow } from "../../model/dataset.ts";
import type { BuildStore } from "./store.ts";
import type { Unit } from "./units.ts";

/** Everything kept, with the reason of what could not be read. */
export async function* snapshotsOf(
  units: AsyncIterable<Unit>,
  store: BuildStore,
): AsyncGenerator<SnapshotRow> {
  for await (const { sha256, row, companion } of units) {
    const kept = companion ? null : store.failure(sha256);
    yield { ...row, failure: kept && { code: kept.code, message: kept.message } };
  }
}
