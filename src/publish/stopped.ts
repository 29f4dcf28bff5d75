import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Changes } from "./changes.ts";
import { listOf } from "./changes.ts";
import type { Objection } from "./gate.ts";
import { writeWhole } from "./sink.ts";

/** What a stopped release leaves for a person to judge it by; its data is not kept. */
const kept = new Set(["findings.csv", "findings.parquet", "audit.xlsx", "changes.ndjson", "CHANGES.md"]);

/** Makes of a written release what is left of a stopped one: its findings, what changed, and why it was stopped. */
export function leaveStopped(
  directory: string,
  version: string,
  objections: readonly Objection[],
  { lost }: Changes,
): void {
  for (const name of readdirSync(directory))
    if (!kept.has(name)) rmSync(join(directory, name), { recursive: true });
  const text = [
    `# ${version} was stopped · 版本 ${version} 未发布`,
    "",
    ...objections.flatMap(({ code, level, message, next }) => [
      `- **${level}** \`${code}\`: ${message.en}. ${next.en}`,
      `  ${message.zh}。${next.zh}`,
    ]),
    "",
    ...listOf("Organ-years gone without a reason · 无故消失的机关年度", lost.organ_years),
    ...listOf("Values gone without a reason · 无故消失的数值", lost.values),
  ].join("\n");
  writeWhole(directory, "STOPPED.md", text);
  writeWhole(directory, "gate.json", `${JSON.stringify({ version, objections }, null, 2)}\n`);
}
