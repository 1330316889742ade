import { beforeAll, describe, expect, it } from 'vitest';
import type { Demand } from '../../../server/features/demands/data/demand.entity.ts';
import { clock, DAY_MS, dayOf } from '../../../server/platform/clock.ts';
import { useApi } from '../../support/api.ts';
import { type DemandWorld, makeDemand, makeDemandWorld, moveTo, realTime } from '../support.ts';
import { board, titlesOf } from './board-support.ts';

// Nobody listens on the discard port: the engine is away from the first request on.
const api = useApi({ MEILI_URL: 'http://127.0.0.1:9' });
let world: DemandWorld;
let open: Demand;
let plain: Demand;

beforeAll(async () => {
  world = await makeDemandWorld(api());
  open = await makeDemand(world, {
    content: { title: '覆冰在线监测', bounty: 60_000_000n, bidsCloseAt: clock.in(3 * DAY_MS).toISOString() },
  });
  plain = await makeDemand(world, {
    mode: 'PLAIN',
    content: {
      title: '粮仓通风节能',
      wantedBy: dayOf(clock.in(20 * DAY_MS)),
      isAnonymous: true,
      eligibility: { kinds: ['UNIVERSITY'], provinces: [], text: '' },
    },
  });
  await makeDemand(world, { state: 'DRAFT', content: { title: '起草中的覆冰难题' } });
});

const visitor = () => api().visitor();
const within = async (filter: object) => titlesOf((await board(visitor(), null, { filter })).page);

describe('while the search engine is away', () => {
  it('the database answers with published demands, and says so', async () => {
    const { page } = await board(visitor(), '覆冰');
    expect(page).toMatchObject({ match: 'DEGRADED', degraded: true, totalCount: 1, facets: [] });
    expect(titlesOf(page)).toEqual([open.title]);
    expect((await board(visitor(), '%')).page.totalCount).toBe(0);
  });

  it('filters are those of the index', async () => {
    expect(await within({ modes: ['PLAIN'] })).toEqual([plain.title]);
    expect(await within({ bountyBands: ['FROM_500K_TO_1M'] })).toEqual([open.title]);
    expect(await within({ mayBid: ['INSTITUTE'] })).toEqual([open.title]);
    expect(await within({ closingWithinDays: 7 })).toEqual([open.title]);
    expect(await within({ closingWithinDays: 25 })).toEqual([plain.title, open.title]);
    expect(await within({ states: ['CLOSED_FOR_BIDS'] })).toEqual([]);
    moveTo(clock.in(4 * DAY_MS));
    expect(await within({ states: ['CLOSED_FOR_BIDS'] })).toEqual([open.title]);
    expect(await within({ states: ['OPEN'] })).toEqual([plain.title]);
    realTime();
  });

  it.each([
    ['DEADLINE', ['覆冰在线监测', '粮仓通风节能']],
    ['BOUNTY', ['覆冰在线监测', '粮仓通风节能']],
    ['NEWEST', ['粮仓通风节能', '覆冰在线监测']],
  ])('orders work page by page: %s', async (sort, titles) => {
    const first = (await board(visitor(), null, { first: 1, sort })).page;
    const second = (await board(visitor(), null, { first: 1, sort, after: first.pageInfo.endCursor ?? '' }))
      .page;
    expect([...titlesOf(first), ...titlesOf(second)]).toEqual(titles);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('an anonymous poster stays so, and the statements are the same for one and for many', async () => {
    const all = await board(visitor());
    expect(all.page.edges.map(({ node }) => node.organizationId)).toEqual([null, world.poster.id]);
    expect((await board(visitor(), '覆冰')).statements).toBe(all.statements);
  });
});
