import { beforeAll, describe, expect, it } from 'vitest';
import { clock } from '../../server/platform/clock.ts';
import { signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { makeDraft, makeMarket, makeRegistered, type TestUnit } from '../support/results.ts';

const api = useApi();
let unit: TestUnit;
let officer: ApiClient;
beforeAll(async () => {
  const { app } = api();
  ({ unit } = await makeMarket(app));
  officer = await signedIn(api(), unit.officer);
  const project = (conversionDeadline: string) => ({ name: '专项', funded: true, conversionDeadline });
  await makeDraft(app, unit, {
    title: '玻璃纤维',
    trl: 3,
    sector: 'NEW_MATERIALS',
    project: project('2027-01-01'),
  });
  await makeDraft(app, unit, { title: '安全阀', trl: null, sector: 'ENERGY', stage: 'RESEARCH' });
  await makeRegistered(app, unit, {
    title: '100%大豆蛋白',
    trl: 9,
    sector: 'FOOD',
    project: project('2026-01-01'),
  });
  await makeRegistered(app, unit, { title: '驰豫_磁共振', trl: 5, sector: 'MEDICINE' });
  await makeRegistered(app, unit, { title: 'Apple sorter', trl: 5, sector: 'FARM_MACHINERY' });
});

interface Page {
  techResults: {
    edges: { cursor: string; node: { title: string } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string | null };
    totalCount: number;
  };
}

const QUERY = `query ($filter: ResultFilter, $sort: ResultSort, $first: Int, $after: String) {
  techResults(filter: $filter, sort: $sort, first: $first, after: $after) {
    edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }`;

async function titles(variables: object): Promise<string[]> {
  const { data, errors } = await officer.ask<Page>(QUERY, variables);
  expect(errors).toBeUndefined();
  return data?.techResults.edges.map(({ node }) => node.title) ?? [];
}

describe('filters', () => {
  it.each([
    [{ states: ['DRAFT'] }, ['安全阀', '玻璃纤维']],
    [{ sectors: ['FOOD', 'ENERGY'] }, ['100%大豆蛋白', '安全阀']],
    [{ trls: [5] }, ['Apple sorter', '驰豫_磁共振']],
    [{ stages: ['RESEARCH'] }, ['安全阀']],
    [
      { attributes: ['UNAUTHORIZED'], screenings: ['CLEAR'] },
      ['100%大豆蛋白', 'Apple sorter', '驰豫_磁共振'],
    ],
    [{ conversionStatuses: ['CONVERTED'] }, []],
    [{ text: '0%大' }, ['100%大豆蛋白']],
    [{ text: '_' }, ['驰豫_磁共振']],
    [{ text: 'APPLE' }, ['Apple sorter']],
  ])('%j', async (filter, expected) => {
    expect((await titles({ filter })).sort()).toEqual(expected.sort());
  });

  it('finds by a register number', async () => {
    const number = `${clock.today().slice(0, 4)}-0001`;
    expect(await titles({ filter: { text: number } })).toEqual(['100%大豆蛋白']);
  });
});

describe('orders', () => {
  it.each([
    ['TITLE_ASC', ['100%大豆蛋白', '安全阀', '玻璃纤维', '驰豫_磁共振', 'Apple sorter']],
    ['TRL_DESC', ['100%大豆蛋白', 'Apple sorter', '驰豫_磁共振', '玻璃纤维', '安全阀']],
    ['REGISTERED_DESC', ['Apple sorter', '驰豫_磁共振', '100%大豆蛋白', '安全阀', '玻璃纤维']],
    ['DEADLINE_ASC', ['100%大豆蛋白', '玻璃纤维', '安全阀', '驰豫_磁共振', 'Apple sorter']],
    ['UPDATED_ASC', ['玻璃纤维', '安全阀', '100%大豆蛋白', '驰豫_磁共振', 'Apple sorter']],
  ])('%s, and the same by pages of two', async (sort, expected) => {
    expect(await titles({ sort })).toEqual(expected);
    const seen: string[] = [];
    for (let after: string | null = null; ; ) {
      const { data }: { data: Page | null } = await officer.ask<Page>(QUERY, { sort, first: 2, after });
      if (!data) throw new Error('no page');
      expect(data.techResults.totalCount).toBe(5);
      seen.push(...data.techResults.edges.map(({ node }) => node.title));
      after = data.techResults.pageInfo.endCursor;
      if (!data.techResults.pageInfo.hasNextPage) break;
    }
    expect(seen).toEqual(expected);
  });

  it('refuses strange cursors, page sizes and ids', async () => {
    for (const [variables, code] of [
      [{ after: 'nonsense' }, 'INVALID'],
      [{ first: 101 }, 'LIMIT'],
      [{ first: 0 }, 'LIMIT'],
      [{ filter: { organizationId: 'x' } }, 'NOT_FOUND'],
      [{ filter: { text: 'x'.repeat(101) } }, 'TOO_LONG'],
    ] as const) {
      const { errors } = await officer.ask(QUERY, variables);
      expect(errors?.[0]?.extensions.code).toBe(code);
    }
  });
});
