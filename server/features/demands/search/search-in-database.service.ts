import type { SelectQueryBuilder } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import { clock, DAY_MS } from '../../../platform/clock.ts';
import { Demand } from '../data/demand.entity.ts';
import type { DemandState } from '../demand.enums.ts';
import { bountyRange } from './demand-document.ts';
import type { DemandFilter, DemandSortKey } from './demand-filter.ts';
import { type SearchableDemand, withPosters } from './searchable-demands.ts';

/** A plain search for words, for the time while the search engine is away. */
export interface DemandDatabaseSearch {
  /** Each must stand in the title, the keywords or the problem. */
  words: readonly string[];
  filter: DemandFilter;
  order: DemandSortKey;
  first: number;
  /** The last hit of the page before: the value by which it is ordered (moments in milliseconds), and its id. */
  after: { value: number | null; id: string } | null;
}

const COLUMNS = {
  modes: 'demand.mode',
  sectors: 'demand.sector',
  provinces: 'demand.provinceCode',
} as const;

/** As `closingOf`: the deadline for bids, or the end of the day by which a plain one is wanted. */
const CLOSES_AT = `(CASE WHEN demand.state = 'OPEN' AND demand.mode <> 'PLAIN' THEN demand.bids_close_at
  WHEN demand.state = 'OPEN' THEN (demand.wanted_by + 1)::timestamp AT TIME ZONE 'Asia/Shanghai' END)`;

/** What each order compares, and how the value of a place is read back. */
const ORDERS = {
  publishedAt: [`date_trunc('milliseconds', demand.published_at)`, 'to_timestamp(:value / 1000.0)'],
  closesAt: [`date_trunc('milliseconds', ${CLOSES_AT})`, 'to_timestamp(:value / 1000.0)'],
  bounty: ['demand.bounty', ':value'],
} as const satisfies Record<DemandSortKey['field'], readonly [string, string]>;

/** Published demands that hold all words, those without the value of the order at the end; three statements. */
export async function searchDemandsInDatabase(
  app: App,
  search: DemandDatabaseSearch,
): Promise<{ demands: SearchableDemand[]; total: number; hasMore: boolean }> {
  const query = app.db.createQueryBuilder(Demand, 'demand').where('demand.publishedAt IS NOT NULL');
  search.words.forEach((word, index) => {
    const name = `word${index}`;
    query.andWhere(
      `(demand.title ILIKE :${name} OR demand.content->>'problem' ILIKE :${name}
        OR demand.content->>'keywords' ILIKE :${name})`,
      { [name]: `%${word.replace(/[\\%_]/g, '\\$&')}%` },
    );
  });
  narrow(query, search.filter);
  const total = await query.getCount();
  const [value] = ORDERS[search.order.field];
  if (search.after) comeAfter(query, search.order, search.after);
  const rows = await query
    .orderBy(value, search.order.direction === 'asc' ? 'ASC' : 'DESC', 'NULLS LAST')
    .addOrderBy('demand.id', 'DESC')
    .limit(search.first + 1)
    .getMany();
  const demands = await withPosters(app.db.manager, rows.slice(0, search.first));
  return { demands, total, hasMore: rows.length > search.first };
}

function comeAfter(
  query: SelectQueryBuilder<Demand>,
  { field, direction }: DemandSortKey,
  after: { value: number | null; id: string },
): void {
  const [value, given] = ORDERS[field];
  const laterIds = 'demand.id < CAST(:afterId AS uuid)';
  if (after.value === null) {
    query.andWhere(`${value} IS NULL AND ${laterIds}`, { afterId: after.id });
    return;
  }
  const comparison = direction === 'asc' ? '>' : '<';
  query.andWhere(
    `(${value} ${comparison} ${given} OR (${value} = ${given} AND ${laterIds}) OR ${value} IS NULL)`,
    { value: after.value, afterId: after.id },
  );
}

function narrow(query: SelectQueryBuilder<Demand>, filter: DemandFilter): void {
  for (const [key, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][]) {
    const values = filter[key];
    if (values && values.length > 0) query.andWhere(`${column} IN (:...${key})`, { [key]: [...values] });
  }
  const now = clock.now();
  if (filter.states && filter.states.length > 0) narrowByState(query, filter.states, now);
  if (filter.mayBid && filter.mayBid.length > 0)
    query.andWhere(`jsonb_exists_any(demand.content->'eligibility'->'kinds', :mayBid)`, {
      mayBid: [...filter.mayBid],
    });
  if (filter.bountyBands && filter.bountyBands.length > 0) narrowByBounty(query, filter);
  if (filter.closingWithinDays !== null && filter.closingWithinDays !== undefined)
    query.andWhere(`${CLOSES_AT} > :closesAfter AND ${CLOSES_AT} <= :closesUntil`, {
      closesAfter: now,
      closesUntil: new Date(now.getTime() + filter.closingWithinDays * DAY_MS),
    });
}

/** By the clock, as `stateAt`. */
function narrowByState(query: SelectQueryBuilder<Demand>, states: readonly DemandState[], now: Date): void {
  query.andWhere(
    `(CASE WHEN demand.state = 'OPEN' AND demand.mode <> 'PLAIN' AND demand.bids_close_at <= :stateAt
       THEN 'CLOSED_FOR_BIDS' ELSE demand.state END) IN (:...states)`,
    { states: [...states], stateAt: now },
  );
}

function narrowByBounty(query: SelectQueryBuilder<Demand>, { bountyBands }: DemandFilter): void {
  const alternatives = (bountyBands ?? []).map((band, i) => {
    const { from, below } = bountyRange(band);
    query.setParameter(`from${i}`, from.toString());
    if (below === null) return `(demand.bounty >= :from${i})`;
    query.setParameter(`below${i}`, below.toString());
    return `(demand.bounty >= :from${i} AND demand.bounty < :below${i})`;
  });
  query.andWhere(`(${alternatives.join(' OR ')})`);
}
