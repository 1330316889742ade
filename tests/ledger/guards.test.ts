import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import { LedgerAccount } from '../../server/features/ledger/data/ledger-account.entity.ts';
import type { LedgerEntry } from '../../server/features/ledger/data/ledger-entry.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { inTransaction, type Transaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';
import { closeApp, openApp } from '../../server/platform/open-app.ts';
import { useTestEnvironment } from '../support/environment.ts';
import { books, invoiceEntry, newSides, postOne, type Sides } from './support.ts';

const environment = useTestEnvironment();
let app: App;
let sides: Sides;
let entry: LedgerEntry;
beforeAll(async () => {
  app = await openApp(environment().config, features);
});
afterAll(() => closeApp(app));
beforeEach(async () => {
  sides = newSides();
  entry = await postOne(app, invoiceEntry(sides, 1_000n));
});

/** What a program of somebody who knows the tables would try; and that nothing came of it. */
async function refused(attempt: (tx: Transaction) => Promise<unknown>, message: RegExp): Promise<void> {
  const before = await books(app);
  await expect(inTransaction(app.db, attempt)).rejects.toThrow(message);
  expect(await books(app)).toEqual(before);
}

const sql =
  (text: string, values: unknown[] = []) =>
  (tx: Transaction) =>
    tx.query(text, values);

async function account(purpose: LedgerAccount['purpose'], owner = sides.unit): Promise<LedgerAccount> {
  return app.db.manager.findOneByOrFail(LedgerAccount, { ownerId: owner.id, purpose });
}

/** A whole entry by raw SQL, as `post` writes it but for what is told; the accounts move along. */
async function write(
  tx: Transaction,
  lines: { account: LedgerAccount; amount: bigint }[],
  values: { lines?: number } = {},
): Promise<string> {
  const id = newId();
  await tx.query(
    `INSERT INTO ledger_entry (id, code, case_type, case_id, idempotency_key, input_digest, lines, booked_on,
       created_at, facts)
     VALUES ($1, 'INVOICE', 'Deal', $1, $3, '', $2, '2026-11-22', '2026-11-22T00:00:00Z', '{}')`,
    [id, values.lines ?? lines.length, id],
  );
  for (const [index, { account, amount }] of lines.entries()) await add(tx, id, index + 1, account, amount);
  return id;
}

/** One more posting of an entry; its account moves along. */
async function add(tx: Transaction, entryId: string, line: number, account: LedgerAccount, amount: bigint) {
  account.balance += amount;
  account.debitTotal += amount > 0n ? amount : 0n;
  account.sequence += 1;
  const { balance, debitTotal, sequence, day, id } = account;
  await tx.query(
    'UPDATE ledger_account SET balance = $2, debit_total = $3, sequence = $4, hash = $5 WHERE id = $1',
    [id, String(balance), String(debitTotal), sequence, 'forged'],
  );
  await tx.query(
    `INSERT INTO ledger_posting (entry_id, line, account_id, sequence, amount, balance_after, debit_after, day,
       source, hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '{}', 'forged')`,
    [entryId, line, id, sequence, String(amount), String(balance), String(debitTotal), day],
  );
}

describe('an entry by raw SQL', () => {
  it('passes if it is whole and balanced, so that the refusals below are for what they say', async () => {
    const [from, to] = [await account('RECEIVABLE'), await account('INCOME')];
    await inTransaction(app.db, (tx) =>
      write(tx, [
        { account: from, amount: 5n },
        { account: to, amount: -5n },
      ]),
    );
    expect((await account('RECEIVABLE')).balance).toBe(1_005n);
  });

  it('is refused where it does not sum to zero', async () => {
    const [from, to] = [await account('RECEIVABLE'), await account('INCOME')];
    await refused(
      (tx) =>
        write(tx, [
          { account: from, amount: 5n },
          { account: to, amount: -4n },
        ]),
      /do not sum to zero for each owner/,
    );
  });

  it('is refused where it sums to zero, but not for each owner', async () => {
    const [from, to] = [await account('RECEIVABLE'), await account('PAYABLE', sides.enterprise)];
    await refused(
      (tx) =>
        write(tx, [
          { account: from, amount: 5n },
          { account: to, amount: -5n },
        ]),
      /do not sum to zero for each owner/,
    );
  });

  it('is refused with one posting, with none and with fewer than it says', async () => {
    const [from, to] = [await account('RECEIVABLE'), await account('INCOME')];
    await refused((tx) => write(tx, [{ account: from, amount: 5n }]), /ledger_entry_lines/);
    await refused((tx) => write(tx, [], { lines: 2 }), /has 0 postings instead of 2/);
    await refused(
      (tx) =>
        write(
          tx,
          [
            { account: from, amount: 5n },
            { account: to, amount: -5n },
          ],
          { lines: 3 },
        ),
      /has 2 postings instead of 3/,
    );
  });

  it('is refused with a posting of nothing', async () => {
    const from = await account('RECEIVABLE');
    await refused((tx) => write(tx, [{ account: from, amount: 0n }], { lines: 2 }), /ledger_posting_amount/);
  });
});

describe('what was posted', () => {
  it('cannot be changed, deleted or emptied', async () => {
    for (const table of ['ledger_entry', 'ledger_posting']) {
      await refused(sql(`DELETE FROM ${table}`), /append-only/);
      await refused(sql(`DELETE FROM ${table} WHERE false`), /append-only/);
      await refused(sql(`TRUNCATE ${table} CASCADE`), /append-only/);
    }
    await refused(sql('UPDATE ledger_posting SET amount = amount + 1'), /append-only/);
    await refused(sql(`UPDATE ledger_entry SET booked_on = '2020-01-01'`), /append-only/);
    await refused(
      sql(
        `INSERT INTO ledger_posting SELECT * FROM ledger_posting
         ON CONFLICT (entry_id, line) DO UPDATE SET amount = 7`,
      ),
      /append-only/,
    );
  });

  it('gets no further postings, also balanced ones', async () => {
    const [from, to] = [await account('RECEIVABLE'), await account('INCOME')];
    await refused(async (tx) => {
      await add(tx, entry.id, 5, from, 5n);
      await add(tx, entry.id, 6, to, -5n);
    }, /has no line 5/);
    await refused((tx) => add(tx, entry.id, 0, from, 5n), /has no line 0/);
    await refused((tx) => add(tx, entry.id, 1, from, 5n), /duplicate key/);
  });

  it('is not got around by checking early', async () => {
    const [from, to] = [await account('RECEIVABLE'), await account('INCOME')];
    await refused(async (tx) => {
      const id = await write(tx, [
        { account: from, amount: 5n },
        { account: to, amount: -5n },
      ]);
      await tx.query('SET CONSTRAINTS ALL IMMEDIATE');
      await tx.query('SET CONSTRAINTS ALL DEFERRED');
      await add(tx, id, 3, from, 1n);
    }, /has no line 3/);
  });
});

describe('an account', () => {
  it('has no balance of its own: it stands where its last posting left it', async () => {
    const { id, sequence } = await account('RECEIVABLE');
    await refused(sql('UPDATE ledger_account SET balance = 5 WHERE id = $1', [id]), /by new postings only/);
    await refused(
      sql('UPDATE ledger_account SET balance = 5, sequence = $2 WHERE id = $1', [id, sequence + 1]),
      /does not stand where its last posting left it/,
    );
    await refused(
      sql(
        `INSERT INTO ledger_account (id, owner_kind, owner_id, purpose, balance, debit_total, sequence, hash)
         VALUES ($1, 'PERSON', $1, 'BANK', 100, 100, 0, '')`,
        [newId()],
      ),
      /does not stand where its last posting left it/,
    );
  });

  it('keeps its owner and purpose, and stays', async () => {
    const { id } = await account('RECEIVABLE');
    for (const change of [
      `owner_id = '${newId()}'`,
      `purpose = 'BANK'`,
      'deal_id = NULL',
      `owner_kind = 'PERSON'`,
    ]) {
      await refused(
        sql(`UPDATE ledger_account SET ${change}, sequence = sequence + 1 WHERE id = $1`, [id]),
        /by new postings only/,
      );
    }
    await refused(sql('DELETE FROM ledger_account'), /append-only/);
    await refused(sql('TRUNCATE ledger_account CASCADE'), /append-only/);
  });

  it('is there once, also where it belongs to no deal', async () => {
    const copy = (deal: string) =>
      sql(
        `INSERT INTO ledger_account (id, owner_kind, owner_id, deal_id, purpose, balance, debit_total, sequence, hash)
         VALUES ($1, 'PERSON', $2, ${deal}, 'BANK', 0, 0, 0, '')`,
        [newId(), sides.unit.id],
      );
    await inTransaction(app.db, copy('NULL'));
    await refused(copy('NULL'), /duplicate key/);
  });

  it('is continued by its postings: no gap, no other balance, no turning back of days', async () => {
    const broken = (change: (account: LedgerAccount) => void, message: RegExp) =>
      refused(async (tx) => {
        const from = await account('RECEIVABLE');
        change(from);
        await write(tx, [{ account: from, amount: 5n }], { lines: 2 });
      }, message);
    await broken((from) => {
      from.sequence += 1;
    }, /does not continue its account/);
    await broken((from) => {
      from.balance += 1n;
    }, /does not continue its account/);
    await broken((from) => {
      from.debitTotal += 1n;
    }, /does not continue its account/);
    await broken((from) => {
      from.day = '2020-01-01';
    }, /does not continue its account/);
  });

  it('takes no posting behind its back', async () => {
    const { id, sequence, balance, debitTotal, day } = await account('RECEIVABLE');
    await refused(async (tx) => {
      const entryId = await write(tx, [], { lines: 2 });
      await tx.query(
        `INSERT INTO ledger_posting (entry_id, line, account_id, sequence, amount, balance_after, debit_after, day,
           source, hash) VALUES ($1, 1, $2, $3, 5, $4, $5, $6, '{}', '')`,
        [entryId, id, sequence + 1, String(balance + 5n), String(debitTotal + 5n), day],
      );
    }, /does not continue its account/);
  });
});
