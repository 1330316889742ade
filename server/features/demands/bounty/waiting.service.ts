import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { endOfDaySql, readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { BOUNTY_ROLES } from './bounty.policy.ts';

export type BountyWaiting =
  | 'BOUNTY_SAFEGUARD_CONFIRM'
  | 'BOUNTY_PAY'
  | 'BOUNTY_CONFIRM'
  | 'BOUNTY_DISPUTED'
  | 'BOUNTY_GUARANTEE_ENDS'
  | 'BOUNTY_GIVE_BACK';

/** Days before the last day of a guarantee on which the poster is asked for another. */
const GUARANTEE_DAYS = 30;

const OF_DEMAND = { caseId: 'demand.id', title: 'demand.title', reference: 'demand.number' } as const;

/** Recorded safeguards, for operators; never those of their own organisation. */
const BY_OPERATOR: readonly WaitingSource<BountyWaiting>[] = [
  {
    kind: 'BOUNTY_SAFEGUARD_CONFIRM',
    from: 'bounty_safeguard safeguard JOIN demand ON demand.id = safeguard.demand_id',
    ...OF_DEMAND,
    id: 'safeguard.id',
    where: `safeguard.state = 'RECORDED' AND safeguard.organization_id <> me.unit`,
    organizationId: 'safeguard.organization_id',
    since: 'safeguard.recorded_at',
  },
];

const BY_MONEY: readonly WaitingSource<BountyWaiting>[] = [
  // What fell due to a lane and no recorded payment is for.
  {
    kind: 'BOUNTY_PAY',
    from: `(SELECT lane_id, demand_id, organization_id, sum(amount - paid) AS open, min(at) AS since
        FROM bounty_due WHERE paid < amount GROUP BY lane_id, demand_id, organization_id) AS owed
      JOIN demand ON demand.id = owed.demand_id`,
    ...OF_DEMAND,
    id: 'owed.lane_id',
    where: `demand.organization_id = me.unit AND owed.open > (
      SELECT COALESCE(sum(payment.amount), 0) FROM bounty_payment payment
      WHERE payment.lane_id = owed.lane_id AND payment.state IN ('RECORDED', 'DISPUTED'))`,
    organizationId: 'owed.organization_id',
    since: 'owed.since',
  },
  {
    kind: 'BOUNTY_CONFIRM',
    from: 'bounty_payment payment JOIN demand ON demand.id = payment.demand_id',
    ...OF_DEMAND,
    id: 'payment.id',
    where: `payment.organization_id = me.unit AND payment.state = 'RECORDED'`,
    organizationId: 'demand.organization_id',
    since: 'payment.recorded_at',
  },
  {
    kind: 'BOUNTY_DISPUTED',
    from: 'bounty_payment payment JOIN demand ON demand.id = payment.demand_id',
    ...OF_DEMAND,
    id: 'payment.id',
    where: `demand.organization_id = me.unit AND payment.state = 'DISPUTED'`,
    organizationId: 'payment.organization_id',
    since: 'payment.answered_at',
  },
  // A guarantee that ends while something of it is still needed.
  {
    kind: 'BOUNTY_GUARANTEE_ENDS',
    from: 'bounty_safeguard safeguard JOIN demand ON demand.id = safeguard.demand_id',
    ...OF_DEMAND,
    id: 'safeguard.id',
    where: `safeguard.organization_id = me.unit AND safeguard.state = 'CONFIRMED'
      AND safeguard.valid_until <= me.today + ${GUARANTEE_DAYS}
      AND safeguard.used + safeguard.returned < safeguard.amount
      AND demand.state NOT IN ('ACCEPTED', 'SETTLED', 'CLOSED', 'FAILED', 'CANCELLED')`,
    since: 'safeguard.recorded_at',
    until: endOfDaySql('safeguard.valid_until'),
  },
  {
    kind: 'BOUNTY_GIVE_BACK',
    from: 'bounty_reclaim claim JOIN demand ON demand.id = claim.demand_id',
    ...OF_DEMAND,
    id: 'claim.id',
    where: 'claim.organization_id = me.unit AND claim.repaid < claim.amount',
    organizationId: 'demand.organization_id',
    since: 'claim.at',
  },
];

/** What waits of bounties: safeguards to confirm, sums to pay, to confirm, to clear up and to give back. */
export function bountyWaiting(scope: Scope): Promise<Waiting<BountyWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['OPERATOR']) ? BY_OPERATOR : []),
    ...(hasRole(scope.actor, BOUNTY_ROLES) ? BY_MONEY : []),
  ]);
}
