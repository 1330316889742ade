import { Brackets, In, type SelectQueryBuilder } from 'typeorm';
import type { App } from '../../../platform/app.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Organization } from '../organizations/organization.entity.ts';
import { Membership } from './membership.entity.ts';
import { User } from './user.entity.ts';

/** What narrows a search for people in a role; what is absent does not matter. */
export interface RoleHolderSearch {
  role: Role;
  /** In the name, the organisation, the title or the department. */
  text?: string | null;
  /** A further condition on `membership.userId`, in SQL written in code, with its parameters. */
  condition?: { sql: string; parameters: Readonly<Record<string, unknown>> };
}

/**
 * Active members of all confirmed organisations who hold a role of their own, in order of joining. Whoever asks has
 * decided that the actor may search for people.
 */
export function findRoleHolders(
  app: App,
  search: RoleHolderSearch,
  page: PageArgs,
): Promise<Page<Membership>> {
  const query = app.db
    .createQueryBuilder(Membership, 'membership')
    .innerJoin(Organization, 'organization', 'organization.id = membership.organizationId')
    .innerJoin(User, 'person', 'person.id = membership.userId')
    .where(`membership.status = 'ACTIVE' AND organization.status = 'CONFIRMED'`)
    .andWhere(':role = ANY (membership.roles)', { role: search.role });
  if (search.text) matchText(query, search.text);
  if (search.condition) query.andWhere(search.condition.sql, search.condition.parameters);
  return keysetPage(query, page, {
    expression: 'membership.requestedAt',
    direction: 'ASC',
    value: ({ requestedAt }) => requestedAt.toISOString(),
    type: 'timestamptz',
  });
}

function matchText(query: SelectQueryBuilder<Membership>, text: string): void {
  const like = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`;
  query.andWhere(
    new Brackets((any) => {
      for (const column of [
        'person.name',
        'organization.name',
        'membership.title',
        'membership.department',
      ]) {
        any.orWhere(`${column} ILIKE :like`);
      }
    }),
    { like },
  );
}

/** The active memberships of users in confirmed organisations; one statement, none for nobody. */
export async function activeMembershipsOf(
  tx: Transaction,
  userIds: readonly string[],
): Promise<Membership[]> {
  if (userIds.length === 0) return [];
  return tx
    .createQueryBuilder(Membership, 'membership')
    .innerJoin(Organization, 'organization', 'organization.id = membership.organizationId')
    .where({ userId: In([...userIds]), status: 'ACTIVE' })
    .andWhere(`organization.status = 'CONFIRMED'`)
    .orderBy('membership.requestedAt')
    .getMany();
}
