import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { makeMarket } from '../support/results.ts';
import {
  check,
  checked,
  create,
  csv,
  goodRow,
  goodRows,
  imported,
  patent,
  rowsOf,
  step,
  stored,
  view,
} from './support.ts';

const api = useApi();
let officer: ApiClient;
beforeAll(async () => {
  const { unit } = await makeMarket(api().app);
  officer = await signedIn(api(), unit.officer);
});

describe('a dry run', () => {
  it('writes nothing but what would become of the rows, and names every problem by column and value', async () => {
    const wrong = `${patent(7).slice(0, -1)}${patent(7).endsWith('1') ? '2' : '1'}`;
    const rows = [
      goodRow(1),
      goodRow(2, { title: '' }),
      goodRow(3, { sector: '量子' }),
      goodRow(4, { price: '许多' }),
      goodRow(5, { price: '70-40' }),
      goodRow(6, { rightNumbers: wrong }),
      goodRow(7, { completers: '甲'.repeat(61) }),
      goodRow(1, { title: '又一次' }),
    ];
    const { import: made } = await create(officer, csv(rows));
    if (!made) throw new Error('no import');
    const untouched = [
      'result_import',
      'result_import_row',
      'audit_event',
      'audit_head',
      'graphile_worker._private_jobs',
    ] as const;
    const before = await stored(api().app, untouched);
    expect((await check(officer, made)).import).toMatchObject({
      state: 'DRY_RUNNING',
      version: 2,
      total: null,
    });
    await drainJobs(api().app);
    expect(await view(officer, made.id)).toMatchObject({
      state: 'CHECKED',
      total: 8,
      processed: 8,
      created: 0,
      updated: 0,
      unchanged: 0,
      invalid: 7,
      error: null,
    });
    const found = await rowsOf(officer, made.id);
    expect(found.map(({ line, state }) => [line, state])).toEqual([
      [2, 'OK'],
      [3, 'INVALID'],
      [4, 'INVALID'],
      [5, 'INVALID'],
      [6, 'INVALID'],
      [7, 'INVALID'],
      [8, 'INVALID'],
      [9, 'INVALID'],
    ]);
    expect(
      found.flatMap(({ line, problems }) =>
        problems.map(({ field, column, value, code }) => [line, code, field, column, value]),
      ),
    ).toEqual([
      [3, 'REQUIRED', 'title', '成果名称', ''],
      [4, 'INVALID', 'sector', '所属领域', '量子'],
      [5, 'INVALID', 'price', '意向价格(万元)', '许多'],
      [6, 'INVALID', 'price.max', '意向价格(万元)', '70-40'],
      [7, 'INVALID', 'rights.0.number', '专利号', wrong],
      [8, 'TOO_LONG', 'completers.0.name', '完成人', '甲'.repeat(61)],
      [9, 'ALREADY_EXISTS', 'sourceId', '来源编号', 'K-1'],
    ]);
    expect(found[5]?.problems[0]?.params).toContainEqual({ name: 'expected', value: patent(7) });
    expect(found[7]?.problems[0]?.params).toContainEqual({ name: 'line', value: '2' });
    expect(found.map(({ result }) => result)).toEqual(found.map(() => null));
    expect(await stored(api().app, untouched)).toEqual(before);
  });

  it('of the sample file finds its one broken row', async () => {
    const found = await checked(api().app, officer, readFileSync('seeds/import-sample.csv'));
    expect(found).toMatchObject({ state: 'CHECKED', total: 12, invalid: 1 });
    expect(await rowsOf(officer, found.id, ['INVALID'])).toMatchObject([
      {
        sourceId: 'SJ-2026-007',
        line: 8,
        problems: [{ code: 'INVALID', column: '专利号', field: 'rights.0.number' }],
      },
    ]);
  });

  it('of a file that breaks later ends as failed, with the line', async () => {
    const text = `${csv(goodRows(450))}K-x,"offen`;
    const { import: made } = await create(officer, text);
    if (!made) throw new Error('no import');
    await check(officer, made);
    await drainJobs(api().app);
    const found = await view(officer, made.id);
    expect(found).toMatchObject({
      state: 'FAILED',
      error: { code: 'INVALID', params: [{ value: 'unclosed-quote' }, { name: 'line', value: '452' }] },
    });
    expect(found.finishedAt).not.toBeNull();
    const again = { importId: made.id, expectedVersion: found.version, attestReview: false };
    expect((await step(officer, 'runImport', again)).userErrors).toMatchObject([{ code: 'STATE' }]);
  });
});

it('the report is a table of all rows that no spreadsheet runs as a formula', async () => {
  const done = await imported(
    api().app,
    officer,
    csv([goodRow(901), goodRow(902, { title: '=HYPERLINK("x")', sector: '量子,"新"', price: '许多' })]),
  );
  const cookie = [...officer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const response = await fetch(`${api().address}${done.reportUrl}`, { headers: { cookie } });
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(bytes.toString().slice(1).split('\r\n')).toEqual([
    '行号 line,来源编号 source id,成果名称 title,结果 state,问题 problem,列 column,值 value',
    '2,K-901,寒地水稻直播精量播种机 901,CREATED,,,',
    `3,K-902,"'=HYPERLINK(""x"")",INVALID,INVALID reason=unknown-word,所属领域,"量子,""新"""`,
    `3,K-902,"'=HYPERLINK(""x"")",INVALID,INVALID reason=amount,意向价格(万元),许多`,
    '',
  ]);
});
