import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // One less than there are cores is the default: with two, half of the machine would only watch.
    maxWorkers: "100%",
    // The bounds of a busy machine: compiling and serving portals takes its time there.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
