import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished, vi } from 'vitest';
import { editOrganization } from '../../server/features/accounts/organizations/edit-organization.service.ts';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { ORGANIZATION_TOPIC } from '../../server/features/accounts/organizations/organization.topic.ts';
import { RESULTS_TOPIC } from '../../server/features/results/change-result.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { indexResults, reindexOrganizations } from '../../server/features/search/index/index-results.ts';
import { refreshLiveIndex } from '../../server/features/search/index/live-index.ts';
import { needsRebuild, rebuildIndex } from '../../server/features/search/index/rebuild.ts';
import { RESULTS, RESULTS_INDEX } from '../../server/features/search/index/results-collection.ts';
import { SearchIndexState } from '../../server/features/search/index/search-index.entity.ts';
import { watchEngine } from '../../server/features/search/index/watch-engine.ts';
import { searchJobs } from '../../server/features/search/search.jobs.ts';
import { drain, outboxLag } from '../../server/platform/outbox/outbox.service.ts';
import { startOutboxWorker } from '../../server/platform/outbox/outbox-worker.ts';
import type { SearchEngine } from '../../server/platform/search/engine.ts';
import { scopeOf } from '../support/accounts.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { at, makeMarket, makePublished, type TestUnit } from '../support/results.ts';
import { indexNow, search, titles } from './market.ts';

/** The way to the engine, which can be cut. */
class Line {
  readonly #target = new URL(inject('services').search.url);
  readonly #sockets = new Set<Socket>();
  #server: Server | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async open(): Promise<void> {
    const server = createServer((inner) => {
      const outer = connect(Number(this.#target.port), this.#target.hostname);
      for (const [from, to] of [
        [inner, outer],
        [outer, inner],
      ] as const) {
        this.#sockets.add(from);
        from.pipe(to);
        from.on('error', () => to.destroy());
        from.on('close', () => to.destroy());
      }
    });
    server.listen(this.#port, '127.0.0.1');
    await once(server, 'listening');
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  async cut(): Promise<void> {
    const server = this.#server;
    if (!server) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of this.#sockets) socket.destroy();
    this.#sockets.clear();
    await closed;
    this.#server = null;
  }
}

const line = new Line();
let api: TestApi;
let engine: SearchEngine;
let unit: TestUnit;

beforeAll(async () => {
  await line.open();
  api = await startApi({ MEILI_URL: line.url });
  if (!api.app.search) throw new Error('the tests need the engine');
  engine = api.app.search;
  ({ unit } = await makeMarket(api.app));
  await makePublished(api.app, unit, { title: '一直都在的液压成果' });
  await indexNow(api.app);
  await rebuildIndex(api.app, engine, RESULTS);
});

afterAll(async () => {
  await line.cut();
  await api.close();
});

const info = { jobId: '1', attempt: 1, maxAttempts: 1, signal: new AbortController().signal };
const found = async (query: string) => titles((await search(api.visitor(), query)).page);
const match = async () => (await search(api.visitor(), '液压')).page.match;

describe('when the engine goes away and comes back', () => {
  it('the database answers at once, then the engine again, and what changed meanwhile is found', async () => {
    const { app } = api;
    const worker = await startOutboxWorker(app, { [RESULTS_TOPIC]: indexResults });
    onTestFinished(() => worker.stop());
    watchEngine(app, () => Promise.resolve());
    expect(await match()).toBe('EXACT');

    await line.cut();
    expect(await match()).toBe('DEGRADED');
    const made = await makePublished(app, unit, { title: '断线期间发布的成果' });
    expect(await found('断线期间发布')).toEqual([made.title]);
    await expect.poll(() => attemptsWaiting(), { timeout: 10_000 }).toBeGreaterThan(0);

    await line.open();
    await expect.poll(match, { timeout: 15_000 }).toBe('EXACT');
    await expect.poll(() => found('断线期间发布'), { timeout: 15_000 }).toEqual([made.title]);
    expect((await search(api.visitor(), '断线期间发布')).page.degraded).toBe(false);
    await expect.poll(async () => (await outboxLag(app, RESULTS_TOPIC)).pending).toBe(0);
  });

  /** Tries of what waits in the outbox. */
  async function attemptsWaiting(): Promise<number> {
    const [row] = await api.app.db.query<[{ attempts: number }]>(
      `SELECT coalesce(max(attempts), 0)::int AS attempts FROM outbox_event WHERE topic = $1`,
      [RESULTS_TOPIC],
    );
    return row.attempts;
  }
});

describe('when the index is lost while the market runs', () => {
  it('searches are degraded, changes wait, and it is made again with them', async () => {
    const { app } = api;
    await engine.admin.drop(engine.indexName(RESULTS_INDEX));
    expect(await match()).toBe('DEGRADED');
    const made = await makePublished(app, unit, { title: '索引丢失时发布的成果' });
    // Written into an index of its own making it would be found alone, and the loss would not be noticed.
    expect(await drain(app, RESULTS_TOPIC, indexResults)).toBe(0);
    expect(await engine.admin.state(engine.indexName(RESULTS_INDEX))).toBeNull();

    await searchJobs.lookAfterSearch(app, {}, info);
    await refreshLiveIndex(app, RESULTS);
    expect(await match()).toBe('EXACT');
    expect(await found('索引丢失时发布')).toEqual([made.title]);
    expect(await drain(app, RESULTS_TOPIC, indexResults)).toBe(1);
  });

  it('is noticed by the worker', async () => {
    const onLoss = vi.fn(() => Promise.resolve());
    watchEngine(api.app, onLoss);
    await engine.admin.drop(engine.indexName(RESULTS_INDEX));
    await vi.waitFor(() => expect(onLoss).toHaveBeenCalled(), { timeout: 10_000 });
    await searchJobs.lookAfterSearch(api.app, {}, info);
  });
});

describe('an index', () => {
  it('of another shape than the code makes is made again', async () => {
    const { manager } = api.app.db;
    expect(await needsRebuild(api.app, engine, RESULTS)).toBe(false);
    await manager.update(SearchIndexState, { name: RESULTS_INDEX }, { shape: 'of-old' });
    expect(await needsRebuild(api.app, engine, RESULTS)).toBe(true);
    await searchJobs.lookAfterSearch(api.app, {}, info);
    expect(await needsRebuild(api.app, engine, RESULTS)).toBe(false);
  });

  it('that has lost most of its documents is made again', async () => {
    for (const number of [1, 2, 3]) await makePublished(api.app, unit, { title: `又一项成果${number}` });
    await indexNow(api.app);
    expect(await needsRebuild(api.app, engine, RESULTS)).toBe(false);
    const uid = engine.indexName(RESULTS_INDEX);
    const ids: string[] = [];
    for await (const page of engine.admin.pages<{ id: string }>(uid, ['id'], 100))
      ids.push(...page.map(({ id }) => id));
    await engine.admin.settled(await engine.admin.remove(uid, ids.slice(1)));
    expect(await needsRebuild(api.app, engine, RESULTS)).toBe(true);
    await searchJobs.lookAfterSearch(api.app, {}, info);
    await refreshLiveIndex(api.app, RESULTS);
    expect((await search(api.visitor(), null)).page.totalCount).toBe(ids.length);
  });
});

describe('a rebuild', () => {
  it('misses neither a new name of an organisation nor a withdrawal, though it had read the results before', async () => {
    const { app } = api;
    const gone = await makePublished(app, unit, { title: '重建途中撤下的成果' });
    await indexNow(app);
    const put = engine.admin.put.bind(engine.admin);
    const writing = vi.spyOn(engine.admin, 'put').mockImplementationOnce(async (index, documents) => {
      // The rebuild holds what it read; now everything changes before it has written that.
      const { version } = await app.db.manager.findOneByOrFail(Organization, { id: unit.id });
      const change = { organizationId: unit.id, expectedVersion: version, name: '重建途中改名的大学' };
      await editOrganization(await scopeOf(app, unit.administrator), change);
      await withdraw(await scopeOf(app, unit.officer), { ...at(gone), reason: '权属复核' });
      await drain(app, ORGANIZATION_TOPIC, reindexOrganizations);
      await drain(app, RESULTS_TOPIC, indexResults);
      return put(index, documents);
    });
    await rebuildIndex(app, engine, RESULTS);
    writing.mockRestore();
    await refreshLiveIndex(app, RESULTS);
    const { page } = await search(api.visitor(), null, { facets: ['organization'], first: 100 });
    expect(page.facets[0]?.values).toEqual([
      { value: unit.id, label: '重建途中改名的大学', count: page.totalCount },
    ]);
    expect(titles(page)).not.toContain(gone.title);
    expect(await app.db.query('SELECT 1 FROM search_rebuild')).toEqual([]);
    expect(await app.db.query('SELECT 1 FROM search_rebuild_change')).toEqual([]);
  });

  it('that was cut off is forgotten by the next one', async () => {
    const { app } = api;
    const failing = vi.spyOn(engine.admin, 'swap').mockRejectedValueOnce(new Error('cut off'));
    await expect(rebuildIndex(app, engine, RESULTS)).rejects.toThrow('cut off');
    failing.mockRestore();
    const total = (await search(api.visitor(), null)).page.totalCount;
    await rebuildIndex(app, engine, RESULTS);
    await refreshLiveIndex(app, RESULTS);
    expect((await search(api.visitor(), null)).page.totalCount).toBe(total);
    expect(await engine.admin.state(engine.indexName(`${RESULTS_INDEX}_next`))).toBeNull();
  });
});
