import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { Reading } from "../pipeline/read.ts";

/**
 * Writes the pictures of readings into a directory, as `0001-report.html-1.svg`: the place of the
 * reading, its file's name with all but letters, digits, dots and dashes replaced, and the place of
 * the table. Nothing that a page says becomes part of a name.
 */
export function pictureWriter(directory: string): (reading: Reading) => void {
  mkdirSync(directory, { recursive: true });
  let number = 0;
  return ({ file, pictures }) => {
    const place = String(++number).padStart(4, "0");
    const name = basename(file.replace(/#.*$/, ""))
      .replace(/[^\p{L}\p{N}.-]+/gu, "_")
      .slice(0, 80);
    for (const [index, svg] of pictures.entries()) {
      writeFileSync(join(directory, `${place}-${name}-${index + 1}.svg`), svg);
    }
  };
}
