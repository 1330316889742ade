import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StartRefusal, toolFailed } from './messages.mjs';
import { endProcess, identify } from './processes.mjs';
import { readLiveRecord, STOP_STEPS, writeRecord } from './records.mjs';

/**
 * The part of a lock file's package that matters here.
 * @typedef {{ version?: string, link?: boolean, optional?: boolean, dev?: boolean, devOptional?: boolean,
 *   os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 */

/**
 * Installs the packages if `node_modules` is not what `package-lock.json` says.
 * @param {string} root folder of package.json
 * @param {(line: string) => void} say
 */
export async function ensureInstalled(root, say) {
  const missing = missingPackages(root);
  if (missing.length === 0) return;
  const some = missing.slice(0, 3).join(', ') + (missing.length > 3 ? ' …' : '');
  say(
    `安装依赖包 installing packages (${missing.length}: ${some}); 首次约一分钟 about a minute the first time`,
  );
  await run('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'], root);
  writeFileSync(join(root, 'node_modules', STAMP), lockDigest(root));
}

const STAMP = '.fruition-installed';

/**
 * Names of packages that the lock file asks for on this machine and that are not installed in that version.
 * @param {string} root
 * @returns {string[]}
 */
export function missingPackages(root) {
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  // npm may leave out an optional package that cannot be had; asking again for the same lock file would not help.
  const stamp = join(root, 'node_modules', STAMP);
  const asked = existsSync(stamp) && readFileSync(stamp, 'utf8') === lockDigest(root);
  return Object.entries(wanted)
    .filter(([path, locked]) => {
      if (path === '' || locked.link) return false;
      if (installed[path]?.version === locked.version && existsSync(join(root, path))) return false;
      return !(locked.optional && (asked || !isForMachine(locked)));
    })
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function packagesOf(file) {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')).packages ?? {}) : {};
}

/** @param {LockedPackage} locked */
function isForMachine({ os, cpu, libc }) {
  if (!os && !cpu) return false; // Needed only by optional packages for other machines.
  return (
    allows(os, process.platform) && allows(cpu, process.arch) && (!libc || allows(libc, libcOfMachine()))
  );
}

/** @param {string[] | undefined} list names, or names with `!` in front that are excluded @param {string} name */
function allows(list, name) {
  if (!list) return true;
  if (list.includes(`!${name}`)) return false;
  return list.includes(name) || list.every((entry) => entry.startsWith('!'));
}

function libcOfMachine() {
  if (process.platform !== 'linux') return '';
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (
    process.report?.getReport() ?? {}
  );
  return report.header?.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** @param {string} root */
function lockDigest(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

/** The program that runs now for an installation or a build, so that it does not outlive a killed start for long. */
const TOOL_RECORD = '.build/tool.json';

/**
 * Runs a program with its output on ours; it ends when we do.
 * @param {string} file @param {string[]} args @param {string} root
 * @returns {Promise<void>}
 */
export function run(file, args, root) {
  mkdirSync(join(root, '.build'), { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    const identity = child.pid === undefined ? null : identify(child.pid);
    if (identity) writeRecord(join(root, TOOL_RECORD), { ...identity, port: 0 });
    const end = () => void child.kill();
    process.once('exit', end);
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', end);
      if (code === 0) resolve();
      else reject(new StartRefusal(toolFailed(`${file} ${args.join(' ')}`, signal ?? String(code))));
    });
  });
}

/**
 * Ends the program of a start that was killed in the middle of it: two installations at once would spoil each other.
 * @param {string} root
 */
export async function endLeftoverTool(root) {
  const record = readLiveRecord(join(root, TOOL_RECORD));
  if (record) await endProcess(record, STOP_STEPS.prepare);
}
