import type { Transaction } from '../../../platform/database/transaction.ts';
import { activeMembershipsOf } from '../../accounts/members/role-holders.service.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { JudgingFacts } from './judging-facts.ts';

/** Why somebody cannot judge the bids, as the platform knows by itself. */
export type Obstacle = 'BIDDER' | 'POSTER';

/**
 * Who of these users cannot judge: members of an organisation that leads a bid or takes part in one and people of a team
 * as the bids name them, and those who decide for the poster. One statement.
 */
export async function obstaclesOf(
  tx: Transaction,
  demand: Pick<Demand, 'organizationId'>,
  { bids, partners }: Pick<JudgingFacts, 'bids' | 'partners'>,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, Obstacle>> {
  const bidders = new Set([
    ...bids.map(({ leadOrganizationId }) => leadOrganizationId),
    ...partners.map(({ organizationId }) => organizationId),
  ]);
  const named = bids.flatMap(({ content }) =>
    [content.responsiblePerson, ...content.team].flatMap(({ userId }) => userId ?? []),
  );
  const found = new Map<string, Obstacle>();
  for (const { userId, organizationId, roles } of await activeMembershipsOf(tx, userIds)) {
    if (bidders.has(organizationId)) found.set(userId, 'BIDDER');
    else if (
      organizationId === demand.organizationId &&
      roles.includes('ENTERPRISE_MEMBER') &&
      !found.has(userId)
    )
      found.set(userId, 'POSTER');
  }
  for (const userId of named) if (userIds.includes(userId)) found.set(userId, 'BIDDER');
  return found;
}
