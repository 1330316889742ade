import { In, LessThan } from 'typeorm';
import { type App, jobScope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { addJob, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { formatYuan } from '../../../platform/money.ts';
import { post } from '../../ledger/post.service.ts';
import { markOf } from './change-payout.ts';
import { payoutStates } from './payout.states.ts';
import { PayoutBatch } from './payout-batch.entity.ts';
import { PAY_LINES_JOB, PAYOUT_CASE } from './payout-case.ts';
import { payoutEntry } from './payout-entries.ts';
import { PayoutLine } from './payout-line.entity.ts';

/** Name of the job in the audit trail. */
const JOB = 'payout';

/** Lines of one transaction. Their entries, their marks and the progress commit together. */
const CHUNK = 25;

/** A pay-out that nothing has moved for so long has lost its job. */
const STUCK_MS = 2 * 60_000;

/**
 * Enters the lines of a pay-out that the bank has executed. It can be cut off anywhere: a chunk commits whole or not at
 * all, each line has its own key in the ledger, and whoever goes on takes the lines that are still pending.
 */
export const payLinesJob: JobHandler = async (app, payload, { signal }) => {
  const batchId = readPayload(payload);
  if (batchId === null) return;
  while (await payChunk(app, batchId)) {
    if (!signal.aborted) continue;
    return inTransaction(app.db, (tx) => enqueuePayout(tx, batchId));
  }
};

/** Lets the worker enter the lines of a pay-out as soon as the transaction commits. */
export function enqueuePayout(tx: Transaction, batchId: string): Promise<void> {
  return addJob(tx, PAY_LINES_JOB, { batchId }, { key: `payout:${batchId}` });
}

/** Enters the next lines, or finishes the pay-out where none is left; answers whether there may be more to do. */
export async function payChunk(app: App, batchId: string): Promise<boolean> {
  const scope = jobScope(app, JOB);
  return inTransaction(app.db, async (tx) => {
    const batch = await tx.findOne(PayoutBatch, {
      where: { id: batchId },
      lock: { mode: 'pessimistic_write' },
    });
    if (batch?.state !== 'PAYING' || batch.executedOn === null) return false;
    const before = markOf(batch);
    const lines = await tx.find(PayoutLine, {
      where: { batchId, state: 'PENDING' },
      order: { position: 'ASC' },
      take: CHUNK,
    });
    const { executedOn, organizationId } = batch;
    const entries = await post(
      tx,
      scope,
      lines.map((line) => payoutEntry(organizationId, line, executedOn)),
    );
    await markPaid(tx, lines, entries, executedOn);
    batch.paidCount += lines.length;
    if (lines.length < CHUNK) {
      batch.state = payoutStates.next(batch.state, 'finish');
      batch.finishedAt = clock.now();
      batch.version += 1;
    }
    batch.updatedAt = clock.now();
    await tx.save(PayoutBatch, batch);
    const paid = lines.reduce((sum, { gross }) => sum + gross, 0n);
    await audit(tx, scope, {
      caseType: PAYOUT_CASE,
      caseId: batchId,
      action: batch.state === 'PAID' ? 'finish' : 'payLines',
      facts: { before, after: markOf(batch), paid: formatYuan(paid), entries: entries.map(({ id }) => id) },
    });
    return batch.state === 'PAYING';
  });
}

/** Takes up pay-outs whose job was lost, such as one that failed too often. Running it again does nothing more. */
export async function resumePayouts(app: App): Promise<void> {
  const stuck = await app.db.manager.find(PayoutBatch, {
    select: { id: true },
    where: { state: In(['PAYING']), updatedAt: LessThan(clock.in(-STUCK_MS)) },
  });
  for (const { id } of stuck) await inTransaction(app.db, (tx) => enqueuePayout(tx, id));
}

async function markPaid(
  tx: Transaction,
  lines: readonly PayoutLine[],
  entries: readonly { id: string }[],
  paidOn: string,
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `UPDATE payout_line line SET state = 'PAID', paid_on = $3, entry_id = paid.entry
     FROM unnest($1::uuid[], $2::uuid[]) AS paid (line, entry)
     WHERE line.id = paid.line AND line.state = 'PENDING'`,
    [lines.map(({ id }) => id), entries.map(({ id }) => id), paidOn],
  );
}

function readPayload(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('batchId' in payload)) return null;
  return typeof payload.batchId === 'string' && isId(payload.batchId) ? payload.batchId : null;
}
