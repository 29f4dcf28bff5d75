import { parentPort } from "node:worker_threads";

/**
 * Answers what a pool asks of this worker, one question after the other in their order, though a second may lie ready.
 * `moved` names the memory that goes to the main thread with an answer, since to copy it takes longer.
 */
export function answerInTurn<Question, Given>(
  answer: (question: Question) => Promise<Given>,
  moved: (given: Given) => ArrayBuffer[],
): void {
  let before = Promise.resolve();
  parentPort!.on("message", (question: Question) => {
    before = before.then(async () => {
      const given = await answer(question);
      parentPort!.postMessage(given, moved(given));
    });
  });
}
