import { parentPort } from "node:worker_threads";
import type { PackedRecord } from "./chunk.ts";
import { memoryOf } from "./moving.ts";
import type { Answer } from "./rendering.ts";
import { render } from "./rendering.ts";

parentPort!.on("message", (records: PackedRecord[]) => {
  let answer: Answer;
  try {
    answer = { rendered: render(records) };
  } catch (error) {
    answer = { error };
  }
  parentPort!.postMessage(answer, memoryOf(answer));
});
