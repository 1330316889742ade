import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { cruise, type IForbiddenRuleType } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Types vanish when the code runs, so an import of types alone binds nothing. */
const atRunTime = { dependencyTypesNot: ['type-only' as const] };

const rules: IForbiddenRuleType[] = [
  {
    name: 'platform knows no feature',
    severity: 'error',
    from: { path: '^server/platform/' },
    to: { path: '^server/features/' },
  },
  {
    name: 'a feature reaches the data of another only through its services',
    severity: 'error',
    from: { path: '^server/features/([^/]+)/' },
    to: {
      path: '^server/features/[^/]+/.*\\.(entity|resolver)\\.ts$',
      pathNot: '^server/features/$1/',
      ...atRunTime,
    },
  },
  {
    name: 'the client takes nothing from the server but the standards and money',
    severity: 'error',
    from: { path: '^web/' },
    to: { path: '^server/', pathNot: '^server/platform/(standards/|money\\.ts$)', ...atRunTime },
  },
  {
    name: 'the server takes nothing from the client or the tests',
    severity: 'error',
    from: { path: '^server/' },
    to: { path: '^(web|tests)/' },
  },
  {
    name: 'no circles',
    severity: 'error',
    from: { path: '^(server|web|seeds)/' },
    to: { circular: true, viaOnly: atRunTime },
  },
];

async function violations(baseDir: string, folders: string[]): Promise<string[]> {
  const { output } = await cruise(
    folders,
    {
      baseDir,
      doNotFollow: { path: ['node_modules', '^web/generated'] },
      exclude: { path: '^web/generated' },
      tsPreCompilationDeps: true,
      validate: true,
      ruleSet: { forbidden: rules },
    },
    { extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'] },
    { tsConfig: extractTSConfig(resolve(root, 'tsconfig.json')) },
  );
  if (typeof output === 'string') throw new Error(`dependency-cruiser gave text: ${output}`);
  return output.summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

test('imports keep to the layers and go in no circles', async () => {
  const folders = ['server', 'web', 'seeds'].filter((folder) => existsSync(resolve(root, folder)));
  expect(await violations(root, folders)).toEqual([]);
}, 120_000);

test('each rule finds what it is about, and types are free', async () => {
  const sample = mkdtempSync(join(tmpdir(), 'dependencies-'));
  const files: Record<string, string> = {
    'server/platform/clock.ts': "import { a } from '../features/a/a.entity.ts';\nexport const clock = a;",
    'server/features/a/a.entity.ts': 'export const a = 1; export type A = number;',
    'server/features/a/a.service.ts': "export { a } from './a.entity.ts';",
    'server/features/b/b.service.ts': "import { a } from '../a/a.entity.ts';\nexport const b = a;",
    'server/features/b/b.types.ts': "import type { A } from '../a/a.entity.ts';\nexport type B = A;",
    'server/features/b/one.ts': "import { two } from './two.ts';\nexport const one = () => two;",
    'server/features/b/two.ts': "import { one } from './one.ts';\nexport const two = () => one;",
    'server/features/b/three.ts': "import type { Four } from './four.ts';\nexport type Three = Four;",
    'server/features/b/four.ts': "import type { Three } from './three.ts';\nexport type Four = Three[];",
    'server/features/c.ts': "import { page } from '../../web/page.ts';\nexport const c = page;",
    'server/platform/standards/trl.ts': 'export const trl = 9;',
    'web/page.ts': "import { trl } from '../server/platform/standards/trl.ts';\nexport const page = trl;",
    'web/other.ts': "import { a } from '../server/features/a/a.service.ts';\nexport const other = a;",
  };
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(sample, path)), { recursive: true });
      writeFileSync(join(sample, path), text);
    }
    expect((await violations(sample, ['server', 'web'])).sort()).toEqual([
      'a feature reaches the data of another only through its services: server/features/b/b.service.ts → server/features/a/a.entity.ts',
      'no circles: server/features/b/one.ts → server/features/b/two.ts',
      'platform knows no feature: server/platform/clock.ts → server/features/a/a.entity.ts',
      'the client takes nothing from the server but the standards and money: web/other.ts → server/features/a/a.service.ts',
      'the server takes nothing from the client or the tests: server/features/c.ts → web/page.ts',
    ]);
  } finally {
    rmSync(sample, { recursive: true });
  }
}, 120_000);
