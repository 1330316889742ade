import type { Transaction } from '../../platform/database/transaction.ts';
import { newId } from '../../platform/ids.ts';
import { LedgerAccount } from './data/ledger-account.entity.ts';
import type { LedgerEntry } from './data/ledger-entry.entity.ts';
import type { LedgerPosting } from './data/ledger-posting.entity.ts';
import type { AccountRef } from './ledger.types.ts';
import { FIRST_HASH } from './posting-hash.ts';

/** An account as one text; equal for equal accounts, and the order in which accounts are made. */
export function accountKey({ owner, dealId, purpose }: AccountRef): string {
  return [owner.kind, owner.id, dealId ?? '', purpose].join(':');
}

/**
 * Writes entries, each under its key, in the order of their keys; those whose key (or whose reversal) is there already
 * are left out. Waits for whoever is just writing the same key.
 * @returns the keys that were written
 */
export async function claimEntries(tx: Transaction, entries: readonly LedgerEntry[]): Promise<Set<string>> {
  const sorted = [...entries].sort((a, b) => (a.idempotencyKey < b.idempotencyKey ? -1 : 1));
  const rows: { idempotency_key: string }[] = await tx.query(
    `INSERT INTO ledger_entry (id, code, case_type, case_id, idempotency_key, input_digest, lines, booked_on,
       created_at, user_id, membership_id, job, reverses_id, facts)
     SELECT id, code, case_type, case_id, idempotency_key, input_digest, lines, booked_on,
       created_at, user_id, membership_id, job, reverses_id, facts
     FROM jsonb_to_recordset($1) AS entry (id uuid, code text, case_type text, case_id uuid, idempotency_key text,
       input_digest text, lines integer, booked_on date, created_at timestamptz, user_id uuid, membership_id uuid,
       job text, reverses_id uuid, facts jsonb)
     ON CONFLICT DO NOTHING RETURNING idempotency_key`,
    [JSON.stringify(sorted.map(entryRow))],
  );
  return new Set(rows.map((row) => row.idempotency_key));
}

function entryRow(entry: LedgerEntry) {
  return {
    id: entry.id,
    code: entry.code,
    case_type: entry.caseType,
    case_id: entry.caseId,
    idempotency_key: entry.idempotencyKey,
    input_digest: entry.inputDigest,
    lines: entry.lines,
    booked_on: entry.bookedOn,
    created_at: entry.createdAt,
    user_id: entry.userId,
    membership_id: entry.membershipId,
    job: entry.job,
    reverses_id: entry.reversesId,
    facts: entry.facts,
  };
}

interface Wanted {
  kinds: string[];
  owners: string[];
  deals: (string | null)[];
  purposes: string[];
}

/**
 * The accounts by `accountKey`, locked until the end of the transaction; those that are not there are made. Both happen
 * in one order for everybody, so that two transactions can never wait for each other.
 */
export async function lockAccounts(
  tx: Transaction,
  refs: readonly AccountRef[],
): Promise<Map<string, LedgerAccount>> {
  const byKey = new Map(refs.map((ref) => [accountKey(ref), ref]));
  const sorted = [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, ref]) => ref);
  const wanted = {
    kinds: sorted.map(({ owner }) => owner.kind),
    owners: sorted.map(({ owner }) => owner.id),
    deals: sorted.map(({ dealId }) => dealId),
    purposes: sorted.map(({ purpose }) => purpose),
  };
  let ids = await idsOf(tx, wanted);
  if (ids.length < sorted.length) {
    await makeAccounts(tx, wanted);
    ids = await idsOf(tx, wanted);
  }
  // By their ids alone: a lock that waited looks at its row again, which more of a condition would not survive.
  const accounts = await tx
    .createQueryBuilder(LedgerAccount, 'account')
    .where('account.id = ANY(:ids)', { ids })
    .orderBy('account.id')
    .setLock('pessimistic_write')
    .getMany();
  return new Map(
    accounts.map((account) => {
      const owner = { kind: account.ownerKind, id: account.ownerId };
      return [accountKey({ owner, dealId: account.dealId, purpose: account.purpose }), account];
    }),
  );
}

const WANTED = `unnest($1::text[], $2::uuid[], $3::uuid[], $4::text[]) AS wanted (kind, owner, deal, purpose)
  JOIN ledger_account known
  ON known.owner_kind = wanted.kind AND known.owner_id = wanted.owner AND known.purpose = wanted.purpose`;

/** Accounts of deals and others apart from each other, because only equality finds its way through the index. */
async function idsOf(tx: Transaction, { kinds, owners, deals, purposes }: Wanted): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `SELECT known.id FROM ${WANTED} AND known.deal_id = wanted.deal
     UNION ALL SELECT known.id FROM ${WANTED} AND known.deal_id IS NULL WHERE wanted.deal IS NULL`,
    [kinds, owners, deals, purposes],
  );
  return rows.map(({ id }) => id);
}

/** Makes the accounts that are not there, in the order given; waits for whoever is just making the same. */
async function makeAccounts(tx: Transaction, { kinds, owners, deals, purposes }: Wanted): Promise<void> {
  await tx.query(
    `INSERT INTO ledger_account (id, owner_kind, owner_id, deal_id, purpose, balance, debit_total, sequence, hash)
     SELECT id, kind, owner, deal, purpose, 0, 0, 0, $6
     FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::uuid[], $5::text[])
       AS account (id, kind, owner, deal, purpose)
     ON CONFLICT DO NOTHING`,
    [kinds.map(() => newId()), kinds, owners, deals, purposes, FIRST_HASH],
  );
}

/** Moves the accounts to where the postings leave them, and writes the postings. */
export async function writePostings(
  tx: Transaction,
  accounts: readonly LedgerAccount[],
  postings: readonly LedgerPosting[],
): Promise<void> {
  await tx.query(
    `UPDATE ledger_account account SET balance = next.balance, debit_total = next.debit_total,
       sequence = next.sequence, day = next.day, hash = next.hash
     FROM unnest($1::uuid[], $2::bigint[], $3::bigint[], $4::integer[], $5::date[], $6::text[])
       AS next (id, balance, debit_total, sequence, day, hash)
     WHERE account.id = next.id`,
    [
      accounts.map(({ id }) => id),
      accounts.map(({ balance }) => balance.toString()),
      accounts.map(({ debitTotal }) => debitTotal.toString()),
      accounts.map(({ sequence }) => sequence),
      accounts.map(({ day }) => day),
      accounts.map(({ hash }) => hash),
    ],
  );
  await tx.query(
    `INSERT INTO ledger_posting (entry_id, line, account_id, sequence, amount, balance_after, debit_after, day,
       source, hash)
     SELECT entry_id, line, account_id, sequence, amount, balance_after, debit_after, day, source::jsonb, hash
     FROM unnest($1::uuid[], $2::integer[], $3::uuid[], $4::integer[], $5::bigint[], $6::bigint[], $7::bigint[],
       $8::date[], $9::text[], $10::text[])
       AS posting (entry_id, line, account_id, sequence, amount, balance_after, debit_after, day, source, hash)`,
    [
      postings.map(({ entryId }) => entryId),
      postings.map(({ line }) => line),
      postings.map(({ accountId }) => accountId),
      postings.map(({ sequence }) => sequence),
      postings.map(({ amount }) => amount.toString()),
      postings.map(({ balanceAfter }) => balanceAfter.toString()),
      postings.map(({ debitAfter }) => debitAfter.toString()),
      postings.map(({ day }) => day),
      postings.map(({ source }) => JSON.stringify(source)),
      postings.map(({ hash }) => hash),
    ],
  );
}
