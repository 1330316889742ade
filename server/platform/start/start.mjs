import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { demonstrationAccounts } from './accounts.mjs';
import { makeReady, stampOf, targets } from './build.mjs';
import { chooseDataFolder, emptyDataFolder, secretsOf } from './data-folder.mjs';
import { tryLock } from './lock.mjs';
import * as messages from './messages.mjs';
import { endRecorded, PROCESSES } from './records.mjs';
import { checkPort, readSettings } from './settings.mjs';

/** What `npm start` runs. Until packages are installed there is only Node itself, hence plain JavaScript. */
const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/** What to undo when the start is stopped or fails, last first. @type {(() => void | Promise<void>)[]} */
const undo = [];
let ending = false;

/** @param {number} code */
async function end(code) {
  if (ending) return;
  ending = true;
  for (const step of undo.reverse()) await step();
  process.exit(code);
}

async function start() {
  if (!isNewEnough(process.versions.node))
    throw new messages.StartRefusal(messages.nodeTooOld(process.version));
  const settings = readSettings(process.argv.slice(2), process.env);
  const { path: dataDir, instead } = chooseDataFolder(settings.dataDir, !process.env.DATABASE_URL);
  if (instead) say(messages.movedData(instead.of, instead.user, dataDir));

  const lock = await tryLock(join(dataDir, 'lock'));
  if ('holder' in lock) throw new messages.StartRefusal(messages.alreadyRunning(dataDir, lock.holder.pid));
  undo.push(lock.release);
  if (settings.reset) await reset(dataDir, settings.yes);
  // Ours from a killed start may still hold the port; PostgreSQL and Meilisearch are taken over later.
  for (const name of /** @type {const} */ (['prepare', 'worker', 'api'])) {
    if (await endRecorded(dataDir, name)) say(messages.endedLeftover(name));
  }
  const port = await checkPort(settings.port);
  const secrets = secretsOf(dataDir);

  await makeReady(root, say);
  process.umask(0o077); // Whatever goes into the data folder from here on is nobody else's business.
  const bundle = pathToFileURL(join(root, '.build', 'server', 'supervisor.js')).href;
  const { supervise } = /** @type {typeof import('./supervisor.ts')} */ (await import(bundle));
  const market = supervise({ root, dataDir, port, secrets, build: stampOf(root, targets.server), say });
  undo.push(async () => {
    say(messages.stopping);
    await market.stop();
    say(messages.stopped);
  });
  const { config, degraded } = await market.ready;
  say(
    messages.readyBlock({
      url: config.publicUrl,
      dataDir,
      mailDir: config.mail.smtpUrl ? null : join(dataDir, 'mail'),
      seconds: performance.now() / 1000,
      degraded,
      accounts: config.demonstration ? demonstrationAccounts(root) : null,
    }),
  );
}

/** @param {string} version */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/**
 * Empties the data folder after asking.
 * @param {string} dataDir
 * @param {boolean} yes
 */
async function reset(dataDir, yes) {
  if (process.env.DATABASE_URL) throw new messages.StartRefusal(messages.resetOwnDatabase);
  if (!yes && !(await agreed(dataDir))) {
    say(messages.resetDeclined);
    return end(0);
  }
  for (const name of PROCESSES) await endRecorded(dataDir, name);
  say(messages.resetDone(emptyDataFolder(dataDir)));
}

/** @param {string} dataDir */
async function agreed(dataDir) {
  if (!process.stdin.isTTY) throw new messages.StartRefusal(messages.resetNeedsYes);
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  terminal.once('SIGINT', () => void end(130));
  const answer = await terminal.question(messages.resetQuestion(dataDir));
  terminal.close();
  return /^(y|yes|是)$/i.test(answer.trim());
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => void end(0));

start().catch(async (error) => {
  if (ending) return; // What was under way fails when it is stopped.
  process.stderr.write(`\n${messages.explain(error)}\n`);
  await end(1);
});
