import { readFileSync } from "node:fs";
import { Command } from "commander";

const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")) as {
  version: string;
};

/** One file a command, loaded when it is called: what one command needs is no burden to another. */
const commands: Record<string, () => Promise<Command>> = {
  parse: async () => (await import("./parse.ts")).parseCommand,
  explain: async () => (await import("./explain.ts")).explainCommand,
  forms: async () => (await import("./forms.ts")).formsCommand,
  collect: async () => (await import("./collect.ts")).collectCommand,
  discover: async () => (await import("./discover.ts")).discoverCommand,
  run: async () => (await import("./run.ts")).runCommand,
  add: async () => (await import("./add.ts")).addCommand,
  build: async () => (await import("./build.ts")).buildCommand,
  audit: async () => (await import("./audit.ts")).auditCommand,
  publish: async () => (await import("./publish.ts")).publishCommand,
  review: async () => (await import("./review.ts")).reviewCommand,
  roster: async () => (await import("./roster.ts")).rosterCommand,
  diff: async () => (await import("./diff.ts")).diffCommand,
  status: async () => (await import("./status.ts")).statusCommand,
  "export-warc": async () => (await import("./export-warc.ts")).exportWarcCommand,
};

const help = `
Examples:
  gongkai parse report.html
  gongkai parse reports/ --json > records.ndjson
  gongkai explain report.html requests.granted.total
  gongkai forms 2021

Exit codes: 0 done, 1 something could not be read, 2 wrong usage; what else a command may
say, its own --help tells.`;

/** The command line for a call that begins with this word: its command alone, or all where it names none. */
export async function programFor(word: string | undefined): Promise<Command> {
  const named = word !== undefined && Object.hasOwn(commands, word) ? [commands[word]!] : null;
  const program = new Command("gongkai")
    .description(
      "Reads annual disclosure reports (政府信息公开工作年度报告) into records in which every number " +
        "is traced to its place and proven by the form's arithmetic, or flagged, or left empty.",
    )
    .version(version)
    .addHelpText("after", help);
  for (const load of named ?? Object.values(commands)) program.addCommand(await load());
  return program;
}
