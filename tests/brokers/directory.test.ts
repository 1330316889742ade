import { beforeAll, describe, expect, it } from 'vitest';
import { endMembership } from '../../server/features/accounts/members/end-membership.service.ts';
import { MEMBERSHIP_TOPIC } from '../../server/features/accounts/members/membership.topic.ts';
import { BROKERS_TOPIC } from '../../server/features/brokers/change-broker.ts';
import { brokeredBand, brokerRecord } from '../../server/features/brokers/registry/record/broker-record.ts';
import {
  BROKERS,
  indexBrokers,
  reindexBrokersOf,
} from '../../server/features/brokers/registry/search/brokers-collection.ts';
import { searchBrokersInDatabase } from '../../server/features/brokers/registry/search/search-in-database.service.ts';
import { checkDrift } from '../../server/features/search/index/drift.ts';
import { refreshLiveIndex, watchLiveIndex } from '../../server/features/search/index/live-index.ts';
import { drain } from '../../server/platform/outbox/outbox.service.ts';
import { membershipRow, scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { type BrokerWorld, makeBroker, makeBrokerWorld, type TestBroker } from './support.ts';

const api = useApi();
let world: BrokerWorld;
let senior: TestBroker;
let independent: TestBroker;
let suspended: TestBroker;

beforeAll(async () => {
  world = await makeBrokerWorld(api());
  const { app, agency, operator } = world;
  senior = await makeBroker(app, {
    administrator: agency.administrator,
    name: '欧阳秸秆',
    columns: {
      level: 'SENIOR',
      sectors: ['ENERGY', 'NEW_MATERIALS'],
      regions: ['220100'],
      languages: ['ZH', 'RU'],
      services: ['FINANCING'],
      about: '长期服务输电线路覆冰监测与石墨烯材料企业。',
    },
  });
  independent = await makeBroker(app, {
    administrator: operator,
    name: '独立人',
    columns: {
      regions: ['230000', '220000'],
      acceptsNew: false,
      about: '独立从事粮食加工成果转移的技术经理人。',
    },
  });
  suspended = await makeBroker(app, {
    administrator: agency.administrator,
    name: '暂停人',
    columns: { state: 'SUSPENDED' },
  });
  await makeBroker(app, {
    administrator: agency.administrator,
    name: '起草人',
    columns: { state: 'DRAFT' },
  });
  await index();
});

async function index(): Promise<void> {
  const { app } = world;
  await watchLiveIndex(app, BROKERS);
  await drain(app, BROKERS_TOPIC, indexBrokers);
  await refreshLiveIndex(app, BROKERS);
}

interface Page {
  totalCount: number;
  degraded: boolean;
  match: string;
  edges: {
    cursor: string;
    node: { id: string; name: string; kind: string; organizationName: string | null };
  }[];
  facets: { field: string; values: { value: string; count: number }[] }[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

const SEARCH = `query ($query: String, $filter: BrokerSearchFilter, $sort: BrokerSearchSort, $first: Int, $after: String,
    $facets: [String!]) {
  searchBrokers(query: $query, filter: $filter, sort: $sort, first: $first, after: $after, facets: $facets) {
    totalCount degraded match
    edges { cursor node { id name kind organizationName level sectors regions deals rating reviews
      highlights { title { text matched } } } }
    facets { field values { value count } } pageInfo { hasNextPage endCursor } } }`;

async function search(variables: object = {}): Promise<Page & { statements: number }> {
  const { data, errors, statements } = await world.api
    .visitor()
    .ask<{ searchBrokers: Page }>(SEARCH, variables);
  if (!data) throw new Error(JSON.stringify(errors));
  return { ...data.searchBrokers, statements };
}

const names = (page: Page) => page.edges.map(({ node }) => node.name);

describe('the registry', () => {
  it('lists who is confirmed, and nobody else, without a statement', async () => {
    const page = await search({ facets: ['level', 'kind', 'provinces'] });
    expect(page).toMatchObject({ totalCount: 3, degraded: false, statements: 0 });
    expect(names(page).sort()).toEqual([world.broker.name, '欧阳秸秆', '独立人'].sort());
    const facet = (name: string) =>
      Object.fromEntries(
        page.facets.find(({ field }) => field === name)?.values.map(({ value, count }) => [value, count]) ??
          [],
      );
    expect(facet('level')).toEqual({ JUNIOR: 2, SENIOR: 1 });
    expect(facet('kind')).toEqual({ AGENCY: 2, INDEPENDENT: 1 });
    expect(facet('provinces')).toEqual({ 230000: 2, 220000: 2 });
  });

  it('finds by name, pinyin, text and agency, and narrows by every facet', async () => {
    expect(names(await search({ query: '欧阳秸秆' }))).toEqual(['欧阳秸秆']);
    expect(names(await search({ query: 'ouyangjiegan' }))).toEqual(['欧阳秸秆']);
    expect(names(await search({ query: '覆冰监测' }))).toEqual(['欧阳秸秆']);
    expect((await search({ query: '暂停人' })).edges.map(({ node }) => node.id)).not.toContain(
      suspended.brokerId,
    );
    for (const filter of [
      { levels: ['SENIOR'] },
      { sectors: ['ENERGY'] },
      { languages: ['RU'] },
      { services: ['FINANCING'] },
    ]) {
      expect(names(await search({ filter }))).toEqual(['欧阳秸秆']);
    }
    const alone = await search({ filter: { kinds: ['INDEPENDENT'] } });
    expect(alone.edges.map(({ node }) => node)).toMatchObject([
      { name: '独立人', kind: 'INDEPENDENT', organizationName: null },
    ]);
    expect(names(await search({ filter: { provinces: ['220000'] } })).sort()).toEqual(
      ['欧阳秸秆', '独立人'].sort(),
    );
    expect(names(await search({ filter: { acceptsNew: false } }))).toEqual(['独立人']);
  });

  it('goes page by page in an order', async () => {
    const first = await search({ first: 2, sort: 'EXPERIENCE' });
    const second = await search({ first: 2, sort: 'EXPERIENCE', after: first.pageInfo.endCursor });
    expect(new Set([...names(first), ...names(second)]).size).toBe(3);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('answers the same from the database, with the same filters', async () => {
    const found = async (words: string[], filter = {}) => {
      const { brokers, total } = await searchBrokersInDatabase(world.app, {
        words,
        filter,
        first: 20,
        after: null,
      });
      expect(total).toBe(brokers.length);
      return brokers.map(({ name }) => name).sort();
    };
    expect(await found([])).toEqual([world.broker.name, '欧阳秸秆', '独立人'].sort());
    expect(await found(['覆冰'])).toEqual(['欧阳秸秆']);
    expect(await found([world.agency.name])).toEqual([world.broker.name, '欧阳秸秆'].sort());
    expect(await found(['%'])).toEqual([]);
    expect(await found([], { sectors: ['ENERGY'], languages: ['RU'], services: ['FINANCING'] })).toEqual([
      '欧阳秸秆',
    ]);
    expect(await found([], { provinces: ['220000'] })).toEqual(['欧阳秸秆', '独立人'].sort());
    expect(await found([], { kinds: ['INDEPENDENT'], acceptsNew: false })).toEqual(['独立人']);
    expect(await found([], { kinds: ['UNIT'] })).toEqual([]);
    const [first] = (
      await searchBrokersInDatabase(world.app, { words: [], filter: {}, first: 1, after: null })
    ).brokers;
    if (!first) throw new Error('there are brokers');
    const rest = await searchBrokersInDatabase(world.app, {
      words: [],
      filter: {},
      first: 20,
      after: { value: first.broker.confirmedAt?.getTime() ?? 0, id: first.broker.id },
    });
    expect(rest.brokers.map(({ broker }) => broker.id)).not.toContain(first.broker.id);
    expect(rest.brokers).toHaveLength(2);
  });

  it('forgets a broker whose membership ends', async () => {
    const { app } = world;
    const { version } = await membershipRow(app, independent);
    await endMembership(await scopeOf(app, independent), {
      membershipId: independent.membershipId,
      expectedVersion: version,
      reason: '不再执业',
    });
    expect(await drain(app, MEMBERSHIP_TOPIC, reindexBrokersOf('membership'))).toBe(1);
    await index();
    expect(names(await search())).not.toContain('独立人');
    if (!app.search) throw new Error('the tests need the engine');
    expect(await checkDrift(app, app.search, BROKERS)).toMatchObject({ missing: 0, stale: 0, orphaned: 0 });
  });
});

describe('the verified record', () => {
  it('is empty for who brokered nothing, and costs the same for one and for many', async () => {
    const records = await brokerRecord(world.app.db.manager, [senior.brokerId, world.broker.brokerId]);
    expect(records.get(senior.brokerId)).toEqual({
      deals: 0,
      ledDeals: 0,
      band: 'NONE',
      sectors: [],
      years: [],
      running: 0,
      invited: 0,
      answered: 0,
      medianHours: null,
      reviews: 0,
      rating: null,
    });
  });

  it('has bands in fen', () => {
    expect(brokeredBand(0n)).toBe('NONE');
    expect(brokeredBand(99_999_999n)).toBe('UNDER_1M');
    expect(brokeredBand(100_000_000n)).toBe('FROM_1M_TO_5M');
    expect(brokeredBand(10_000_000_000n)).toBe('FROM_100M');
  });
});

describe('an agency', () => {
  const AGENCY = `query ($id: ID!) { brokerAgency(id: $id) { brokerCount deals band organization { id }
    brokers { edges { node { name record { deals } } } totalCount } } }`;

  it('shows its confirmed brokers; a unit without brokers and the platform are none', async () => {
    const visitor = world.api.visitor();
    const { data } = await visitor.ask<{
      brokerAgency: { brokers: { edges: { node: { name: string } }[] } };
    }>(AGENCY, { id: world.agency.id });
    expect(data?.brokerAgency).toMatchObject({
      brokerCount: 2,
      deals: 0,
      band: 'NONE',
      brokers: { totalCount: 2 },
    });
    expect(data?.brokerAgency.brokers.edges.map(({ node }) => node.name)).toEqual([
      world.broker.name,
      '欧阳秸秆',
    ]);
    for (const id of [world.unit.id, world.operator.organizationId, 'nonsense']) {
      expect((await visitor.ask(AGENCY, { id })).data).toEqual({ brokerAgency: null });
    }
  });

  it('is listed by its name', async () => {
    const list = `query ($text: String) { brokerAgencies(text: $text) { edges { node { brokerCount organization { name } } } } }`;
    const { data } = await world.api.visitor().ask(list, { text: world.agency.name });
    expect(data).toEqual({
      brokerAgencies: { edges: [{ node: { brokerCount: 2, organization: { name: world.agency.name } } }] },
    });
  });
});
