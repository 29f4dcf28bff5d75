import { Command } from "commander";
import type { AuditFinding } from "../model/audit.ts";
import type { Dataset } from "../model/dataset.ts";
import {
  addBuildOptions,
  buildExitHelp,
  type BuildOptions,
  openBuild,
  readWithProgress,
} from "./building.ts";
import { line } from "./collecting.ts";
import { counted, countStatuses } from "./counts.ts";
import { print } from "./output.ts";
import { languageOption, type PageOptions, shown, type Terminal, terminalOf } from "./terminal.ts";

interface Options extends BuildOptions, PageOptions {
  rules?: boolean;
  organ?: string;
  year?: number;
  severity: AuditFinding["severity"];
}

const help = `
Examples:
  gongkai audit                         errors and warnings, an organ after the other
  gongkai audit --organ 财政局 --year 2023
  gongkai audit --json > findings.ndjson
  gongkai audit --rules                 every rule, its strength and its source
${buildExitHelp}`;

const severities: AuditFinding["severity"][] = ["error", "warning", "info"];
const signs = { error: "✗", warning: "!", info: "·" } as const;

async function printRules(options: Options): Promise<void> {
  const { rules } = await import("../audit/index.ts");
  const { colors, language } = terminalOf(options);
  for (const { id, scope, strength, source, title } of rules)
    if (options.json) line({ id, scope, strength, source, title });
    else
      await print(
        `${colors.bold(id)}  ${title[language]}\n  ${colors.dim(`${scope} · ${strength} · ${source}`)}\n`,
      );
}

function wanted({ severity, organ }: AuditFinding, name: string, options: Options): boolean {
  if (severities.indexOf(severity) > severities.indexOf(options.severity)) return false;
  return options.organ === undefined || name.includes(options.organ) || organ === options.organ;
}

async function printFindings(dataset: Dataset, options: Options): Promise<void> {
  const terminal = terminalOf(options);
  const names = new Map(dataset.organs.map(({ key, name }) => [key, name]));
  const verdicts = new Map(dataset.verdicts.map((verdict) => [verdict.finding, verdict.decision]));
  const counts = { error: 0, warning: 0, info: 0 };
  let of = "";
  for (const finding of dataset.findings) {
    counts[finding.severity]++;
    const name = names.get(finding.organ ?? "") ?? finding.organ ?? "?";
    if (!wanted(finding, name, options)) continue;
    if (options.year !== undefined && finding.year !== options.year) continue;
    const verdict = verdicts.get(finding.id) ?? null;
    if (options.json) {
      await print(JSON.stringify({ ...finding, verdict }) + "\n");
      continue;
    }
    const head = `${name} ${finding.year ?? ""}`;
    if (head !== of) await print(terminal.colors.bold(shown(head)) + "\n");
    of = head;
    await print(findingLine(finding, verdict, terminal));
  }
  if (!options.json)
    await print(
      `${dataset.as_of}: ${counted(countStatuses(dataset.organYears))}; findings: ${counted(present(counts))}\n`,
    );
}

function findingLine(finding: AuditFinding, verdict: string | null, { colors, language }: Terminal): string {
  const { id, rule, severity, message } = finding;
  const paint = { error: colors.red, warning: colors.yellow, info: colors.dim }[severity];
  return `  ${paint(signs[severity])} ${shown(message[language])}\n    ${colors.dim(`${rule} · ${id}${verdict ? ` · ${verdict}` : ""}`)}\n`;
}

const present = (counts: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

async function run(options: Options, command: Command): Promise<void> {
  if (options.rules) return printRules(options);
  const build = await openBuild(options, command);
  try {
    const { stopped } = await readWithProgress(build, options);
    if (!stopped) await printFindings(await build.dataset(), options);
  } finally {
    await build.close();
  }
}

export const auditCommand = addBuildOptions(
  new Command("audit").description(
    "Say what is missing, late, altered, copied or inconsistent in what was collected",
  ),
)
  .option("--rules", "print the rules, and audit nothing")
  .option("--organ <name>", "only organs with this in their name")
  .option("--year <year>", "only this fiscal year", Number)
  .option("--severity <least>", "error, warning or info: nothing less than this", "warning")
  .addOption(languageOption())
  .option("--no-color", "no colours; signs say the same")
  .addHelpText("after", help)
  .action(run);
