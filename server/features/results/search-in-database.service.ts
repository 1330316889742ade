import type { SelectQueryBuilder } from 'typeorm';
import type { App } from '../../platform/app.ts';
import { ResultRight } from './data/result-parts.entity.ts';
import { TechResult } from './data/tech-result.entity.ts';
import { describeForSearch } from './results-for-search.service.ts';
import type { SearchableResult } from './results-for-search.types.ts';

/** A plain search for words, for the time while the search engine is away. */
export interface DatabaseSearch {
  /** Each must stand in the title, the keywords or the summary. */
  words: readonly string[];
  sectors?: readonly string[] | null;
  provinces?: readonly string[] | null;
  cities?: readonly string[] | null;
  trls?: readonly number[] | null;
  stages?: readonly string[] | null;
  rightKinds?: readonly string[] | null;
  attributes?: readonly string[] | null;
  modes?: readonly string[] | null;
  /** Ranges of the lower end in fen, from inclusive to exclusive; null for negotiable. */
  prices?: readonly PriceRange[] | null;
  payAfterUse?: boolean | null;
  organizationIds?: readonly string[] | null;
  order: { field: DatabaseOrder; direction: 'asc' | 'desc' };
  first: number;
  /** The last hit of the page before: the value by which it is ordered (moments in milliseconds), and its id. */
  after: { value: number | null; id: string } | null;
}

export type DatabaseOrder = 'publishedAt' | 'trl' | 'priceMin';

export type PriceRange = { from: bigint; below: bigint | null } | null;

const COLUMNS = {
  sectors: 'result.sector',
  provinces: 'result.provinceCode',
  cities: 'result.cityCode',
  trls: 'result.trl',
  stages: 'result.stage',
  attributes: 'result.attribute',
  organizationIds: 'result.organizationId',
} as const;

const LOWEST_PRICE = `(CASE WHEN result.price_kind <> 'NEGOTIABLE' THEN coalesce(result.price_min, result.price_max) END)`;

/** What each order compares, and how the value of a place is read back. */
const ORDERS = {
  publishedAt: [`date_trunc('milliseconds', result.published_at)`, 'to_timestamp(:value / 1000.0)'],
  trl: ['result.trl', ':value'],
  priceMin: [LOWEST_PRICE, ':value'],
} as const satisfies Record<DatabaseOrder, readonly [string, string]>;

/** Published results that hold all words, those without the value of the order at the end; six statements. */
export async function searchPublishedInDatabase(
  app: App,
  search: DatabaseSearch,
): Promise<{ results: SearchableResult[]; total: number; hasMore: boolean }> {
  const query = app.db.createQueryBuilder(TechResult, 'result').where(`result.state = 'PUBLISHED'`);
  search.words.forEach((word, index) => {
    const name = `word${index}`;
    query.andWhere(
      `(result.title ILIKE :${name} OR result.summary ILIKE :${name} OR array_to_string(result.keywords, ' ') ILIKE :${name})`,
      { [name]: `%${word.replace(/[\\%_]/g, '\\$&')}%` },
    );
  });
  narrow(query, search);
  const total = await query.getCount();
  const [value] = ORDERS[search.order.field];
  if (search.after) comeAfter(query, search.order, search.after);
  const rows = await query
    .orderBy(value, search.order.direction === 'asc' ? 'ASC' : 'DESC', 'NULLS LAST')
    .addOrderBy('result.id', 'DESC')
    .limit(search.first + 1)
    .getMany();
  const results = await describeForSearch(app.db.manager, rows.slice(0, search.first));
  return { results, total, hasMore: rows.length > search.first };
}

function comeAfter(
  query: SelectQueryBuilder<TechResult>,
  { field, direction }: DatabaseSearch['order'],
  after: { value: number | null; id: string },
): void {
  const [value, given] = ORDERS[field];
  const laterIds = 'result.id < CAST(:afterId AS uuid)';
  if (after.value === null) {
    query.andWhere(`${value} IS NULL AND ${laterIds}`, { afterId: after.id });
    return;
  }
  const comparison = direction === 'asc' ? '>' : '<';
  query.andWhere(
    `(${value} ${comparison} ${given} OR (${value} = ${given} AND ${laterIds}) OR ${value} IS NULL)`,
    {
      value: after.value,
      afterId: after.id,
    },
  );
}

function narrow(query: SelectQueryBuilder<TechResult>, search: DatabaseSearch): void {
  for (const [key, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][]) {
    const values = search[key];
    if (values && values.length > 0) query.andWhere(`${column} IN (:...${key})`, { [key]: [...values] });
  }
  if (search.modes && search.modes.length > 0)
    query.andWhere('result.modes && :modes', { modes: search.modes });
  if (search.payAfterUse !== null && search.payAfterUse !== undefined) {
    query.andWhere('result.payAfterUse = :payAfterUse', { payAfterUse: search.payAfterUse });
  }
  if (search.prices && search.prices.length > 0) narrowByPrice(query, search.prices);
  if (search.rightKinds && search.rightKinds.length > 0) {
    const rights = query
      .subQuery()
      .select('1')
      .from(ResultRight, 'held')
      .where('held.resultId = result.id AND held.kind IN (:...rightKinds)', {
        rightKinds: [...search.rightKinds],
      });
    query.andWhere(`EXISTS ${rights.getQuery()}`, rights.getParameters());
  }
}

function narrowByPrice(query: SelectQueryBuilder<TechResult>, prices: readonly PriceRange[]): void {
  const alternatives = prices.map((range, i) => {
    if (range === null) return `${LOWEST_PRICE} IS NULL`;
    query.setParameter(`from${i}`, range.from.toString());
    if (range.below === null) return `${LOWEST_PRICE} >= :from${i}`;
    query.setParameter(`below${i}`, range.below.toString());
    return `${LOWEST_PRICE} >= :from${i} AND ${LOWEST_PRICE} < :below${i}`;
  });
  query.andWhere(`(${alternatives.map((each) => `(${each})`).join(' OR ')})`);
}
