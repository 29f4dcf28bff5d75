import { once } from "node:events";

/** Writes to standard output, and waits while whoever reads it is behind. */
export async function print(text: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(text)) await once(process.stdout, "drain");
}
