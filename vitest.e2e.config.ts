import { defineConfig } from 'vitest/config';

/** The tests of the real window; they want a built program (`npm run test:e2e` builds it). */
export default defineConfig({
  test: {
    globalSetup: 'test/e2e/support/set-up.ts',
    include: ['test/e2e/**/*.e2e.ts'],
    // Each launch is a Chromium page, a main process and an engine: of two suites one waits while the other works.
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // The machine may be busy: what is waited for comes late, not wrong.
    expect: { poll: { timeout: 20_000, interval: 50 } },
  },
});
