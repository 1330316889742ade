import { beforeAll, describe, expect, it } from 'vitest';
import { Completer, ResultRight } from '../../server/features/results/data/result-parts.entity.ts';
import { deleteDraft } from '../../server/features/results/disclosure/delete-draft.service.ts';
import { saveResult } from '../../server/features/results/disclosure/save-result.service.ts';
import type { Member } from '../support/accounts.ts';
import { scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { at, makeMarket, makeUnit, type TestUnit } from '../support/results.ts';
import { encoded, streamedWorkbook } from './files.ts';
import {
  check,
  create,
  csv,
  goodRow,
  goodRows,
  imported,
  patent,
  resultsOf,
  rowsOf,
  step,
  stored,
  upload,
} from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let officer: ApiClient;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  officer = await signedIn(api(), unit.officer);
});

async function freshUnit(): Promise<{ unit: TestUnit; officer: ApiClient }> {
  const made = await makeUnit(api().app, operator);
  return { unit: made, officer: await signedIn(api(), made.officer) };
}

describe('taking a file in', () => {
  it('tells format, encoding, columns with samples and the mapping that the headers suggest', async () => {
    const { import: made, userErrors } = await create(officer, encoded(csv(goodRows(7)), 'gb18030'), {
      name: '成果.csv',
    });
    expect(userErrors).toEqual([]);
    expect(made).toMatchObject({
      state: 'UPLOADED',
      version: 1,
      target: 'DRAFT',
      format: 'CSV',
      encoding: 'gb18030',
      total: null,
      processed: 0,
      file: { name: '成果.csv' },
      by: { id: unit.officer.userId },
    });
    expect(made?.sampleRows).toHaveLength(5);
    expect(made?.columns[0]).toEqual({
      index: 0,
      header: '来源编号',
      samples: ['K-1', 'K-2', 'K-3', 'K-4', 'K-5'],
    });
    expect(made?.suggestedMapping.map(({ field }) => field)).toEqual([
      'sourceId',
      'title',
      'summary',
      'sector',
      'stage',
      'modes',
      'completers',
      'rightKinds',
      'rightNumbers',
      'price',
      'keywords',
      'howKept',
      'researchState',
      'marketProspects',
    ]);
    expect(made?.mapping).toEqual(made?.suggestedMapping);
  });

  it.each<[string, Buffer | string, Record<string, string>]>([
    ['only a header', '来源编号,成果名称\n', { reason: 'only-header' }],
    ['an unclosed quote', '编号,名称\n1,"甲\n', { reason: 'unclosed-quote', line: '2' }],
    ['a broken workbook', Buffer.alloc(0), { reason: 'broken-workbook' }],
    ['a line that is no JSON', '{"title":"甲"}\nno\n', { reason: 'not-json', line: '2' }],
  ])('refuses %s and keeps nothing but the upload', async (_what, text, params) => {
    const whole = await streamedWorkbook([['名称'], ['甲']], true);
    const { id } = await upload(officer, text.length === 0 ? whole.subarray(0, whole.length - 40) : text);
    const before = await stored(api().app);
    const { import: made, userErrors } = await officer.mutate<Awaited<ReturnType<typeof create>>>(
      'createImport',
      { fileId: id, target: 'DRAFT' },
      '{ import { id } userErrors { code field params { name value } } }',
    );
    expect(made).toBeNull();
    expect(userErrors).toEqual([
      {
        code: 'INVALID',
        field: 'fileId',
        params: Object.entries(params).map(([name, value]) => ({ name, value })),
      },
    ]);
    expect(await stored(api().app)).toEqual(before);
  });

  it.each<[string, Buffer, string]>([
    ['a picture with the name of a table', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'a.csv'],
    ['a program', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0]), 'a.csv'],
    ['a web page', Buffer.from('<html><body>名称</body></html>'), 'a.csv'],
    ['an archive that is no workbook', Buffer.from('504b0304140000000000', 'hex'), 'a.xlsx'],
  ])('the upload itself refuses %s', async (_what, bytes, name) => {
    expect(await upload(officer, bytes, name)).toMatchObject({
      status: 415,
      userErrors: [{ code: 'INVALID' }],
    });
  });

  it('refuses an unknown encoding, and takes the right one', async () => {
    const file = encoded(csv(goodRows(1)), 'gb18030');
    expect((await create(officer, file, { encoding: 'big5' })).userErrors).toMatchObject([
      { code: 'INVALID', params: [{ value: 'encoding' }, { value: 'big5' }] },
    ]);
    expect((await create(officer, file, { encoding: 'utf-8' })).userErrors).toMatchObject([
      { code: 'INVALID', params: [{ value: 'encoding' }, { name: 'line', value: '1' }, { value: 'utf-8' }] },
    ]);
    expect((await create(officer, file, { encoding: 'GB18030' })).import).toMatchObject({
      encoding: 'gb18030',
    });
  });
});

describe('the mapping', () => {
  it('is refused with every fault by its place, and nothing starts', async () => {
    const { import: made } = await create(officer, 'a,b\n1,2\n');
    const before = await stored(api().app);
    const mapping = [
      { column: 5, field: 'sourceId' },
      { column: 0, field: 'nothing' },
      { column: 1, field: 'summary' },
      { column: 0, field: 'summary' },
    ];
    const { userErrors } = await step(officer, 'checkImport', {
      importId: made?.id,
      expectedVersion: 1,
      mapping,
      target: 'DRAFT',
    });
    expect(userErrors.map(({ code, field }) => [code, field])).toEqual([
      ['INVALID', 'mapping.0.column'],
      ['INVALID', 'mapping.1.field'],
      ['ALREADY_EXISTS', 'mapping.3.field'],
      ['REQUIRED', 'mapping'],
    ]);
    expect(await stored(api().app)).toEqual(before);
  });

  it('is refused to who saw an older version, and before the check nothing runs', async () => {
    const { import: made } = await create(officer, csv(goodRows(1)));
    if (!made) throw new Error('no import');
    await check(officer, made);
    const before = await stored(api().app);
    expect((await check(officer, made)).userErrors).toMatchObject([
      { code: 'CONFLICT', field: 'expectedVersion' },
    ]);
    const early = { importId: made.id, expectedVersion: 2, attestReview: false };
    expect((await step(officer, 'runImport', early)).userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(await stored(api().app)).toEqual(before);
    await drainJobs(api().app);
  });
});

describe('a run as drafts', () => {
  it('makes drafts with everything that the rows say', async () => {
    const { unit, officer } = await freshUnit();
    const done = await imported(api().app, officer, csv([...goodRows(3), goodRow(4, { sector: '量子' })]));
    expect(done).toMatchObject({ state: 'DONE', total: 4, processed: 4, created: 3, invalid: 1 });
    const results = await resultsOf(api().app, unit.id);
    expect(results).toMatchObject(
      [1, 2, 3].map((number) => ({
        state: 'DRAFT',
        version: 1,
        sourceId: `K-${number}`,
        importId: done.id,
        title: `寒地水稻直播精量播种机 ${number}`,
        sector: 'FARM_MACHINERY',
        stage: 'DEVELOPMENT',
        modes: ['LICENSE', 'EQUITY'],
        keywords: ['水稻', '直播'],
        priceKind: 'RANGE',
        priceMin: 40_000_000n,
        priceMax: 70_000_000n,
        registerNumber: null,
        lastVersion: 0,
        createdBy: unit.officer.userId,
        provinceCode: '230000',
        cityCode: '230100',
      })),
    );
    const first = { resultId: results[0]?.id ?? '' };
    const people = await api().app.db.manager.find(Completer, { where: first, order: { position: 'ASC' } });
    expect(people).toMatchObject([
      { name: '完成人1', representative: true, userId: null },
      { name: '同事1', representative: false },
    ]);
    const rights = await api().app.db.manager.find(ResultRight, { where: first, order: { position: 'ASC' } });
    expect(rights).toMatchObject([
      { kind: 'INVENTION_PATENT', number: patent(1) },
      { kind: 'KNOW_HOW', number: null },
    ]);
    const rows = await rowsOf(officer, done.id);
    expect(rows.map(({ state, result }) => [state, result?.title ?? null])).toEqual([
      ...results.map(({ title }) => ['CREATED', title]),
      ['INVALID', null],
    ]);
  });

  it('of the same file again changes nothing; of changed rows changes those', async () => {
    const { unit, officer } = await freshUnit();
    const rows = goodRows(3);
    await imported(api().app, officer, csv(rows));
    const except = [
      'result_import',
      'result_import_row',
      'audit_event',
      'audit_head',
      'graphile_worker._private_jobs',
    ] as const;
    const before = await stored(api().app, except);
    // The same rows count as the same from another format, too.
    const columns = [
      '来源编号',
      '成果名称',
      '成果简介',
      '所属领域',
      '研究阶段',
      '转化方式',
      '完成人',
      '知识产权类型',
      '专利号',
      '意向价格(万元)',
      '关键词',
      '保密措施',
      '研发状态',
      '市场前景',
    ];
    const workbook = await streamedWorkbook([columns, ...rows.map((row) => Object.values(row))], true);
    for (const file of [csv(rows), workbook]) {
      expect(await imported(api().app, officer, file)).toMatchObject({
        state: 'DONE',
        created: 0,
        updated: 0,
        unchanged: 3,
        invalid: 0,
      });
      expect(await stored(api().app, except)).toEqual(before);
    }
    const changed = [goodRow(1), goodRow(2, { title: '新名称' }), goodRow(3), goodRow(4)];
    const done = await imported(api().app, officer, csv(changed));
    expect(done).toMatchObject({ created: 1, updated: 1, unchanged: 2 });
    expect((await resultsOf(api().app, unit.id)).map(({ title, version }) => [title, version])).toEqual([
      ['寒地水稻直播精量播种机 1', 1],
      ['新名称', 2],
      ['寒地水稻直播精量播种机 3', 1],
      ['寒地水稻直播精量播种机 4', 1],
    ]);
  });

  it('changes only what its columns speak of, and leaves accounts and certificates where they are', async () => {
    const { unit, officer } = await freshUnit();
    const { app } = api();
    await imported(app, officer, csv([goodRow(1, { completers: '甲；乙', rightNumbers: patent(71) })]));
    const [draft] = await resultsOf(app, unit.id);
    if (!draft) throw new Error('no draft');
    await saveResult(await scopeOf(app, unit.officer), {
      ...at(draft),
      content: {
        seeking: '农机企业',
        rights: [{ kind: 'INVENTION_PATENT', number: patent(71), holder: '单位', expiresOn: '2043-01-01' }],
        completers: [
          { name: '甲', representative: false },
          { name: '乙', userId: unit.researcher.userId, representative: true },
        ],
      },
    });
    await imported(
      app,
      officer,
      csv([goodRow(1, { completers: '甲；乙；丙', rightNumbers: patent(71), summary: '改过。' })]),
    );
    await imported(app, officer, csv([{ sourceId: 'K-1', title: '只有名称' }], ['sourceId', 'title']));
    const { manager } = app.db;
    expect(await resultsOf(app, unit.id)).toMatchObject([
      {
        title: '只有名称',
        summary: '改过。',
        seeking: '农机企业',
        keywords: ['水稻', '直播'],
        sector: 'FARM_MACHINERY',
      },
    ]);
    expect(
      await manager.find(Completer, { where: { resultId: draft.id }, order: { position: 'ASC' } }),
    ).toMatchObject([
      { name: '甲', representative: false },
      { name: '乙', representative: true, userId: unit.researcher.userId },
      { name: '丙', representative: false },
    ]);
    expect(await manager.findBy(ResultRight, { resultId: draft.id })).toMatchObject([
      { kind: 'INVENTION_PATENT', number: patent(71), holder: '单位', expiresOn: '2043-01-01' },
      { kind: 'KNOW_HOW' },
    ]);
  });

  it('makes a draft anew that was deleted, and refuses one that was handed in', async () => {
    const { unit, officer } = await freshUnit();
    const { app } = api();
    const file = csv(goodRows(2));
    await imported(app, officer, file);
    const [first, second] = await resultsOf(app, unit.id);
    if (!first || !second) throw new Error('no drafts');
    const scope = await scopeOf(app, unit.officer);
    await deleteDraft(scope, at(first));
    await app.db.query(`UPDATE tech_result SET state = 'DISCLOSED' WHERE id = $1`, [second.id]);
    expect(await imported(app, officer, file)).toMatchObject({ created: 1, unchanged: 1 });
    const refused = await imported(app, officer, csv([goodRow(2, { title: '改' })]));
    expect(refused).toMatchObject({ invalid: 1, updated: 0 });
    expect(await rowsOf(officer, refused.id)).toMatchObject([
      { state: 'INVALID', problems: [{ code: 'STATE', field: 'sourceId' }] },
    ]);
    expect((await resultsOf(app, unit.id)).map(({ title, state }) => [title, state])).toEqual([
      ['寒地水稻直播精量播种机 1', 'DRAFT'],
      ['寒地水稻直播精量播种机 2', 'DISCLOSED'],
    ]);
  });
});
