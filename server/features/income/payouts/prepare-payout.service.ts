import type { Scope } from '../../../platform/app.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readText } from '../../../platform/input/texts.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import { presentUnit, type Unit, unitOf } from '../../rulebook/unit.ts';
import { payableLines } from '../distributions/payable-lines.service.ts';
import { storePayout, userOf } from './change-payout.ts';
import { draftLines } from './draft-lines.ts';
import { isLate, LATE_AFTER_DAYS } from './lateness.ts';
import type { PayableLine } from './payable.types.ts';
import { payoutPolicy } from './payout.policy.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PayoutLine } from './payout-line.entity.ts';
import { rewardsInPayouts } from './rewards-in-payouts.service.ts';

/** Lines of one pay-out at most. */
export const MOST_LINES = 5000;

export interface PreparePayout {
  /** Lines of distributions that are to be paid; left out, all that can be. */
  rewardIds?: readonly string[] | null;
  note?: string | null;
  idempotencyKey: string;
}

/**
 * Puts rewards together that the bank is to pay. Each is copied with where its money goes and with an estimate of the
 * tax; a reward that is in another pay-out, or is not to be paid any more, is refused.
 * @throws Refusal FORBIDDEN, REQUIRED, LIMIT, NOT_FOUND (`rewardIds.<place>`)
 */
export async function preparePayout(scope: Scope, input: PreparePayout): Promise<PayoutBatch> {
  const organizationId = actingOrganization(scope);
  authorize(payoutPolicy, scope.actor, 'handle', { organizationId });
  const note = readInput(input);
  const seen = await unitOf(scope.app, organizationId);
  const { idempotencyKey: key } = input;
  return inTransaction(scope.app.db, (tx) =>
    once(
      tx,
      scope,
      { operation: 'preparePayout', key, input },
      async () => {
        const unit = await presentUnit(tx, seen);
        const batch = await makePayout(tx, scope, unit, input.rewardIds ?? null, note);
        return { id: batch.id, value: batch };
      },
      (id) => tx.findOneByOrFail(PayoutBatch, { id }),
    ),
  );
}

/** The organisation acted for. @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN */
export function actingOrganization({ actor }: Scope): string {
  const organizationId = actor.kind === 'user' ? actor.organizationId : null;
  if (organizationId) return organizationId;
  throw new Refusal(actor.kind === 'visitor' ? 'SIGN_IN_REQUIRED' : 'FORBIDDEN');
}

async function makePayout(
  tx: Transaction,
  scope: Scope,
  unit: Unit,
  rewardIds: readonly string[] | null,
  note: string | null,
): Promise<PayoutBatch> {
  const organizationId = unit.organization.id;
  // One at a time for each unit: numbers without gaps, and no reward twice.
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`payouts:${organizationId}`]);
  const rewards = await readRewards(tx, organizationId, rewardIds);
  const batch = await newPayout(tx, scope, organizationId, note);
  const lines = await draftLines(tx, unit.organization, batch.id, rewards);
  await tx.insert(PayoutBatch, batch);
  await insertLines(tx, lines);
  const late = rewards.filter(({ receivedOn }) => isLate(receivedOn, clock.today()));
  const params = { days: LATE_AFTER_DAYS, late: late.length };
  await storePayout({ tx, scope, batch, lines, unit }, null, {
    action: 'preparePayout',
    facts: {
      rewards: rewards.map(({ id }) => id),
      onPayroll: lines.filter(({ onPayroll }) => onPayroll).length,
      payrollRule: unit.rulebook.rule('INC-13') ? 'INC-13' : null,
      warnings: warnings(enforce(unit.rulebook, 'INC-10', late.length === 0, { field: 'rewardIds', params })),
    },
  });
  return batch;
}

async function readRewards(
  tx: Transaction,
  organizationId: string,
  rewardIds: readonly string[] | null,
): Promise<PayableLine[]> {
  const owed = await payableLines(tx, organizationId);
  const taken = await rewardsInPayouts(
    tx,
    owed.map(({ id }) => id),
  );
  const payable = new Map(owed.filter(({ id }) => !taken.has(id)).map((line) => [line.id, line]));
  const problems = new Problems('rewardIds');
  const rewards = (rewardIds ?? [...payable.keys()]).flatMap((id, index) => {
    const line = payable.get(id);
    if (!line) problems.at(index).add('NOT_FOUND');
    return line ? [line] : [];
  });
  if (rewardIds === null && rewards.length === 0) problems.add('REQUIRED');
  if (rewards.length > MOST_LINES) problems.add('LIMIT', { max: MOST_LINES });
  refuseAll(problems.list);
  return rewards;
}

async function newPayout(
  tx: Transaction,
  scope: Scope,
  organizationId: string,
  note: string | null,
): Promise<PayoutBatch> {
  const year = Number(clock.today().slice(0, 4));
  const last = await tx.maximum(PayoutBatch, 'serial', { organizationId, year });
  const now = clock.now();
  return Object.assign(new PayoutBatch(), {
    id: newId(),
    organizationId,
    year,
    serial: (last ?? 0) + 1,
    state: 'PREPARED',
    note,
    lineCount: 0,
    gross: 0n,
    withheld: 0n,
    paidCount: 0,
    failedCount: 0,
    preparedBy: userOf(scope.actor),
    preparedAt: now,
    approvedBy: null,
    approvedAt: null,
    fileFetchedAt: null,
    confirmedBy: null,
    confirmedAt: null,
    executedOn: null,
    bankReference: null,
    receiptFileId: null,
    finishedAt: null,
    cancelReason: null,
    updatedAt: now,
    version: 0,
  } satisfies PayoutBatch);
}

async function insertLines(tx: Transaction, lines: readonly PayoutLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += 500) {
    await tx.insert(PayoutLine, lines.slice(from, from + 500));
  }
}

function readInput({ rewardIds, note }: PreparePayout): string | null {
  const problems = new Problems('');
  const place = problems.at('rewardIds');
  if (rewardIds?.length === 0) place.add('REQUIRED');
  if (rewardIds && new Set(rewardIds).size !== rewardIds.length) place.add('INVALID', { reason: 'TWICE' });
  const text = readText(note, 500, problems.at('note'));
  refuseAll(problems.list);
  return text;
}
