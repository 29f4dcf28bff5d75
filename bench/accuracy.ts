import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parseReport } from "../src/index.ts";
import { formats, generate, layouts, type Format, type GeneratedCase } from "../tests/generator/generate.ts";
import { judge, type Judgement } from "./accuracy/judge.ts";
import { accuracy, printTable, wrongUnflagged } from "./accuracy/table.ts";

const help = `Reads generated reports whose truth is known, and says how often it was right.

  npm run bench:accuracy -- [options]

  --seed N          the first seed (1)
  --count N         how many reports (2000)
  --format F        one format: ${formats.join(", ")}
  --layout L        one layout of that format
  --form F          one form: narrative, 2014, 2019, 2021, unsplit, mixed
  --only-failures   print the failing cells and no table
  --write DIR       write each failing report there, with its truth and its record

Exit code 1 when fewer than 99.9 % of the cells are right, or one is wrong without a finding that names it.
`;

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    count: { type: "string", default: "2000" },
    format: { type: "string" },
    layout: { type: "string" },
    form: { type: "string" },
    "only-failures": { type: "boolean", default: false },
    write: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

/** Every layout of every format in turn, so that a short run meets them all. */
function draw(seed: number): GeneratedCase {
  const wanted = formats.filter((format) => !values.format || values.format === format);
  const all = wanted.flatMap((format) => layouts[format].map((layout): [Format, string] => [format, layout]));
  const known = all.filter(([, layout]) => !values.layout || values.layout === layout);
  if (known.length === 0)
    throw new RangeError(`no such format or layout: ${values.format ?? ""} ${values.layout ?? ""}`);
  const [format, layout] = known[seed % known.length]!;
  return generate(seed, { format, layout, ...(values.form && { form: values.form as "2021" }) });
}

async function read(one: GeneratedCase): Promise<Judgement> {
  try {
    const report = await parseReport(one.bytes, { file: one.name });
    const judgement = judge(one, report, null);
    if (judgement.failures.length > 0) keep(one, report);
    return judgement;
  } catch (error) {
    keep(one, null);
    return judge(one, null, error);
  }
}

function keep(one: GeneratedCase, report: unknown): void {
  if (!values.write) return;
  mkdirSync(values.write, { recursive: true });
  const path = join(values.write, `${one.format}-${one.name}`);
  const truth = { ...one.truth, facts: Object.fromEntries(one.truth.facts) };
  writeFileSync(path, one.bytes);
  writeFileSync(`${path}.truth.json`, JSON.stringify(truth, null, 1));
  writeFileSync(`${path}.record.json`, JSON.stringify(report, null, 1));
}

function printFailures(judgement: Judgement): void {
  const { case: one, failures, falseAlarms, error, report } = judgement;
  const name = `seed ${one.seed} ${one.format} ${one.layout}`;
  const { organ, year, scopes, forms } = one.truth;
  if (error !== null) console.log(`${name}: threw ${String(error)}`);
  if (report && !judgement.organ)
    console.log(`${name}: organ: expected ${organ.name}, got ${report.organ.name}`);
  if (report && !judgement.year) console.log(`${name}: year: expected ${year}, got ${report.year}`);
  if (report && !judgement.scope)
    console.log(`${name}: scope: expected ${scopes.join(" or ")}, got ${report.scope}`);
  if (report && !judgement.form)
    console.log(`${name}: form: expected ${forms.join(" or ")}, got ${report.form}`);
  const worst = failures.filter(({ verdict }) => verdict === "WRONG-UNFLAGGED");
  const shown = [...new Set([...worst, ...failures])].slice(0, 8);
  for (const { indicator, verdict, expected, got } of shown)
    console.log(`${name}: ${verdict} ${indicator}: expected ${expected}, got ${got}`);
  if (failures.length > shown.length)
    console.log(`${name}: … and ${failures.length - shown.length} more of ${failures.length}`);
  for (const { rule, indicators, message } of falseAlarms)
    console.log(`${name}: false alarm ${rule} on ${indicators.slice(0, 3).join(", ")}: ${message.en}`);
}

async function main(): Promise<number> {
  if (values.help) {
    console.log(help);
    return 0;
  }
  const judgements: Judgement[] = [];
  const first = Number(values.seed);
  for (let seed = first; seed < first + Number(values.count); seed++) {
    const judgement = await read(draw(seed));
    printFailures(judgement);
    judgements.push({ ...judgement, case: { ...judgement.case, bytes: new Uint8Array() }, report: null });
  }
  if (!values["only-failures"]) console.log(`\n${printTable(judgements)}\n`);
  const share = accuracy(judgements);
  const wrong = wrongUnflagged(judgements);
  console.log(`${(100 * share).toFixed(3)} % of the cells right, ${wrong} wrong without a finding`);
  return share >= 0.999 && wrong === 0 ? 0 : 1;
}

process.exitCode = await main();
