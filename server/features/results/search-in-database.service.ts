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
  first: number;
  /** The last hit of the page before: its moment of publication in milliseconds, and its id. */
  after: { value: number; id: string } | null;
}

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

/** Published results that hold all words, the newest first; six statements. */
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
  if (search.after) {
    query.andWhere(
      `(date_trunc('milliseconds', result.publishedAt), result.id) < (CAST(:moment AS timestamptz), CAST(:id AS uuid))`,
      { moment: new Date(search.after.value).toISOString(), id: search.after.id },
    );
  }
  const rows = await query
    .orderBy(`date_trunc('milliseconds', result.published_at)`, 'DESC')
    .addOrderBy('result.id', 'DESC')
    .limit(search.first + 1)
    .getMany();
  const results = await describeForSearch(app.db.manager, rows.slice(0, search.first));
  return { results, total, hasMore: rows.length > search.first };
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
  const lowest = `(CASE WHEN result.priceKind = 'NEGOTIABLE' THEN NULL ELSE coalesce(result.priceMin, result.priceMax) END)`;
  const alternatives = prices.map((range, i) => {
    if (range === null) return `${lowest} IS NULL`;
    query.setParameter(`from${i}`, range.from.toString());
    if (range.below === null) return `${lowest} >= :from${i}`;
    query.setParameter(`below${i}`, range.below.toString());
    return `${lowest} >= :from${i} AND ${lowest} < :below${i}`;
  });
  query.andWhere(`(${alternatives.map((each) => `(${each})`).join(' OR ')})`);
}
