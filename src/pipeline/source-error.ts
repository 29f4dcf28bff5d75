/** What is wrong in a file that a person wrote, and where. Lines and columns are 1-based; 0 for a file as a whole. */
export interface SourceProblem {
  file: string;
  line: number;
  column: number;
  message: string;
}

export class SourceError extends Error {
  readonly problems: SourceProblem[];
  constructor(problems: SourceProblem[]) {
    super(problems.map((p) => `${placeOf(p)}: ${p.message}`).join("\n"));
    this.problems = problems;
  }
}

const placeOf = ({ file, line, column }: SourceProblem): string =>
  line === 0 ? file : `${file}:${line}:${column}`;
