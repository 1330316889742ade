import type { Scope } from '../../../../platform/app.ts';
import { hasRole } from '../../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../../platform/waiting.ts';
import { BINDS } from '../bid.policy.ts';

export type BiddingWaiting = 'BID_HAND_IN' | 'BID_ANSWER';

/** What can still be handed in. */
const inTime = `demand.state = 'OPEN' AND me.now < demand.bids_close_at`;

const drafts: WaitingSource<BiddingWaiting> = {
  kind: 'BID_HAND_IN',
  from: 'demand_bid bid JOIN demand ON demand.id = bid.demand_id',
  where: `bid.lead_organization_id = me.unit AND bid.state = 'DRAFT' AND ${inTime}`,
  id: 'bid.id',
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  since: 'bid.created_at',
  until: 'demand.bids_close_at',
};

const asked: WaitingSource<BiddingWaiting> = {
  kind: 'BID_ANSWER',
  from: `demand_bid_partner partner JOIN demand_bid bid ON bid.id = partner.bid_id
    JOIN demand ON demand.id = bid.demand_id`,
  where: `partner.organization_id = me.unit AND partner.state = 'ASKED' AND bid.state <> 'WITHDRAWN' AND ${inTime}`,
  id: 'partner.id',
  caseId: 'demand.id',
  title: 'demand.title',
  reference: 'demand.number',
  organizationId: 'bid.lead_organization_id',
  since: 'partner.asked_at',
  until: 'demand.bids_close_at',
};

/** Bids to be handed in and requests to be partner, for those who can bind their organisation. */
export function biddingWaiting(scope: Scope): Promise<Waiting<BiddingWaiting>[]> {
  return readWaiting(scope, hasRole(scope.actor, BINDS) ? [drafts, asked] : []);
}
