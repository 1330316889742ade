import type { SelectQueryBuilder } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../../platform/database/page.ts';
import { tidy } from '../../../../platform/input/texts.ts';
import type { BidState } from '../../bid.enums.ts';
import { Bid } from '../../data/bid.entity.ts';
import { SEES_BIDS } from '../bid.policy.ts';

export interface BidListFilter {
  states?: readonly BidState[] | null;
  demandId?: string | null;
  /** Words of the demand's title or number. */
  text?: string | null;
}

export const BID_ORDER: SortKey<Bid> = {
  expression: 'bid.created_at',
  direction: 'DESC',
  value: ({ createdAt }) => createdAt.toISOString(),
  type: 'timestamptz',
};

/** A page of the bids of the actor's own side, the latest first: as lead, as partner, and those they are asked to join. */
export async function findBids(scope: Scope, filter: BidListFilter, page: PageArgs): Promise<Page<Bid>> {
  return keysetPage(visibleBids(scope, filter), page, BID_ORDER);
}

/** The same as a query, for exports. Nobody else's bids are ever in it, whatever the time. */
export function visibleBids({ app, actor }: Scope, filter: BidListFilter): SelectQueryBuilder<Bid> {
  const { organizationId, userId } = requireUser(actor);
  const query = app.db
    .createQueryBuilder(Bid, 'bid')
    .innerJoin('demand', 'demand', 'demand.id = bid.demand_id')
    .where(
      `(bid.leadOrganizationId = :organizationId AND (:seesAll OR (:isResearcher AND (
          bid.createdBy = :userId OR bid.draft @> CAST(:inTeam AS jsonb) OR bid.content @> CAST(:inTeam AS jsonb)
          OR bid.draft @> CAST(:isResponsible AS jsonb) OR bid.content @> CAST(:isResponsible AS jsonb))))
        OR (:seesAll AND bid.state <> 'WITHDRAWN' AND EXISTS (
          SELECT FROM demand_bid_partner partner WHERE partner.bid_id = bid.id
            AND partner.organization_id = :organizationId AND partner.state <> 'DECLINED')))`,
      {
        organizationId,
        userId,
        seesAll: hasRole(actor, SEES_BIDS),
        isResearcher: hasRole(actor, ['RESEARCHER']),
        inTeam: JSON.stringify({ team: [{ userId }] }),
        isResponsible: JSON.stringify({ responsiblePerson: { userId } }),
      },
    );
  if (filter.demandId) query.andWhere('bid.demand_id::text = :demandId', { demandId: filter.demandId });
  if (filter.states && filter.states.length > 0) {
    query.andWhere(`${STATE_BY_CLOCK} IN (:...states)`, { states: filter.states, now: clock.now() });
  }
  const text = tidy(filter.text);
  if (text !== null) {
    query.andWhere('(demand.title ILIKE :text OR demand.number ILIKE :text)', {
      text: `%${text.replace(/[\\%_]/g, '\\$&')}%`,
    });
  }
  return query;
}

/** The same as `bidStateAt`. */
const STATE_BY_CLOCK = `CASE WHEN bid.state = 'SEALED' AND demand.state IN ('OPEN', 'CLOSED_FOR_BIDS')
    AND demand.bids_close_at <= :now
  THEN 'OPENED' ELSE bid.state END`;
