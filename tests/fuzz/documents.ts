import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { strToU8, unzipSync, zipSync } from "fflate";

/** A way to take a document to pieces, so that changes to them meet its structure. */
interface Anatomy {
  apart(bytes: Uint8Array): string[];
  together(pieces: string[], bytes: Uint8Array): Uint8Array;
}

const utf8 = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString("latin1");
const main = "word/document.xml";

/** Tags and what stands between them; words and what separates them; operators; the same within a DOCX. */
const anatomies: Record<string, Anatomy> = {
  html: {
    apart: (bytes) => utf8(bytes).split(/(?=<)|(?<=>)/),
    together: (pieces) => strToU8(pieces.join("")),
  },
  text: {
    apart: (bytes) => utf8(bytes).split(/(?<=[\s|,])|(?=[\s|,])/),
    together: (pieces) => strToU8(pieces.join("")),
  },
  pdf: {
    apart: (bytes) => latin1(bytes).split(/(?<=[\n])|(?<=ET )|(?=<[0-9a-f])/i),
    together: (pieces) => Buffer.from(pieces.join(""), "latin1"),
  },
  docx: {
    apart: (bytes) => utf8(unzipSync(bytes)[main]!).split(/(?=<)|(?<=>)/),
    together: (pieces, bytes) =>
      zipSync({ ...unzipSync(bytes), [main]: strToU8(pieces.join("")) }, { level: 1 }),
  },
};

/** The file as it is, whatever it holds: stretches of so many bytes. */
const stretch = 23;
const bytewise: Anatomy = {
  apart: (bytes) =>
    Array.from({ length: Math.ceil(bytes.length / stretch) }, (_, i) =>
      latin1(bytes.subarray(i * stretch, (i + 1) * stretch)),
    ),
  together: (pieces) => Buffer.from(pieces.join(""), "latin1"),
};

const kindOf: Record<string, string> = { html: "html", txt: "text", md: "text", pdf: "pdf", docx: "docx" };

/** The anatomies of a file of a name: its bytes, and its structure. */
export const anatomiesOf = (name: string): { of: string; anatomy: Anatomy }[] => [
  { of: "bytes", anatomy: bytewise },
  { of: "structure", anatomy: anatomies[kindOf[name.split(".").at(-1)!]!]! },
];

const folder = fileURLToPath(new URL("../../examples/", import.meta.url));

export const examples: { name: string; bytes: Uint8Array }[] = readdirSync(folder)
  .filter((name) => !name.startsWith("README"))
  .map((name) => ({ name, bytes: new Uint8Array(readFileSync(join(folder, name))) }));
