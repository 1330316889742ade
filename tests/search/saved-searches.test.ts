import { beforeAll, describe, expect, it } from 'vitest';
import { sendDigests } from '../../server/features/search/saved/digest.service.ts';
import { SavedSearchRecord } from '../../server/features/search/saved/saved-search.entity.ts';
import type { JobInfo } from '../../server/platform/jobs/jobs.ts';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, USER_ERRORS, useApi } from '../support/api.ts';
import { makeMarket, makePublished, type TestUnit } from '../support/results.ts';
import { indexNow } from './market.ts';

const api = useApi();
let unit: TestUnit;
let mine: ApiClient;
let other: ApiClient;

beforeAll(async () => {
  ({ unit } = await makeMarket(api().app));
  await makePublished(api().app, unit, { title: '已有的秸秆成果' });
  await indexNow(api().app);
  mine = await signedIn(api(), unit.researcher);
  other = await signedIn(api(), unit.officer);
});

interface Payload {
  savedSearch: { id: string; name: string; filter: string; newCount: number; digest: boolean } | null;
  userErrors: { code: string; field: string | null }[];
}

const PAYLOAD = `{ savedSearch { id name query filter digest newCount lastDigestAt } ${USER_ERRORS} }`;
const save = (client: ApiClient, input: object) => client.mutate<Payload>('saveSearch', input, PAYLOAD);
const rows = () => api().app.db.manager.find(SavedSearchRecord, { order: { id: 'ASC' } });
const info: JobInfo = { jobId: '1', attempt: 1, maxAttempts: 1, signal: new AbortController().signal };

async function waitingMails(): Promise<{ to: string; subject: string; text: string }[]> {
  const found = await api().app.db.query<{ payload: { to: string; subject: string; text: string } }[]>(
    `SELECT payload FROM graphile_worker._private_jobs job
     JOIN graphile_worker._private_tasks task ON task.id = job.task_id WHERE task.identifier = 'mail' ORDER BY job.id`,
  );
  return found.map(({ payload }) => payload).filter(({ subject }) => subject.includes('秸秆订阅'));
}

describe('saved searches', () => {
  it('keep query and filter, and tell what is new, once', async () => {
    const { savedSearch } = await save(mine, {
      name: '秸秆订阅',
      query: '秸秆',
      filter: { sectors: ['BIOLOGY'], trls: [7] },
      digest: true,
    });
    expect(savedSearch).toMatchObject({ name: '秸秆订阅', newCount: 0, digest: true });
    expect(JSON.parse(savedSearch?.filter ?? '')).toEqual({ sectors: ['BIOLOGY'], trls: [7] });
    await makePublished(api().app, unit, { title: '新来的秸秆成果' });
    await makePublished(api().app, unit, { title: '别处的秸秆成果', sector: 'ENERGY' });
    await indexNow(api().app);
    const { data } = await mine.ask<{ savedSearches: { newCount: number }[] }>(
      '{ savedSearches { newCount } }',
    );
    expect(data?.savedSearches).toEqual([{ newCount: 1 }]);

    await Promise.all([sendDigests(api().app, {}, info), sendDigests(api().app, {}, info)]);
    const mails = await waitingMails();
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      to: unit.researcher.email,
      text: expect.stringContaining('新来的秸秆成果'),
    });
    expect(mails[0]?.text).not.toContain('已有的秸秆成果');
    await sendDigests(api().app, {}, info);
    expect(await waitingMails()).toHaveLength(1);
  });

  it('belong to one user: others neither see, change nor delete them', async () => {
    const before = await rows();
    const savedSearchId = before[0]?.id;
    const { data } = await other.ask('{ savedSearches { id } }');
    expect(data).toEqual({ savedSearches: [] });
    const edited = await other.mutate<Payload>('editSavedSearch', { savedSearchId, name: '我的了' }, PAYLOAD);
    expect(edited.userErrors).toMatchObject([{ code: 'NOT_FOUND', field: 'savedSearchId' }]);
    const { data: deleted } = await other.ask(
      'mutation ($input: SavedSearchStepInput!) { deleteSavedSearch(input: $input) { done userErrors { code } } }',
      { input: { savedSearchId } },
    );
    expect(deleted).toEqual({ deleteSavedSearch: { done: false, userErrors: [{ code: 'NOT_FOUND' }] } });
    expect(await rows()).toEqual(before);
  });

  it.each([
    ['without a name', { name: '  ', query: 'x', digest: false }, 'REQUIRED', 'name'],
    [
      'with a name of 200 characters',
      { name: '名'.repeat(200), query: 'x', digest: false },
      'TOO_LONG',
      'name',
    ],
  ])('are refused %s', async (_what, input, code, field) => {
    const before = await rows();
    const { data, errors } = await mine.ask<{ saveSearch: Payload }>(
      `mutation ($input: SaveSearchInput!) { saveSearch(input: $input) ${PAYLOAD} }`,
      { input },
    );
    const refused = data?.saveSearch.userErrors ?? errors?.[0]?.extensions.userErrors;
    expect(refused).toMatchObject([{ code, field }]);
    expect(await rows()).toEqual(before);
  });

  it('are for those who are signed in', async () => {
    const { errors } = await api().visitor().ask('{ savedSearches { id } }');
    expect(errors?.[0]?.extensions.code).toBe('SIGN_IN_REQUIRED');
  });
});
