import { In, type SelectQueryBuilder } from 'typeorm';
import type { App } from '../../../../platform/app.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { OrganizationKind } from '../../../accounts/accounts.enums.ts';
import { Organization, User } from '../../../accounts/accounts.types.ts';
import { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { type BrokerRecord, brokerRecord } from '../record/broker-record.ts';
import { IS_LISTED } from './listed.ts';

/** A broker of the public registry as search may know them. */
export interface SearchableBroker {
  broker: BrokerProfile;
  name: string;
  place: { id: string; name: string; kind: OrganizationKind };
  record: BrokerRecord | null;
}

const INVOLVED = `JOIN broker_profile broker
  ON broker.id = engagement.lead_broker_id OR broker.user_id = ANY (engagement.party_user_ids)`;

const SOURCES = {
  organization: 'FROM broker_profile broker WHERE broker.organization_id = ANY (CAST($1 AS uuid[]))',
  membership: 'FROM broker_profile broker WHERE broker.membership_id = ANY (CAST($1 AS uuid[]))',
  engagement: `FROM engagement ${INVOLVED} WHERE engagement.id = ANY (CAST($1 AS uuid[]))`,
  deal: `FROM deal_engagement part JOIN engagement ON engagement.id = part.engagement_id ${INVOLVED}
    WHERE part.deal_id = ANY (CAST($1 AS uuid[]))`,
} as const;

/** What documents of brokers depend on. */
export type BrokerSource = keyof typeof SOURCES;

const FIRST = '00000000-0000-0000-0000-000000000000';

/** The brokers in the registry; alias `broker`. */
export function listedBrokers(tx: Transaction): SelectQueryBuilder<BrokerProfile> {
  return tx.createQueryBuilder(BrokerProfile, 'broker').where(IS_LISTED);
}

/** Those of these ids that are in the registry; six statements for any number of ids. */
export async function searchableBrokers(
  tx: Transaction,
  ids: readonly string[],
): Promise<SearchableBroker[]> {
  if (ids.length === 0) return [];
  return withRecords(
    tx,
    await listedBrokers(tx)
      .andWhere({ id: In([...ids]) })
      .getMany(),
  );
}

/** The whole registry in the order of ids, batch by batch. */
export async function* allSearchableBrokers(app: App, batchSize: number): AsyncGenerator<SearchableBroker[]> {
  for (let after = FIRST; ; ) {
    const brokers = await listedBrokers(app.db.manager)
      .andWhere('broker.id > :after', { after })
      .orderBy('broker.id')
      .limit(batchSize)
      .getMany();
    if (brokers.length > 0) yield await withRecords(app.db.manager, brokers);
    const last = brokers.at(-1);
    if (!last || brokers.length < batchSize) return;
    after = last.id;
  }
}

/** Brokers with their names, places and verified records; five statements for any number of them. */
export async function withRecords(
  tx: Transaction,
  brokers: readonly BrokerProfile[],
): Promise<SearchableBroker[]> {
  if (brokers.length === 0) return [];
  const users = await tx.findBy(User, { id: In([...new Set(brokers.map(({ userId }) => userId))]) });
  const places = await tx.findBy(Organization, {
    id: In([...new Set(brokers.map(({ organizationId }) => organizationId))]),
  });
  const records = await brokerRecord(
    tx,
    brokers.map(({ id }) => id),
  );
  const names = new Map(users.map(({ id, name }) => [id, name]));
  const placeById = new Map(places.map((place) => [place.id, place]));
  return brokers.flatMap((broker) => {
    const place = placeById.get(broker.organizationId);
    const name = names.get(broker.userId);
    if (!place || name === undefined) return [];
    return [{ broker, name, place, record: records.get(broker.id) ?? null }];
  });
}

/** How many brokers are in the registry. */
export function listedBrokerCount(app: App): Promise<number> {
  return listedBrokers(app.db.manager).getCount();
}

/** Ids and versions of all brokers in the registry, for comparison with the index. */
export async function listedBrokerVersions(app: App): Promise<Map<string, number>> {
  const rows = await listedBrokers(app.db.manager)
    .select('broker.id', 'id')
    .addSelect('broker.version', 'version')
    .getRawMany<{ id: string; version: number }>();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Ids of the profiles that belong to other records: their documents change with these. */
export async function profilesOf(app: App, by: BrokerSource, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await app.db.query<{ id: string }[]>(`SELECT DISTINCT broker.id ${SOURCES[by]}`, [[...ids]]);
  return rows.map(({ id }) => id);
}
