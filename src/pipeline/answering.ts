import { parentPort } from "node:worker_threads";
import { memoryOf } from "../publish/moving.ts";

/**
 * Answers what a pool asks of this worker, one question after the other in their order, though a second may lie ready.
 */
export function answerInTurn<Question, Given>(answer: (question: Question) => Promise<Given>): void {
  let before = Promise.resolve();
  parentPort!.on("message", (question: Question) => {
    before = before.then(async () => {
      const given = await answer(question);
      parentPort!.postMessage(given, memoryOf(given));
    });
  });
}
