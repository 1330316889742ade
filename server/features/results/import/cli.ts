import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App, Scope } from '../../../platform/app.ts';
import { loadConfig } from '../../../platform/config.ts';
import { Refusal, type UserErrorData } from '../../../platform/errors.ts';
import { log } from '../../../platform/log.ts';
import { closeApp, openApp } from '../../../platform/open-app.ts';
import { StartRefusal } from '../../../platform/start/messages.mjs';
import { joinRunningMarket } from '../../../platform/start/running-market.ts';
import { features } from '../../index.ts';
import { importFile } from './command/import-file.ts';
import { scopeOfOfficer } from './command/officer.ts';
import { BadCall, type Options, readOptions, USAGE } from './command/options.ts';
import { describeProblem, findImportRows } from './find-imports.service.ts';
import { reportLines } from './report.ts';
import type { ResultImport } from './result-import.entity.ts';

/** `npm run import`: takes a file into the market whose settings are given, or into the one that runs on the data folder. */
const SHOWN_PROBLEMS = 10;
const EVERY_MS = 2000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const hint = (line: string) => void process.stderr.write(`${line}\n`);

async function run(options: Options): Promise<number> {
  // Whoever wants the log of a command asks for it.
  if (!process.env.LOG_LEVEL) log.level = 'error';
  joinRunningMarket();
  const app = await openApp(loadConfig(), features);
  try {
    const scope = await scopeOfOfficer(app, options);
    const found = await importFile(scope, options, progress());
    await summarize(scope, found);
    if (options.report) await writeReport(app, found, options.report);
    say(`报告 report: ${options.report ?? `${app.config.publicUrl}/imports/${found.id}/report.csv`}`);
    const isWhole =
      found.invalid === 0 && (found.state === 'DONE' || (options.dryRun && found.state === 'CHECKED'));
    return isWhole ? 0 : 1;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    for (const each of error.errors) hint(errorText(each));
    return 2;
  } finally {
    await closeApp(app);
  }
}

async function summarize({ app }: Scope, found: ResultImport): Promise<void> {
  const { state, total, processed, created, updated, unchanged, invalid } = found;
  say(`${state}: ${processed} / ${total ?? '?'} 行 rows`);
  say(
    `新建 created ${created}, 更新 updated ${updated}, 未变 unchanged ${unchanged}, 未通过 invalid ${invalid}`,
  );
  if (found.error) say(errorText(found.error));
  const { edges } = await findImportRows({ app }, found.id, ['INVALID'], {
    first: SHOWN_PROBLEMS,
    after: null,
  });
  for (const { node } of edges) {
    for (const error of node.errors) {
      const { column } = describeProblem(found, error);
      say(`  ${node.line}  ${node.sourceId}  ${column ?? '-'}  ${errorText(error)}`);
    }
  }
  if (invalid > edges.length) say('  …');
}

function errorText({ code, field, params }: UserErrorData): string {
  return [code, field, ...params.map(({ name, value }) => `${name}=${value}`)].filter(Boolean).join(' ');
}

async function writeReport(app: App, found: ResultImport, path: string): Promise<void> {
  await pipeline(Readable.from(reportLines(app, found)), createWriteStream(path));
}

/** Whether an error says by itself what is wrong: a bad call, no market, a file that cannot be opened. */
function isForPeople(error: unknown): error is Error {
  if (error instanceof BadCall || error instanceof StartRefusal) return true;
  return error instanceof Error && 'syscall' in error && 'path' in error;
}

/** Says from time to time how far the import has come. */
function progress(): (found: ResultImport) => void {
  let last = { at: 0, state: '' };
  return ({ state, processed, total, invalid }) => {
    const now = performance.now();
    if (state === last.state && now - last.at < EVERY_MS) return;
    last = { at: now, state };
    const of = total === null ? '' : ` / ${total}`;
    hint(`${state} ${processed}${of}${invalid > 0 ? `, ${invalid} invalid` : ''}`);
  };
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options) process.exitCode = await run(options);
  else say(USAGE);
} catch (error) {
  if (!isForPeople(error)) throw error;
  hint(error.message);
  if (error instanceof BadCall) hint('npm run import -- --help');
  process.exitCode = 2;
}
