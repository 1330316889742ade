import { expect } from 'vitest';
import { features } from '../../server/features/index.ts';
import type { Terms } from '../../server/features/offers/terms/terms.ts';
import { Invoice } from '../../server/features/payments/invoices/data/invoice.entity.ts';
import type { Receipt } from '../../server/features/payments/receipts/data/receipt.entity.ts';
import {
  type RecordReceipt,
  recordReceipt,
} from '../../server/features/payments/receipts/record-receipt.service.ts';
import { changeRunning } from '../../server/features/payments/running/change-running.ts';
import { type App, jobScope } from '../../server/platform/app.ts';
import { booksOf } from '../../server/platform/books.ts';
import { Refusal } from '../../server/platform/errors.ts';
import { newId } from '../../server/platform/ids.ts';
import { makeActive } from '../deals/contract-support.ts';
import { type DealWorld, makeDealWorld, moveTo } from '../deals/support.ts';
import { plainLicense } from '../offers/examples.ts';
import { type Member, makeMember, scopeOf } from '../support/accounts.ts';
import type { TestApi } from '../support/api.ts';

/** The day on which worlds of money begin; terms of working days need a year whose calendar is known. */
export const BEGIN = Date.parse('2026-03-02T02:00:00Z');

export interface MoneyWorld extends DealWorld {
  finance: Member;
  otherFinance: Member;
}

export async function makeMoneyWorld(api: TestApi): Promise<MoneyWorld> {
  moveTo(BEGIN);
  const world = await makeDealWorld(api);
  const { app, unit } = world;
  return {
    ...world,
    finance: await makeMember(app, unit.administrator, ['FINANCE_OFFICER']),
    otherFinance: await makeMember(app, unit.administrator, ['FINANCE_OFFICER']),
  };
}

/** 1,000 yuan at signing; 2,000 and 3,000 one and two months after it. Days late cost 3 of 10,000. */
export const THREE_SUMS: Terms = {
  ...plainLicense,
  payment: {
    entryFee: 100_000n,
    stages: [
      { label: '一期', amount: 200_000n, due: [{ kind: 'MONTHS_AFTER_SIGNING', months: 1 }] },
      { label: '二期', amount: 300_000n, due: [{ kind: 'MONTHS_AFTER_SIGNING', months: 2 }] },
    ],
    royalty: null,
    minimumPerYear: null,
    cap: null,
    lateInterest: null,
    pauseWhileLapsed: false,
  },
};

/** A contract in effect since the middle of March, on 22 March; answers its deal. */
export async function makeRunning(world: MoneyWorld, terms: Terms = THREE_SUMS): Promise<string> {
  moveTo(BEGIN);
  const dealId = await makeActive(world, { terms });
  moveTo(Date.parse('2026-03-22T02:00:00Z'));
  await billNow(world.app, dealId);
  return dealId;
}

/** Bills a contract as the sweep does. */
export async function billNow(app: App, dealId: string): Promise<void> {
  await changeRunning(jobScope(app, 'test'), { dealId }, 'SYSTEM', async () => ({
    action: 'bill',
    answer: null,
  }));
}

/** The invoices of a contract in order. */
export function invoicesOf({ app }: { app: App }, dealId: string): Promise<Invoice[]> {
  return app.db.manager.find(Invoice, { where: { dealId }, order: { sequence: 'ASC' } });
}

export async function receive(
  world: MoneyWorld,
  values: Partial<RecordReceipt> & { amount: bigint },
  by: Member = world.finance,
): Promise<Receipt> {
  return recordReceipt(await scopeOf(world.app, by), receiptInput(values));
}

export function receiptInput(values: Partial<RecordReceipt> & { amount: bigint }): RecordReceipt {
  return {
    receivedOn: '2026-03-20',
    payerName: '付款单位',
    matches: [],
    fileIds: [],
    idempotencyKey: newId(),
    ...values,
  };
}

/** Balances of an organisation's accounts in fen, those of zero left out, over one deal or none. */
export async function balances(
  { app }: { app: App },
  ownerId: string,
  dealId?: string,
): Promise<Record<string, bigint>> {
  const rows = await app.db.query<{ purpose: string; balance: string }[]>(
    `SELECT purpose, sum(balance) AS balance FROM ledger_account
     WHERE owner_id = $1 AND ($2::uuid IS NULL OR deal_id = $2 OR deal_id IS NULL)
     GROUP BY purpose HAVING sum(balance) <> 0 ORDER BY purpose`,
    [ownerId, dealId ?? null],
  );
  return Object.fromEntries(rows.map(({ purpose, balance }) => [purpose, BigInt(balance)]));
}

/** Every check of the ledger and of what must agree with it finds nothing. */
export async function expectAgreement({ app }: { app: App }): Promise<void> {
  for (const { name, faults } of booksOf(features).checks) {
    expect(await faults(app.db.manager), name).toEqual([]);
  }
}

/** The refusals of a step, as `CODE field`. */
export async function refusals(step: Promise<unknown>): Promise<string[]> {
  try {
    await step;
  } catch (error) {
    if (error instanceof Refusal)
      return error.errors.map(({ code, field }) => `${code} ${field ?? ''}`.trim());
    throw error;
  }
  return [];
}
