import { type EntityTarget, In, type ObjectLiteral } from 'typeorm';
import type { App } from '../../platform/app.ts';
import { groupBy, loadMany, loadOne } from '../../platform/graphql/loaders.ts';
import { Consent } from './consents/consent.entity.ts';
import { Membership } from './members/membership.entity.ts';
import { User } from './members/user.entity.ts';
import { Organization } from './organizations/organization.entity.ts';
import { Session } from './sessions/session.entity.ts';

export const organizationById = loadOne('organizationById', byId(Organization));
export const userById = loadOne('userById', byId(User));
export const membershipById = loadOne('membershipById', byId(Membership));

/** All memberships of a user, the newest request last. */
export const membershipsOfUser = loadMany('membershipsOfUser', async (app, userIds: readonly string[]) => {
  const memberships = await app.db.manager.find(Membership, {
    where: { userId: In([...userIds]) },
    order: { requestedAt: 'ASC', id: 'ASC' },
  });
  return groupBy(memberships, (membership) => membership.userId);
});

export const consentsOfUser = loadMany('consentsOfUser', async (app, userIds: readonly string[]) => {
  const consents = await app.db.manager.find(Consent, {
    where: { userId: In([...userIds]) },
    order: { at: 'ASC', id: 'ASC' },
  });
  return groupBy(consents, (consent) => consent.userId);
});

export const sessionById = loadOne('sessionById', byId(Session));

function byId<T extends ObjectLiteral & { id: string }>(entity: EntityTarget<T>) {
  return async (app: App, ids: readonly string[]): Promise<ReadonlyMap<string, T>> => {
    const rows = await app.db
      .createQueryBuilder(entity, 'row')
      .where('row.id IN (:...ids)', { ids: [...ids] })
      .getMany();
    return new Map(rows.map((row) => [row.id, row]));
  };
}
