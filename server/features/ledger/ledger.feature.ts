import { Ledger1764000000800 } from '../../migrations/1764000000800-ledger.ts';
import type { Feature } from '../../platform/feature.ts';
import { LedgerCheckRun } from './check/ledger-check-run.entity.ts';
import { LedgerAccount } from './data/ledger-account.entity.ts';
import { LedgerEntry } from './data/ledger-entry.entity.ts';
import { LedgerPosting } from './data/ledger-posting.entity.ts';

/** Double-entry books of every party; they record money that is held elsewhere. */
export const ledgerFeature: Feature = {
  name: 'ledger',
  entities: [LedgerAccount, LedgerEntry, LedgerPosting, LedgerCheckRun],
  migrations: [Ledger1764000000800],
  resolvers: [],
};
