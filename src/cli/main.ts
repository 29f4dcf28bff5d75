#!/usr/bin/env node
import { setFlagsFromString } from "node:v8";
import { CommanderError } from "commander";
import { exit } from "./exit.ts";
import { leave } from "./output.ts";
import { programFor } from "./program.ts";

// With each full collection V8 forgets what it compiled of functions that live briefly, such as those given to `map`, and a small
// heap is collected often: of what reading many reports took of the processor, a tenth went into compiling the same again.
setFlagsFromString("--heap-growing-percent=100");
setFlagsFromString("--no-flush-bytecode");
// `--jobs` threads, not twice as many: helpers of V8 that compile and collect beside the workers only take turns with them.
setFlagsFromString("--no-concurrent-recompilation");
setFlagsFromString("--no-parallel-scavenge");

// Whoever reads our output may have seen enough (`| head`): that ends the work, and is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(exit.ok);
});
// Leaving through exit lets what is half done be cleared away: the bar, the file not yet whole.
process.on("SIGINT", () => leave(130));
process.on("SIGTERM", () => leave(143));

/** A full disk, a directory that may not be written: no fault of ours, whose place in the code helps nobody. */
const isOfTheSystem = (error: unknown): error is Error =>
  error instanceof Error &&
  ("syscall" in error ||
    ("code" in error && /^SQLITE_(?:CANTOPEN|FULL|READONLY|IOERR)/.test(String(error.code))));

const program = await programFor(process.argv[2]);
for (const command of [program, ...program.commands]) command.exitOverride();

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exit.ok : exit.usage;
  else if (isOfTheSystem(error)) {
    process.stderr.write(`error: ${error.message}\n`);
    leave(exit.failed);
  } else throw error;
}
