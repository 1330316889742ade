import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { editOrganization } from '../../server/features/accounts/organizations/edit-organization.service.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { ORGANIZATION_TOPIC } from '../../server/features/accounts/organizations/organization.topic.ts';
import { RESULTS_TOPIC } from '../../server/features/results/change-result.ts';
import { checkDrift } from '../../server/features/search/index/drift.ts';
import { indexResults, reindexOrganizations } from '../../server/features/search/index/index-results.ts';
import { refreshLiveIndex } from '../../server/features/search/index/live-index.ts';
import { needsRebuild, rebuildIndex } from '../../server/features/search/index/rebuild.ts';
import { RESULTS, RESULTS_INDEX } from '../../server/features/search/index/results-collection.ts';
import { newId } from '../../server/platform/ids.ts';
import { drain } from '../../server/platform/outbox/outbox.service.ts';
import { startOutboxWorker } from '../../server/platform/outbox/outbox-worker.ts';
import type { SearchEngine } from '../../server/platform/search/engine.ts';
import { type Member, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeMarket, makePublished, type TestUnit } from '../support/results.ts';
import { indexNow, search, titles } from './market.ts';

const api = useApi();
let unit: TestUnit;
let operator: Member;
let engine: SearchEngine;
let uid: string;

beforeAll(async () => {
  const { app } = api();
  if (!app.search) throw new Error('the tests need the engine');
  engine = app.search;
  uid = engine.indexName(RESULTS_INDEX);
  ({ operator, unit } = await makeMarket(app));
  await indexNow(app);
  await rebuildIndex(app, engine, RESULTS);
});

describe('the index', () => {
  it('follows a publication as soon as it commits', async () => {
    const { app } = api();
    const worker = await startOutboxWorker(app, { [RESULTS_TOPIC]: indexResults });
    onTestFinished(() => worker.stop());
    const result = await makePublished(app, unit, { title: '两秒之内可以检索的成果' });
    await expect
      .poll(async () => titles((await search(api().visitor(), '两秒之内可以检索')).page), {
        timeout: 20_000,
        interval: 20,
      })
      .toEqual([result.title]);
  });

  it('is rebuilt beside the live one, and misses nothing that changed meanwhile', async () => {
    const { app } = api();
    const versionBefore = (await search(api().visitor(), null)).page;
    const rebuilding = rebuildIndex(app, engine, RESULTS);
    const meanwhile = await makePublished(app, unit, { title: '重建期间发布的成果' });
    await rebuilding;
    await indexNow(app);
    expect(titles((await search(api().visitor(), '重建期间发布')).page)).toEqual([meanwhile.title]);
    expect((await search(api().visitor(), null)).page.totalCount).toBe(versionBefore.totalCount + 1);
    expect(await engine.admin.state(engine.indexName(`${RESULTS_INDEX}_next`))).toBeNull();
  });

  it('never shows a gap while it is rebuilt', async () => {
    const { app } = api();
    const total = (await search(api().visitor(), null)).page.totalCount;
    let done = false;
    const rebuilding = rebuildIndex(app, engine, RESULTS).finally(() => {
      done = true;
    });
    const seen = new Set<number>();
    while (!done) seen.add((await search(api().visitor(), null)).page.totalCount);
    await rebuilding;
    expect([...seen]).toEqual([total]);
  });

  it('is compared with the database and put in order: missing, stale and orphaned documents', async () => {
    const { app } = api();
    await rebuildIndex(app, engine, RESULTS);
    const [missing, stale] = [
      await makePublished(app, unit, { title: '索引里缺失的成果' }),
      await makePublished(app, unit, { title: '索引里陈旧的成果' }),
    ];
    await indexNow(app);
    const orphan = newId();
    const [document] = await engine.admin.documents<{ id: string; version: number; title: string }>(
      uid,
      [stale.id],
      ['id', 'version', 'title'],
    );
    await engine.admin.settled(await engine.admin.remove(uid, [missing.id]));
    await engine.admin.settled(
      await engine.admin.put(uid, [
        { ...document, version: 0 },
        { ...document, id: orphan, title: '幽灵成果' },
      ]),
    );
    expect(await checkDrift(app, engine, RESULTS)).toMatchObject({
      missing: 1,
      stale: 1,
      orphaned: 1,
      repaired: true,
    });
    await indexNow(app);
    expect(await checkDrift(app, engine, RESULTS)).toMatchObject({
      missing: 0,
      stale: 0,
      orphaned: 0,
      repaired: false,
    });
    expect((await search(api().visitor(), '幽灵成果')).page.edges.map(({ node }) => node.id)).not.toContain(
      orphan,
    );
  });

  it('is made anew when it was lost', async () => {
    const { app } = api();
    await rebuildIndex(app, engine, RESULTS);
    expect(await needsRebuild(app, engine, RESULTS)).toBe(false);
    await engine.admin.drop(uid);
    expect(await needsRebuild(app, engine, RESULTS)).toBe(true);
    await rebuildIndex(app, engine, RESULTS);
    await refreshLiveIndex(app, RESULTS);
    expect((await search(api().visitor(), '两秒之内可以检索')).page.totalCount).toBe(1);
  });

  it("follows an organisation's new name", async () => {
    const { app } = api();
    const { version } = await app.db.manager.findOneByOrFail(Organization, { id: unit.id });
    const change = { organizationId: unit.id, expectedVersion: version, name: '改名以后的示例大学' };
    await editOrganization(await scopeOf(app, unit.administrator), change);
    await drain(app, ORGANIZATION_TOPIC, reindexOrganizations);
    await indexNow(app);
    const { page } = await search(api().visitor(), '改名以后的示例大学');
    expect(page.totalCount).toBeGreaterThan(0);
  });
});

describe('operating the search', () => {
  it('is for operators: status, rebuild, drift, synonyms', async () => {
    const client = await signedIn(api(), operator);
    const { data } = await client.ask<{ searchStatus: object }>(
      '{ searchStatus { available documents published pending indexVersion } }',
    );
    expect(data?.searchStatus).toMatchObject({ available: true, pending: 0 });
    const made = await makePublished(api().app, unit, { title: '同义词检验用的拖拉机部件' });
    await indexNow(api().app);
    const set = await client.ask(
      'mutation { setSynonyms(input: { term: "铁牛", synonyms: ["拖拉机"] }) { synonyms { term synonyms } userErrors { code } } }',
    );
    expect(set.data).toEqual({
      setSynonyms: { synonyms: [{ term: '铁牛', synonyms: ['拖拉机'] }], userErrors: [] },
    });
    expect(titles((await search(api().visitor(), '铁牛')).page)).toContain(made.title);
  });

  it.each([
    'rebuildSearch { status { documents } userErrors { code } }',
    'checkDrift { drift { missing } userErrors { code } }',
  ])('is refused to others: %s', async (mutation) => {
    const client = await signedIn(api(), unit.officer);
    const { errors } = await client.ask(`mutation { ${mutation} }`);
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });
});
