import type { Outcome } from "../outcome.ts";

/** Ends a fetch with an outcome of ours. */
export class Stop extends Error {
  readonly outcome: Outcome;
  constructor(outcome: Outcome, message: string) {
    super(message);
    this.outcome = outcome;
  }
}
