import { readFileSync } from 'node:fs';
import { In } from 'typeorm';
import { beforeAll, describe, expect, it } from 'vitest';
import { ResultReview, ResultVersion } from '../../server/features/results/data/review.entity.ts';
import { disclose } from '../../server/features/results/disclosure/disclose.service.ts';
import { saveResult } from '../../server/features/results/disclosure/save-result.service.ts';
import { raiseOrderDispute } from '../../server/features/results/disputes/order-disputes.service.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { returnResult } from '../../server/features/results/review/return-result.service.ts';
import { startReview } from '../../server/features/results/review/start-review.service.ts';
import { adoptRule } from '../../server/features/rulebook/adoptions/adopt-rule.service.ts';
import { AuditEvent, AuditHead } from '../../server/platform/audit/audit-event.entity.ts';
import { verifyChain } from '../../server/platform/audit/chain.ts';
import { clock } from '../../server/platform/clock.ts';
import { OutboxEvent } from '../../server/platform/outbox/outbox-event.entity.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { at, makeMarket, makeRegistered, makeUnit, type TestUnit } from '../support/results.ts';
import {
  checked,
  csv,
  goodRow,
  goodRows,
  imported,
  patent,
  resultsOf,
  rowsOf,
  run,
  step,
  stored,
  view,
} from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  officer = await signedIn(api(), unit.officer);
});

async function freshUnit(place?: {
  provinceCode: string;
  cityCode: string;
}): Promise<{ unit: TestUnit; officer: ApiClient }> {
  const made = await makeUnit(api().app, operator, place);
  return { unit: made, officer: await signedIn(api(), made.officer) };
}

/** How often each course of events occurs, once every chain was verified against its signed head. */
async function chains(caseIds: readonly string[]): Promise<Record<string, number>> {
  const { db, signer } = api().app;
  const found: Record<string, number> = {};
  for (const caseId of caseIds) {
    const events = await db.manager.find(AuditEvent, { where: { caseId }, order: { sequence: 'ASC' } });
    const head = await db.manager.findOneByOrFail(AuditHead, { caseId });
    expect(verifyChain(events, head, signer.publicKey)).toEqual({ valid: true });
    const actions = events.map(({ action }) => action).join(' ');
    found[actions] = (found[actions] ?? 0) + 1;
  }
  return found;
}

describe('a run as published results', () => {
  it('needs the attestation of the officer, and without it nothing starts', async () => {
    const found = await checked(api().app, officer, csv(goodRows(2)), 'PUBLISHED');
    const before = await stored(api().app);
    const input = { importId: found.id, expectedVersion: found.version, attestReview: false };
    expect((await step(officer, 'runImport', input)).userErrors).toMatchObject([
      { code: 'REQUIRED', field: 'attestReview' },
    ]);
    expect(await stored(api().app)).toEqual(before);
    expect(await step(officer, 'cancelImport', { importId: found.id })).toMatchObject({
      import: { state: 'CANCELLED' },
      userErrors: [],
    });
  });

  it('takes each row through disclosure, review, registration and publication', async () => {
    const { unit, officer } = await freshUnit();
    const { app } = api();
    await makeRegistered(app, unit, {});
    const done = await imported(
      app,
      officer,
      csv([...goodRows(450), goodRow(451, { summary: '' })]),
      'PUBLISHED',
    );
    expect(done).toMatchObject({ state: 'DONE', total: 451, created: 450, invalid: 1 });
    const results = (await resultsOf(app, unit.id)).filter(({ importId }) => importId === done.id);
    expect(results).toHaveLength(450);
    for (const result of results) {
      expect(result).toMatchObject({
        state: 'PUBLISHED',
        version: 1,
        securityScreening: 'CLEAR',
        attribute: 'AUTHORIZED',
        lastVersion: 1,
        disclosedBy: null,
      });
    }
    // Number 1 is the result that was there before.
    const year = clock.today().slice(0, 4);
    expect(results.map(({ registerNumber }) => registerNumber)).toEqual(
      results.map((_, index) => `${year}-${String(index + 2).padStart(4, '0')}`),
    );
    const reviews = await app.db.manager.findBy(ResultReview, { resultId: results[0]?.id ?? '' });
    expect(reviews).toMatchObject([
      {
        decision: 'REGISTERED',
        reviewerId: unit.officer.userId,
        checks: [
          { item: 'attested-import', passed: true },
          { item: 'certificate-seen', passed: true },
        ],
      },
    ]);
    const versions = await app.db.manager.findBy(ResultVersion, { resultId: results[0]?.id ?? '' });
    expect(versions).toMatchObject([{ number: 1, state: 'PUBLISHED', note: 'import' }]);
    const told = await app.db.manager.findBy(OutboxEvent, {
      topic: 'results',
      key: In(results.map(({ id }) => id)),
    });
    expect(told.map(({ key }) => key).sort()).toEqual(results.map(({ id }) => id).sort());
    expect(await chains(results.map(({ id }) => id))).toEqual({ import: 450 });
    expect(await chains([done.id])).toEqual({ 'createImport checkImport checked runImport finished': 1 });
    const event = await app.db.manager.findOneByOrFail(AuditEvent, { caseId: results[0]?.id ?? '' });
    expect(event).toMatchObject({
      job: 'import',
      userId: unit.officer.userId,
      membershipId: unit.officer.membershipId,
    });
    expect(event.facts).toMatchObject({
      importId: done.id,
      sourceId: 'K-1',
      attested: true,
      steps: ['disclose', 'startReview', 'register', 'publish'],
      before: { state: 'DRAFT', version: 0 },
      after: { state: 'PUBLISHED', version: 1 },
    });
    expect(event.rulebookVersion).toBeTruthy();
    expect(await rowsOf(officer, done.id, ['INVALID'])).toMatchObject([
      { sourceId: 'K-451', problems: [{ code: 'REQUIRED', field: 'summary', column: '成果简介' }] },
    ]);
  });

  it('asks of each row what the catalogue needs, and more where the unit adopted the rule (REG-1, REG-3)', async () => {
    const { unit, officer } = await freshUnit();
    const rows = [
      goodRow(1, { researchState: '' }),
      goodRow(2, { modes: '' }),
      goodRow(3, { howKept: '', rightKinds: '专有技术', rightNumbers: '' }),
      goodRow(4, { rightKinds: '', rightNumbers: '' }),
      goodRow(5, { completers: '' }),
      goodRow(6, { rightNumbers: '' }),
    ];
    const problems = async () => {
      const found = await checked(api().app, officer, csv(rows), 'PUBLISHED');
      return (await rowsOf(officer, found.id)).map((row) =>
        row.problems.map(({ field, code, column }) => `${code} ${field} ${column}`),
      );
    };
    const always = [
      [],
      ['REQUIRED modes 转化方式'],
      [],
      ['REQUIRED rights 知识产权类型'],
      ['REQUIRED completers 完成人'],
      ['REQUIRED rights.0.number 专利号'],
    ];
    expect(await problems()).toEqual(always);
    const rule = {
      organizationId: unit.id,
      ruleId: 'REG-1',
      effectiveFrom: clock.today(),
      reason: '修订管理办法',
    } as const;
    await adoptRule(await scopeOf(api().app, unit.administrator), rule);
    expect(await problems()).toEqual(always.with(0, ['REQUIRED researchState 研发状态']));
  });

  it('of the sample file are all but the one with a wrong check digit', async () => {
    const { officer } = await freshUnit();
    const done = await imported(api().app, officer, readFileSync('seeds/import-sample.csv'), 'PUBLISHED');
    const problems = (await rowsOf(officer, done.id, ['INVALID'])).map(({ sourceId, problems: found }) => [
      sourceId,
      ...found.map(({ field }) => field),
    ]);
    expect(done).toMatchObject({ created: 11, invalid: 1 });
    expect(problems).toEqual([['SJ-2026-007', 'rights.0.number']]);
  });

  it('keeps officers from attesting results of their own, by account and by name', async () => {
    const { unit } = await freshUnit();
    const { app } = api();
    const inventor = await makeMember(app, unit.administrator, ['OFFICER', 'RESEARCHER'], { name: '于四' });
    const client = await signedIn(api(), inventor);
    await imported(app, client, csv([goodRow(1)]));
    const [draft] = await resultsOf(app, unit.id);
    if (!draft) throw new Error('no draft');
    await saveResult(await scopeOf(app, unit.officer), {
      ...at(draft),
      content: { completers: [{ name: '完成人1', userId: inventor.userId, representative: true }] },
    });
    const done = await imported(
      app,
      client,
      csv([
        goodRow(1, { completers: '完成人1', title: '改' }),
        goodRow(2, { completers: '别人；于四' }),
        goodRow(3),
      ]),
      'PUBLISHED',
    );
    expect(done).toMatchObject({ created: 1, updated: 0, invalid: 2 });
    expect((await rowsOf(client, done.id)).map(({ problems }) => problems.map(({ code }) => code))).toEqual([
      ['FOUR_EYES'],
      ['FOUR_EYES'],
      [],
    ]);
    expect((await resultsOf(app, unit.id)).map(({ state, title }) => [state, title])).toEqual([
      ['DRAFT', '寒地水稻直播精量播种机 1'],
      ['PUBLISHED', '寒地水稻直播精量播种机 3'],
    ]);
  });
});

describe('published results and later files', () => {
  it('the same file changes nothing, a changed row makes a new version, a withdrawn one stays withdrawn', async () => {
    const { unit, officer } = await freshUnit();
    const { app } = api();
    const file = csv(goodRows(3));
    await imported(app, officer, file, 'PUBLISHED');
    const except = [
      'result_import',
      'result_import_row',
      'audit_event',
      'audit_head',
      'graphile_worker._private_jobs',
    ] as const;
    const before = await stored(app, except);
    expect(await imported(app, officer, file, 'PUBLISHED')).toMatchObject({
      unchanged: 3,
      created: 0,
      updated: 0,
    });
    expect(await stored(app, except)).toEqual(before);
    const third = (await resultsOf(app, unit.id))[2];
    if (!third) throw new Error('no third');
    await withdraw(await scopeOf(app, unit.officer), { ...at(third), reason: '重新评估' });
    const changed = csv([
      goodRow(1, { title: '新名称', rightKinds: '专有技术', rightNumbers: '' }),
      goodRow(2, { summary: '' }),
      goodRow(3, { price: '90' }),
    ]);
    const done = await imported(app, officer, changed, 'PUBLISHED');
    expect(done).toMatchObject({ updated: 2, invalid: 1 });
    const results = await resultsOf(app, unit.id);
    expect(
      results.map(({ state, title, lastVersion, attribute }) => [state, title, lastVersion, attribute]),
    ).toEqual([
      ['PUBLISHED', '新名称', 2, 'UNAUTHORIZED'],
      ['PUBLISHED', '寒地水稻直播精量播种机 2', 1, 'AUTHORIZED'],
      ['WITHDRAWN', '寒地水稻直播精量播种机 3', 2, 'AUTHORIZED'],
    ]);
    expect(await rowsOf(officer, done.id, ['INVALID'])).toMatchObject([
      { sourceId: 'K-2', problems: [{ code: 'REQUIRED', field: 'summary' }] },
    ]);
    const numbers = new Set(results.map(({ registerNumber }) => registerNumber));
    expect(numbers.size).toBe(3);
    expect(await chains(results.map(({ id }) => id))).toEqual({
      'import import': 1,
      import: 1,
      'import withdraw import': 1,
    });
  });

  it('drafts of an earlier import are published by the same file, with what was improved by hand', async () => {
    const { unit, officer } = await freshUnit();
    const { app } = api();
    const file = csv(goodRows(2));
    await imported(app, officer, file, 'DRAFT');
    const [first] = await resultsOf(app, unit.id);
    if (!first) throw new Error('no draft');
    await saveResult(await scopeOf(app, unit.officer), { ...at(first), content: { summary: '手工改进。' } });
    expect(await imported(app, officer, file, 'PUBLISHED')).toMatchObject({ updated: 2, invalid: 0 });
    expect((await resultsOf(app, unit.id)).map(({ state, summary }) => [state, summary])).toEqual([
      ['PUBLISHED', '手工改进。'],
      ['PUBLISHED', '适合寒地稻区的第2种。'],
    ]);
  });

  it('a returned draft whose order of completers is disputed waits', async () => {
    const { unit, officer } = await freshUnit();
    const { app } = api();
    await imported(app, officer, csv([goodRow(1)]));
    const [draft] = await resultsOf(app, unit.id);
    if (!draft) throw new Error('no draft');
    const byOfficer = await scopeOf(app, unit.officer);
    const named = await saveResult(byOfficer, {
      ...at(draft),
      content: { completers: [{ name: '完成人1', userId: unit.researcher.userId, representative: true }] },
    });
    const byResearcher = await scopeOf(app, unit.researcher);
    const disclosed = await disclose(byResearcher, at(named));
    const returned = await returnResult(byOfficer, {
      ...at(await startReview(byOfficer, at(disclosed))),
      reason: '请补充',
      checks: [],
    });
    await raiseOrderDispute(byResearcher, { resultId: returned.id, reason: '顺序有误' });
    const done = await imported(app, officer, csv([goodRow(1, { completers: '完成人1' })]), 'PUBLISHED');
    expect(await rowsOf(officer, done.id)).toMatchObject([
      { state: 'INVALID', problems: [{ code: 'STATE' }] },
    ]);
    expect(await resultsOf(app, unit.id)).toMatchObject([{ state: 'RETURNED', version: returned.version }]);
  });
});

it('in Jilin its own rules hold: a technical secret counts as authorised', async () => {
  const { unit, officer } = await freshUnit({ provinceCode: '220000', cityCode: '220100' });
  const rows = [
    goodRow(1, { rightKinds: '技术秘密', rightNumbers: '' }),
    goodRow(2, { rightKinds: '专利申请', rightNumbers: patent(2) }),
  ];
  const done = await imported(api().app, officer, csv(rows), 'PUBLISHED');
  expect(done).toMatchObject({ created: 2, invalid: 0 });
  expect((await resultsOf(api().app, unit.id)).map(({ attribute }) => attribute)).toEqual([
    'AUTHORIZED',
    'UNAUTHORIZED',
  ]);
});

it('runs as another officer than the one who checked, who then stands for it', async () => {
  const { unit, officer } = await freshUnit();
  const { app } = api();
  const found = await checked(app, officer, csv(goodRows(1)), 'PUBLISHED');
  const other = await signedIn(api(), unit.otherOfficer);
  await run(other, found);
  await drainJobs(app);
  expect(await view(other, found.id)).toMatchObject({
    state: 'DONE',
    created: 1,
    by: { id: unit.otherOfficer.userId },
  });
  const [result] = await resultsOf(app, unit.id);
  expect(await app.db.manager.findBy(ResultReview, { resultId: result?.id ?? '' })).toMatchObject([
    { reviewerId: unit.otherOfficer.userId },
  ]);
});
