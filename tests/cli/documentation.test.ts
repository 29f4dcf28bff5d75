import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { programFor } from "../../src/cli/program.ts";
import { failures } from "../../src/pipeline/failure.ts";
import { build, gongkai, root } from "./gongkai.ts";

const read = (path: string) => readFileSync(join(root, path), "utf8");
const guide = read("docs/guide/commands.md");

/** What the guide says of a command, from its heading to the next. */
const sectionOf = (command: string) =>
  guide.split(/^## /m).find((section) => new RegExp(`^\`gongkai ${command}[ \`]`).test(section)) ?? "";

describe("the guide", () => {
  test("names every command, and every option in its section", async () => {
    const program = await programFor(undefined);
    expect(program.commands.length).toBeGreaterThan(2);
    for (const command of program.commands) {
      const name = command.name();
      expect(sectionOf(name), name).not.toBe("");
      for (const { long } of command.options) expect(sectionOf(name), `${name} ${long}`).toContain(long);
    }
  });

  test("names every code of what can go wrong around the reading", () => {
    const codes = Object.values(failures).map((failure) => failure("" as never, [] as never).code);
    for (const code of codes) expect(guide).toContain(code);
  });
});

/** What a page shows as typed and printed: the command after `$ npx gongkai`, and the lines below it. */
function examplesOf(page: string): { page: string; args: string[]; shown: string[] }[] {
  return [...read(page).matchAll(/```console\n\$ npx gongkai (.+)\n([\s\S]*?)```/g)].map(
    ([, command, output]) => ({
      page,
      args: command!.split(" "),
      shown: output!.trimEnd().split("\n"),
    }),
  );
}

/** Whether the lines come in this order, with nothing between them but where … says so. */
function missingFrom(lines: string[], shown: string[]): string | null {
  let at = 0;
  let gap = false;
  for (const line of shown) {
    if (line === "…") {
      gap = true;
      continue;
    }
    const found = gap ? lines.indexOf(line, at) : at;
    if (found < 0 || lines[found] !== line) return line;
    at = found + 1;
    gap = false;
  }
  return gap || at === lines.length ? null : lines[at]!;
}

const pages = [
  "README.md",
  "README.zh-CN.md",
  ...readdirSync(join(root, "docs/guide")).map((name) => `docs/guide/${name}`),
];

describe("what the pages show", () => {
  beforeAll(build, 120_000);

  test.each(pages.flatMap(examplesOf))("$page: gongkai $args", async ({ args, shown }) => {
    const { stdout, stderr } = await gongkai(args, { cwd: root });
    const lines = (stdout + stderr)
      .trimEnd()
      .split("\n")
      .map((line) => line.trimEnd());
    expect(missingFrom(lines, shown)).toBeNull();
  });
});
