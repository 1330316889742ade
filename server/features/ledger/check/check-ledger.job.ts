import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs } from '../../../platform/database/page.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { addJob, type JobHandler } from '../../../platform/jobs/jobs.ts';
import { checkLedger } from './check-ledger.service.ts';
import { LedgerCheckRun } from './ledger-check-run.entity.ts';

export const CHECK_LEDGER_JOB = 'checkLedger';

/** The nightly check, and those that an operator asks for. */
export const checkLedgerJob: JobHandler = async (app, payload) => {
  const asked = typeof payload === 'object' && payload !== null && 'requestedBy' in payload;
  await checkLedger(app, asked ? String(payload.requestedBy) : null);
};

/** Has the ledger checked as soon as a worker is free; asked for twice, it is done once. */
export async function requestCheck({ app, actor }: Scope): Promise<void> {
  const { userId } = requireUser(actor);
  await inTransaction(app.db, (tx) =>
    addJob(tx, CHECK_LEDGER_JOB, { requestedBy: userId }, { key: CHECK_LEDGER_JOB, maxAttempts: 3 }),
  );
}

/** Checks, the latest first; access is the operator's by the schema. */
export function findChecks({ app }: Scope, page: PageArgs): Promise<Page<LedgerCheckRun>> {
  return keysetPage(app.db.createQueryBuilder(LedgerCheckRun, 'run'), page, {
    expression: 'run.startedAt',
    direction: 'DESC',
    value: ({ startedAt }) => startedAt.toISOString(),
    type: 'timestamptz',
  });
}
