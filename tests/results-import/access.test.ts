import { beforeAll, describe, expect, it } from 'vitest';
import { makeMember, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import { makeMarket, makeUnit, type TestUnit } from '../support/results.ts';
import {
  checked,
  create,
  csv,
  goodRows,
  type ImportView,
  imported,
  step,
  stored,
  upload,
} from './support.ts';

const api = useApi();
let unit: TestUnit;
let officer: ApiClient;
let researcher: ApiClient;
let supervisor: ApiClient;
let foreigner: ApiClient;
let done: ImportView;
let ready: ImportView;
beforeAll(async () => {
  const { operator, unit: made } = await makeMarket(api().app);
  unit = made;
  officer = await signedIn(api(), unit.officer);
  researcher = await signedIn(api(), unit.researcher);
  supervisor = await signedIn(api(), await makeMember(api().app, unit.administrator, ['SUPERVISOR']));
  foreigner = await signedIn(api(), (await makeUnit(api().app, operator)).officer);
  done = await imported(api().app, officer, csv(goodRows(2)));
  ready = await checked(api().app, officer, csv(goodRows(3)), 'PUBLISHED');
});

const steps = () =>
  [
    [
      'checkImport',
      {
        importId: ready.id,
        expectedVersion: ready.version,
        mapping: ready.suggestedMapping,
        target: 'PUBLISHED',
      },
    ],
    ['runImport', { importId: ready.id, expectedVersion: ready.version, attestReview: true }],
    ['pauseImport', { importId: ready.id }],
    ['resumeImport', { importId: ready.id }],
    ['cancelImport', { importId: ready.id }],
  ] as const;

async function expectRefused(client: ApiClient, code: string): Promise<void> {
  const before = await stored(api().app);
  for (const [name, input] of steps()) {
    const payload = await step(client, name, input);
    expect([name, payload.import, payload.userErrors.map((error) => error.code)]).toEqual([
      name,
      null,
      [code],
    ]);
  }
  expect(await stored(api().app)).toEqual(before);
}

async function seen(client: ApiClient): Promise<{
  one: unknown;
  many: number | null;
  codes: (string | undefined)[];
  report: number;
  file: number;
}> {
  const one = await client.ask<{ resultImport: unknown }>(
    'query ($id: ID!) { resultImport(id: $id) { id file { id } rows { edges { node { title } } } } }',
    { id: done.id },
  );
  const many = await client.ask<{ resultImports: { edges: unknown[] } }>(
    '{ resultImports { edges { node { id } } } }',
  );
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const get = async (path: string) =>
    (await fetch(`${api().address}${path}`, { headers: { cookie } })).status;
  const { fileId } = await api()
    .app.db.query(`SELECT file_id AS "fileId" FROM result_import WHERE id = $1`, [done.id])
    .then(([row]: { fileId: string }[]) => row ?? { fileId: '' });
  return {
    one: one.data?.resultImport ?? null,
    many: many.data?.resultImports?.edges.length ?? null,
    codes: [...(one.errors ?? []), ...(many.errors ?? [])].map(({ extensions }) => extensions.code),
    report: await get(done.reportUrl),
    file: await get(`/files/${fileId}`),
  };
}

describe('imports of a unit', () => {
  it('are seen by its officers, supervisors and administrators, and by nobody else', async () => {
    const there = { one: { id: done.id }, many: 2, codes: [], report: 200, file: 200 };
    for (const client of [officer, supervisor, await signedIn(api(), unit.administrator)])
      expect(await seen(client)).toMatchObject(there);
    expect(await seen(foreigner)).toEqual({ one: null, many: 0, codes: [], report: 404, file: 404 });
    expect(await seen(researcher)).toEqual({
      one: null,
      many: null,
      codes: ['FORBIDDEN'],
      report: 404,
      file: 404,
    });
    expect(await seen(api().visitor())).toEqual({
      one: null,
      many: null,
      codes: ['SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED'],
      report: 404,
      file: 404,
    });
  });

  it('are not there for steps of another unit or of a researcher, and only to be seen by supervisors', async () => {
    await expectRefused(foreigner, 'NOT_FOUND');
    await expectRefused(researcher, 'NOT_FOUND');
    await expectRefused(supervisor, 'FORBIDDEN');
  });

  it('are begun by officers only, with files of their own that were sent for it', async () => {
    const mine = await upload(officer, csv(goodRows(1)));
    const theirs = await upload(researcher, csv(goodRows(1)));
    const before = await stored(api().app);
    const begin = (client: ApiClient, fileId: string) =>
      client.mutate<{ userErrors: { code: string; field: string | null }[] }>(
        'createImport',
        { fileId, target: 'DRAFT' },
        '{ import { id } userErrors { code field } }',
      );
    expect((await begin(researcher, theirs.id)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect((await begin(supervisor, mine.id)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    for (const fileId of [theirs.id, 'x', '01900000-0000-7000-8000-000000000000']) {
      expect((await begin(officer, fileId)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'fileId' }]);
    }
    expect((await begin(foreigner, mine.id)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'fileId' }]);
    expect(await stored(api().app)).toEqual(before);
    // A file is taken in once.
    expect((await create(officer, csv(goodRows(1)))).userErrors).toEqual([]);
    expect((await begin(officer, mine.id)).userErrors).toEqual([]);
    expect((await begin(officer, mine.id)).userErrors).toEqual([{ code: 'NOT_FOUND', field: 'fileId' }]);
    await drainJobs(api().app);
  });
});

it('a page of rows takes the same number of statements for few and for many', async () => {
  const ask = async (count: number) => {
    const { id } = await imported(api().app, officer, csv(goodRows(count, 1000 + count)));
    const { statements, data } = await officer.ask<{ resultImport: { rows: { edges: unknown[] } } }>(
      'query ($id: ID!) { resultImport(id: $id) { rows(first: 100) { edges { node { line problems { code } result { id title } } } } } }',
      { id },
    );
    return [data?.resultImport.rows.edges.length, statements];
  };
  const [few, many] = [await ask(5), await ask(50)];
  expect(many).toEqual([50, few[1]]);
});
