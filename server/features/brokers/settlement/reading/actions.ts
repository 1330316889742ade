import type { Actor } from '../../../../platform/auth/actor.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import type { CommissionClaim } from '../data/commission-claim.entity.ts';
import type { CommissionPayment } from '../data/commission-payment.entity.ts';
import type { ClaimAction, CommissionStep } from '../settlement.enums.ts';
import { claimPolicy, needsApproval } from '../settlement.policy.ts';
import { commissionPaymentStates } from '../settlement.states.ts';
import { permitOf } from '../steps/answer-payment.service.ts';

/** What the actor can do with a commission now. */
export function actionsOn(actor: Actor, claim: CommissionClaim): ClaimAction[] {
  const owed = claim.accrued - claim.paid - claim.pending;
  const pays = claimPolicy.pay(actor, claim) && owed > 0n;
  const receives = claimPolicy.receive(actor, claim);
  return [
    ...(pays ? [needsApproval(claim) ? ('PREPARE_PAYMENT' as const) : ('PAY' as const)] : []),
    ...(receives && claim.accrued > claim.invoiced ? (['ISSUE_INVOICE'] as const) : []),
    ...(receives && claim.paid > claim.accrued ? (['REPAY'] as const) : []),
  ];
}

/** What the actor can do with a payment now. */
export function stepsOn(actor: Actor, claim: CommissionClaim, payment: CommissionPayment): CommissionStep[] {
  const can = (step: 'approve' | 'confirm' | 'dispute' | 'withdraw') =>
    commissionPaymentStates.can(payment.state, step);
  const isPayer = claimPolicy[permitOf(payment, 'PAYER')](actor, claim);
  const isReceiver = claimPolicy[permitOf(payment, 'RECEIVER')](actor, claim);
  const prepared = payment.recordedBy === actingUser(actor)?.userId;
  return [
    ...(isPayer && !prepared && can('approve') ? (['APPROVE'] as const) : []),
    ...(isReceiver && can('confirm') ? (['CONFIRM'] as const) : []),
    ...(isReceiver && can('dispute') ? (['DISPUTE'] as const) : []),
    ...(isPayer && can('withdraw') ? (['WITHDRAW'] as const) : []),
  ];
}
