import type { WorkerBounds } from "../workers.ts";
import { WorkerPool } from "../workers.ts";
import type { BuildStore } from "./store.ts";
import type { Unit } from "./units.ts";
import { readerVersion, reportAuditVersion } from "./versions.ts";
import type { Answer, Question } from "./worker.ts";

export interface ReadStageOptions {
  jobs: number;
  bounds?: WorkerBounds;
  /** stops asking for more; what is in hand is finished and kept */
  stop?: AbortSignal;
  /** one more is done, or was known */
  step?(): void;
}

export interface ReadStageResult {
  /** bytes that were read, records that were only audited again, and what was known already */
  read: number;
  audited: number;
  known: number;
  stopped: boolean;
}

const entry = new URL("./worker.js", import.meta.url);
const versions = { reader: readerVersion, audit: reportAuditVersion };

/** What has to be asked of a worker; null where the store has it as this program would make it. */
function questionOf({ sha256, input, hash }: Unit, store: BuildStore): Question | null {
  const known = store.known(sha256);
  if (known?.input !== hash || known.version !== readerVersion) return { read: input, key: sha256 };
  if (known.failed || known.audit === reportAuditVersion) return null;
  return { record: store.packedRecord(sha256), key: sha256 };
}

/** Brings the store up to date with the units: reads what is new or was read by another version, in worker threads. */
export async function readStage(
  units: AsyncIterable<Unit>,
  store: BuildStore,
  { jobs, bounds, stop, step }: ReadStageOptions,
): Promise<ReadStageResult> {
  const pool = new WorkerPool<Question, Answer>({
    jobs,
    entry,
    task: { pictures: false },
    ...(bounds && { bounds }),
  });
  const result: ReadStageResult = { read: 0, audited: 0, known: 0, stopped: false };
  const inHand = new Set<Promise<void>>();
  const ask = async (unit: Unit, question: Question): Promise<void> => {
    const answer = await pool.read(question);
    if ("failure" in answer) store.keep(unit.sha256, unit.hash, versions, answer);
    else if (answer.report === null) store.keepAudit(unit.sha256, versions.audit, answer.audit);
    else store.keep(unit.sha256, unit.hash, versions, { report: answer.report, audit: answer.audit });
    if ("read" in question) result.read++;
    else result.audited++;
    step?.();
  };
  try {
    for await (const unit of units) {
      if (stop?.aborted) {
        result.stopped = true;
        break;
      }
      const question = unit.companion ? null : questionOf(unit, store);
      if (question === null) {
        result.known++;
        step?.();
        continue;
      }
      const asked = ask(unit, question).finally(() => inHand.delete(asked));
      inHand.add(asked);
      if (inHand.size >= 4 * jobs) await Promise.race(inHand);
    }
    await Promise.all(inHand);
  } finally {
    await pool.close();
    store.commit();
  }
  return result;
}
