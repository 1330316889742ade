import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

// Expected refusals and faults would fill the test log; `LOG_LEVEL=debug npm test` shows them.
process.env.LOG_LEVEL ??= 'silent';

/** Tests of the whole product: each starts processes of its own, so they run alone and one after the other. */
const wholeProduct = ['tests/faults/**/*.test.ts', 'tests/web/**/*.test.ts'];

export default defineConfig({
  root,
  cacheDir: resolve(root, '.build/vitest'),
  resolve: {
    // `graphql` refuses schemas made by a second copy of itself, which mixed ESM and CommonJS imports would load.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
  test: {
    globalSetup: resolve(root, 'tests/support/global-setup.ts'),
    env: { NODE_ENV: 'test' },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'api',
          root,
          include: ['tests/**/*.test.ts'],
          exclude: wholeProduct,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'whole',
          root,
          include: wholeProduct,
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
