import type { AuditFinding, Verdict } from "../../model/audit.ts";
import type { Dataset, DatasetRecord } from "../../model/dataset.ts";
import type { Source } from "../../model/source.ts";
import { coverageOf } from "../identity/coverage.ts";
import type { Links } from "./link.ts";
import type { BuildStore } from "./store.ts";

/** What a release is made of; its records come from the store one at a time. */
export function datasetOf(
  { organs, years, nobodys }: Links,
  findings: Iterable<AuditFinding>,
  verdicts: readonly Verdict[],
  snapshots: Dataset["snapshots"],
  store: BuildStore,
  sources: readonly Source[],
  as_of: string,
): Dataset {
  const names = new Map(sources.map(({ id, name }) => [id, name]));
  const organYears = years.map(({ organYear }) => organYear);
  const record = (told: Pick<DatasetRecord, "key" | "organ" | "role" | "scope">): DatasetRecord => {
    const { key } = told;
    const { input, version, audit } = store.known(key)!;
    return { ...told, version: `${input} ${version} ${audit}`, packed: () => store.packed(key) };
  };
  async function* records(): AsyncGenerator<DatasetRecord> {
    for (const { organ, scope, readings } of organYears)
      for (const { key, role } of readings) yield record({ key, organ, role, scope });
    for (const key of nobodys) yield record({ key, organ: null, role: null });
  }
  return {
    as_of,
    organs: [...organs.values()],
    organYears,
    coverage: coverageOf(years, organs, names),
    findings,
    verdicts,
    snapshots,
    records,
  };
}
