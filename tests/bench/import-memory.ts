import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import ExcelJS from 'exceljs';
import { features } from '../../server/features/index.ts';
import { importFile } from '../../server/features/results/import/command/import-file.ts';
import { loadConfig } from '../../server/platform/config.ts';
import { plainCsvLine } from '../../server/platform/csv.ts';
import { startPostgres } from '../../server/platform/embedded/postgres.ts';
import { closeApp, migrate, openApp } from '../../server/platform/open-app.ts';
import { makeFolders, secretsOf } from '../../server/platform/start/data-folder.mjs';
import { identify } from '../../server/platform/start/processes.mjs';
import { type Member, makeOperator, scopeOf } from '../support/accounts.ts';
import { makeUnit } from '../support/results.ts';
import { newTestFolder, removeTestFolder, sweepLeftovers } from '../support/sweep.mjs';
import { say, table } from './report.ts';

/**
 * `tsx tests/bench/import-memory.ts [rows]`: imports a file of so many rows (10,000 unless told) in each format, each in
 * a process of its own that receives, checks and writes it, and prints rows per second and the largest memory of that
 * process. The first line is a process that imports one row.
 */
const HEADERS = [
  '来源编号',
  '成果名称',
  '成果简介',
  '关键词',
  '所属领域',
  '研究阶段',
  '转化方式',
  '完成人',
  '知识产权类型',
  '意向价格(万元)',
  '保密措施',
  '研发状态',
  '市场前景',
];
const SUMMARY = '在5至15摄氏度条件下快速降解水稻秸秆的复合菌剂，适合寒地稻区秋季还田。'.repeat(8);

type Target = 'DRAFT' | 'PUBLISHED';

interface Job {
  env: Record<string, string>;
  file: string;
  target: Target;
  officer: Member;
}

interface Outcome {
  state: string;
  created: number;
  checkSeconds: number;
  writeSeconds: number;
  /** KiB. */
  largest: number;
}

if (process.send) process.once('message', (job: Job) => void work(job));
else await main(Number(process.argv[2] ?? 10_000));

async function main(rows: number): Promise<void> {
  await sweepLeftovers();
  const folder = newTestFolder();
  const dataDir = join(folder, 'services');
  makeFolders(folder);
  makeFolders(dataDir);
  writeFileSync(join(folder, 'owner.json'), JSON.stringify(identify(process.pid)));
  try {
    const postgres = await startPostgres({ dataDir, ...secretsOf(dataDir), durable: true });
    const env = { DATABASE_URL: postgres.url(), DATA_DIR: dataDir, DEMONSTRATION: '0' };
    const app = await openApp(loadConfig(env), features);
    const files = await makeFiles(dataDir, rows);
    const lines: string[][] = [];
    try {
      await migrate(app);
      const operator = await makeOperator(app);
      for (const { name, file, count } of files) {
        for (const target of ['DRAFT', 'PUBLISHED'] as const) {
          const { officer } = await makeUnit(app, operator);
          const outcome = await inProcess({ env, file, target, officer });
          if (outcome.created !== count) throw new Error(`${name}: ${JSON.stringify(outcome)}`);
          const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1);
          lines.push([
            name,
            target,
            megabytes(statSync(file).size),
            (count / outcome.checkSeconds).toFixed(0),
            (count / outcome.writeSeconds).toFixed(0),
            megabytes(outcome.largest * 1024),
          ]);
        }
      }
    } finally {
      await closeApp(app);
    }
    say(`${rows} rows, Node ${process.version}`);
    say(table(['file', 'target', 'MiB', 'checked/s', 'written/s', 'memory MiB'], lines));
  } finally {
    await removeTestFolder(folder);
  }
}

async function inProcess(job: Job): Promise<Outcome> {
  const child = fork(import.meta.filename, {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  child.send(job);
  const [outcome] = (await once(child, 'message')) as [Outcome];
  await once(child, 'exit');
  return outcome;
}

async function work({ env, file, target, officer }: Job): Promise<void> {
  const app = await openApp(loadConfig(env), features);
  const asked = { file, target, encoding: null, map: new Map(), defaults: {}, dryRun: false, limit: null };
  const began = performance.now();
  let checked = began;
  const found = await importFile(await scopeOf(app, officer), asked, ({ state }) => {
    if (state === 'RUNNING' && checked === began) checked = performance.now();
  });
  const { state, created } = found;
  const outcome: Outcome = {
    state,
    created,
    checkSeconds: (checked - began) / 1000,
    writeSeconds: (performance.now() - checked) / 1000,
    largest: process.resourceUsage().maxRSS,
  };
  await closeApp(app);
  process.send?.(outcome);
  process.disconnect();
}

async function makeFiles(
  folder: string,
  rows: number,
): Promise<{ name: string; file: string; count: number }[]> {
  const file = (name: string) => join(folder, name);
  const csv = function* (count: number) {
    yield plainCsvLine(HEADERS);
    for (let index = 0; index < count; index += 1) yield plainCsvLine(rowOf(index));
  };
  const json = function* () {
    for (let index = 0; index < rows; index += 1) {
      const row = rowOf(index);
      yield `${JSON.stringify(Object.fromEntries(HEADERS.map((header, column) => [header, row[column]])))}\n`;
    }
  };
  await pipeline(Readable.from(csv(1)), createWriteStream(file('one.csv')));
  await pipeline(Readable.from(csv(rows)), createWriteStream(file('rows.csv')));
  await pipeline(Readable.from(json()), createWriteStream(file('rows.jsonl')));
  for (const shared of [true, false]) {
    const book = new ExcelJS.stream.xlsx.WorkbookWriter({
      filename: file(`${shared}.xlsx`),
      useSharedStrings: shared,
    });
    const sheet = book.addWorksheet('成果');
    sheet.addRow(HEADERS).commit();
    for (let index = 0; index < rows; index += 1) sheet.addRow(rowOf(index)).commit();
    await book.commit();
  }
  return [
    { name: 'one row', file: file('one.csv'), count: 1 },
    { name: 'CSV', file: file('rows.csv'), count: rows },
    { name: 'JSON Lines', file: file('rows.jsonl'), count: rows },
    { name: 'XLSX, texts in a list', file: file('true.xlsx'), count: rows },
    { name: 'XLSX, texts in cells', file: file('false.xlsx'), count: rows },
  ];
}

function rowOf(index: number): string[] {
  return [
    `K-${index}`,
    `寒地稻秆低温降解菌剂 ${index}`,
    `第${index}种。${SUMMARY}`,
    '秸秆；低温；菌剂',
    '生物经济',
    '中试',
    '许可；作价投资',
    `完成人${index}；同事${index % 100}`,
    '专有技术',
    String(10 + (index % 500)),
    '菌种保藏于本单位菌种库。',
    '已完成三年田间试验。',
    '寒地稻区每年约有两千万亩秸秆需要还田。',
  ];
}
