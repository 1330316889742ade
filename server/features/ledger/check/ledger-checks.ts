import type { LedgerCheck, LedgerFault } from '../../../platform/books.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { formatYuan } from '../../../platform/money.ts';
import { LedgerEntry } from '../data/ledger-entry.entity.ts';
import { LedgerPosting } from '../data/ledger-posting.entity.ts';
import { FIRST_HASH, postingHash } from '../posting-hash.ts';

const BATCH = 5_000;

/**
 * What the ledger itself must be. The database enforces most of it; these checks read everything again, so that also
 * whoever took the guards away for a while is found out.
 */
export const ledgerChecks: readonly LedgerCheck[] = [
  {
    name: 'ENTRIES_COMPLETE',
    faults: (tx) =>
      rows(
        tx,
        `SELECT entry.id, entry.lines AS wanted, count(posting.line) AS found
         FROM ledger_entry entry LEFT JOIN ledger_posting posting ON posting.entry_id = entry.id
         GROUP BY entry.id HAVING count(posting.line) <> entry.lines OR entry.lines < 2`,
        ({ id, wanted, found }) => ({ subject: `entry ${id}`, found: `${found} of ${wanted} postings` }),
      ),
  },
  {
    name: 'ENTRIES_BALANCE',
    faults: (tx) =>
      rows(
        tx,
        `SELECT posting.entry_id AS id, account.owner_kind AS kind, account.owner_id AS owner,
           sum(posting.amount) AS total
         FROM ledger_posting posting JOIN ledger_account account ON account.id = posting.account_id
         GROUP BY posting.entry_id, account.owner_kind, account.owner_id HAVING sum(posting.amount) <> 0`,
        ({ id, kind, owner, total }) => ({
          subject: `entry ${id}`,
          found: `${yuan(total)} left with ${kind} ${owner}`,
        }),
      ),
  },
  {
    name: 'BALANCES_AGREE',
    faults: (tx) =>
      rows(
        tx,
        `SELECT account.id, account.balance AS balance, coalesce(sum(posting.amount), 0) AS total,
           account.debit_total AS debits, coalesce(sum(greatest(posting.amount, 0)), 0) AS "debitSum"
         FROM ledger_account account LEFT JOIN ledger_posting posting ON posting.account_id = account.id
         GROUP BY account.id
         HAVING account.balance <> coalesce(sum(posting.amount), 0)
           OR account.debit_total <> coalesce(sum(greatest(posting.amount, 0)), 0)`,
        ({ id, balance, total, debits, debitSum }) => ({
          subject: `account ${id}`,
          found: `balance ${yuan(balance)}, postings ${yuan(total)}; debits ${yuan(debits)}, postings ${yuan(debitSum)}`,
        }),
      ),
  },
  {
    name: 'SEQUENCES_WHOLE',
    faults: (tx) =>
      rows(
        tx,
        `SELECT account.id, account.sequence AS wanted, count(posting.line) AS found,
           coalesce(max(posting.sequence), 0) AS last
         FROM ledger_account account LEFT JOIN ledger_posting posting ON posting.account_id = account.id
         GROUP BY account.id
         HAVING count(posting.line) <> account.sequence OR coalesce(max(posting.sequence), 0) <> account.sequence`,
        ({ id, wanted, found, last }) => ({
          subject: `account ${id}`,
          found: `${found} postings up to number ${last}, the account says ${wanted}`,
        }),
      ),
  },
  {
    name: 'TRIAL_BALANCE_ZERO',
    faults: (tx) =>
      rows(tx, 'SELECT sum(balance) AS total FROM ledger_account HAVING sum(balance) <> 0', ({ total }) => ({
        subject: 'market',
        found: yuan(total),
      })),
  },
  { name: 'CHAINS_HOLD', faults: brokenChains },
];

type Row = Record<string, string>;

async function rows(tx: Transaction, sql: string, fault: (row: Row) => LedgerFault): Promise<LedgerFault[]> {
  const found: Row[] = await tx.query(sql);
  return found.map(fault);
}

function yuan(fen: string | undefined): string {
  return formatYuan(BigInt(fen ?? '0'));
}

/** Reads every posting in the order of its account and reckons its balance and hash again. */
async function brokenChains(tx: Transaction): Promise<LedgerFault[]> {
  const faults: LedgerFault[] = [];
  let chain = { accountId: '', balance: 0n, debits: 0n, hash: FIRST_HASH, isBroken: false };
  for await (const posting of allPostings(tx)) {
    if (posting.accountId !== chain.accountId) {
      chain = { accountId: posting.accountId, balance: 0n, debits: 0n, hash: FIRST_HASH, isBroken: false };
    }
    chain.balance += posting.amount;
    chain.debits += posting.amount > 0n ? posting.amount : 0n;
    const isRight =
      posting.entry !== undefined &&
      posting.balanceAfter === chain.balance &&
      posting.debitAfter === chain.debits &&
      posting.hash === postingHash(posting.entry, posting, chain.hash);
    // What follows a broken link is judged by the link as it is, so that each fault is told once.
    Object.assign(chain, { balance: posting.balanceAfter, debits: posting.debitAfter, hash: posting.hash });
    if (!isRight) {
      faults.push({
        subject: `account ${posting.accountId}`,
        found: `posting ${posting.sequence} of entry ${posting.entryId} is not what was posted`,
      });
    }
  }
  return [...faults, ...(await looseEnds(tx))];
}

async function* allPostings(tx: Transaction): AsyncGenerator<LedgerPosting> {
  let last: LedgerPosting | undefined;
  do {
    const batch: LedgerPosting[] = await tx
      .createQueryBuilder(LedgerPosting, 'posting')
      .leftJoinAndMapOne('posting.entry', LedgerEntry, 'entry', 'entry.id = posting.entryId')
      .where(last ? '(posting.accountId, posting.sequence) > (:accountId, :sequence)' : 'true', {
        accountId: last?.accountId,
        sequence: last?.sequence,
      })
      .orderBy('posting.accountId')
      .addOrderBy('posting.sequence')
      .limit(BATCH)
      .getMany();
    yield* batch;
    last = batch.length === BATCH ? batch.at(-1) : undefined;
  } while (last);
}

/** Accounts whose own hash is not that of their last posting. */
function looseEnds(tx: Transaction): Promise<LedgerFault[]> {
  return rows(
    tx,
    `SELECT account.id FROM ledger_account account
     LEFT JOIN ledger_posting posting
       ON posting.account_id = account.id AND posting.sequence = account.sequence
     WHERE account.sequence > 0 AND posting.hash IS DISTINCT FROM account.hash`,
    ({ id }) => ({ subject: `account ${id}`, found: 'its hash is not that of its last posting' }),
  );
}
