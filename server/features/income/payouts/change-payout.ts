import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { authorize } from '../../../platform/auth/policy.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { once } from '../../../platform/idempotency/once.ts';
import { isId } from '../../../platform/ids.ts';
import { formatYuan } from '../../../platform/money.ts';
import { presentUnit, type Unit, unitOf } from '../../rulebook/unit.ts';
import type { Payee } from '../payees/payee.entity.ts';
import type { PayoutSubject } from './payout.policy.ts';
import { payoutPolicy } from './payout.policy.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PAYOUT_CASE } from './payout-case.ts';
import { PayoutLine } from './payout-line.entity.ts';

export interface PayoutReference {
  batchId: string;
  /** The version that was seen; null for steps that do not depend on the content. */
  expectedVersion: number | null;
}

/** What a step works on: the locked pay-out, within the transaction. */
export interface PayoutChange {
  tx: Transaction;
  scope: Scope;
  batch: PayoutBatch;
  /** All of them, by their place. */
  lines: PayoutLine[];
  unit: Unit;
}

/** What a step did, for the record. */
export interface PayoutDone {
  action: string;
  facts?: Record<string, unknown>;
  personal?: Record<string, unknown>;
}

/** A money step's key and the whole input that it stands for. */
export interface Repeatable {
  operation: string;
  input: { idempotencyKey: string };
}

/**
 * Changes one pay-out: locks it, checks that the actor may know and handle it and saw its present version, lets `work`
 * change batch and lines in memory, and writes them with the audit event, all in one transaction. With `repeat` the
 * same key does it once.
 * @throws Refusal NOT_FOUND, FORBIDDEN, what `work` refuses, CONFLICT for a stale version
 */
export async function changePayout(
  scope: Scope,
  { batchId, expectedVersion }: PayoutReference,
  work: (change: PayoutChange) => Promise<PayoutDone> | PayoutDone,
  repeat?: Repeatable,
): Promise<PayoutBatch> {
  const known = isId(batchId) ? await scope.app.db.manager.findOneBy(PayoutBatch, { id: batchId }) : null;
  if (!known || !payoutPolicy.see(scope.actor, known)) throw noPayout();
  authorize(payoutPolicy, scope.actor, 'handle', known);
  const seen = await unitOf(scope.app, known.organizationId);
  const change = async (tx: Transaction) => {
    const batch = await lockPayout(tx, batchId);
    checkVersion(batch, expectedVersion);
    const unit = await presentUnit(tx, seen);
    const before = markOf(batch);
    const step = { tx, scope, batch, lines: await linesOfPayout(tx, batchId), unit };
    const done = await work(step);
    await storePayout(step, before, done);
    return batch;
  };
  return inTransaction(scope.app.db, async (tx) => {
    if (!repeat) return change(tx);
    return once(
      tx,
      scope,
      { operation: repeat.operation, key: repeat.input.idempotencyKey, input: repeat.input },
      async () => {
        const value = await change(tx);
        return { id: value.id, value };
      },
      (id) => tx.findOneByOrFail(PayoutBatch, { id }),
    );
  });
}

/** Writes a changed pay-out with its lines and its audit event; `before` is null for a new one. */
export async function storePayout(
  { tx, scope, batch, lines, unit }: PayoutChange,
  before: Record<string, unknown> | null,
  done: PayoutDone,
): Promise<void> {
  batch.version += 1;
  batch.updatedAt = clock.now();
  sumUp(batch, lines);
  await tx.save(PayoutBatch, batch);
  await tx.save(PayoutLine, lines, { chunk: 500 });
  await audit(tx, scope, {
    caseType: PAYOUT_CASE,
    caseId: batch.id,
    action: done.action,
    facts: { before, after: markOf(batch), ...done.facts },
    rulebookVersion: unit.rulebook.version,
    ...(done.personal ? { personal: done.personal } : {}),
  });
}

/** The figures of the head, from the lines. */
export function sumUp(batch: PayoutBatch, lines: readonly PayoutLine[]): void {
  batch.lineCount = lines.length;
  batch.gross = lines.reduce((sum, line) => sum + line.gross, 0n);
  batch.withheld = lines.reduce((sum, line) => sum + line.withheld, 0n);
  batch.paidCount = lines.filter(({ state }) => state === 'PAID').length;
  batch.failedCount = lines.filter(({ state }) => state === 'FAILED').length;
}

/** The pay-out, locked until the transaction ends. */
export async function lockPayout(tx: Transaction, id: string): Promise<PayoutBatch> {
  const batch = await tx.findOne(PayoutBatch, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!batch) throw noPayout();
  return batch;
}

/** Lines by their place. */
export function linesOfPayout(tx: Transaction, batchId: string): Promise<PayoutLine[]> {
  return tx.find(PayoutLine, { where: { batchId }, order: { position: 'ASC' } });
}

/** Whose money it is and who said where it goes, for four eyes. */
export function subjectOf(
  batch: PayoutBatch,
  payees: readonly Payee[],
): PayoutSubject & { batch: PayoutBatch } {
  return {
    batch,
    payeeUserIds: new Set(payees.flatMap(({ userId }) => (userId ? [userId] : []))),
    bankSetBy: new Set(
      payees.flatMap(({ userId, bankSetBy }) => (bankSetBy && bankSetBy !== userId ? [bankSetBy] : [])),
    ),
  };
}

export function markOf(batch: PayoutBatch): Record<string, unknown> {
  const { state, version, lineCount, paidCount, failedCount, gross, withheld } = batch;
  const sums = { gross: formatYuan(gross), withheld: formatYuan(withheld) };
  return { state, version, lineCount, paidCount, failedCount, ...sums };
}

/** The user who acts; steps of a pay-out are people's, the job pays on behalf of who confirmed. */
export function userOf(actor: Actor): string {
  const userId = actingUser(actor)?.userId;
  if (!userId) throw new Refusal('SIGN_IN_REQUIRED');
  return userId;
}

/** The refusal for pay-outs that are not there, and equally for those that the actor may not know of. */
export function noPayout(): Refusal {
  return new Refusal('NOT_FOUND', { field: 'batchId' });
}

function checkVersion({ version }: PayoutBatch, expectedVersion: number | null): void {
  if (expectedVersion === null || expectedVersion === version) return;
  const params = { expected: expectedVersion, present: version };
  throw new Refusal('CONFLICT', { field: 'expectedVersion', params });
}
