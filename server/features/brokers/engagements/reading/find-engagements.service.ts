import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { requireUser, type UserActor } from '../../../../platform/auth/actor.ts';
import type { Role } from '../../../../platform/auth/roles.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { isId } from '../../../../platform/ids.ts';
import { tidy } from '../../../../platform/input/texts.ts';
import { Engagement } from '../data/engagement.entity.ts';
import type { EngagementState } from '../engagement.enums.ts';
import { CLIENT_SEES, engagementPolicy, ORGANIZATION_SEES } from '../engagement.policy.ts';
import type { EngagementPosition } from '../engagement.types.ts';

/** An engagement that the actor may see; null for none. */
export async function findEngagement({ app, actor }: Scope, id: string): Promise<Engagement | null> {
  const engagement = isId(id) ? await app.db.manager.findOneBy(Engagement, { id }) : null;
  return engagement && engagementPolicy.see(actor, engagement) ? engagement : null;
}

export interface EngagementsFilter {
  /** Those in which the reader is this; of all kinds unless told. */
  as?: EngagementPosition | null;
  states?: readonly EngagementState[] | null;
  /** In number and words of the scope. */
  text?: string | null;
}

export const ENGAGEMENTS_ORDER: SortKey<Engagement> = {
  expression: 'engagement.proposed_at',
  direction: 'DESC',
  value: ({ proposedAt }) => proposedAt.toISOString(),
  type: 'timestamptz',
};

/** A page of the engagements that the actor may see, the latest first. @throws Refusal SIGN_IN_REQUIRED */
export async function findEngagements(
  scope: Scope,
  filter: EngagementsFilter,
  page: PageArgs,
): Promise<Page<Engagement>> {
  return keysetPage(visibleEngagements(scope, filter), page, ENGAGEMENTS_ORDER);
}

/** The same as a query, for exports: what `engagementPolicy.see` says of one, said of all. */
export function visibleEngagements(scope: Scope, filter: EngagementsFilter): SelectQueryBuilder<Engagement> {
  const user = requireUser(scope.actor);
  const { userId, organizationId, membershipId } = user;
  const wants = (position: EngagementPosition) => (filter.as ?? position) === position;
  const query = scope.app.db.manager.createQueryBuilder(Engagement, 'engagement').where(
    `((:isClient AND engagement.client_organization_id = :organizationId)
        OR (:isLead AND engagement.lead_membership_id = :membershipId)
        OR (:shares AND :userId = ANY (engagement.party_user_ids)
          AND (NOT :onlyShares OR engagement.lead_membership_id IS DISTINCT FROM :membershipId))
        OR (:signs AND :organizationId = ANY (engagement.party_organization_ids)))`,
    {
      ...{ userId, organizationId, membershipId },
      isClient: wants('CLIENT') && holds(user, CLIENT_SEES),
      isLead: wants('BROKER') && holds(user, ['BROKER']),
      shares: wants('SHARES'),
      onlyShares: filter.as === 'SHARES',
      signs: wants('SHARES') && holds(user, ORGANIZATION_SEES),
    },
  );
  if (filter.states && filter.states.length > 0)
    query.andWhere('engagement.state IN (:...states)', { states: filter.states });
  const text = tidy(filter.text);
  if (text !== null) {
    query.andWhere('(engagement.number ILIKE :text OR engagement.scope_text ILIKE :text)', {
      text: `%${text.slice(0, 100).replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
  return query;
}

function holds({ membershipId, roles }: UserActor, among: readonly Role[]): boolean {
  return membershipId !== null && among.some((role) => roles.has(role));
}
