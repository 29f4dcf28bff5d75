import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseDocument } from "htmlparser2";
import mammoth from "mammoth";
import { defaultLimits, normalize, readDocument, reportSchema } from "../src/index.ts";
import { generate, type Format } from "../tests/generator/generate.ts";

const rounds = 7;
const source = { file: null, url: null, sha256: "0".repeat(64), bytes: 0, fetched_at: null };
const require = createRequire(import.meta.url);

const median = (times: number[]): number => [...times].sort((a, b) => a - b)[times.length >> 1]!;

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

interface Contest {
  name: string;
  format: Format;
  layout: string;
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
    layout: "word",
    target: 3,
    peer: (b) => parseDocument(Buffer.from(b).toString("utf8")),
  },
  {
    name: "PDF to a validated record / pdfjs text + operator lists",
    format: "pdf",
    layout: "stroked",
    target: 1.3,
    peer: pdfjsAlone,
  },
  {
    name: "DOCX to a validated record / mammoth",
    format: "docx",
    layout: "word",
    target: 1,
    peer: (b) => mammoth.convertToHtml({ buffer: Buffer.from(b) }),
  },
];

/** Ours and the peer's in turn, round by round, on the same reports; medians of the rounds. */
async function run({ name, format, layout, target, peer }: Contest): Promise<void> {
  const files = Array.from({ length: 12 }, (_, i) => generate(i + 1, { format, layout, form: "2021" }).bytes);
  const parts = { read: [] as number[], normalise: [] as number[], validate: [] as number[] };
  const theirs: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    let [read, normalise, validate, other] = [0, 0, 0, 0];
    for (const bytes of files) {
      other += await timed(() => peer(bytes));
      let document: Awaited<ReturnType<typeof readDocument>>;
      read += await timed(async () => (document = await readDocument(bytes, { limits: defaultLimits })));
      let record: unknown;
      normalise += await timed(() => (record = normalize(document, source)));
      validate += await timed(() => reportSchema.parse(record));
    }
    if (round === 0) continue; // the first round warms up
    parts.read.push(read);
    parts.normalise.push(normalise);
    parts.validate.push(validate);
    theirs.push(other);
  }
  const ours = Object.values(parts).map(median);
  const ratio = ours.reduce((a, b) => a + b, 0) / median(theirs);
  const share = (ms: number) => `${(ms / files.length).toFixed(2)} ms`;
  console.log(`${name}: ${ratio.toFixed(2)} (target ${target})`);
  console.log(
    `  a report: peer ${share(median(theirs))}; read ${share(ours[0]!)}, normalise ${share(ours[1]!)}, validate ${share(ours[2]!)}`,
  );
}

/** The command line over one directory with one worker and with two. */
async function threads(): Promise<void> {
  const main = fileURLToPath(new URL("../../../../dist/cli/main.js", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "gongkai-bench-"));
  for (let i = 0; i < 600; i++) {
    const { bytes } = generate(i + 1, { format: "html", layout: "word", form: "2021" });
    writeFileSync(join(folder, `${String(i).padStart(4, "0")}.html`), bytes);
  }
  const once = (jobs: number) =>
    timed(() =>
      execFileSync(process.execPath, [main, "parse", folder, "--json", "--jobs", String(jobs)], {
        maxBuffer: 2 ** 30,
      }),
    );
  const times: Record<number, number[]> = { 1: [], 2: [] };
  for (let round = 0; round < 3; round++) for (const jobs of [1, 2]) times[jobs]!.push(await once(jobs));
  rmSync(folder, { recursive: true });
  console.log(
    `two workers / one, 600 HTML reports: ${(median(times[1]!) / median(times[2]!)).toFixed(2)} times as fast (target 1.8)`,
  );
}

for (const contest of contests) await run(contest);
await threads();
