import { type App, jobScope, type Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { addJob, type JobHandler } from '../../../../platform/jobs/jobs.ts';
import { memberActor } from '../../../accounts/authenticate.ts';
import { Invoice } from '../../invoices/data/invoice.entity.ts';
import { outstandingOf } from '../../invoices/invoice.states.ts';
import { BankStatement, BankStatementLine, type LinePlan } from '../data/bank-statement.entity.ts';
import { Receipt } from '../data/receipt.entity.ts';
import { recordReceipt } from '../record-receipt.service.ts';
import { RECORD_STATEMENT_JOB, tell } from './statement.service.ts';
import { statementStates } from './statement.states.ts';

/** Times that a line is tried anew because an invoice was settled meanwhile. */
const TRIES = 3;

/**
 * Records the lines of a file that are ready, one after the other, each in a transaction of its own under its own key: cut
 * off anywhere it goes on behind the last one, and no line is recorded twice.
 */
export const recordStatementJob: JobHandler = async (app, payload, { signal }) => {
  const statementId = readPayload(payload);
  const statement = statementId ? await app.db.manager.findOneBy(BankStatement, { id: statementId }) : null;
  if (statement?.state !== 'RECORDING') return;
  const actor = await memberActor(app, { userId: statement.byUser, membershipId: statement.byMembership });
  const scope = jobScope(app, 'receipts.recordStatement', actor);
  for (;;) {
    if (signal.aborted) {
      await inTransaction(app.db, (tx) => addJob(tx, RECORD_STATEMENT_JOB, { statementId }));
      return;
    }
    const line = await app.db.manager.findOne(BankStatementLine, {
      where: { statementId: statement.id, state: 'READY' },
      order: { line: 'ASC', id: 'ASC' },
    });
    if (!line) break;
    await recordLine(scope, statement, line);
  }
  await finish(scope, statement.id);
};

/** Records a line; what is refused becomes the line's problem and keeps no other line. */
async function recordLine(scope: Scope, statement: BankStatement, line: BankStatementLine): Promise<void> {
  const { app } = scope;
  const known = await app.db.manager.findOneBy(Receipt, {
    organizationId: statement.organizationId,
    bankReference: line.reference,
    state: 'RECORDED',
  });
  if (known) return leaveOut(app, line, { state: 'KNOWN', receiptId: known.id });
  for (let attempt = 1; ; attempt++) {
    try {
      await recordReceipt(scope, {
        enterpriseId: line.plan.enterpriseId,
        dealId: line.plan.dealId,
        amount: line.amount ?? 0n,
        receivedOn: line.on ?? '',
        payerName: line.payerName === '' ? UNKNOWN_PAYER : line.payerName,
        bankReference: line.reference,
        remark: line.remark,
        matches: await matchesOf(app, line.plan),
        fileIds: [],
        statementLineId: line.id,
        idempotencyKey: `statement-line:${line.id}`,
      });
      return;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.code === 'LIMIT' && attempt < TRIES) continue;
      return leaveOut(app, line, { state: 'INVALID', problems: [...error.errors] });
    }
  }
}

/** Stands for a payer that the bank does not name. */
const UNKNOWN_PAYER = '—';

/** What was planned, no more of each invoice than is owed at this moment; the rest becomes an advance. */
async function matchesOf(app: App, plan: LinePlan) {
  const matches: { invoiceId: string; amount: bigint }[] = [];
  for (const { invoiceId, amount } of plan.matches) {
    const invoice = await app.db.manager.findOneBy(Invoice, { id: invoiceId });
    const owed = invoice ? outstandingOf(invoice) : 0n;
    const part = BigInt(amount) < owed ? BigInt(amount) : owed;
    if (part > 0n) matches.push({ invoiceId, amount: part });
  }
  return matches;
}

/** The line itself is marked as recorded together with its receipt; here only what became nothing is. */
async function leaveOut(
  app: App,
  { id }: BankStatementLine,
  values: Partial<BankStatementLine>,
): Promise<void> {
  await app.db.manager.update(BankStatementLine, { id, state: 'READY' }, values as object);
}

async function finish(scope: Scope, statementId: string): Promise<void> {
  await inTransaction(scope.app.db, async (tx) => {
    const statement = await tx.findOne(BankStatement, {
      where: { id: statementId },
      lock: { mode: 'pessimistic_write' },
    });
    if (statement?.state !== 'RECORDING') return;
    statement.state = statementStates.next(statement.state, 'finish');
    statement.finishedAt = clock.now();
    statement.version += 1;
    await tx.save(statement);
    await tell(tx, scope, statement, 'finishBankStatement', { recorded: statement.recorded });
  });
}

function readPayload(payload: unknown): string | null {
  if (typeof payload !== 'object' || payload === null || !('statementId' in payload)) return null;
  return typeof payload.statementId === 'string' && isId(payload.statementId) ? payload.statementId : null;
}
