import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { generate } from "../generator/generate.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));
export const main = join(root, "dist", "cli", "main.js");

/** The command as people run it is the built one; building takes time only where the source is newer. */
export function build(): void {
  execFileSync(process.execPath, [join(root, "scripts", "build.js")], { stdio: "ignore" });
}

export interface Ended {
  status: number | null;
  stdout: string;
  stderr: string;
}

export interface RunOptions {
  cwd?: string;
  input?: string | Uint8Array;
  env?: Record<string, string>;
}

/** An environment without what a terminal or a build server says of colours and language. */
export function plainEnvironment(env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const { PATH, HOME, SystemRoot } = process.env;
  return { PATH, HOME, SystemRoot, ...env };
}

/** Runs the built command to its end, as a process of its own; one worker is enough for a few files. */
export function gongkai(args: string[], { cwd, input, env }: RunOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const jobs = args[0] === "parse" && !args.includes("--jobs") ? ["--jobs", "1"] : [];
    const child = spawn(process.execPath, [main, ...args, ...jobs], { cwd, env: plainEnvironment(env) });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (part: Buffer) => out.push(part));
    child.stderr.on("data", (part: Buffer) => err.push(part));
    child.on("error", reject);
    child.on("close", (status) =>
      resolve({ status, stdout: Buffer.concat(out).toString(), stderr: Buffer.concat(err).toString() }),
    );
    child.stdin.end(input);
  });
}

/** The objects of an output of one JSON a line. */
export const linesOf = <T>(stdout: string): T[] =>
  stdout
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

/** A directory that is gone when the test is over, with the given files in it. */
export function directory(files: Record<string, string | Uint8Array> = {}): string {
  const path = mkdtempSync(join(tmpdir(), "gongkai-"));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) writeFileSync(join(path, name), content);
  return path;
}

/** A report of the 2021 form as a page, and what is true of it. */
export const reportPage = (seed: number) => generate(seed, { format: "html", layout: "clean", form: "2021" });
export const textOf = (seed: number) =>
  Buffer.from(generate(seed, { format: "text", layout: "tab-cells", form: "2021" }).bytes).toString();
