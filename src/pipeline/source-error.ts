/** What is wrong in a file that a person wrote, and where. Lines and columns are 1-based. */
export interface SourceProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

export class SourceError extends Error {
  readonly problems: SourceProblem[];
  constructor(problems: SourceProblem[]) {
    super(problems.map((p) => `${p.file}:${p.line}:${p.column}: ${p.message}`).join("\n"));
    this.problems = problems;
  }
}
