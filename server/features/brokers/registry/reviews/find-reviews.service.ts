import { In, IsNull } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs } from '../../../../platform/database/page.ts';
import { isId } from '../../../../platform/ids.ts';
import { Engagement } from '../../engagements/data/engagement.entity.ts';
import { BrokerReview } from './broker-review.entity.ts';

/** A page of the reviews of a broker, newest first; the hidden ones for operators only. */
export function findReviews(
  { app, actor }: Scope,
  brokerId: string,
  page: PageArgs,
): Promise<Page<BrokerReview>> {
  const query = app.db
    .createQueryBuilder(BrokerReview, 'review')
    .where('review.brokerId = :brokerId', { brokerId });
  if (!hasRole(actor, ['OPERATOR'])) query.andWhere({ hiddenAt: IsNull() });
  return keysetPage(query, page, {
    expression: 'review.at',
    direction: 'DESC',
    value: ({ at }) => at.toISOString(),
    type: 'timestamptz',
  });
}

/** Engagements with a broker that are over and that the side acted for has not reviewed; the last to end first. */
export async function reviewableEngagements({ app, actor }: Scope, brokerId: string): Promise<Engagement[]> {
  const { organizationId } = requireUser(actor);
  if (!isId(brokerId) || !organizationId || !hasRole(actor, ['OFFICER', 'ENTERPRISE_MEMBER'])) return [];
  const over = await app.db.manager.find(Engagement, {
    where: {
      leadBrokerId: brokerId,
      clientOrganizationId: organizationId,
      state: In(['FULFILLED', 'ENDED']),
    },
    order: { overAt: 'DESC', id: 'DESC' },
  });
  if (over.length === 0) return [];
  const written = await app.db.manager.findBy(BrokerReview, { engagementId: In(over.map(({ id }) => id)) });
  const reviewed = new Set(written.map(({ engagementId }) => engagementId));
  return over.filter(({ id }) => !reviewed.has(id));
}
