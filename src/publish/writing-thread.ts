import { parentPort, workerData } from "node:worker_threads";
import type { Opened, Writer } from "./format.ts";
import { formats } from "./format.ts";
import type { Answer, Sent } from "./thread.ts";
import { tables } from "./tables.ts";

const opened = workerData as Opened;
const writers = formats.filter(({ heavy }) => heavy).map((format): Writer => format.open(opened));
const answer = (given: Answer) => parentPort!.postMessage(given);

parentPort!.on("message", async (sent: Sent) => {
  if (sent === null) {
    const files = [];
    for (const writer of writers) files.push(...(await writer.close()));
    return answer({ files });
  }
  const { table, columns, rows } = sent;
  const batch = { table: tables.find(({ name }) => name === table)!, columns, rows };
  for (const writer of writers) await writer.write?.(batch);
  answer({ written: true });
});
