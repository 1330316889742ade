import type { Scope } from '../../../platform/app.ts';
import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { clock, dayOf } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { isId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason, readText } from '../../../platform/input/texts.ts';
import { reverse } from '../../ledger/post.service.ts';
import { payeesById } from '../payees/payee-for.service.ts';
import { changePayout, type PayoutReference, userOf } from './change-payout.ts';
import { notNow } from './edit-payout.service.ts';
import { enqueuePayout } from './pay-lines.job.ts';
import { payoutLineStates, payoutStates } from './payout.states.ts';
import type { PayoutBatch } from './payout-batch.entity.ts';
import { PAYOUT_CASE } from './payout-case.ts';
import { PayoutLine } from './payout-line.entity.ts';

export interface ConfirmPayout extends PayoutReference {
  /** Day on which the bank executed it. */
  executedOn: string;
  bankReference?: string | null;
  /** The bank's receipt. */
  receiptFileId?: string | null;
  /** Lines that the bank did not pay. */
  failed?: readonly { lineId: string; reason: string }[] | null;
  idempotencyKey: string;
}

/**
 * Records that the bank executed an approved pay-out. Lines that it did not pay fail and can be paid by another
 * pay-out; the others are entered in the ledger by the worker.
 * @throws Refusal STATE, INVALID (day), NOT_FOUND (lines), FOUR_EYES for who fails a line of their own
 */
export function confirmPayout(scope: Scope, input: ConfirmPayout): Promise<PayoutBatch> {
  return changePayout(
    scope,
    input,
    async (change) => {
      const { tx, batch, lines } = change;
      const state = payoutStates.next(batch.state, 'confirm');
      const bankReference = readExecution(batch, input);
      const failed = failLines(lines, input.failed ?? []);
      await refuseOwnLines(scope.actor, change, failed);
      if (input.receiptFileId) {
        const owner = { kind: PAYOUT_CASE, id: batch.id };
        await attachFiles(tx, [input.receiptFileId], owner, scope.actor, { field: 'receiptFileId' });
      }
      const { executedOn, receiptFileId = null } = input;
      const confirmedBy = userOf(scope.actor);
      Object.assign(batch, { state, executedOn, bankReference, receiptFileId, confirmedBy });
      batch.confirmedAt = clock.now();
      await enqueuePayout(tx, batch.id);
      return {
        action: 'confirmPayout',
        facts: { executedOn, failed: failed.map(({ id, failure }) => ({ lineId: id, reason: failure })) },
      };
    },
    { operation: 'confirmPayout', input },
  );
}

function readExecution(batch: PayoutBatch, input: ConfirmPayout): string | null {
  const problems = new Problems('');
  const { executedOn } = input;
  const earliest = dayOf(batch.approvedAt ?? batch.preparedAt);
  const place = problems.at('executedOn');
  if (executedOn > clock.today()) place.add('INVALID', { reason: 'IN_FUTURE', latest: clock.today() });
  else if (executedOn < earliest)
    place.add('INVALID', { reason: 'DAY_ORDER', after: 'approvedAt', day: earliest });
  const reference = readText(input.bankReference, 100, problems.at('bankReference'));
  refuseAll(problems.list);
  return reference;
}

function failLines(
  lines: readonly PayoutLine[],
  failed: readonly { lineId: string; reason: string }[],
): PayoutLine[] {
  const problems = new Problems('failed');
  const byId = new Map(lines.map((line) => [line.id, line]));
  const found = failed.flatMap(({ lineId, reason }, index) => {
    const line = byId.get(lineId);
    const failure = readReason(reason, problems.at(index, 'reason'));
    if (line?.state !== 'PENDING') {
      problems.at(index, 'lineId').add('NOT_FOUND');
      return [];
    }
    line.state = payoutLineStates.next(line.state, 'fail');
    line.failure = failure;
    return [line];
  });
  refuseAll(problems.list);
  return found;
}

/** Nobody makes their own reward payable again. */
async function refuseOwnLines(
  actor: Actor,
  { tx }: Parameters<Parameters<typeof changePayout>[2]>[0],
  lines: readonly PayoutLine[],
): Promise<void> {
  const payees = await payeesById(
    tx,
    lines.map(({ payeeId }) => payeeId),
  );
  const userId = actingUser(actor)?.userId;
  if ([...payees.values()].some((payee) => payee.userId !== null && payee.userId === userId))
    throw new Refusal('FOUR_EYES');
}

export interface ReturnPayoutLine {
  lineId: string;
  /** Day on which the bank got the money back. */
  returnedOn: string;
  reason: string;
  idempotencyKey: string;
}

/**
 * Records that the bank got a paid line back: its entry is reversed, and the reward can be paid by another pay-out.
 * @throws Refusal NOT_FOUND, STATE, INVALID (day), REQUIRED (reason), FOUR_EYES for a line of one's own
 */
export async function returnPayoutLine(scope: Scope, input: ReturnPayoutLine): Promise<PayoutBatch> {
  const { lineId, returnedOn } = input;
  const db = scope.app.db.manager;
  const known = isId(lineId) ? await db.findOneBy(PayoutLine, { id: lineId }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'lineId' });
  const reference = { batchId: known.batchId, expectedVersion: null };
  return changePayout(
    scope,
    reference,
    async (change) => {
      const { tx, batch, lines } = change;
      const line = lines.find(({ id }) => id === lineId);
      if (!line?.entryId) throw notNow(batch, 'returnPayoutLine');
      const state = payoutLineStates.next(line.state, 'return');
      const problems = new Problems('');
      const reason = readReason(input.reason, problems.at('reason'));
      if (returnedOn > clock.today() || returnedOn < (line.paidOn ?? returnedOn))
        problems.at('returnedOn').add('INVALID', { min: line.paidOn ?? '', max: clock.today() });
      refuseAll(problems.list);
      await refuseOwnLines(scope.actor, change, [line]);
      const reversal = await reverse(tx, scope, {
        entryId: line.entryId,
        idempotencyKey: `payout-return:${line.id}`,
        reason: 'RETURNED_BY_BANK',
        bookedOn: returnedOn,
      });
      Object.assign(line, { state, failure: reason, reversalEntryId: reversal.id });
      return {
        action: 'returnPayoutLine',
        facts: { lineId, returnedOn, reason, entryId: line.entryId, reversalEntryId: reversal.id },
      };
    },
    { operation: 'returnPayoutLine', input },
  );
}

/** Marks that the file for the bank was fetched, and by whom: it holds names and accounts, and the bank may act on it. */
export async function fetchBankFile(
  scope: Scope,
  batchId: string,
): Promise<{ batch: PayoutBatch; lines: PayoutLine[] }> {
  let lines: PayoutLine[] = [];
  const batch = await changePayout(scope, { batchId, expectedVersion: null }, (change) => {
    if (change.batch.state === 'PREPARED' || change.batch.state === 'CANCELLED')
      throw notNow(change.batch, 'fetchBankFile');
    change.batch.fileFetchedAt ??= clock.now();
    lines = change.lines;
    return { action: 'fetchBankFile' };
  });
  return { batch, lines };
}
