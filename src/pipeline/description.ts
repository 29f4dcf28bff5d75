import { LineCounter, parseDocument } from "yaml";
import type { ZodType } from "zod";
import { SourceError, type SourceProblem } from "./source-error.ts";

export { SourceError, type SourceProblem };

/** What a schema cannot say: where in the data, and what is wrong there. */
export type Contradiction = [PropertyKey[], string];

/**
 * The YAML of a text as its schema describes it.
 * @throws SourceError with every problem of the text, each at its line
 */
export function readDescription<T>(
  text: string,
  file: string,
  schema: ZodType<T>,
  contradictions: (data: T) => Contradiction[] = () => [],
): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const problems: SourceProblem[] = [];
  const report = (offset: number, message: string): void => {
    const { line, col } = lines.linePos(offset);
    problems.push({ file, line, column: col, message });
  };
  for (const error of document.errors) report(error.pos[0], error.message.split("\n")[0]!);
  if (problems.length > 0) throw new SourceError(problems);

  /** Where a path of the data stands in the text; a missing key is where its parent begins. */
  const offsetOf = (at: PropertyKey[]): number => {
    for (let length = at.length; length > 0; length--) {
      const node = document.getIn(at.slice(0, length), true) as
        { range?: [number, number, number] } | undefined;
      if (node?.range) return node.range[0];
    }
    return document.contents?.range?.[0] ?? 0;
  };
  const result = schema.safeParse(document.toJS());
  if (!result.success) {
    for (const issue of result.error.issues) {
      const name = issue.path.join(".");
      const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
      report(offsetOf([...issue.path, ...keys.slice(0, 1)]), `${name ? `${name}: ` : ""}${issue.message}`);
    }
    throw new SourceError(problems);
  }
  for (const [at, message] of contradictions(result.data)) report(offsetOf(at), message);
  if (problems.length > 0) throw new SourceError(problems);
  return result.data;
}
