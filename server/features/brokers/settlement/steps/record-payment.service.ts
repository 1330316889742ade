import { In } from 'typeorm';
import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { attachFiles } from '../../../../platform/files/files.service.ts';
import { isId, newId } from '../../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { formatYuan } from '../../../../platform/money.ts';
import { type ClaimChange, type ClaimDone, changeClaim } from '../change-claim.ts';
import type { CommissionClaim } from '../data/commission-claim.entity.ts';
import { CommissionInvoice, CommissionPayment } from '../data/commission-payment.entity.ts';
import { mailClaim } from '../mails/mail-claim.ts';
import type { CommissionPaymentState, PaymentDirection } from '../settlement.enums.ts';
import { needsApproval } from '../settlement.policy.ts';
import { checkSum, readTransfer, requireRoom, type TransferFields } from './read-money.ts';

/** Kind of record under which slips of payments are kept. */
export const COMMISSION_PAYMENT_FILES = 'CommissionPayment';

/** Payments that are not answered for good. */
export const OPEN_PAYMENTS: readonly CommissionPaymentState[] = ['PREPARED', 'RECORDED', 'DISPUTED'];

interface Asked {
  claimId: string;
  /** Fen. */
  amount: bigint;
  idempotencyKey: string;
}

export type RecordCommissionPayment = Asked & TransferFields & { invoiceId?: string | null };
export type PrepareCommissionPayment = Asked & { invoiceId?: string | null };
export type RecordCommissionRepayment = Asked & TransferFields;

/**
 * An enterprise or an agency records that it paid commission. It counts once who is paid confirms it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, LIMIT (more than is owed and not under way), STATE (a unit: it prepares)
 */
export function recordCommissionPayment(
  scope: Scope,
  input: RecordCommissionPayment,
): Promise<CommissionPayment> {
  return add(scope, input, 'recordCommissionPayment', 'PAY', async (change) => {
    if (needsApproval(change.claim)) throw notNow('recordCommissionPayment', 'NEEDS_APPROVAL');
    return { state: 'RECORDED', ...transferOf(input) };
  });
}

/**
 * A finance officer of a unit prepares a payment of commission; another approves it and says when it was paid.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, LIMIT, STATE (no unit pays it)
 */
export function prepareCommissionPayment(
  scope: Scope,
  input: PrepareCommissionPayment,
): Promise<CommissionPayment> {
  return add(scope, { ...input, fileIds: [] }, 'prepareCommissionPayment', 'PAY', async (change) => {
    if (!needsApproval(change.claim)) throw notNow('prepareCommissionPayment', 'NO_APPROVAL');
    return { state: 'PREPARED', paidOn: null, reference: null };
  });
}

/**
 * Who was paid more than is owed after a reversal records that it gave that back; who paid confirms it.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, LIMIT (more than was paid beyond what is owed)
 */
export function recordCommissionRepayment(
  scope: Scope,
  input: RecordCommissionRepayment,
): Promise<CommissionPayment> {
  return add(scope, input, 'recordCommissionRepayment', 'REPAY', async () => ({
    state: 'RECORDED',
    ...transferOf(input),
  }));
}

interface Start {
  state: CommissionPaymentState;
  paidOn: string | null;
  reference: string | null;
}

function transferOf(fields: TransferFields): { paidOn: string; reference: string | null } {
  const problems = new Problems('');
  const reference = readTransfer(fields, problems);
  refuseAll(problems.list);
  return { paidOn: fields.paidOn, reference };
}

function add(
  scope: Scope,
  input: Asked & { invoiceId?: string | null; fileIds: readonly string[] },
  operation: string,
  direction: PaymentDirection,
  start: (change: ClaimChange) => Promise<Start>,
): Promise<CommissionPayment> {
  return changeClaim(scope, {
    claimId: input.claimId,
    may: direction === 'PAY' ? 'pay' : 'receive',
    once: { operation, key: input.idempotencyKey, input },
    work: async (change) => {
      const problems = new Problems('');
      checkSum(input.amount, problems);
      refuseAll(problems.list);
      const { tx, claim } = change;
      requireRoom(input.amount, await roomFor(tx, claim, direction));
      const invoiceId = await invoiceOf(change, input.invoiceId ?? null);
      return insert(change, operation, {
        ...(await start(change)),
        ...{ invoiceId, direction, amount: input.amount, fileIds: input.fileIds },
      });
    },
    again: (tx, id) => tx.findOneByOrFail(CommissionPayment, { id }),
  });
}

async function insert(
  { tx, scope, claim, userId }: ClaimChange,
  operation: string,
  {
    fileIds,
    ...fields
  }: Start & Pick<CommissionPayment, 'invoiceId' | 'direction' | 'amount'> & { fileIds: readonly string[] },
): Promise<ClaimDone<CommissionPayment>> {
  const payment = Object.assign(new CommissionPayment(), {
    id: newId(),
    claimId: claim.id,
    version: 1,
    ...fields,
    recordedBy: userId,
    recordedAt: clock.now(),
    approvedBy: null,
    answeredAt: null,
    answeredBy: null,
    reason: null,
    entryId: null,
  } satisfies CommissionPayment);
  await tx.insert(CommissionPayment, payment as object);
  const files = await attachFiles(
    tx,
    fileIds,
    { kind: COMMISSION_PAYMENT_FILES, id: payment.id },
    scope.actor,
  );
  if (payment.direction === 'PAY') claim.pending += payment.amount;
  const sum = formatYuan(payment.amount);
  if (payment.state === 'RECORDED')
    await mailClaim(tx, scope.app, claim, payment.direction === 'PAY' ? 'paid' : 'repaid', { sum });
  return {
    value: payment,
    action: operation,
    facts: {
      paymentId: payment.id,
      amount: sum,
      documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    },
  };
}

/** Fen that can be paid, or given back, beside what is under way. */
export async function roomFor(
  tx: Transaction,
  { id, accrued, paid }: CommissionClaim,
  direction: PaymentDirection,
): Promise<bigint> {
  const open = await tx.findBy(CommissionPayment, { claimId: id, direction, state: In([...OPEN_PAYMENTS]) });
  const underWay = open.reduce((sum, { amount }) => sum + amount, 0n);
  return (direction === 'PAY' ? accrued - paid : paid - accrued) - underWay;
}

/** The invoice that a payment answers. @throws Refusal NOT_FOUND (`invoiceId`) */
async function invoiceOf({ tx, claim }: ClaimChange, invoiceId: string | null): Promise<string | null> {
  if (invoiceId === null) return null;
  const found = isId(invoiceId)
    ? await tx.findOneBy(CommissionInvoice, { id: invoiceId, claimId: claim.id, state: 'ISSUED' })
    : null;
  if (!found) throw new Refusal('NOT_FOUND', { field: 'invoiceId' });
  return found.id;
}

function notNow(action: string, reason: string): Refusal {
  return new Refusal('STATE', { params: { action, reason } });
}
