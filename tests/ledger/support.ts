import { randomUUID } from 'node:crypto';
import { LedgerAccount } from '../../server/features/ledger/data/ledger-account.entity.ts';
import { LedgerEntry } from '../../server/features/ledger/data/ledger-entry.entity.ts';
import { LedgerPosting } from '../../server/features/ledger/data/ledger-posting.entity.ts';
import type { AccountPurpose } from '../../server/features/ledger/ledger.enums.ts';
import type { NewEntry, NewPosting, OwnerRef } from '../../server/features/ledger/ledger.types.ts';
import { post } from '../../server/features/ledger/post.service.ts';
import { type App, jobScope } from '../../server/platform/app.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { newId } from '../../server/platform/ids.ts';

export const organization = (id: string = newId()): OwnerRef => ({ kind: 'ORGANIZATION', id });
export const person = (id: string = newId()): OwnerRef => ({ kind: 'PERSON', id });

/** Two sides of a deal, as owners of accounts. */
export interface Sides {
  unit: OwnerRef;
  enterprise: OwnerRef;
  dealId: string;
}

export function newSides(): Sides {
  return { unit: organization(), enterprise: organization(), dealId: newId() };
}

/** One line: debit above zero, credit below. */
export function line(
  owner: OwnerRef,
  dealId: string | null,
  purpose: AccountPurpose,
  amount: bigint,
  source?: NewPosting['source'],
): NewPosting {
  return { account: { owner, dealId, purpose }, amount, ...(source ? { source } : {}) };
}

/** An invoice of `amount` fen between the sides. */
export function invoiceEntry(sides: Sides, amount: bigint, values: Partial<NewEntry> = {}): NewEntry {
  const { unit, enterprise, dealId } = sides;
  const source = { term: 'payment.entryFee', key: 'entryFee' };
  return {
    code: 'INVOICE',
    case: { caseType: 'Deal', caseId: dealId },
    idempotencyKey: `invoice:${randomUUID()}`,
    bookedOn: '2026-11-22',
    postings: [
      line(unit, dealId, 'RECEIVABLE', amount, source),
      line(unit, dealId, 'INCOME', -amount, source),
      line(enterprise, dealId, 'COST', amount, source),
      line(enterprise, dealId, 'PAYABLE', -amount, source),
    ],
    ...values,
  };
}

/** A receipt of `amount` fen that pays invoices. */
export function receiptEntry(sides: Sides, amount: bigint, values: Partial<NewEntry> = {}): NewEntry {
  const { unit, enterprise, dealId } = sides;
  return {
    code: 'RECEIPT',
    case: { caseType: 'Deal', caseId: dealId },
    idempotencyKey: `receipt:${randomUUID()}`,
    bookedOn: '2026-11-22',
    postings: [
      line(unit, dealId, 'BANK', amount),
      line(unit, dealId, 'RECEIVABLE', -amount),
      line(enterprise, dealId, 'BANK', -amount),
      line(enterprise, dealId, 'PAYABLE', amount),
    ],
    ...values,
  };
}

/** Posts entries in a transaction of their own. */
export function postAll(app: App, ...entries: NewEntry[]): Promise<LedgerEntry[]> {
  return inTransaction(app.db, (tx) => post(tx, jobScope(app, 'test'), entries));
}

/** Posts one entry in a transaction of its own. */
export async function postOne(app: App, entry: NewEntry): Promise<LedgerEntry> {
  const [made] = await postAll(app, entry);
  if (!made) throw new Error('an entry is answered for each that is asked for');
  return made;
}

/** Balance of an account in fen; null where there is none. */
export async function balanceOf(
  app: App,
  owner: OwnerRef,
  dealId: string | null,
  purpose: AccountPurpose,
): Promise<bigint | null> {
  const accounts = await app.db.manager.findBy(LedgerAccount, { ownerId: owner.id, purpose });
  return accounts.find((account) => account.dealId === dealId)?.balance ?? null;
}

/** An account that is there. */
export async function accountOf(
  app: App,
  owner: OwnerRef,
  dealId: string | null,
  purpose: AccountPurpose,
): Promise<LedgerAccount> {
  const accounts = await app.db.manager.findBy(LedgerAccount, { ownerId: owner.id, purpose });
  const account = accounts.find((each) => each.dealId === dealId);
  if (!account) throw new Error(`there is no account ${purpose}`);
  return account;
}

/** Everything that a refused step must leave as it was. */
export async function books(app: App) {
  const { manager } = app.db;
  return {
    entries: await manager.find(LedgerEntry, { order: { id: 'ASC' } }),
    postings: await manager.find(LedgerPosting, { order: { entryId: 'ASC', line: 'ASC' } }),
    accounts: await manager.find(LedgerAccount, { order: { id: 'ASC' } }),
  };
}
