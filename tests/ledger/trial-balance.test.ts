import { beforeAll, describe, expect, it } from 'vitest';
import { features } from '../../server/features/index.ts';
import { checkLedger } from '../../server/features/ledger/check/check-ledger.service.ts';
import { LedgerCheckRun } from '../../server/features/ledger/check/ledger-check-run.entity.ts';
import { DAY_MS, setClock } from '../../server/platform/clock.ts';
import type { Feature } from '../../server/platform/feature.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, makeOperator, makeOrganization, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { drainJobs } from '../support/jobs.ts';
import {
  accountOf,
  invoiceEntry,
  organization,
  postAll,
  postOne,
  receiptEntry,
  type Sides,
} from './support.ts';

/** The books of this test have no invoices behind them, which checks of other features would miss. */
const others: Feature[] = features.map(({ books: _books, ...feature }) => feature);
const faults: { subject: string; found: string }[] = [];
const trial: Feature = {
  name: 'trial',
  entities: [],
  migrations: [],
  resolvers: [],
  books: { checks: [{ name: 'TRIAL_AGREES', faults: async () => faults }] },
};
const api = useApi({}, [trial, ...others]);

let operator: Member;
let finance: Member;
let enterprise: Member;
let sides: Sides;

beforeAll(async () => {
  const { app } = api();
  operator = await makeOperator(app);
  const unit = await makeOrganization(app, operator, 'UNIVERSITY');
  finance = await makeMember(app, unit.administrator, ['FINANCE_OFFICER']);
  const other = await makeOrganization(app, operator, 'ENTERPRISE');
  enterprise = await makeMember(app, other.administrator, ['ENTERPRISE_MEMBER']);
  sides = {
    unit: organization(unit.organization.id),
    enterprise: organization(other.organization.id),
    dealId: newId(),
  };
  const back = setClock(() => Date.parse('2026-10-01T04:00:00Z'));
  await postAll(app, invoiceEntry(sides, 10_000n));
  setClock(() => Date.parse('2026-10-01T04:00:00Z') + 40 * DAY_MS);
  await postAll(app, receiptEntry(sides, 4_000n), invoiceEntry({ ...sides, dealId: newId() }, 500n));
  back();
});

const BALANCE = `query ($market: Boolean, $deal: ID, $from: Date, $to: Date) {
  trialBalance(wholeMarket: $market, dealId: $deal, from: $from, to: $to) {
    balanced
    total { openingDebit openingCredit debit credit closingDebit closingCredit }
    lines { purpose accounts openingDebit openingCredit debit credit closingDebit closingCredit }
  }
}`;

describe('the trial balance', () => {
  it('is that of the organisation acted for', async () => {
    const client = await signedIn(api(), finance);
    const { data } = await client.ask<{ trialBalance: { lines: { purpose: string }[] } }>(BALANCE);
    expect(data?.trialBalance).toMatchObject({
      balanced: true,
      total: {
        openingDebit: '0.00',
        openingCredit: '0.00',
        debit: '145.00',
        credit: '145.00',
        closingDebit: '105.00',
        closingCredit: '105.00',
      },
    });
    const lines = data?.trialBalance.lines.sort((a, b) => (a.purpose < b.purpose ? -1 : 1));
    expect(lines).toMatchObject([
      { purpose: 'BANK', accounts: 1, debit: '40.00', closingDebit: '40.00' },
      { purpose: 'INCOME', accounts: 2, credit: '105.00', closingCredit: '105.00' },
      { purpose: 'RECEIVABLE', accounts: 2, debit: '105.00', credit: '40.00', closingDebit: '65.00' },
    ]);
  });

  it('tells a period: what stood before, what moved, what stands', async () => {
    const client = await signedIn(api(), finance);
    const { data } = await client.ask(BALANCE, { from: '2026-11-01', to: '2026-11-30' });
    expect(data?.trialBalance).toMatchObject({
      balanced: true,
      total: {
        openingDebit: '100.00',
        openingCredit: '100.00',
        debit: '45.00',
        credit: '45.00',
        closingDebit: '105.00',
        closingCredit: '105.00',
      },
    });
    const { data: ofDeal } = await client.ask(BALANCE, { deal: sides.dealId });
    expect(ofDeal?.trialBalance).toMatchObject({
      total: { closingDebit: '100.00', closingCredit: '100.00' },
    });
  });

  it('is that of the whole market for operators, and for nobody else', async () => {
    const client = await signedIn(api(), operator);
    const { data, statements } = await client.ask(BALANCE, { market: true });
    expect(data?.trialBalance).toMatchObject({
      balanced: true,
      total: { debit: '290.00', credit: '290.00', closingDebit: '210.00', closingCredit: '210.00' },
    });
    expect(statements).toBe(2);
    for (const member of [finance, enterprise]) {
      const other = await signedIn(api(), member);
      const { data: none, errors } = await other.ask(BALANCE, { market: true });
      expect(none).toBeNull();
      expect(errors?.[0]?.extensions.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    }
  });
});

describe('the check', () => {
  const names = (run: LedgerCheckRun) => run.results.filter(({ faultCount }) => faultCount > 0);

  it('finds nothing wrong in what was posted', async () => {
    const run = await checkLedger(api().app);
    expect(names(run)).toEqual([]);
    expect(run).toMatchObject({ sound: true, entries: 3, postings: 12, accounts: 10 });
    expect(run.results.map(({ check }) => check)).toEqual([
      'ENTRIES_COMPLETE',
      'ENTRIES_BALANCE',
      'BALANCES_AGREE',
      'SEQUENCES_WHOLE',
      'TRIAL_BALANCE_ZERO',
      'CHAINS_HOLD',
      'TRIAL_AGREES',
    ]);
  });

  it('tells what a feature says does not agree', async () => {
    faults.push({ subject: 'invoice 7', found: '5.00 of 7.00' });
    const run = await checkLedger(api().app);
    faults.pop();
    expect(names(run)).toEqual([
      { check: 'TRIAL_AGREES', faultCount: 1, faults: [{ subject: 'invoice 7', found: '5.00 of 7.00' }] },
    ]);
    expect(run.sound).toBe(false);
  });

  it('is asked for by the operator, and told to nobody else', async () => {
    const CHECKS =
      '{ ledgerChecks(first: 1) { edges { node { sound entries results { check faultCount } } } } }';
    const client = await signedIn(api(), operator);
    const before = await api().app.db.manager.count(LedgerCheckRun);
    expect(await client.mutate('checkLedger', null, '{ done userErrors { code } }')).toEqual({
      done: true,
      userErrors: [],
    });
    await drainJobs(api().app);
    expect(await api().app.db.manager.count(LedgerCheckRun)).toBe(before + 1);
    const { data } = await client.ask(CHECKS);
    expect(data?.ledgerChecks).toMatchObject({ edges: [{ node: { sound: true, entries: 3 } }] });
    const other = await signedIn(api(), finance);
    expect((await other.ask(CHECKS)).errors?.[0]?.extensions.userErrors).toMatchObject([
      { code: 'FORBIDDEN' },
    ]);
    const refused = await other.ask('mutation { checkLedger { done userErrors { code } } }');
    expect(refused.errors?.[0]?.extensions.userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
    expect(await api().app.db.manager.count(LedgerCheckRun)).toBe(before + 1);
  });

  it('finds whoever took the guards away: each kind of forgery by its check', async () => {
    const { app } = api();
    const entry = await postOne(app, invoiceEntry({ ...sides, dealId: newId() }, 77n));
    const { id } = await accountOf(app, sides.unit, sides.dealId, 'RECEIVABLE');
    const tables = ['ledger_account', 'ledger_entry', 'ledger_posting'];
    /** Forges as the owner of the tables could, looks, and puts everything back. */
    const forged = async (...statements: string[]) => {
      for (const table of tables) await app.db.query(`CREATE TABLE kept_${table} AS TABLE ${table}`);
      for (const table of tables) await app.db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
      for (const statement of statements) await app.db.query(statement);
      const run = await checkLedger(app);
      await app.db.query('DELETE FROM ledger_posting');
      await app.db.query('DELETE FROM ledger_entry');
      await app.db.query('DELETE FROM ledger_account');
      for (const table of tables) await app.db.query(`INSERT INTO ${table} TABLE kept_${table}`);
      for (const table of tables) await app.db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
      for (const table of tables) await app.db.query(`DROP TABLE kept_${table}`);
      return names(run).map(({ check }) => check);
    };
    expect(
      await forged(`UPDATE ledger_posting SET source = '{"ruleId":"INC-9"}' WHERE entry_id = '${entry.id}'`),
    ).toEqual(['CHAINS_HOLD']);
    expect(await forged(`UPDATE ledger_entry SET booked_on = '2020-01-01' WHERE id = '${entry.id}'`)).toEqual(
      ['CHAINS_HOLD'],
    );
    expect(await forged(`UPDATE ledger_account SET balance = balance + 1 WHERE id = '${id}'`)).toEqual([
      'BALANCES_AGREE',
      'TRIAL_BALANCE_ZERO',
    ]);
    expect(await forged(`UPDATE ledger_account SET hash = '' WHERE id = '${id}'`)).toEqual(['CHAINS_HOLD']);
    expect(
      await forged(
        `UPDATE ledger_posting SET amount = amount + 1 WHERE account_id = '${id}' AND sequence = 1`,
      ),
    ).toEqual(['ENTRIES_BALANCE', 'BALANCES_AGREE', 'CHAINS_HOLD']);
    expect(await forged(`DELETE FROM ledger_posting WHERE account_id = '${id}' AND sequence = 1`)).toEqual([
      'ENTRIES_COMPLETE',
      'ENTRIES_BALANCE',
      'BALANCES_AGREE',
      'SEQUENCES_WHOLE',
      'CHAINS_HOLD',
    ]);
    expect(names(await checkLedger(app))).toEqual([]);
  });
});
