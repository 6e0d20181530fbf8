import { defineConfig } from 'vitest/config';

/** Tests by what they need: `unit` nothing, `architecture` the sources, `browser` a Chromium and the built pages. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Tests never measure time; on a busy machine they may take it.
          testTimeout: 30_000,
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/architecture/**', 'tests/**/*.browser.test.ts'],
          environment: 'node',
        },
      },
      { test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], environment: 'node' } },
      {
        test: {
          name: 'browser',
          include: ['tests/**/*.browser.test.ts'],
          environment: 'node',
          // Two cores draw in software: one page at a time, and patience.
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
