import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

// Expected refusals and faults would fill the test log; `LOG_LEVEL=debug npm test` shows them.
process.env.LOG_LEVEL ??= 'silent';

/** Tests of the whole product: each starts processes of its own, so they run alone and one after the other. */
const wholeProduct = ['tests/faults/**/*.test.ts', 'tests/web/walks.test.ts'];
/** Tests in a browser over an API of their own. */
const inBrowser = ['tests/web/**/*.test.ts'];

const common = {
  resolve: {
    // `graphql` refuses schemas made by a second copy of itself, which mixed ESM and CommonJS imports would load.
    alias: [{ find: /^graphql$/, replacement: createRequire(import.meta.url).resolve('graphql') }],
  },
};

const commonTest = { root, env: { NODE_ENV: 'test' }, pool: 'forks', hookTimeout: 180_000 } as const;

export default defineConfig({
  root,
  cacheDir: resolve(root, '.build/vitest'),
  test: {
    // Once for all projects, which is why they do not inherit this configuration.
    globalSetup: resolve(root, 'tests/support/global-setup.ts'),
    maxWorkers: 2,
    allowOnly: false,
    projects: [
      {
        ...common,
        test: {
          ...commonTest,
          name: 'api',
          include: ['tests/**/*.test.ts'],
          exclude: [...wholeProduct, ...inBrowser],
          testTimeout: 30_000,
          // Each file has an app and a database of its own; the modules are loaded once for all files of a worker.
          isolate: false,
          sequence: { groupOrder: 0 },
        },
      },
      {
        ...common,
        test: {
          ...commonTest,
          name: 'web',
          include: inBrowser,
          exclude: wholeProduct,
          testTimeout: 600_000,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...common,
        test: {
          ...commonTest,
          name: 'whole',
          include: wholeProduct,
          fileParallelism: false,
          testTimeout: 180_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
