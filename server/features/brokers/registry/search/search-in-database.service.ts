import type { SelectQueryBuilder } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import { Organization, User } from '../../../accounts/accounts.types.ts';
import type { BrokerKind } from '../../broker.enums.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { BrokerFilter } from './broker-filter.ts';
import { listedBrokers, type SearchableBroker, withRecords } from './searchable-brokers.ts';

/** A plain search for words, for the time while the search engine is away; last confirmed first. */
export interface BrokerDatabaseSearch {
  /** Each must stand in the name, the number, the text or the name of the organisation. */
  words: readonly string[];
  filter: BrokerFilter;
  first: number;
  /** The last hit of the page before: when it was confirmed, in milliseconds since 1970, and its id. */
  after: { value: number; id: string } | null;
}

const CONFIRMED_AT = `date_trunc('milliseconds', broker.confirmed_at)`;

/** Arrays of which a value must be among those asked for, and the columns that have one value. */
const ARRAYS = {
  sectors: 'broker.sectors',
  languages: 'broker.languages',
  services: 'broker.services',
} as const;

const PLACES: Readonly<Record<BrokerKind, string>> = {
  AGENCY: `place.kind = 'AGENCY'`,
  UNIT: `place.kind NOT IN ('AGENCY', 'PLATFORM')`,
  INDEPENDENT: `place.kind = 'PLATFORM'`,
};

/** Brokers of the registry that hold all words; seven statements. */
export async function searchBrokersInDatabase(
  app: App,
  search: BrokerDatabaseSearch,
): Promise<{ brokers: SearchableBroker[]; total: number; hasMore: boolean }> {
  const query = listedBrokers(app.db.manager)
    .innerJoin(User, 'person', 'person.id = broker.userId')
    .innerJoin(Organization, 'place', 'place.id = broker.organizationId');
  search.words.forEach((word, index) => {
    const name = `word${index}`;
    query.andWhere(
      `(person.name ILIKE :${name} OR broker.number ILIKE :${name} OR broker.about ILIKE :${name}
        OR (place.kind <> 'PLATFORM' AND place.name ILIKE :${name}))`,
      { [name]: `%${word.replace(/[\\%_]/g, '\\$&')}%` },
    );
  });
  narrow(query, search.filter);
  const total = await query.getCount();
  if (search.after) {
    query.andWhere(`(${CONFIRMED_AT}, broker.id) < (to_timestamp(:value / 1000.0), CAST(:afterId AS uuid))`, {
      value: search.after.value,
      afterId: search.after.id,
    });
  }
  const rows = await query
    .orderBy(CONFIRMED_AT, 'DESC')
    .addOrderBy('broker.id', 'DESC')
    .limit(search.first + 1)
    .getMany();
  const brokers = await withRecords(app.db.manager, rows.slice(0, search.first));
  return { brokers, total, hasMore: rows.length > search.first };
}

function narrow(query: SelectQueryBuilder<BrokerProfile>, filter: BrokerFilter): void {
  if (filter.levels?.length) query.andWhere('broker.level IN (:...levels)', { levels: [...filter.levels] });
  if (filter.kinds?.length) query.andWhere(`(${filter.kinds.map((kind) => PLACES[kind]).join(' OR ')})`);
  if (filter.acceptsNew != null)
    query.andWhere('broker.acceptsNew = :acceptsNew', { acceptsNew: filter.acceptsNew });
  for (const key of Object.keys(ARRAYS) as (keyof typeof ARRAYS)[]) {
    const values = filter[key];
    if (values?.length) query.andWhere(`${ARRAYS[key]} && CAST(:${key} AS text[])`, { [key]: [...values] });
  }
  if (filter.provinces?.length) {
    // Cities begin with the two digits of their province.
    query.andWhere(
      `EXISTS (SELECT FROM unnest(broker.regions) AS region
        WHERE left(region, 2) || '0000' = ANY (CAST(:provinces AS text[])))`,
      { provinces: [...filter.provinces] },
    );
  }
}
