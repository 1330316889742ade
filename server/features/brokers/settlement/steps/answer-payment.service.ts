import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { requireSecondFactor } from '../../../accounts/accounts.policy.ts';
import { post } from '../../../ledger/post.service.ts';
import { paymentEntry } from '../accrual/accrual-entry.ts';
import { type ClaimChange, changeClaim, checkSeen } from '../change-claim.ts';
import type { CommissionClaim } from '../data/commission-claim.entity.ts';
import { CommissionPayment } from '../data/commission-payment.entity.ts';
import { mailClaim } from '../mails/mail-claim.ts';
import type { ClaimPolicyAction } from '../settlement.policy.ts';
import { commissionPaymentStates } from '../settlement.states.ts';
import { readTransfer, type TransferFields } from './read-money.ts';
import { COMMISSION_PAYMENT_FILES } from './record-payment.service.ts';

export interface CommissionPaymentStep {
  paymentId: string;
  expectedVersion?: number | null;
  idempotencyKey: string;
}

export type ApproveCommissionPayment = CommissionPaymentStep & TransferFields;

/**
 * Another finance officer than who prepared it approves a unit's payment, and says when it was paid.
 * @throws Refusal NOT_FOUND, FORBIDDEN, FOUR_EYES, SECOND_FACTOR_REQUIRED, STATE, CONFLICT, INVALID
 */
export function approveCommissionPayment(
  scope: Scope,
  input: ApproveCommissionPayment,
): Promise<CommissionPayment> {
  requireSecondFactor(scope.actor);
  return answer(scope, input, 'approveCommissionPayment', 'PAYER', async (change, payment) => {
    const { tx, userId, claim } = change;
    if (payment.recordedBy === userId) throw new Refusal('FOUR_EYES');
    const problems = new Problems('');
    const reference = readTransfer(input, problems);
    refuseAll(problems.list);
    payment.state = commissionPaymentStates.next(payment.state, 'approve');
    Object.assign(payment, { paidOn: input.paidOn, reference, approvedBy: userId });
    await attachFiles(tx, input.fileIds, { kind: COMMISSION_PAYMENT_FILES, id: payment.id }, scope.actor);
    await mailClaim(tx, scope.app, claim, 'paid', { sum: formatYuan(payment.amount) });
  });
}

/**
 * Who gets the money confirms that it came in: both books have it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT
 */
export function confirmCommissionPayment(
  scope: Scope,
  input: CommissionPaymentStep,
): Promise<CommissionPayment> {
  return answer(scope, input, 'confirmCommissionPayment', 'RECEIVER', async (change, payment) => {
    const { tx, claim } = change;
    payment.state = commissionPaymentStates.next(payment.state, 'confirm');
    payment.reason = null;
    stamp(change, payment);
    const [entry] = await post(tx, scope, [paymentEntry(claim, payment, clock.today())]);
    payment.entryId = entry?.id ?? null;
    settle(claim, payment, true);
    await mailClaim(tx, scope.app, claim, payment.direction === 'PAY' ? 'confirmed' : 'repaymentConfirmed', {
      sum: formatYuan(payment.amount),
    });
  });
}

/** Who should have the money finds none. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED (reason) */
export function disputeCommissionPayment(
  scope: Scope,
  input: CommissionPaymentStep & { reason: string },
): Promise<CommissionPayment> {
  const reason = reasonOf(input.reason);
  return answer(scope, input, 'disputeCommissionPayment', 'RECEIVER', async (change, payment) => {
    payment.state = commissionPaymentStates.next(payment.state, 'dispute');
    payment.reason = reason;
    stamp(change, payment);
    await mailClaim(
      change.tx,
      scope.app,
      change.claim,
      payment.direction === 'PAY' ? 'disputed' : 'repaymentDisputed',
      {
        sum: formatYuan(payment.amount),
      },
    );
  });
}

/** Who recorded or prepared a payment takes it back. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED (reason) */
export function withdrawCommissionPayment(
  scope: Scope,
  input: CommissionPaymentStep & { reason: string },
): Promise<CommissionPayment> {
  const reason = reasonOf(input.reason);
  return answer(scope, input, 'withdrawCommissionPayment', 'PAYER', async ({ claim }, payment) => {
    payment.state = commissionPaymentStates.next(payment.state, 'withdraw');
    payment.reason = reason;
    settle(claim, payment, false);
  });
}

/** Lets a payment that is over count, or not. */
function settle(claim: CommissionClaim, { direction, amount }: CommissionPayment, isPaid: boolean): void {
  if (direction === 'PAY') {
    claim.pending -= amount;
    if (isPaid) claim.paid += amount;
  } else if (isPaid) claim.paid -= amount;
}

/** Which side of a payment acts. */
type PaymentSide = 'PAYER' | 'RECEIVER';

async function answer(
  scope: Scope,
  input: CommissionPaymentStep,
  operation: string,
  side: PaymentSide,
  work: (change: ClaimChange, payment: CommissionPayment) => Promise<void>,
): Promise<CommissionPayment> {
  const { paymentId: id } = input;
  const known = isId(id) ? await scope.app.db.manager.findOneBy(CommissionPayment, { id }) : null;
  if (!known) throw noPayment();
  return changeClaim(scope, {
    claimId: known.claimId,
    may: permitOf(known, side),
    once: { operation, key: input.idempotencyKey, input },
    work: async (change) => {
      const payment = await change.tx.findOneByOrFail(CommissionPayment, { id });
      checkSeen(payment, input.expectedVersion);
      await work(change, payment);
      payment.version += 1;
      await change.tx.save(payment);
      const { state, amount, direction, reason } = payment;
      return {
        value: payment,
        action: operation,
        facts: { paymentId: id, direction, state, amount: formatYuan(amount) },
        ...(reason ? { personal: { reason } } : {}),
      };
    },
    again: (tx, answered) => tx.findOneByOrFail(CommissionPayment, { id: answered }),
  });
}

/** What is given back is paid by who is owed the commission. */
export function permitOf(
  { direction }: Pick<CommissionPayment, 'direction'>,
  side: PaymentSide,
): ClaimPolicyAction {
  return (direction === 'PAY') === (side === 'PAYER') ? 'pay' : 'receive';
}

function stamp({ userId }: ClaimChange, payment: CommissionPayment): void {
  payment.answeredBy = userId;
  payment.answeredAt = clock.now();
}

function reasonOf(text: string): string {
  const problems = new Problems('reason');
  const reason = readReason(text, problems) ?? '';
  refuseAll(problems.list);
  return reason;
}

function noPayment(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'paymentId' });
}
