import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endLeftoverTool, ensureInstalled, run } from './install.mjs';
import { withLock } from './lock.mjs';
import { explain } from './messages.mjs';

/**
 * One thing that is built from sources. It is stale when their content is not what it was built from.
 * @typedef {object} Target
 * @property {string} name
 * @property {string} output folder, relative to the root; holds the digest of its inputs in `.inputs`
 * @property {string[]} inputs files and folders
 * @property {(path: string) => boolean} includes which files of the folders count
 * @property {(root: string, output: string) => Promise<void>} build makes the output folder anew
 */

const STAMP = '.inputs';

/** @type {Target} */
const codegen = {
  name: 'codegen',
  output: 'web/generated',
  inputs: ['schema/schema.graphql', 'web', 'package-lock.json'],
  includes: (path) => /\.graphql$|codegen\.ts$|package-lock/.test(path) && !path.startsWith('web/generated'),
  build: (root) => run(tool(root, 'graphql-codegen'), ['--config', 'web/codegen.ts', '--silent'], root),
};

/** @type {Target} */
const client = {
  name: 'client',
  output: '.build/web',
  inputs: ['web', 'schema/schema.graphql', 'server/platform/standards', 'tsconfig.json', 'package-lock.json'],
  includes: (path) => !path.startsWith('web/generated') && !path.startsWith('web/pictures'),
  build: (root, output) =>
    run(
      tool(root, 'vite'),
      ['build', '--config', 'web/vite.config.ts', '--outDir', join(root, output), '--logLevel', 'warn'],
      root,
    ),
};

/** @type {Target} */
const server = {
  name: 'server',
  output: '.build/server',
  inputs: ['server', 'seeds', 'tsconfig.json', 'package-lock.json'],
  includes: (path) => !path.startsWith('server/deploy'),
  build: async (root, output) => {
    const { bundleServer } = await import('./bundle.mjs');
    await bundleServer(root, output);
  },
};

export const targets = { codegen, client, server };

/**
 * Installs and builds what is missing or stale. Several starts and test runs in one folder do it one after the other.
 * @param {string} root
 * @param {(line: string) => void} say
 * @returns {Promise<void>}
 */
export async function makeReady(root, say) {
  const wait = () => say('等待另一个启动完成安装和构建 waiting for another start to install and build');
  await withLock(join(root, '.build', 'lock'), wait, async () => {
    await endLeftoverTool(root);
    await ensureInstalled(root, say);
    for (const target of [codegen, client, server]) await buildIfStale(root, target, say);
  });
}

/**
 * @param {string} root
 * @param {Target} target
 * @param {(line: string) => void} say
 */
async function buildIfStale(root, target, say) {
  const digest = digestOf(root, target);
  if (stampOf(root, target) === digest) return;
  const started = Date.now();
  const output = join(root, target.output);
  // Made aside and then renamed: a build that is cut off leaves the old one, and a running server keeps its files.
  const aside = target === codegen ? target.output : `.build/new-${target.name}`;
  if (target !== codegen) rmSync(join(root, aside), { recursive: true, force: true });
  await target.build(root, aside);
  mkdirSync(join(root, aside), { recursive: true });
  writeFileSync(join(root, aside, STAMP), digest);
  if (target !== codegen) {
    rmSync(output, { recursive: true, force: true });
    renameSync(join(root, aside), output);
  }
  say(`构建 built ${target.name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/**
 * What the target was last built from; empty if it was not.
 * @param {string} root
 * @param {Target} target
 */
export function stampOf(root, target) {
  const file = join(root, target.output, STAMP);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/**
 * @param {string} root
 * @param {Target} target
 */
function digestOf(root, target) {
  const hash = createHash('sha256');
  for (const input of target.inputs) {
    for (const path of filesBelow(root, input).filter(target.includes)) {
      hash
        .update(`${path}\0`)
        .update(readFileSync(join(root, path)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} paths relative to the root with slashes, sorted
 */
function filesBelow(root, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(root, `${path}/${name}`));
}

/** @param {string} root @param {string} name */
function tool(root, name) {
  return join(root, 'node_modules', '.bin', name);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const root = resolve(import.meta.dirname, '../../..');
  const say = (/** @type {string} */ line) => process.stdout.write(`${line}\n`);
  const work = process.argv[2] === 'codegen' ? codegen.build(root, codegen.output) : makeReady(root, say);
  work.catch((error) => {
    process.stderr.write(`\n${explain(error)}\n`);
    process.exitCode = 1;
  });
}
