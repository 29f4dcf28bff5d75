import { createRequire } from "node:module";
import { dirname } from "node:path";
import type * as PdfjsModule from "pdfjs-dist/legacy/build/pdf.mjs";
import type { Limits } from "../../model/document.ts";

type Pdfjs = typeof PdfjsModule;

/** The open document and the names of pdfjs's operators by number, or why there is none. */
export type Opened =
  | { document: PdfjsModule.PDFDocumentProxy; operatorNames: string[]; close(): Promise<void> }
  | { failure: "encrypted" | "broken" };

const require = createRequire(import.meta.url);

let loaded: Promise<Pdfjs> | null = null;

const { push } = Array.prototype;

/**
 * For engines in which adding to an array that is closed fails in the wrong way, pdfjs puts another `push` into every array
 * of the process, one that takes six times as long; nobody here closes arrays.
 */
function restorePush(): void {
  if (Array.prototype.push !== push) Array.prototype.push = push;
}

/** Opens a file with pdfjs: nothing is fetched, evaluated, rendered or printed. */
export async function openPdf(bytes: Uint8Array, limits: Limits): Promise<Opened> {
  const pdfjs = await (loaded ??= load());
  const folder = dirname(require.resolve("pdfjs-dist/package.json"));
  const task = pdfjs.getDocument({
    // pdfjs takes the buffer away from whoever hands it over.
    data: new Uint8Array(bytes),
    // These are read as files; without the first, text in fonts that are not embedded is lost in silence.
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    useWorkerFetch: false,
    useWasm: false,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    enableXfa: false,
    // Pictures are decoded on the way, four bytes a pixel, though only their places are used.
    maxImageSize: Math.floor(limits.expanded_bytes / 4),
    verbosity: 0,
  });
  try {
    const document = await task.promise;
    // What it reads with has been loaded by now.
    restorePush();
    return { document, operatorNames: namesOf(pdfjs.OPS), close: () => task.destroy() };
  } catch (error) {
    await task.destroy();
    return { failure: (error as Error).name === "PasswordException" ? "encrypted" : "broken" };
  }
}

function namesOf(numbers: Record<string, number>): string[] {
  const names: string[] = [];
  for (const [name, number] of Object.entries(numbers)) names[number] = name;
  return names;
}

/**
 * Imports pdfjs on first use. For drawing, which is never done here, it wants an optional canvas package, or
 * the classes of a browser; without either it complains on the console and fails, so it is given empty ones.
 */
async function load(): Promise<Pdfjs> {
  if (hasCanvas()) return import("pdfjs-dist/legacy/build/pdf.mjs");
  const globals = globalThis as Record<string, unknown>;
  for (const name of ["DOMMatrix", "ImageData", "Path2D"]) globals[name] ??= class {};
  /* eslint-disable no-console -- its verbosity can be set only once it is imported */
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import("pdfjs-dist/legacy/build/pdf.mjs");
  } finally {
    console.warn = warn;
  }
  /* eslint-enable no-console */
}

function hasCanvas(): boolean {
  try {
    createRequire(require.resolve("pdfjs-dist/package.json"))("@napi-rs/canvas");
    return true;
  } catch {
    return false;
  }
}
