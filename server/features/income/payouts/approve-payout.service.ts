import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { requireSecondFactor } from '../../accounts/accounts.policy.ts';
import { payableLines } from '../distributions/payable-lines.service.ts';
import type { Payee } from '../payees/payee.entity.ts';
import { payeesById } from '../payees/payee-for.service.ts';
import { changePayout, type PayoutReference, subjectOf, userOf } from './change-payout.ts';
import { notNow } from './edit-payout.service.ts';
import { hasHandInIt } from './payout.policy.ts';
import { payoutStates } from './payout.states.ts';
import type { PayoutBatch } from './payout-batch.entity.ts';
import type { PayoutLine } from './payout-line.entity.ts';

/**
 * Approves a pay-out: by another finance officer than the one who put it together, who is not paid by it and entered
 * nobody's bank details in it, with the second factor. What is approved is what was seen: rewards that are not payable
 * any more and bank details that changed meanwhile are refused.
 * @throws Refusal SECOND_FACTOR_REQUIRED, FOUR_EYES, STATE, REQUIRED (bank details missing), CONFLICT
 */
export function approvePayout(
  scope: Scope,
  input: PayoutReference & { idempotencyKey: string },
): Promise<PayoutBatch> {
  return changePayout(
    scope,
    input,
    async ({ tx, batch, lines }) => {
      requireSecondFactor(scope.actor);
      const state = payoutStates.next(batch.state, 'approve');
      const payees = await payeesById(
        tx,
        lines.map(({ payeeId }) => payeeId),
      );
      if (hasHandInIt(scope.actor, subjectOf(batch, [...payees.values()]))) throw new Refusal('FOUR_EYES');
      refuseWithoutBank(lines);
      await refuseNotPayable(tx, batch, lines);
      refuseMoved(batch, lines, payees);
      Object.assign(batch, { state, approvedBy: userOf(scope.actor), approvedAt: clock.now() });
      return { action: 'approvePayout' };
    },
    { operation: 'approvePayout', input },
  );
}

function refuseWithoutBank(lines: readonly PayoutLine[]): void {
  const missing = new Set(
    lines.filter(({ bankAccount }) => bankAccount === null).map(({ payeeName }) => payeeName),
  );
  if (missing.size === 0) return;
  throw new Refusal('REQUIRED', {
    field: 'lines',
    params: { reason: 'BANK_DETAILS', missing: [...missing].join('、') },
  });
}

async function refuseNotPayable(
  tx: Transaction,
  batch: PayoutBatch,
  lines: readonly PayoutLine[],
): Promise<void> {
  const payable = new Set((await payableLines(tx, batch.organizationId)).map(({ id }) => id));
  const gone = lines.filter(({ distributionLineId }) => !payable.has(distributionLineId));
  if (gone.length > 0) throw notNow(batch, 'approvePayout', 'NOT_PAYABLE', { lines: placesOf(gone) });
}

function refuseMoved(
  batch: PayoutBatch,
  lines: readonly PayoutLine[],
  payees: ReadonlyMap<string, Payee>,
): void {
  const moved = lines.filter(({ payeeId, bankAccount, bankName, payeeName }) => {
    const payee = payees.get(payeeId);
    return payee?.bankAccount !== bankAccount || payee.bankName !== bankName || payee.name !== payeeName;
  });
  if (moved.length > 0) throw notNow(batch, 'approvePayout', 'BANK_CHANGED', { lines: placesOf(moved) });
}

function placesOf(lines: readonly PayoutLine[]): string {
  return lines.map(({ position }) => position).join(' ');
}
