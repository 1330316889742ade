import { expect } from 'vitest';
import { scheduleIn } from '../../server/features/payments/running/schedule-in.ts';
import { calendarsOf } from '../../server/features/rulebook/calendars/calendars.service.ts';
import { clock } from '../../server/platform/clock.ts';
import { billNow } from '../payments/money-support.ts';
import { runningRow } from '../payments/support.ts';
import { CAP, type RandomMarket } from './market.ts';

/**
 * Reckons from the documents, apart from the product's own checks, what the books have to say: by deal what was invoiced
 * and paid, by unit what came in and went out, by person what was earned and paid.
 */
export async function agreesByItself(market: RandomMarket): Promise<void> {
  await tiesOut(market);
  await ledgerIsSound(market);
  await planIsInvoiced(market);
}

/** What the plans come to by today is what is invoiced, nothing more; the capped contract stays below its cap. */
async function planIsInvoiced({ app, dealIds }: RandomMarket): Promise<void> {
  for (const dealId of dealIds) {
    await billNow(app, dealId);
    const { manager } = app.db;
    const schedule = await scheduleIn(
      manager,
      await runningRow(app, dealId),
      await calendarsOf(manager),
      clock.today(),
    );
    const due = schedule.lines
      .filter(({ status, dueOn }) => status === 'DUE' && dueOn !== null)
      .reduce((sum, { amount }) => sum + (amount ?? 0n), 0n);
    const [row] = await app.db.query<{ invoiced: string }[]>(
      `SELECT coalesce(sum(line.amount), 0) AS invoiced FROM invoice_line line JOIN invoice ON invoice.id = invoice_id
       WHERE invoice.deal_id = $1 AND invoice.state <> 'CANCELLED' AND line.kind <> 'LATE_INTEREST'`,
      [dealId],
    );
    expect(BigInt(row?.invoiced ?? 0), `invoiced of ${dealId}`).toBe(due);
    if (dealId === dealIds[1]) expect(due).toBeLessThanOrEqual(CAP);
  }
}

async function ledgerIsSound({ app }: RandomMarket): Promise<void> {
  const [sums] = await app.db.query<Record<string, string>[]>(
    `SELECT (SELECT coalesce(sum(balance), 0) FROM ledger_account) AS trial,
       (SELECT coalesce(sum(amount), 0) FROM ledger_posting) AS postings,
       (SELECT count(*) FROM (SELECT FROM ledger_account GROUP BY owner_kind, owner_id HAVING sum(balance) <> 0) o)
         AS unbalanced_owners,
       (SELECT count(*) FROM ledger_account account WHERE balance <>
         (SELECT coalesce(sum(amount), 0) FROM ledger_posting WHERE account_id = account.id)) AS wrong_balances`,
  );
  expect(sums).toEqual({ trial: '0', postings: '0', unbalanced_owners: '0', wrong_balances: '0' });
}

/** Each pair: what an account of the books says, and what the documents say. */
async function tiesOut({ app, world }: RandomMarket): Promise<void> {
  const unitId = world.unit.id;
  const enterpriseId = world.enterprise.id;
  const rows = await app.db.query<{ what: string; books: string; documents: string }[]>(
    `WITH books AS (
       SELECT owner_id, purpose, sum(balance) AS balance FROM ledger_account GROUP BY 1, 2
     ), said(what, books, documents) AS (
       VALUES
       ('invoiced', ${book('$1', 'INCOME')} * -1,
         (SELECT coalesce(sum(amount), 0) FROM invoice WHERE state <> 'CANCELLED')),
       ('owed to the unit', ${book('$1', 'RECEIVABLE')} + ${book('$1', 'ADVANCE')},
         (SELECT coalesce(sum(amount - settled), 0) FROM invoice WHERE state <> 'CANCELLED')
         - (SELECT coalesce(sum(free + set_aside), 0) FROM receipt WHERE state = 'RECORDED' AND enterprise_id IS NOT NULL)),
       ('owed by the enterprise', ${book('$2', 'PAYABLE')} + ${book('$2', 'PREPAID')},
         -1 * (${book('$1', 'RECEIVABLE')} + ${book('$1', 'ADVANCE')})),
       ('in suspense', ${book('$1', 'SUSPENSE')} * -1,
         (SELECT coalesce(sum(free + set_aside), 0) FROM receipt WHERE state = 'RECORDED' AND enterprise_id IS NULL)),
       ('money of the unit', ${book('$1', 'BANK')},
         (SELECT coalesce(sum(amount), 0) FROM receipt WHERE state = 'RECORDED')
         - (SELECT coalesce(sum(amount), 0) FROM refund WHERE state = 'APPROVED')
         - (SELECT coalesce(sum(gross - withheld), 0) FROM payout_line WHERE state = 'PAID')),
       ('distributed', ${book('$1', 'DISTRIBUTED')},
         (SELECT coalesce(sum(gross), 0) FROM income_distribution WHERE state = 'APPROVED')),
       ('owed to people', ${book('$1', 'REWARDS_PAYABLE')} * -1,
         (SELECT coalesce(sum(line.amount), 0) FROM income_distribution_line line
            JOIN income_distribution d ON d.id = line.distribution_id
            WHERE d.state = 'APPROVED' AND line.payee_id IS NOT NULL)
         - (SELECT coalesce(sum(gross), 0) FROM payout_line WHERE state = 'PAID')),
       ('tax withheld', ${book('$1', 'TAX_WITHHELD')} * -1,
         (SELECT coalesce(sum(withheld), 0) FROM payout_line WHERE state = 'PAID')),
       ('every line paid once', 0,
         (SELECT count(*) FROM (SELECT FROM payout_line WHERE state IN ('PAID', 'PENDING')
            GROUP BY distribution_line_id HAVING count(*) > 1) twice)),
       ('nothing distributed that did not come in', 0,
         (SELECT count(*) FROM (SELECT FROM income_distribution_receipt WHERE live
            GROUP BY received_id HAVING count(*) > 1) twice))
     )
     SELECT what, CAST(books AS text) AS books, CAST(documents AS text) AS documents FROM said`,
    [unitId, enterpriseId],
  );
  for (const { what, books, documents } of rows) expect(`${what} ${books}`).toBe(`${what} ${documents}`);
}

function book(owner: string, purpose: string): string {
  return `(SELECT coalesce(sum(balance), 0) FROM books WHERE owner_id = CAST(${owner} AS uuid) AND purpose = '${purpose}')`;
}
