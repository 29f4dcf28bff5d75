import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { generate, type Format } from "../../tests/generator/generate.ts";

/** Files of one kind that are measured together. */
export interface Inputs {
  from: string;
  files: Uint8Array[];
}

// This runs compiled, five folders below the project's own.
const root = fileURLToPath(new URL("../../../../../", import.meta.url));
const samples = process.env.GONGKAI_SAMPLES ?? join(root, "..", "shared", "samples");

/** A small and a large way to publish the same report. */
const sizes: Partial<Record<Format, string[]>> = {
  html: ["clean", "word", "portal"],
  pdf: ["stroked", "cut-rows"],
  docx: ["word"],
};

const written = 12;

/** Generated reports in several sizes, the examples, and real reports where they are at hand. */
export function inputsOf(format: Format): Inputs[] {
  const generated = (sizes[format] ?? []).map((layout) => ({
    from: `generated ${layout}`,
    files: Array.from({ length: written }, (_, i) => generate(i + 1, { format, layout, form: "2021" }).bytes),
  }));
  const found = [
    { from: "examples", files: filesIn(join(root, "examples"), format) },
    { from: "samples", files: filesIn(samples, format) },
  ];
  return [...generated, ...found].filter(({ files }) => files.length > 0);
}

function filesIn(folder: string, format: Format): Uint8Array[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(`.${format}`))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
}
