import { digestOf } from '../../platform/idempotency/digest.ts';
import type { LedgerEntry } from './data/ledger-entry.entity.ts';
import type { LedgerPosting } from './data/ledger-posting.entity.ts';

/** What stands for the posting before the first one of an account. */
export const FIRST_HASH = '0'.repeat(64);

/** What of a posting goes into its hash. */
export type HashedPosting = Pick<
  LedgerPosting,
  'line' | 'accountId' | 'sequence' | 'amount' | 'balanceAfter' | 'debitAfter' | 'day' | 'source'
>;

/** Hash of a posting: over itself, all of its entry and the hash of the posting before it in its account. */
export function postingHash(entry: LedgerEntry, posting: HashedPosting, previousHash: string): string {
  return digestOf({
    previousHash,
    entry: {
      id: entry.id,
      code: entry.code,
      caseType: entry.caseType,
      caseId: entry.caseId,
      idempotencyKey: entry.idempotencyKey,
      inputDigest: entry.inputDigest,
      lines: entry.lines,
      bookedOn: entry.bookedOn,
      createdAt: entry.createdAt,
      userId: entry.userId,
      membershipId: entry.membershipId,
      job: entry.job,
      reversesId: entry.reversesId,
      facts: entry.facts,
    },
    posting: {
      line: posting.line,
      accountId: posting.accountId,
      sequence: posting.sequence,
      amount: posting.amount,
      balanceAfter: posting.balanceAfter,
      debitAfter: posting.debitAfter,
      day: posting.day,
      source: posting.source,
    },
  });
}
