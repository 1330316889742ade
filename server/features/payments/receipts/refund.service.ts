import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readReason, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { requireSecondFactor } from '../../accounts/accounts.policy.ts';
import { changeMoney, type Money, type MoneyDone } from './change-money.ts';
import type { Receipt } from './data/receipt.entity.ts';
import { Refund } from './data/transfer.entity.ts';
import { changeReceipt } from './daybook.ts';
import { refundEntry } from './entries.ts';
import { checkReceipt, lockReceipt } from './match-receipt.service.ts';
import { refundStates } from './money.states.ts';

export interface PrepareRefund {
  receiptId: string;
  /** Fen. */
  amount: bigint;
  reason: string;
  idempotencyKey: string;
}

export interface ApproveRefund {
  refundId: string;
  expectedVersion?: number | null;
  paidOn: string;
  bankReference?: string | null;
  idempotencyKey: string;
}

export interface RejectRefund {
  refundId: string;
  expectedVersion?: number | null;
  reason: string;
  idempotencyKey: string;
}

/**
 * Prepares to give back what is left of a receipt; the sum is set aside until another finance officer decides.
 * @throws Refusal FORBIDDEN, NOT_FOUND, STATE, REQUIRED (reason), INVALID, LIMIT (`max`: what is left)
 */
export async function prepareRefund(scope: Scope, input: PrepareRefund): Promise<Refund> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  return withRefund(scope, 'prepareRefund', input, async (money) => {
    const { tx, daybook, organizationId, userId } = money;
    const receipt = await lockReceipt(money, input.receiptId);
    checkReceipt(receipt, 'prepareRefund', null);
    if (userId === null) throw new Refusal('FORBIDDEN');
    if (input.amount <= 0n)
      throw new Refusal('INVALID', { field: 'amount', params: { reason: 'NOT_POSITIVE' } });
    if (input.amount > receipt.free)
      throw new Refusal('LIMIT', { field: 'amount', params: { max: formatYuan(receipt.free) } });
    receipt.free -= input.amount;
    receipt.setAside += input.amount;
    changeReceipt(daybook, receipt);
    const refund = Object.assign(new Refund(), {
      id: newId(),
      organizationId,
      receiptId: receipt.id,
      state: 'PREPARED' as const,
      version: 1,
      amount: input.amount,
      reason,
      preparedBy: userId,
      preparedAt: clock.now(),
      decidedBy: null,
      decidedAt: null,
      paidOn: null,
      bankReference: null,
      decisionReason: null,
      entryId: null,
    } satisfies Refund);
    await tx.insert(Refund, refund as object);
    return done(refund, receipt, 'prepareRefund', { reason });
  });
}

/**
 * Approves a refund that another finance officer prepared, with what the bank says of the payment. Needs the second factor.
 * @throws Refusal SECOND_FACTOR_REQUIRED, FORBIDDEN, FOUR_EYES, NOT_FOUND, STATE, CONFLICT, INVALID
 */
export async function approveRefund(scope: Scope, input: ApproveRefund): Promise<Refund> {
  requireSecondFactor(scope.actor);
  const problems = new Problems('');
  const bankReference = readText(input.bankReference, 100, problems.at('bankReference'));
  checkDays([{ field: 'paidOn', day: input.paidOn, latest: clock.today() }], problems);
  refuseAll(problems.list);
  return withRefund(scope, 'approveRefund', input, async (money) => {
    const { refund, receipt } = await lockRefund(money, input);
    if (refund.preparedBy === money.userId) throw new Refusal('FOUR_EYES');
    if (input.paidOn < receipt.receivedOn)
      throw new Refusal('INVALID', {
        field: 'paidOn',
        params: { reason: 'DAY_ORDER', day: receipt.receivedOn },
      });
    refund.state = refundStates.next(refund.state, 'approve');
    Object.assign(refund, { bankReference, paidOn: input.paidOn });
    decide(money, refund);
    const entry = refundEntry(receipt, refund, input.paidOn);
    money.daybook.entries.push(entry);
    money.daybook.refunds.push({ refund, entryKey: entry.idempotencyKey });
    receipt.setAside -= refund.amount;
    receipt.refunded += refund.amount;
    changeReceipt(money.daybook, receipt);
    return done(refund, receipt, 'approveRefund');
  });
}

/**
 * Turns a prepared refund down, or takes it back; the sum is free again.
 * @throws Refusal FORBIDDEN, NOT_FOUND, STATE, CONFLICT, REQUIRED (reason)
 */
export async function rejectRefund(scope: Scope, input: RejectRefund): Promise<Refund> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  return withRefund(scope, 'rejectRefund', input, async (money) => {
    const { refund, receipt } = await lockRefund(money, input);
    refund.state = refundStates.next(refund.state, 'reject');
    refund.decisionReason = reason;
    decide(money, refund);
    money.daybook.refunds.push({ refund, entryKey: null });
    receipt.setAside -= refund.amount;
    receipt.free += refund.amount;
    changeReceipt(money.daybook, receipt);
    return done(refund, receipt, 'rejectRefund', { reason });
  });
}

function withRefund(
  scope: Scope,
  operation: string,
  input: { idempotencyKey: string },
  work: (money: Money) => Promise<MoneyDone<Refund>>,
): Promise<Refund> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  return changeMoney(scope, {
    organizationId,
    who: 'FINANCE',
    once: { operation, key: input.idempotencyKey, input },
    contracts: async () => [],
    work,
    again: (tx, id) => tx.findOneByOrFail(Refund, { id }),
  });
}

function decide({ userId }: Money, refund: Refund): void {
  refund.version += 1;
  refund.decidedBy = userId;
  refund.decidedAt = clock.now();
}

function done(
  refund: Refund,
  receipt: Receipt,
  action: string,
  personal: Record<string, unknown> = {},
): MoneyDone<Refund> {
  return {
    value: refund,
    action,
    dealId: receipt.dealId,
    facts: { refundId: refund.id, receiptId: receipt.id, amount: formatYuan(refund.amount) },
    personal,
  };
}

/** The refund and its receipt, locked in this order by everybody: the receipt first. */
async function lockRefund(
  money: Money,
  { refundId, expectedVersion }: { refundId: string; expectedVersion?: number | null },
): Promise<{ refund: Refund; receipt: Receipt }> {
  const { tx, organizationId } = money;
  const known = isId(refundId) ? await tx.findOneBy(Refund, { id: refundId, organizationId }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'refundId' });
  const receipt = await lockReceipt(money, known.receiptId);
  const refund = await tx.findOneByOrFail(Refund, { id: refundId });
  if (expectedVersion !== null && expectedVersion !== undefined && expectedVersion !== refund.version)
    throw new Refusal('CONFLICT', {
      field: 'expectedVersion',
      params: { expected: expectedVersion, present: refund.version },
    });
  return { refund, receipt };
}
