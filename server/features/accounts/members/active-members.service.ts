import type { Transaction } from '../../../platform/database/transaction.ts';
import { Membership } from './membership.entity.ts';
import { User } from './user.entity.ts';

export interface ActiveMember {
  userId: string;
  /** In lower case. */
  email: string;
  name: string;
}

/** The active members of an organisation among the users with these ids or addresses; one statement. */
export async function activeMembers(
  tx: Transaction,
  organizationId: string,
  { userIds, emails }: { userIds: readonly string[]; emails: readonly string[] },
): Promise<ActiveMember[]> {
  if (userIds.length === 0 && emails.length === 0) return [];
  return tx
    .createQueryBuilder(User, 'user')
    .innerJoin(Membership, 'membership', 'membership.userId = user.id')
    .select(['user.id AS "userId"', 'user.email AS email', 'user.name AS name'])
    .where(`membership.organizationId = :organizationId AND membership.status = 'ACTIVE'`, { organizationId })
    .andWhere('(user.id = ANY(:userIds) OR user.email = ANY(:emails))', {
      userIds: [...new Set(userIds)],
      emails: [...new Set(emails.map((email) => email.toLowerCase()))],
    })
    .getRawMany<ActiveMember>();
}
