import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    // The bounds of a busy machine: compiling and serving portals takes its time there.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
