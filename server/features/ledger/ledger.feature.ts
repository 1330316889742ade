import { Ledger1764000000800 } from '../../migrations/1764000000800-ledger.ts';
import type { Feature } from '../../platform/feature.ts';
import { CHECK_LEDGER_JOB, checkLedgerJob } from './check/check-ledger.job.ts';
import { LedgerCheckRun } from './check/ledger-check-run.entity.ts';
import { LedgerAccount } from './data/ledger-account.entity.ts';
import { LedgerEntry } from './data/ledger-entry.entity.ts';
import { LedgerPosting } from './data/ledger-posting.entity.ts';
import { LedgerResolver } from './ledger.resolver.ts';
import {
  LedgerAccountResolver,
  LedgerEntryResolver,
  LedgerPostingResolver,
} from './ledger-parts.resolver.ts';
import { statementRoutes } from './statement/statement.routes.ts';

/** Double-entry books of every party; they record money that is held elsewhere. */
export const ledgerFeature: Feature = {
  name: 'ledger',
  entities: [LedgerAccount, LedgerEntry, LedgerPosting, LedgerCheckRun],
  migrations: [Ledger1764000000800],
  resolvers: [LedgerResolver, LedgerAccountResolver, LedgerEntryResolver, LedgerPostingResolver],
  jobs: { [CHECK_LEDGER_JOB]: checkLedgerJob },
  // In UTC: half past two at night in Shanghai.
  crons: [{ task: CHECK_LEDGER_JOB, match: '30 18 * * *' }],
  routes: statementRoutes,
};
