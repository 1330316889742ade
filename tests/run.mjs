import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeReady } from '../server/platform/start/build.mjs';
import { explain } from '../server/platform/start/messages.mjs';
import { sweepLeftovers } from './support/sweep.mjs';

/**
 * What `npm test` runs: installs and builds what is missing, runs the tests and ends with one line that counts them.
 * Arguments go to vitest: `npm test -- tests/platform`.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.build', 'test-report.json');
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/** @returns {Promise<number>} exit code */
function runVitest() {
  const args = [
    join(root, 'node_modules', 'vitest', 'vitest.mjs'),
    ...['run', '--config', 'tests/vitest.config.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    ...process.argv.slice(2),
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
    // Ctrl-C reaches vitest by itself; a signal sent to us alone is passed on.
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => void child.kill(signal));
    }
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

/**
 * Counts the tests of vitest's report. A file that could not even be loaded counts as one failed test.
 * @returns {{ passed: number, failed: number, skipped: number } | null} null if vitest wrote none
 */
function countTests() {
  try {
    const results = JSON.parse(readFileSync(report, 'utf8'));
    const broken = results.testResults.filter(
      (/** @type {{ status: string, assertionResults: { status: string }[] }} */ file) =>
        file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'),
    );
    return {
      passed: results.numPassedTests,
      failed: results.numFailedTests + broken.length,
      skipped: results.numPendingTests + results.numTodoTests,
    };
  } catch {
    return null;
  }
}

async function main() {
  await makeReady(root, say);
  rmSync(report, { force: true });
  const code = await runVitest();
  await sweepLeftovers();
  const counted = countTests() ?? { passed: 0, failed: 0, skipped: 0 };
  // An error outside every test fails the run, too.
  const failed = code === 0 ? counted.failed : Math.max(counted.failed, 1);
  say(
    `${counted.passed} passed, ${failed} failed${counted.skipped > 0 ? `, ${counted.skipped} skipped` : ''}`,
  );
  process.exitCode = code || (failed > 0 ? 1 : 0);
}

main().catch((error) => {
  process.stderr.write(`\n${explain(error)}\n`);
  say('0 passed, 1 failed');
  process.exitCode = 1;
});
