import { Brackets, In } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Organization } from '../../accounts/accounts.types.ts';
import { Demand } from '../data/demand.entity.ts';

/**
 * A published demand as search may know it: its public parts, with the poster where it shows its name. Nothing private
 * of a demand, and nothing of its bids, may be read off it.
 */
export interface SearchableDemand {
  demand: Demand;
  /** Null for a poster that is anonymous. */
  poster: { id: string; name: string } | null;
}

const FIRST = '00000000-0000-0000-0000-000000000000';
const PUBLISHED = 'demand.publishedAt IS NOT NULL';

/** The published demands among these ids; two statements for any number of ids. */
export async function searchableDemands(
  tx: Transaction,
  ids: readonly string[],
): Promise<SearchableDemand[]> {
  if (ids.length === 0) return [];
  const demands = await tx
    .createQueryBuilder(Demand, 'demand')
    .where(PUBLISHED)
    .andWhere({ id: In([...ids]) })
    .getMany();
  return withPosters(tx, demands);
}

/** All published demands in the order of their ids, batch by batch. */
export async function* allSearchableDemands(app: App, batchSize: number): AsyncGenerator<SearchableDemand[]> {
  for (let after = FIRST; ; ) {
    const demands = await app.db
      .createQueryBuilder(Demand, 'demand')
      .where(PUBLISHED)
      .andWhere('demand.id > :after', { after })
      .orderBy('demand.id')
      .limit(batchSize)
      .getMany();
    if (demands.length > 0) yield await withPosters(app.db.manager, demands);
    const last = demands.at(-1);
    if (!last || demands.length < batchSize) return;
    after = last.id;
  }
}

/** Demands with their posters, those who show their names; one statement. */
export async function withPosters(tx: Transaction, demands: readonly Demand[]): Promise<SearchableDemand[]> {
  const shown = demands.filter(({ isAnonymous }) => !isAnonymous);
  const ids = [...new Set(shown.map(({ organizationId }) => organizationId))];
  const posters = ids.length === 0 ? [] : await tx.findBy(Organization, { id: In(ids) });
  const names = new Map(posters.map(({ id, name }) => [id, name]));
  return demands.map((demand) => {
    const name = demand.isAnonymous ? undefined : names.get(demand.organizationId);
    return { demand, poster: name === undefined ? null : { id: demand.organizationId, name } };
  });
}

/** How many demands are published. */
export function publishedDemandCount(app: App): Promise<number> {
  return app.db.createQueryBuilder(Demand, 'demand').where(PUBLISHED).getCount();
}

/** Ids and versions of all published demands, for comparison with the index. */
export async function publishedDemandVersions(app: App): Promise<Map<string, number>> {
  const rows = await app.db
    .createQueryBuilder(Demand, 'demand')
    .select('demand.id', 'id')
    .addSelect('demand.version', 'version')
    .where(PUBLISHED)
    .getRawMany<{ id: string; version: number }>();
  return new Map(rows.map(({ id, version }) => [id, version]));
}

/** Ids of the published demands of organisations. */
export async function publishedDemandsOf(app: App, organizationIds: readonly string[]): Promise<string[]> {
  if (organizationIds.length === 0) return [];
  const rows = await app.db
    .createQueryBuilder(Demand, 'demand')
    .select('demand.id', 'id')
    .where(PUBLISHED)
    .andWhere(new Brackets((query) => query.where({ organizationId: In([...organizationIds]) })))
    .getRawMany<{ id: string }>();
  return rows.map(({ id }) => id);
}
