import { beforeAll, describe, expect, it } from 'vitest';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { useApi } from '../support/api.ts';
import { makeMarket, makePublished, makeRegistered, type TestUnit } from '../support/results.ts';
import { search, titles } from './market.ts';

// Nobody listens on the discard port: the engine is away from the first request on.
const api = useApi({ MEILI_URL: 'http://127.0.0.1:9' });
let unit: TestUnit;
let seal: TechResult;

beforeAll(async () => {
  const { app } = api();
  ({ unit } = await makeMarket(app));
  await makePublished(app, unit, { title: '寒地稻秆低温降解菌剂', sector: 'BIOLOGY' });
  seal = await makePublished(app, unit, {
    title: '耐寒液压密封橡胶',
    summary: '极寒地区液压设备用。',
    price: { kind: 'FIXED', min: 180_000_000n },
    trl: 6,
    sector: 'NEW_MATERIALS',
  });
  await makeRegistered(app, unit, { title: '未公开的液压部件' });
});

const visitor = () => api().visitor();

describe('while the search engine is away', () => {
  it('the database answers with published results, and says so', async () => {
    const { page } = await search(visitor(), '液压');
    expect(page).toMatchObject({ match: 'DEGRADED', degraded: true, totalCount: 1, facets: [] });
    expect(titles(page)).toEqual([seal.title]);
  });

  it('filters and pages work', async () => {
    const narrowed = await search(visitor(), null, { filter: { sectors: ['BIOLOGY'] } });
    expect(titles(narrowed.page)).toEqual(['寒地稻秆低温降解菌剂']);
    const first = await search(visitor(), null, { first: 1 });
    const second = await search(visitor(), null, { first: 1, after: first.page.pageInfo.endCursor ?? '' });
    expect(new Set([...titles(first.page), ...titles(second.page)])).toEqual(
      new Set([seal.title, '寒地稻秆低温降解菌剂']),
    );
    expect(second.page.pageInfo.hasNextPage).toBe(false);
  });

  it('orders work, with what has no value at the end, page by page', async () => {
    const all = async (sort: string) => {
      const first = await search(visitor(), null, { first: 1, sort });
      const after = first.page.pageInfo.endCursor ?? '';
      const second = await search(visitor(), null, { first: 1, sort, after });
      expect(second.page.pageInfo.hasNextPage).toBe(false);
      return [...titles(first.page), ...titles(second.page)];
    };
    const [priced, negotiable] = [seal.title, '寒地稻秆低温降解菌剂'];
    expect(await all('PRICE_ASC')).toEqual([priced, negotiable]);
    expect(await all('PRICE_DESC')).toEqual([priced, negotiable]);
    expect(await all('NEWEST')).toEqual([priced, negotiable]);
    expect(await all('TRL_DESC')).toEqual([negotiable, priced]);
  });

  it('wildcards of the database are letters like others', async () => {
    expect((await search(visitor(), '%')).page.totalCount).toBe(0);
    expect((await search(visitor(), '_压')).page.totalCount).toBe(1);
  });

  it('takes the same number of statements for one hit and for many', async () => {
    const one = await search(visitor(), '液压');
    const all = await search(visitor(), null);
    expect(all.statements).toBe(one.statements);
  });

  it('there are no suggestions and no similar results, and no error', async () => {
    const { data, errors } = await visitor().ask(
      'query ($id: ID!) { suggest(query: "液压") { text } techResult(id: $id) { similar { id } } }',
      { id: seal.id },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ suggest: [], techResult: { similar: [] } });
  });

  it('figures by sector come from the database', async () => {
    const { data } = await visitor().ask<{ sectorFigures: object[] }>('{ sectorFigures { sector count } }');
    expect(data?.sectorFigures).toHaveLength(2);
    expect(data?.sectorFigures).toEqual(
      expect.arrayContaining([
        { sector: 'BIOLOGY', count: 1 },
        { sector: 'NEW_MATERIALS', count: 1 },
      ]),
    );
  });

  it('bands of prices narrow the list as they do in the index', async () => {
    const within = (priceBands: string[]) =>
      search(visitor(), null, { filter: { priceBands } }).then(({ page }) => titles(page));
    expect(await within(['FROM_1M_TO_5M', 'FREE'])).toEqual([seal.title]);
    expect(await within(['NEGOTIABLE'])).toEqual(['寒地稻秆低温降解菌剂']);
    expect(await within(['FROM_5M', 'UNDER_100K'])).toEqual([]);
  });

  it('the page says that it is ready, but degraded', async () => {
    const ready = await fetch(`${api().address}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      200,
      { database: true, search: false, degraded: true },
    ]);
  });
});
