import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // One less than there are cores is the default: with two, half of the machine would only watch.
    maxWorkers: "100%",
    // Loading what a file imports costs more than most files test; none leaves anything behind for the next.
    isolate: false,
    // The bounds of a busy machine: compiling and serving portals takes its time there.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
