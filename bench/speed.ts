import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { parseDocument } from "htmlparser2";
import mammoth from "mammoth";
import { normalize, ParseError, readDocument, reportSchema } from "../src/index.ts";
import type { Format } from "../tests/generator/generate.ts";
import { inputsOf } from "./speed/inputs.ts";
import { median } from "./speed/median.ts";
import { raceWorkers } from "./speed/workers.ts";

/** Ours and the peer's in turn, so that both meet the same weather. */
const rounds = 9;
/** Milliseconds of processor time before those, in which the code of both is compiled. */
const warmUp = 4000;
const source = { file: null, url: null, sha256: "0".repeat(64), bytes: 0, fetched_at: null };
const require = createRequire(import.meta.url);

interface Contest {
  name: string;
  format: Format;
  target: number;
  peer: (bytes: Uint8Array) => unknown;
}

async function pdfjsAlone(bytes: Uint8Array): Promise<void> {
  const pdfjs = await import("pdfjs-dist/legacy/build/pdf.mjs");
  const folder = dirname(require.resolve("pdfjs-dist/package.json"));
  const task = pdfjs.getDocument({
    data: bytes.slice(),
    cMapUrl: join(folder, "cmaps/"),
    cMapPacked: true,
    standardFontDataUrl: join(folder, "standard_fonts/"),
    verbosity: 0,
  });
  const document = await task.promise;
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    await page.getTextContent();
    await page.getOperatorList();
  }
  await task.destroy();
}

const contests: Contest[] = [
  {
    name: "HTML to a validated record / htmlparser2's DOM",
    format: "html",
    target: 3,
    peer: (bytes) => parseDocument(Buffer.from(bytes).toString()),
  },
  {
    name: "PDF to a validated record / pdfjs text and operator lists",
    format: "pdf",
    target: 1.3,
    peer: pdfjsAlone,
  },
  {
    name: "DOCX to a validated record / mammoth",
    format: "docx",
    target: 1,
    peer: (bytes) => mammoth.convertToHtml({ buffer: Buffer.from(bytes) }),
  },
];

const stages = ["read", "normalise", "validate", "peer"] as const;
type Times = Record<(typeof stages)[number], number>;

/** One round over some files: milliseconds of each stage and of the peer. */
async function round(files: Uint8Array[], peer: Contest["peer"]): Promise<Times> {
  const times: Times = { read: 0, normalise: 0, validate: 0, peer: 0 };
  const timed = async <T>(stage: keyof Times, work: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    try {
      return await work();
    } finally {
      times[stage] += performance.now() - start;
    }
  };
  for (const bytes of files) {
    await timed("peer", () => peer(bytes));
    const document = await timed("read", () => readDocument(bytes));
    try {
      const record = await timed("normalise", () => normalize(document, source));
      await timed("validate", () => reportSchema.parse(record));
    } catch (error) {
      // A sample that is refused took its time all the same.
      if (!(error instanceof ParseError)) throw error;
    }
  }
  return times;
}

async function run({ name, format, target, peer }: Contest): Promise<void> {
  console.log(`${name} (target ${target})`);
  for (const { from, files } of inputsOf(format)) {
    const before = process.cpuUsage();
    do await round(files, peer);
    while (process.cpuUsage(before).user / 1000 < warmUp);
    const all: Times[] = [];
    for (let i = 0; i < rounds; i++) all.push(await round(files, peer));
    const [read, normalise, validate, theirs] = stages.map(
      (stage) => median(all.map((times) => times[stage])) / files.length,
    ) as [number, number, number, number];
    const size = files.reduce((sum, { length }) => sum + length, 0) / files.length / 1000;
    const ms = (time: number) => time.toFixed(2);
    console.log(
      `  ${((read + normalise + validate) / theirs).toFixed(2).padStart(5)}  ${from}, ${files.length} × ${size.toFixed(0)} KB: ` +
        `read ${ms(read)}, normalise ${ms(normalise)}, validate ${ms(validate)}; peer ${ms(theirs)} ms`,
    );
  }
}

for (const contest of contests) await run(contest);
await raceWorkers();
