import { afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { DEMANDS_TOPIC } from '../../../server/features/demands/change-demand.ts';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import { DEMANDS, indexDemands } from '../../../server/features/demands/search/demands-collection.ts';
import { RESULTS_TOPIC } from '../../../server/features/results/change-result.ts';
import { checkDrift } from '../../../server/features/search/index/drift.ts';
import { indexResults } from '../../../server/features/search/index/index-results.ts';
import { liveIndex, refreshLiveIndex } from '../../../server/features/search/index/live-index.ts';
import { needsRebuild, rebuildIndex } from '../../../server/features/search/index/rebuild.ts';
import { RESULTS } from '../../../server/features/search/index/results-collection.ts';
import { relatedTo } from '../../../server/features/search/query/related.ts';
import { searchJobs } from '../../../server/features/search/search.jobs.ts';
import { clock, DAY_MS, dayOf } from '../../../server/platform/clock.ts';
import { startOutboxWorker } from '../../../server/platform/outbox/outbox-worker.ts';
import type { SearchEngine } from '../../../server/platform/search/engine.ts';
import { indexNow, search } from '../../search/market.ts';
import { signedIn } from '../../support/accounts.ts';
import { useApi } from '../../support/api.ts';
import { makePublished } from '../../support/results.ts';
import { type DemandWorld, fullDemand, makeDemand, makeDemandWorld, moveTo, realTime } from '../support.ts';
import { board, countsOf, indexDemandsNow, titlesOf } from './board-support.ts';

const api = useApi();
let world: DemandWorld;
let engine: SearchEngine;
let open: Demand;
let soon: Demand;
let race: Demand;
let plain: Demand;
let anonymous: Demand;

const DRAFT = '还在起草的难题';

beforeAll(async () => {
  const { app } = api();
  if (!app.search) throw new Error('the tests need the engine');
  engine = app.search;
  world = await makeDemandWorld(api());
  open = await makeDemand(world, {
    content: { title: '寒地秸秆低温快速腐解', keywords: ['秸秆', '菌剂'], sector: 'BIOLOGY' },
  });
  soon = await makeDemand(world, {
    content: {
      title: '高压输电线路覆冰监测',
      keywords: ['覆冰', '输电'],
      problem:
        '冬季输电线路覆冰严重，人工巡检效率低，需要在零下四十度可靠工作的在线监测装置，并能给出覆冰厚度和拉力。',
      sector: 'ENERGY',
      bidsCloseAt: clock.in(3 * DAY_MS).toISOString(),
      bounty: 60_000_000n,
      confidentialPart: { text: '机密线路编号甲乙丙', fileIds: [] },
      contact: { name: '不公开联系人', phone: '13900000009', email: '' },
    },
  });
  race = await makeDemand(world, {
    mode: 'RACE',
    content: {
      title: '液压密封件耐寒材料',
      keywords: ['液压', '密封'],
      sector: 'NEW_MATERIALS',
      bounty: 600_000_000n,
    },
  });
  plain = await makeDemand(world, {
    mode: 'PLAIN',
    content: {
      title: '粮仓通风节能改造',
      keywords: ['粮仓'],
      sector: 'FOOD',
      wantedBy: dayOf(clock.in(20 * DAY_MS)),
      eligibility: { kinds: ['UNIVERSITY'], provinces: [], text: '' },
    },
  });
  anonymous = await makeDemand(world, {
    content: { title: '石墨烯导热膜量产工艺', keywords: ['石墨烯'], isAnonymous: true },
  });
  await makeDemand(world, { state: 'DRAFT', content: { title: DRAFT, keywords: [DRAFT] } });
  await makeDemand(world, { state: 'SETTLED', content: { title: '已经结清的榜单', keywords: ['结清'] } });
  await makeDemand(world, {
    state: 'CANCELLED',
    columns: { publishedAt: null },
    content: { title: '没有公开过的难题' },
  });
  await indexDemandsNow(app);
  await rebuildIndex(app, engine, DEMANDS);
});

afterEach(realTime);

const visitor = () => api().visitor();

describe('the board', () => {
  it('lists what was published, the newest first, without a statement', async () => {
    const { page, statements } = await board(visitor(), null, { facets: ['mode', 'mayBid'] });
    expect(statements).toBe(0);
    expect(page).toMatchObject({ match: 'ALL', degraded: false, totalCount: 6 });
    expect(titlesOf(page)).not.toContain(DRAFT);
    expect(page.edges[0]?.node.title).toBe('已经结清的榜单');
    expect(countsOf(page, 'mode')).toEqual({ OPEN_BIDDING: 4, RACE: 1, PLAIN: 1 });
    expect(countsOf(page, 'mayBid')).toEqual({ UNIVERSITY: 6, INSTITUTE: 5, ENTERPRISE: 5 });
  });

  it('finds by words, by sound, by number, and says what matched', async () => {
    expect((await board(visitor(), '秸秆腐解')).page.edges[0]?.node.id).toBe(open.id);
    expect(titlesOf((await board(visitor(), 'yeya mifeng')).page)).toEqual([race.title]);
    expect(titlesOf((await board(visitor(), plain.number)).page)).toContain(plain.title);
    const { page } = await board(visitor(), '覆冰监测');
    expect(
      page.edges[0]?.node.highlights?.title.filter(({ matched }) => matched).map(({ text }) => text),
    ).toEqual(['覆冰监测']);
  });

  it('finds what is about the same as a whole text', async () => {
    const { page } = await board(
      visitor(),
      '我们正在研究一种能够在极低温度下长期工作的输电线路覆冰厚度和拉力在线监测传感装置，想找有这方面需求的电力企业开展合作',
    );
    expect(page.match).toBe('RELATED');
    expect(page.edges[0]?.node.id).toBe(soon.id);
  });

  it('narrows by mode, sector, bounty and who may bid; facets go on counting their other values', async () => {
    const within = async (filter: object) => titlesOf((await board(visitor(), null, { filter })).page);
    expect(await within({ modes: ['RACE'] })).toEqual([race.title]);
    expect(await within({ sectors: ['ENERGY', 'FOOD'] })).toEqual([plain.title, soon.title]);
    expect(await within({ bountyBands: ['FROM_500K_TO_1M', 'FROM_5M_TO_10M'] })).toEqual([
      race.title,
      soon.title,
    ]);
    expect(await within({ mayBid: ['INSTITUTE'], sectors: ['FOOD'] })).toEqual([]);
    expect(await within({ closingWithinDays: 7 })).toEqual([soon.title]);
    expect(await within({ closingWithinDays: 25 })).toEqual([plain.title, soon.title]);
    const { page } = await board(visitor(), null, {
      filter: { modes: ['RACE'] },
      facets: ['mode', 'sector'],
    });
    expect(countsOf(page, 'mode')).toEqual({ OPEN_BIDDING: 4, RACE: 1, PLAIN: 1 });
    expect(countsOf(page, 'sector')).toEqual({ NEW_MATERIALS: 1 });
  });

  it('comes in the orders asked for, page by page', async () => {
    const all = async (sort: string) => {
      const first = (await board(visitor(), null, { sort, first: 4 })).page;
      const second = (await board(visitor(), null, { sort, first: 4, after: first.pageInfo.endCursor ?? '' }))
        .page;
      expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
      return [...titlesOf(first), ...titlesOf(second)];
    };
    const byDeadline = await all('DEADLINE');
    expect(byDeadline.slice(0, 2)).toEqual([soon.title, plain.title]);
    expect(byDeadline.at(-1)).toBe('已经结清的榜单');
    expect((await all('BOUNTY')).slice(0, 2)).toEqual([race.title, soon.title]);
    expect(new Set(await all('NEWEST')).size).toBe(6);
  });

  it('tells states by the clock, though nothing was indexed since', async () => {
    moveTo(clock.in(4 * DAY_MS));
    const { page } = await board(visitor(), null, {
      filter: { states: ['CLOSED_FOR_BIDS'] },
      facets: ['state'],
    });
    expect(page.edges.map(({ node }) => [node.title, node.state])).toEqual([[soon.title, 'CLOSED_FOR_BIDS']]);
    expect(countsOf(page, 'state')).toEqual({ OPEN: 4, CLOSED_FOR_BIDS: 1, SETTLED: 1 });
    const still = await board(visitor(), null, { filter: { states: ['OPEN'] } });
    expect(titlesOf(still.page)).not.toContain(soon.title);
    expect(still.page.totalCount).toBe(4);
  });

  it('refuses what makes no sense', async () => {
    const refused = async (args: string) => {
      const { errors } = await visitor().ask(`{ searchDemands(${args}) { totalCount } }`);
      return errors?.[0]?.extensions.code;
    };
    expect(await refused('facets: ["contact"]')).toBe('INVALID');
    expect(await refused('first: 101')).toBe('LIMIT');
    expect(await refused('filter: { closingWithinDays: -1 }')).toBe('LIMIT');
    expect(await refused('after: "bm8"')).toBe('INVALID');
  });
});

describe('what is not public', () => {
  it.each(['机密线路编号', '不公开联系人', '13900000009', DRAFT, '没有公开过的难题'])(
    '%s finds nothing',
    async (words) => {
      const { page } = await board(visitor(), words);
      expect(page.match === 'RELATED' || page.totalCount === 0).toBe(true);
      const uid = engine.indexName(DEMANDS.name);
      const documents: object[] = [];
      for await (const rows of engine.admin.pages<object>(uid, [], 100)) documents.push(...rows);
      expect(documents).toHaveLength(6);
      expect(JSON.stringify(documents)).not.toContain(words);
    },
  );

  it('the name of an anonymous poster is in no document and finds nothing of it', async () => {
    const { page } = await board(visitor(), '石墨烯');
    expect(page.edges[0]?.node).toMatchObject({
      id: anonymous.id,
      organizationId: null,
      organizationName: null,
    });
    const named = (await board(visitor(), '秸秆腐解')).page.edges[0]?.node;
    expect(named?.organizationId).toBe(world.poster.id);
    const byName = await board(visitor(), named?.organizationName ?? '');
    expect(titlesOf(byName.page)).not.toContain(anonymous.title);
    const own = await board(await signedIn(api(), world.poster.member), '石墨烯');
    expect(own.page.edges[0]?.node.organizationName).toBeNull();
  });
});

describe('the index of demands', () => {
  it('is one beside that of results: each hears of its own changes, rebuilds and drifts alone', async () => {
    const { app } = api();
    await makePublished(app, world.unit, { title: '只在成果里的名称' });
    await indexNow(app);
    await rebuildIndex(app, engine, RESULTS);
    expect((await board(visitor(), '只在成果里的名称')).page.match).not.toBe('EXACT');
    expect((await search(visitor(), '秸秆腐解')).page.match).not.toBe('EXACT');
    expect(await needsRebuild(app, engine, DEMANDS)).toBe(false);
    await engine.admin.drop(engine.indexName(DEMANDS.name));
    expect(await needsRebuild(app, engine, DEMANDS)).toBe(true);
    expect(await needsRebuild(app, engine, RESULTS)).toBe(false);
    await searchJobs.lookAfterSearch(app, {}, info);
    await refreshLiveIndex(app, DEMANDS);
    expect((await board(visitor())).page).toMatchObject({ degraded: false, totalCount: 6 });
    expect(await checkDrift(app, engine, DEMANDS)).toMatchObject({
      missing: 0,
      stale: 0,
      orphaned: 0,
      repaired: false,
    });
  });

  it('follows a change as soon as it commits, and a rebuild misses none', async () => {
    const { app } = api();
    const worker = await startOutboxWorker(app, {
      [DEMANDS_TOPIC]: indexDemands,
      [RESULTS_TOPIC]: indexResults,
    });
    onTestFinished(() => worker.stop());
    const rebuilding = rebuildIndex(app, engine, DEMANDS);
    const made = await makeDemand(world, { content: { title: '重建期间发布的榜单', keywords: ['重建'] } });
    await rebuilding;
    await expect
      .poll(async () => titlesOf((await board(visitor(), '重建期间发布')).page), {
        timeout: 20_000,
        interval: 50,
      })
      .toEqual([made.title]);
    expect(await app.db.query('SELECT 1 FROM search_rebuild')).toEqual([]);
  });

  it('tells what is related to a text, for matching', async () => {
    const index = liveIndex(api().app, DEMANDS);
    if (!index) throw new Error('there is an index');
    const found = await relatedTo(index, fullDemand('PLAIN').problem, {
      filter: 'state = "OPEN"',
      exclude: race.id,
    });
    expect(found.length).toBeGreaterThan(0);
    expect(found.map(({ id }) => id)).not.toContain(race.id);
  });

  it('has its status beside that of results, for operators', async () => {
    const client = await signedIn(api(), world.operator);
    const { data } = await client.ask<{ searchStatuses: { collection: string; documents: number }[] }>(
      '{ searchStatuses { collection documents published pending } }',
    );
    expect(data?.searchStatuses.map(({ collection }) => collection)).toEqual(['demands', 'results']);
    const { data: rebuilt } = await client.ask(
      'mutation { rebuildSearch(collection: "demands") { status { collection } userErrors { code } } }',
    );
    expect(rebuilt).toEqual({ rebuildSearch: { status: { collection: 'demands' }, userErrors: [] } });
    const { data: none } = await client.ask(
      'mutation { checkDrift(collection: "bids") { drift { missing } userErrors { code field } } }',
    );
    expect(none).toEqual({
      checkDrift: { drift: null, userErrors: [{ code: 'INVALID', field: 'collection' }] },
    });
  });
});

const info = { jobId: '1', attempt: 1, maxAttempts: 1, signal: new AbortController().signal };
