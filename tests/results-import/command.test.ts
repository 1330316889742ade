import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { endMembership } from '../../server/features/accounts/members/end-membership.service.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { importFile } from '../../server/features/results/import/command/import-file.ts';
import { scopeOfOfficer } from '../../server/features/results/import/command/officer.ts';
import { BadCall, readOptions } from '../../server/features/results/import/command/options.ts';
import { importJob } from '../../server/features/results/import/import-job.ts';
import { startJobRunner } from '../../server/platform/jobs/jobs.ts';
import { type Member, makeOperator, membershipRow, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeUnit, type TestUnit } from '../support/results.ts';
import { csv, goodRow, goodRows, resultsOf, stored } from './support.ts';

const api = useApi();
let operator: Member;
let folder: string;
beforeAll(async () => {
  operator = await makeOperator(api().app);
  folder = mkdtempSync(join(api().environment.dataDir, 'command-'));
});

interface Ended {
  code: number;
  out: string;
  hints: string;
}

/** Runs the command as `npm run import` does. */
function command(...args: string[]): Promise<Ended> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...api().environment.env };
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'server/features/results/import/cli.ts', ...args],
      { env },
      (error, out, hints) => resolve({ code: error ? Number(error.code) : 0, out, hints }),
    );
  });
}

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('the command line', () => {
  it('is read', () => {
    expect(
      readOptions([
        '--file',
        'a.csv',
        '--target',
        'published',
        '--attest',
        '--limit',
        '7',
        '--map',
        '名称=title,备注=',
        '--map',
        '甲=summary',
        '--default',
        'howKept=专柜,专人,sector=DIGITAL',
      ]),
    ).toEqual({
      file: 'a.csv',
      organization: null,
      user: null,
      target: 'PUBLISHED',
      encoding: null,
      dryRun: false,
      attest: true,
      limit: 7,
      report: null,
      map: new Map([
        ['名称', 'title'],
        ['备注', ''],
        ['甲', 'summary'],
      ]),
      defaults: { howKept: '专柜,专人', sector: 'DIGITAL' },
    });
    expect(readOptions(['--help', '--file', 'x'])).toBeNull();
  });

  it.each([
    [[], '--file'],
    [['--file'], '--file'],
    [['--nothing'], '--nothing'],
    [['x.csv'], 'x.csv'],
    [['--file', 'x', '--target', 'sold'], 'sold'],
    [['--file', 'x', '--target', 'published'], '--attest'],
    [['--file', 'x', '--limit', '0'], '--limit'],
    [['--file', 'x', '--map', '名称'], '名称'],
    [['--file', 'x', '--map', '名称=nothing'], 'nothing'],
    [['--file', 'x', '--default', 'nothing=1'], 'nothing'],
  ])('%j is a bad call that says why', (args, why) => {
    expect(() => readOptions(args)).toThrow(BadCall);
    expect(() => readOptions(args)).toThrow(why);
  });
});

describe('the command', () => {
  it('imports by itself where no worker runs, says how it went and writes the report', async () => {
    const unit = await makeUnit(api().app, operator);
    const report = join(folder, 'report.csv');
    const { code, out, hints } = await command(
      '--file',
      'seeds/import-sample.csv',
      '--user',
      unit.officer.email,
      '--report',
      report,
    );
    expect([code, out.trim().split('\n')]).toEqual([
      1,
      [
        'DONE: 12 / 12 行 rows',
        '新建 created 11, 更新 updated 0, 未变 unchanged 0, 未通过 invalid 1',
        '  8  SJ-2026-007  专利号  INVALID rights.0.number reason=PATENT_CHECK expected=202319500707.5 value=202319500707.0',
        `报告 report: ${report}`,
      ],
    ]);
    expect(hints).toContain('CHECKED 12 / 12, 1 invalid');
    expect(readFileSync(report, 'utf8').trim().split('\r\n')).toHaveLength(13);
    expect(await resultsOf(api().app, unit.id)).toHaveLength(11);
  });

  it('publishes what the officer attests, once, with columns and defaults as told', async () => {
    const unit = await makeUnit(api().app, operator);
    const { creditCode } = await api().app.db.manager.findOneByOrFail(Organization, { id: unit.id });
    await endOthers(unit);
    const lines = Array.from({ length: 250 }, (_, index) =>
      JSON.stringify({
        id: `p${index}`,
        'the title': `论文成果 ${index}`,
        abstract: '摘要。',
        stage: '中试',
        cooperation: ['技术许可'],
        note: 'x',
      }),
    );
    const args = [
      '--file',
      file('papers.jsonl', `${lines.join('\n')}\n`),
      '--organization',
      creditCode.toLowerCase(),
      '--target',
      'published',
      '--attest',
      '--map',
      'the title=title',
      '--default',
      'sector=DIGITAL,completers=甲；乙,rightKinds=专有技术',
    ];
    const first = await command(...args);
    expect([first.code, first.hints.includes('invalid'), first.out.split('\n')[1]]).toEqual([
      0,
      false,
      '新建 created 250, 更新 updated 0, 未变 unchanged 0, 未通过 invalid 0',
    ]);
    expect((await command(...args)).out).toContain('created 0, 更新 updated 0, 未变 unchanged 250');
    const results = await resultsOf(api().app, unit.id);
    expect(results).toHaveLength(250);
    expect(results[7]).toMatchObject({
      sourceId: 'p7',
      title: '论文成果 7',
      summary: '摘要。',
      state: 'PUBLISHED',
      sector: 'DIGITAL',
    });
  });

  it('waits for the worker that runs', async () => {
    const unit = await makeUnit(api().app, operator);
    const handled: string[] = [];
    const runner = await startJobRunner(
      api().app,
      {
        resultImport: async (...job) => {
          handled.push(job[2].jobId);
          return importJob(...job);
        },
      },
      [],
    );
    try {
      const { code } = await command(
        '--file',
        file('few.csv', csv(goodRows(3))),
        '--user',
        unit.officer.email,
      );
      expect([code, handled.length]).toEqual([0, 2]);
    } finally {
      await runner.stop();
    }
    expect(await resultsOf(api().app, unit.id)).toHaveLength(3);
  });

  it('checks only, of the first rows only, where that is asked for', async () => {
    const unit = await makeUnit(api().app, operator);
    const path = file(
      'rows.csv',
      csv([goodRow(1, { title: '含 "引号"，与\n换行' }), ...goodRows(8, 2), goodRow(10, { title: '' })]),
    );
    const checked = await command('--file', path, '--user', unit.officer.email, '--limit', '4', '--dry-run');
    expect([checked.code, checked.out.split('\n')[0]]).toEqual([0, 'CHECKED: 4 / 4 行 rows']);
    expect(await resultsOf(api().app, unit.id)).toEqual([]);
    expect((await command('--file', path, '--user', unit.officer.email, '--limit', '4')).code).toBe(0);
    const results = await resultsOf(api().app, unit.id);
    expect(results.map(({ sourceId }) => sourceId)).toEqual(['K-1', 'K-2', 'K-3', 'K-4']);
    expect(results[0]?.title).toBe('含 "引号"，与 换行');
  });

  it('says what is wrong, without a stack, and changes nothing', async () => {
    const unit = await makeUnit(api().app, operator);
    const good = file('good.csv', csv(goodRows(1)));
    const calls: [string[], string][] = [
      [['--file', join(folder, 'none.csv'), '--user', unit.officer.email], 'ENOENT'],
      [['--file', good, '--user', unit.researcher.email], unit.researcher.email],
      [
        ['--file', file('bad.csv', '编号,名称\n1,"甲\n'), '--user', unit.officer.email],
        'unclosed-quote line=2',
      ],
    ];
    const before = await stored(api().app);
    for (const [args, why] of calls) {
      const { code, hints, out } = await command(...args);
      expect([args, code, out]).toEqual([args, 2, '']);
      expect(hints).toContain(why);
      expect(hints).not.toContain('    at ');
    }
    expect(await stored(api().app)).toEqual(before);
  }, 60_000);
});

it('the officer is the one who is named, or the only one who can be meant', async () => {
  const { app } = api();
  const unit = await makeUnit(app, operator);
  const { creditCode: organization } = await app.db.manager.findOneByOrFail(Organization, { id: unit.id });
  const meant = async (options: { organization?: string; user?: string }) => {
    const { actor } = await scopeOfOfficer(app, { organization: null, user: null, ...options });
    return actor.kind === 'user' ? actor.membershipId : null;
  };
  const user = ` ${unit.officer.email.toUpperCase()}`;
  expect(await meant({ user })).toBe(unit.officer.membershipId);
  expect(await meant({ user, organization })).toBe(unit.officer.membershipId);
  await expect(meant({})).rejects.toThrow('Name the officer with --user');
  await expect(meant({ organization })).rejects.toThrow(unit.otherOfficer.email);
  await expect(meant({ organization: '91350100M000100Y43' })).rejects.toThrow('91350100M000100Y43');
  await expect(meant({ user: unit.administrator.email })).rejects.toThrow(unit.administrator.email);
  await endOthers(unit);
  expect(await meant({ organization })).toBe(unit.officer.membershipId);
});

it('a mapping to a column that is not there, or without a title, is refused before anything runs', async () => {
  const { app } = api();
  const scope = await scopeOf(app, (await makeUnit(app, operator)).officer);
  const asked = {
    file: file('other.csv', '甲,乙\n1,2\n'),
    target: 'DRAFT',
    encoding: null,
    defaults: {},
    dryRun: false,
    limit: null,
  } as const;
  const before = await stored(app, ['result_import', 'audit_event', 'audit_head']);
  await expect(importFile(scope, { ...asked, map: new Map([['没有', 'title']]) })).rejects.toThrow('"没有"');
  await expect(importFile(scope, { ...asked, map: new Map() })).rejects.toMatchObject({
    errors: [{ code: 'REQUIRED', field: 'mapping' }],
  });
  expect(await stored(app, ['result_import', 'audit_event', 'audit_head'])).toEqual(before);
});

/** Leaves one officer in the unit. */
async function endOthers(unit: TestUnit): Promise<void> {
  const { id: membershipId, version: expectedVersion } = await membershipRow(api().app, unit.otherOfficer);
  await endMembership(await scopeOf(api().app, unit.administrator), {
    membershipId,
    expectedVersion,
    reason: '调离',
  });
}
