import type { App } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { newId } from '../../../platform/ids.ts';
import { log } from '../../../platform/log.ts';
import { LedgerAccount } from '../data/ledger-account.entity.ts';
import { LedgerEntry } from '../data/ledger-entry.entity.ts';
import { LedgerPosting } from '../data/ledger-posting.entity.ts';
import type { LedgerCheckResult } from './check-result.types.ts';
import { LedgerCheckRun } from './ledger-check-run.entity.ts';
import { ledgerChecks } from './ledger-checks.ts';

const SHOWN_FAULTS = 20;

/**
 * Proves the whole ledger, and what the features say must agree with it, on one snapshot of the database, and keeps the
 * result. Nothing is changed or repaired.
 * @param requestedBy user who asked for it; null for the nightly job and the command
 */
export async function checkLedger(app: App, requestedBy: string | null = null): Promise<LedgerCheckRun> {
  const startedAt = clock.now();
  const found = await app.db.transaction('REPEATABLE READ', async (tx) => {
    await tx.query('SET TRANSACTION READ ONLY');
    // A snapshot that is read through takes as long as it takes.
    await tx.query('SET LOCAL statement_timeout = 0');
    const results: LedgerCheckResult[] = [];
    for (const { name, faults } of [...ledgerChecks, ...app.books.checks]) {
      const all = await faults(tx);
      results.push({ check: name, faultCount: all.length, faults: all.slice(0, SHOWN_FAULTS) });
    }
    return { results, ...(await counts(tx)) };
  });
  const sound = found.results.every(({ faultCount }) => faultCount === 0);
  const run = Object.assign(new LedgerCheckRun(), {
    id: newId(),
    startedAt,
    endedAt: clock.now(),
    requestedBy,
    sound,
    ...found,
  });
  await app.db.manager.insert(LedgerCheckRun, run as object);
  if (!sound) log.error({ check: run.id, results: found.results }, 'the ledger does not agree');
  return run;
}

async function counts(tx: Transaction) {
  return {
    accounts: await tx.count(LedgerAccount),
    entries: await tx.count(LedgerEntry),
    postings: await tx.count(LedgerPosting),
  };
}
