import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { payeesById } from '../payees/payee-for.service.ts';
import { changePayout, type PayoutReference } from './change-payout.ts';
import { destinationOf, estimateTaxes } from './draft-lines.ts';
import { payoutLineStates, payoutStates } from './payout.states.ts';
import type { PayoutBatch } from './payout-batch.entity.ts';
import { PayoutLine } from './payout-line.entity.ts';

export interface EditPayout extends PayoutReference {
  /** Taxes to be withheld, by line, in fen. */
  withheld?: readonly { lineId: string; amount: bigint }[] | null;
  /** Lines to be taken out. */
  removedLineIds?: readonly string[] | null;
  /** Read names and bank details of the payees anew, and estimate the taxes anew. */
  refresh?: boolean | null;
}

/**
 * Corrects a pay-out that waits for approval. A refresh comes first, so that corrected taxes stand.
 * @throws Refusal STATE, NOT_FOUND (lines), INVALID (a tax below zero or above the reward), REQUIRED (no line left)
 */
export function editPayout(scope: Scope, input: EditPayout): Promise<PayoutBatch> {
  return changePayout(scope, input, async (change) => {
    const { tx, batch, lines, unit } = change;
    if (batch.state !== 'PREPARED') throw notNow(batch, 'editPayout');
    const removed = new Set(input.removedLineIds ?? []);
    const problems = new Problems('');
    const byId = new Map(lines.map((line) => [line.id, line]));
    [...removed].forEach((id, index) => {
      if (!byId.has(id)) problems.at('removedLineIds', index).add('NOT_FOUND');
    });
    const kept = lines.filter(({ id }) => !removed.has(id));
    if (kept.length === 0) problems.at('removedLineIds').add('REQUIRED');
    refuseAll(problems.list);
    if (input.refresh) {
      const payees = await payeesById(
        tx,
        kept.map(({ payeeId }) => payeeId),
      );
      for (const line of kept) {
        const payee = payees.get(line.payeeId);
        if (payee) Object.assign(line, destinationOf(payee));
      }
      await estimateTaxes(tx, unit.organization, kept);
    }
    const changes = withhold(kept, input.withheld ?? [], problems);
    if (removed.size > 0) {
      // Given up for good, so that the place in the list and the reward are free.
      await tx.delete(PayoutLine, [...removed]);
      change.lines = kept;
    }
    return {
      action: 'editPayout',
      facts: { removed: [...removed], withheld: changes, refreshed: input.refresh === true },
    };
  });
}

function withhold(
  lines: readonly PayoutLine[],
  amounts: readonly { lineId: string; amount: bigint }[],
  problems: Problems,
): { lineId: string; before: string; after: string }[] {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const changes = amounts.flatMap(({ lineId, amount }, index) => {
    const line = byId.get(lineId);
    const place = problems.at('withheld', index);
    if (!line) place.add('NOT_FOUND');
    else if (amount < 0n || amount > line.gross)
      place.add('INVALID', { min: '0.00', max: formatYuan(line.gross) });
    else {
      const before = formatYuan(line.withheld);
      line.withheld = amount;
      return [{ lineId, before, after: formatYuan(amount) }];
    }
    return [];
  });
  refuseAll(problems.list);
  return changes;
}

/**
 * Gives a pay-out up; its rewards can be paid by another one. Once the file for the bank was fetched the bank may have
 * it: then what it did is to be confirmed, with its lines failed if it did nothing.
 * @throws Refusal STATE, REQUIRED
 */
export function cancelPayout(
  scope: Scope,
  input: PayoutReference & { reason: string },
): Promise<PayoutBatch> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems);
  refuseAll(problems.list);
  return changePayout(scope, input, ({ batch, lines }) => {
    const state = payoutStates.next(batch.state, 'cancel');
    if (batch.fileFetchedAt !== null) throw notNow(batch, 'cancelPayout', 'FILE_FETCHED');
    for (const line of lines) line.state = payoutLineStates.next(line.state, 'cancel');
    Object.assign(batch, { state, cancelReason: reason });
    return { action: 'cancelPayout', facts: { reason } };
  });
}

/** The refusal of a step that does not belong to where the pay-out stands. */
export function notNow(
  { state }: Pick<PayoutBatch, 'state'>,
  action: string,
  reason?: string,
  more: Readonly<Record<string, string>> = {},
): Refusal {
  return new Refusal('STATE', { params: { state, action, ...(reason ? { reason } : {}), ...more } });
}
