import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import type { ClaimPayer } from './settlement.enums.ts';
import { PAYING_ROLES, RECEIVING_ROLES } from './settlement.policy.ts';

export type SettlementWaiting =
  | 'COMMISSION_PAY'
  | 'COMMISSION_APPROVE'
  | 'COMMISSION_CONFIRM'
  | 'COMMISSION_DISPUTED'
  | 'COMMISSION_GIVE_BACK'
  | 'INNER_SPLIT_ANSWER';

const OF_CLAIM = { caseId: 'claim.id', title: 'claim.title', reference: 'claim.reference' } as const;
const PAYMENTS = 'commission_payment payment JOIN commission_claim claim ON claim.id = payment.claim_id';

/** Who is owed a commission, as `me`: the organisation acted for where its money is handled, or the person. */
const owedTo = (handles: boolean) =>
  handles
    ? `((claim.beneficiary_kind = 'ORGANIZATION' AND claim.beneficiary_id = me.unit) OR claim.user_id = me.user_id)`
    : 'claim.user_id = me.user_id';

/** What waits for who pays; `payers` are the ways of paying that the roles of the reader handle. */
const toPay = (payers: readonly ClaimPayer[]): WaitingSource<SettlementWaiting>[] => {
  const own = `claim.payer_id = me.unit AND claim.payer IN (${payers.map((payer) => `'${payer}'`).join(', ')})
    AND claim.user_id IS DISTINCT FROM me.user_id`;
  return [
    {
      kind: 'COMMISSION_PAY',
      from: 'commission_claim claim',
      ...OF_CLAIM,
      where: `${own} AND claim.accrued > claim.paid + claim.pending`,
      since: 'claim.changed_at',
      detail: 'claim.name',
    },
    {
      kind: 'COMMISSION_APPROVE',
      from: PAYMENTS,
      ...OF_CLAIM,
      id: 'payment.id',
      where: `${own} AND payment.state = 'PREPARED' AND payment.recorded_by <> me.user_id`,
      userId: 'payment.recorded_by',
      since: 'payment.recorded_at',
    },
    {
      kind: 'COMMISSION_DISPUTED',
      from: PAYMENTS,
      ...OF_CLAIM,
      id: 'payment.id',
      where: `${own} AND payment.state = 'DISPUTED' AND payment.direction = 'PAY'`,
      since: 'payment.answered_at',
    },
    {
      kind: 'COMMISSION_CONFIRM',
      from: PAYMENTS,
      ...OF_CLAIM,
      id: 'payment.id',
      where: `${own} AND payment.state = 'RECORDED' AND payment.direction = 'REPAY'`,
      since: 'payment.recorded_at',
    },
  ];
};

/** What waits for who is owed a commission. */
const toReceive = (handles: boolean): WaitingSource<SettlementWaiting>[] => [
  {
    kind: 'COMMISSION_CONFIRM',
    from: PAYMENTS,
    ...OF_CLAIM,
    id: 'payment.id',
    where: `${owedTo(handles)} AND payment.state = 'RECORDED' AND payment.direction = 'PAY'`,
    organizationId: 'claim.payer_id',
    since: 'payment.recorded_at',
  },
  {
    kind: 'COMMISSION_GIVE_BACK',
    from: 'commission_claim claim',
    ...OF_CLAIM,
    where: `${owedTo(handles)} AND claim.paid > claim.accrued`,
    organizationId: 'claim.payer_id',
    since: 'claim.changed_at',
  },
  {
    kind: 'INNER_SPLIT_ANSWER',
    from: `inner_split split JOIN inner_split_part part ON part.split_id = split.id
      JOIN engagement ON engagement.id = split.engagement_id`,
    caseId: 'engagement.id',
    id: 'split.id',
    title: 'engagement.scope_text',
    reference: 'engagement.number',
    where: `split.state = 'PROPOSED' AND part.user_id = me.user_id AND part.answer = 'PENDING'`,
    organizationId: 'split.organization_id',
    since: 'split.proposed_at',
  },
];

/** What waits of commissions: sums to pay, to approve, to confirm, to clear up and to give back, and inner splits. */
export function settlementWaiting(scope: Scope): Promise<Waiting<SettlementWaiting>[]> {
  const has = (roles: readonly Role[]) => hasRole(scope.actor, roles);
  const payers = (Object.keys(PAYING_ROLES) as ClaimPayer[]).filter((payer) => has(PAYING_ROLES[payer]));
  return readWaiting(scope, [
    ...(payers.length > 0 ? toPay(payers) : []),
    ...toReceive(has(RECEIVING_ROLES)),
  ]);
}
