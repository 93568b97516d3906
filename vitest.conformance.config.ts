import { defineConfig } from 'vitest/config';

/** The tests that ask outside judges; `scripts/conformance/run.mjs` fetches the judges and starts them. */
export default defineConfig({
  test: {
    include: ['test/conformance/**/*.test.ts'],
    maxWorkers: 2,
    // Judges start a JVM or a Python each, and one file runs the whole main job first.
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
