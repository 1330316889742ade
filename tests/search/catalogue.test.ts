import { beforeAll, describe, expect, it } from 'vitest';
import type { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { screenResult } from '../../server/features/results/review/screen-result.service.ts';
import { scopeOf } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { at, makeMarket, makePublished, makeRegistered, type TestUnit } from '../support/results.ts';
import { indexNow, search, titles } from './market.ts';

const api = useApi();
let unit: TestUnit;
let seal: TechResult;
let agent: TechResult;

beforeAll(async () => {
  const { app } = api();
  ({ unit } = await makeMarket(app));
  agent = await makePublished(app, unit, { title: '寒地稻秆低温降解菌剂', keywords: ['秸秆还田', '低温菌'] });
  seal = await makePublished(app, unit, {
    title: '耐零下四十度液压密封橡胶',
    summary: '氢化丁腈与纳米填料共混，零下四十摄氏度回弹良好，适用于极寒地区液压设备。',
    keywords: ['液压密封', '耐寒橡胶'],
    sector: 'NEW_MATERIALS',
    trl: 6,
    modes: ['TRANSFER', 'LICENSE'],
    price: { kind: 'FIXED', min: 180_000_000n },
    confidentialText: '配方中硫化体系的绝密比例甲乙丙丁戊己庚辛',
  });
  await makeRegistered(app, unit, { title: '未公开的压裂返排液处理', keywords: ['返排液'] });
  await indexNow(app);
});

const visitor = () => api().visitor();

describe('a search of the public catalogue', () => {
  it('takes no statement, whatever a hit shows', async () => {
    const { page, statements } = await search(visitor(), '液压密封', {
      facets: ['sector', 'organization', 'trl'],
    });
    expect(titles(page)).toEqual([seal.title]);
    expect(page.match).toBe('EXACT');
    expect(statements).toBe(0);
  });

  it('reads whole records from the database in a constant number of statements', async () => {
    const ask = (first: number) =>
      visitor().ask(
        'query ($first: Int) { searchResults(first: $first) { edges { node { id result { id title completers { name } organization { name } } } } } }',
        { first },
      );
    const [one, all] = [await ask(1), await ask(20)];
    expect(all.errors).toBeUndefined();
    expect([one.statements, all.statements]).toEqual([3, 3]);
  });

  it.each([
    ['words', '降解菌剂'],
    ['traditional script', '低溫降解菌劑'],
    ['pinyin, spaced', 'jiang jie jun ji'],
    ['pinyin, run together', 'jiangjiejunji'],
    ['homophones', '低温降接菌剂'],
    ['swapped characters', '低温解降菌剂'],
    ['an inner piece', '稻秆低温'],
  ])('finds by %s', async (_kind, query) => {
    const { page } = await search(visitor(), query);
    expect(titles(page)).toEqual([agent.title]);
  });

  it('is related, and says so, when nothing holds the whole question', async () => {
    const { page } = await search(
      visitor(),
      '我们公司想找适合极寒地区工程机械使用的橡胶密封材料，要求低温下不渗漏并且耐老化',
    );
    expect(page.match).toBe('RELATED');
    expect(titles(page)[0]).toBe(seal.title);
  });

  it('marks what matched', async () => {
    const { data } = await visitor().ask<{
      searchResults: { edges: { node: { highlights: { title: object[] } } }[] };
    }>('{ searchResults(query: "橡胶") { edges { node { highlights { title { text matched } } } } } }');
    expect(data?.searchResults.edges[0]?.node.highlights.title).toEqual([
      { text: '耐零下四十度液压密封', matched: false },
      { text: '橡胶', matched: true },
    ]);
  });

  it('lists everything without a query, counts facets and narrows by them', async () => {
    const all = await search(visitor(), null, { facets: ['sector', 'organization', 'mode', 'priceBand'] });
    expect(all.page).toMatchObject({ match: 'ALL', totalCount: 2 });
    expect(all.page.facets.find(({ field }) => field === 'sector')?.values).toEqual([
      { value: 'BIOLOGY', label: null, count: 1 },
      { value: 'NEW_MATERIALS', label: null, count: 1 },
    ]);
    expect(all.page.facets.find(({ field }) => field === 'organization')?.values).toMatchObject([
      { value: unit.id, count: 2, label: expect.stringMatching(/./) },
    ]);
    const narrowed = await search(visitor(), null, {
      filter: { sectors: ['NEW_MATERIALS'] },
      facets: ['sector'],
    });
    expect(titles(narrowed.page)).toEqual([seal.title]);
    // A chosen facet still counts its other values, so that one can be added.
    expect(narrowed.page.facets[0]?.values).toHaveLength(2);
  });

  it('pages through a list without losing or repeating a hit', async () => {
    const first = await search(visitor(), null, { first: 1, sort: 'TRL_DESC' });
    expect(first.page.pageInfo.hasNextPage).toBe(true);
    const after = first.page.pageInfo.endCursor ?? '';
    const second = await search(visitor(), null, { first: 1, sort: 'TRL_DESC', after });
    expect([...titles(first.page), ...titles(second.page)]).toEqual([agent.title, seal.title]);
    expect(second.page.pageInfo.hasNextPage).toBe(false);
  });

  it.each([
    ['a page size of 101', { first: 101 }, 'LIMIT'],
    ['an unknown facet', { facets: ['confidential'] }, 'INVALID'],
    ['a cursor of nothing', { after: 'xxxx' }, 'INVALID'],
  ])('refuses %s', async (_what, options, code) => {
    const { data, errors } = await visitor().ask(
      'query ($first: Int, $after: String, $facets: [String!]) { searchResults(first: $first, after: $after, facets: $facets) { totalCount } }',
      options,
    );
    expect(data).toBeNull();
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it.each([
    ['only signs', '！？…、"" -- **'],
    ['only emoji', '😀🎉🧪'],
    ['quotes and filters', '"液压" AND sector = "X" OR id EXISTS'],
    ['10,000 characters', '液压密封'.repeat(2500)],
    ['control characters', '液压\u0001\u200b密封\u202e'],
  ])('takes hostile input calmly: %s', async (_what, query) => {
    const { page, errors } = await search(visitor(), query);
    expect(errors).toBeUndefined();
    expect(page.totalCount).toBeLessThanOrEqual(2);
  });
});

describe('nothing unpublished', () => {
  const everything = async (query: string) => {
    const { page } = await search(visitor(), query, { facets: ['sector', 'organization'] });
    const { data } = await visitor().ask('query ($q: String!) { suggest(query: $q) { text } }', { q: query });
    return JSON.stringify([page, data]);
  };

  it('is found, counted or suggested: a registered result', async () => {
    expect(await everything('返排液')).not.toContain('未公开');
    expect((await search(visitor(), null)).page.totalCount).toBe(2);
  });

  it('is found by a confidential part', async () => {
    const { page } = await search(visitor(), '绝密比例甲乙丙丁');
    expect(JSON.stringify(page)).not.toContain('甲乙丙丁戊己');
    expect(page.match === 'RELATED' || page.totalCount === 0).toBe(true);
  });

  it('stays in the index once it is withdrawn', async () => {
    const { app } = api();
    const gone = await makePublished(app, unit, { title: '马上撤回的轮对激光检测', keywords: ['轮对'] });
    await indexNow(app);
    expect(titles((await search(visitor(), '轮对激光')).page)).toEqual([gone.title]);
    const fresh = { resultId: gone.id, expectedVersion: gone.version };
    await withdraw(await scopeOf(app, unit.officer), { ...fresh, reason: '权属复核' });
    await indexNow(app);
    expect(await everything('轮对激光')).not.toContain('马上撤回');
    expect((await search(visitor(), null)).page.totalCount).toBe(2);
  });

  it('stays in the index once its screening turns out sensitive', async () => {
    const { app } = api();
    const secret = await makePublished(app, unit, {
      title: '后来判定敏感的碳纤维带固化',
      keywords: ['碳纤维带'],
    });
    await indexNow(app);
    await screenResult(await scopeOf(app, unit.officer), {
      ...at(secret),
      screening: 'SENSITIVE',
      note: '关键核心技术',
    });
    await indexNow(app);
    expect(await everything('碳纤维带')).not.toContain('判定敏感');
  });
});

describe('suggestions', () => {
  const suggest = async (query: string) => {
    const { data, statements } = await visitor().ask<{
      suggest: { kind: string; text: string; id: string | null }[];
    }>('query ($query: String!) { suggest(query: $query) { kind text id value pieces { text matched } } }', {
      query,
    });
    expect(statements).toBe(0);
    return data?.suggest ?? [];
  };

  it('come from keywords, sectors, organisations and results', async () => {
    expect(await suggest('液压')).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'KEYWORD', text: '液压密封' }),
        expect.objectContaining({ kind: 'RESULT', id: seal.id }),
      ]),
    );
    expect(await suggest('新材')).toEqual(
      expect.arrayContaining([expect.objectContaining({ kind: 'SECTOR', value: 'NEW_MATERIALS' })]),
    );
  });

  it('understand unfinished pinyin', async () => {
    expect((await suggest('yeya')).map(({ text }) => text)).toContain('液压密封');
  });

  it('are none for nothing', async () => {
    expect(await suggest(' ')).toEqual([]);
  });
});

describe('similar results', () => {
  it('are published ones about the same, never the result itself', async () => {
    const { app } = api();
    const near = await makePublished(app, unit, {
      title: '秸秆低温腐熟菌剂及施用方法',
      keywords: ['秸秆还田', '腐熟菌剂'],
    });
    await indexNow(app);
    const { data } = await visitor().ask<{ techResult: { similar: { id: string }[] } }>(
      'query ($id: ID!) { techResult(id: $id) { similar(first: 3) { id } } }',
      { id: agent.id },
    );
    const ids = data?.techResult.similar.map(({ id }) => id);
    expect(ids).toContain(near.id);
    expect(ids).not.toContain(agent.id);
  });
});
