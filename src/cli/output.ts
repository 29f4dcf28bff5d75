import { once } from "node:events";

let leaving = false;

/** Writes to standard output, and waits while whoever reads it is behind; when the process is leaving, for ever. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (leaving) await new Promise(() => {});
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}

/** Ends the process when what was printed is out, so that no line is cut; asked again, at once. */
export function leave(code: number): void {
  if (leaving) process.exit(code);
  leaving = true;
  process.stdout.write("", () => process.exit(code));
}
