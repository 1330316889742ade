import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { post } from '../../../ledger/post.service.ts';
import { bountyPaymentStates } from '../bounty.states.ts';
import { paidEntry } from '../bounty-entries.ts';
import { type BountyChange, type BountyStep, changeBounty, checkSeen } from '../change-bounty.ts';
import { BountyPayment } from '../data/bounty-payment.entity.ts';
import { restOf } from '../data/safeguard.entity.ts';
import { type BountyAddressee, mailBounty } from '../mails/mail-bounty.ts';
import { settleOldest } from '../reckon.ts';

export interface BountyPaymentStep {
  paymentId: string;
  expectedVersion?: number | null;
  idempotencyKey: string;
}

/**
 * The winner confirms that a payment came in: both books have it, what is owed is paid from the oldest on, and a payment out
 * of the poster's bank releases guarantees.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT
 */
export function confirmBountyPayment(scope: Scope, input: BountyPaymentStep): Promise<BountyPayment> {
  return answer(
    scope,
    input,
    { operation: 'confirmBountyPayment', may: 'receive' },
    async (change, payment) => {
      payment.state = bountyPaymentStates.next(payment.state, 'confirm');
      payment.reason = null;
      stamp(change, payment);
      const { parts, rest } = settleOldest(
        change.record.dues.filter(({ laneId }) => laneId === payment.laneId),
        payment.amount,
      );
      if (rest > 0n) throw new Error(`bounty: payment ${payment.id} is more than is owed`);
      for (const { due, amount } of parts) {
        due.paid += amount;
        await change.tx.save(due);
      }
      const released = await take(change, payment);
      const [entry] = await post(change.tx, scope, [paidEntry(change.record.demand, payment, released)]);
      payment.entryId = entry?.id ?? null;
      await tell(change, payment, 'paymentConfirmed', ['POSTER']);
    },
  );
}

/** The winner finds no such money. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT, REQUIRED (reason) */
export function disputeBountyPayment(
  scope: Scope,
  input: BountyPaymentStep & { reason: string },
): Promise<BountyPayment> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return answer(
    scope,
    input,
    { operation: 'disputeBountyPayment', may: 'receive' },
    async (change, payment) => {
      payment.state = bountyPaymentStates.next(payment.state, 'dispute');
      payment.reason = reason;
      stamp(change, payment);
      await tell(change, payment, 'paymentDisputed', ['POSTER']);
    },
  );
}

/** The poster takes a payment back that the winner has not confirmed. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, CONFLICT */
export function withdrawBountyPayment(scope: Scope, input: BountyPaymentStep): Promise<BountyPayment> {
  return answer(
    scope,
    input,
    { operation: 'withdrawBountyPayment', may: 'keep' },
    async (_change, payment) => {
      payment.state = bountyPaymentStates.next(payment.state, 'withdraw');
    },
  );
}

/**
 * Takes a payment out of its deposit; one out of the bank releases guarantees, the oldest first.
 * @returns fen of guarantees that are released
 */
async function take({ tx, record }: BountyChange, payment: BountyPayment): Promise<bigint> {
  if (payment.source === 'DEPOSIT') {
    const deposit = record.safeguards.find(({ id }) => id === payment.safeguardId);
    if (!deposit) throw new Error(`bounty: payment ${payment.id} has no deposit`);
    deposit.used += payment.amount;
    deposit.version += 1;
    await tx.save(deposit);
    return 0n;
  }
  let rest = payment.amount;
  for (const guarantee of record.safeguards) {
    if (guarantee.kind !== 'GUARANTEE' || rest === 0n) continue;
    const part = restOf(guarantee) < rest ? restOf(guarantee) : rest;
    if (part === 0n) continue;
    guarantee.used += part;
    guarantee.version += 1;
    rest -= part;
    await tx.save(guarantee);
  }
  return payment.amount - rest;
}

async function answer(
  scope: Scope,
  input: BountyPaymentStep,
  { operation, may }: { operation: string; may: BountyStep<BountyPayment>['may'] },
  work: (change: BountyChange, payment: BountyPayment) => Promise<void>,
): Promise<BountyPayment> {
  const { paymentId: id } = input;
  const known = isId(id) ? await scope.app.db.manager.findOneBy(BountyPayment, { id }) : null;
  if (!known) throw noPayment();
  return changeBounty(scope, {
    demandId: known.demandId,
    may,
    winnerId: known.organizationId,
    once: { operation, key: input.idempotencyKey, input },
    work: async (change) => {
      const payment = change.record.payments.find((each) => each.id === id);
      if (!payment) throw noPayment();
      checkSeen(payment, input.expectedVersion);
      await work(change, payment);
      payment.version += 1;
      await change.tx.save(payment);
      return {
        value: payment,
        action: operation,
        facts: { paymentId: id, state: payment.state, amount: formatYuan(payment.amount) },
      };
    },
    again: (tx, answered) => tx.findOneByOrFail(BountyPayment, { id: answered }),
  });
}

function stamp({ userId }: BountyChange, payment: BountyPayment): void {
  payment.answeredBy = userId;
  payment.answeredAt = clock.now();
}

async function tell(
  { tx, scope, record: { demand } }: BountyChange,
  { amount, reason }: BountyPayment,
  mail: 'paymentConfirmed' | 'paymentDisputed',
  to: readonly BountyAddressee[],
): Promise<void> {
  await mailBounty(tx, scope.app, demand, {
    mail,
    to,
    values: { sum: formatYuan(amount), reason: reason ?? '' },
  });
}

function noPayment(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'paymentId' });
}
