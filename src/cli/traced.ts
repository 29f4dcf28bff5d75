import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { explainFact } from "../normalize/explain.ts";
import { releasesIn } from "../pipeline/build.ts";
import { type Trace, trace } from "../pipeline/trace.ts";
import type { BuildOptions } from "./building.ts";
import { openBuild } from "./building.ts";
import { usage } from "./collecting.ts";
import { explanationPage } from "./explanation.ts";
import { print } from "./output.ts";
import { nearest } from "./suggest.ts";
import { type PageOptions, shown, type Terminal, terminalOf } from "./terminal.ts";

/** From a value in the current release to the archive: its cell, its proof, its bytes, and how they came. */
export async function explainTraced(
  organ: string,
  year: number,
  indicator: string,
  options: PageOptions & Omit<BuildOptions, "jobs">,
  command: Command,
): Promise<void> {
  const release = path.join(releasesIn(options.data), "current");
  if (!existsSync(release))
    command.error(`error: there is no release in ${options.data} yet; \`gongkai publish\` makes one`, {
      exitCode: usage,
    });
  const build = await openBuild({ ...options, jobs: 1 }, command);
  try {
    const answer = await trace(build, release, organ, year, indicator);
    if ("meant" in answer)
      return command.error(
        answer.meant.length === 0
          ? `error: no organ '${organ}' in the release`
          : `error: several organs have '${organ}' in their name\n  ${answer.meant.join("\n  ")}`,
        { exitCode: usage },
      );
    if (answer.traces.length === 0)
      return command.error(`error: the release has no report of ${organ} on ${year}`, { exitCode: usage });
    for (const traced of answer.traces) await printTrace(traced, indicator, options, command);
  } finally {
    await build.close();
  }
}

async function printTrace(
  traced: Trace,
  indicator: string,
  options: PageOptions & { json?: boolean },
  command: Command,
): Promise<void> {
  const { record, findings, ...rest } = traced;
  if (!Object.hasOwn(record.facts, indicator)) {
    const meant = nearest(indicator, Object.keys(record.facts));
    const hint = meant.length > 0 ? `\n(Did you mean one of these?)\n  ${meant.join("\n  ")}` : "";
    return command.error(`error: no indicator '${indicator}' in this report of form ${record.form}${hint}`, {
      exitCode: usage,
    });
  }
  const explanation = { ...explainFact(record, indicator), findings };
  if (options.json) return print(JSON.stringify({ ...rest, source: record.source, ...explanation }) + "\n");
  const terminal = terminalOf(options);
  await print(tracePage(traced, terminal) + explanationPage(explanation, terminal) + "\n");
}

function tracePage(
  { organ, name, year, record, archived, fetched, documents }: Trace,
  terminal: Terminal,
): string {
  const { colors } = terminal;
  const { source, title } = record;
  const lines = [
    colors.bold(`${shown(name)} ${year} · ${documents[0]!.scope}`),
    `  ${colors.dim(organ)}`,
    `  ${shown(title ?? "-")}`,
    `  ${shown(source.url ?? source.file ?? "-")}`,
    `  sha256 ${source.sha256}, ${source.bytes} bytes, ${source.format}`,
    `  ${archived}`,
  ];
  for (const { at, final_url, status, response_headers } of fetched.slice(0, 3)) {
    lines.push(`  ${new Date(at).toISOString()}  ${status ?? "-"}  ${shown(final_url)}`);
    for (const header of ["last-modified", "etag", "content-type", "server"])
      if (response_headers[header]) lines.push(`    ${header}: ${shown(response_headers[header])}`);
  }
  for (const { report, role, format, url, value } of documents.slice(1))
    lines.push(`  ${role}: ${format} ${shown(url ?? report)} = ${value ?? "·"}`);
  return lines.join("\n") + "\n\n";
}
