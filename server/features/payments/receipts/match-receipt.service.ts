import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { formatYuan } from '../../../platform/money.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { changeMoney, contractsOf, type Money, type MoneyDone } from './change-money.ts';
import { contractOfDeal } from './contract-of-deal.ts';
import { Receipt } from './data/receipt.entity.ts';
import { changeReceipt, useReceipt } from './daybook.ts';
import { identifyEntry } from './entries.ts';
import { type MatchInput, readMatches } from './read-matches.ts';
import { payerOf } from './record-receipt.service.ts';

export interface MatchReceipt {
  receiptId: string;
  /** The version that was seen; left out where it makes no difference. */
  expectedVersion?: number | null;
  /** Who paid, for a receipt in suspense. */
  enterpriseId?: string | null;
  /** The contract that the rest stands under, for a receipt in suspense. */
  dealId?: string | null;
  matches: readonly MatchInput[];
  idempotencyKey: string;
}

/**
 * Matches what is left of a receipt to invoices; of one in suspense it says first who paid it.
 * @throws Refusal FORBIDDEN, NOT_FOUND, STATE (reversed, or part of it is set aside for a refund), REQUIRED (the payer),
 *   INVALID, LIMIT, CONFLICT
 */
export async function matchReceipt(scope: Scope, input: MatchReceipt): Promise<Receipt> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  return changeMoney(scope, {
    organizationId,
    who: 'FINANCE',
    once: { operation: 'matchReceipt', key: input.idempotencyKey, input },
    contracts: (tx) => touched(tx, organizationId, input),
    work: (money) => match(money, input),
    again: (tx, id) => tx.findOneByOrFail(Receipt, { id }),
  });
}

async function touched(tx: Transaction, organizationId: string, input: MatchReceipt): Promise<string[]> {
  const named = input.dealId ? await contractOfDeal(tx, input.dealId, organizationId) : null;
  if (input.dealId && !named) throw new Refusal('NOT_FOUND', { field: 'dealId' });
  const matched = await contractsOf(
    tx,
    input.matches.map(({ invoiceId }) => invoiceId),
  );
  return [...matched, ...(named ? [named.id] : [])];
}

async function match(money: Money, input: MatchReceipt): Promise<MoneyDone<Receipt>> {
  const { daybook } = money;
  const receipt = await lockReceipt(money, input.receiptId);
  checkReceipt(receipt, 'matchReceipt', input.expectedVersion ?? null);
  const parts = readMatches(
    money,
    input.matches,
    receipt.free,
    receipt.enterpriseId ?? input.enterpriseId ?? null,
  );
  const wasUnknown = receipt.enterpriseId === null;
  if (wasUnknown) {
    await identify(
      money,
      receipt,
      input,
      parts.map(({ invoice }) => invoice),
    );
  } else if (parts.length === 0) {
    throw new Refusal('REQUIRED', { field: 'matches' });
  }
  for (const { invoice, amount } of parts) useReceipt(daybook, receipt, invoice, amount);
  return {
    value: receipt,
    action: wasUnknown ? 'identifyReceipt' : 'matchReceipt',
    dealId: receipt.dealId,
    facts: {
      receiptId: receipt.id,
      matched: parts.map(({ invoice, amount }) => ({ number: invoice.number, amount: formatYuan(amount) })),
      left: formatYuan(receipt.free),
    },
  };
}

/** Says who paid a receipt in suspense: the rest of it becomes an advance. */
async function identify(
  money: Money,
  receipt: Receipt,
  input: MatchReceipt,
  matched: readonly { enterpriseId: string; dealId: string }[],
): Promise<void> {
  if (receipt.setAside > 0n)
    throw new Refusal('STATE', { params: { state: receipt.state, action: 'identify', reason: 'SET_ASIDE' } });
  if (receipt.free === 0n)
    throw new Refusal('STATE', {
      params: { state: receipt.state, action: 'identify', reason: 'NOTHING_LEFT' },
    });
  const payer = await payerOf(money, input, matched);
  if (payer.enterpriseId === null) throw new Refusal('REQUIRED', { field: 'enterpriseId' });
  await requireContract(money, payer.enterpriseId);
  Object.assign(receipt, payer);
  const entry = identifyEntry(receipt, clock.today());
  money.daybook.entries.push(entry);
  money.daybook.identified.push({ receipt, entryKey: entry.idempotencyKey });
  changeReceipt(money.daybook, receipt);
}

async function requireContract({ tx, organizationId }: Money, enterpriseId: string): Promise<void> {
  const known = isId(enterpriseId) && (await tx.existsBy(RunningContract, { organizationId, enterpriseId }));
  if (!known) throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
}

/** A receipt of the unit, locked. @throws Refusal NOT_FOUND */
export async function lockReceipt(
  { tx, organizationId }: Pick<Money, 'tx' | 'organizationId'>,
  receiptId: string,
): Promise<Receipt> {
  const receipt = isId(receiptId)
    ? await tx.findOne(Receipt, {
        where: { id: receiptId, organizationId },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!receipt) throw new Refusal('NOT_FOUND', { field: 'receiptId' });
  return receipt;
}

/** @throws Refusal STATE for one that was taken back, CONFLICT for a stale version */
export function checkReceipt(receipt: Receipt, action: string, expectedVersion: number | null): void {
  if (receipt.state !== 'RECORDED') throw new Refusal('STATE', { params: { state: receipt.state, action } });
  if (expectedVersion !== null && expectedVersion !== receipt.version)
    throw new Refusal('CONFLICT', {
      field: 'expectedVersion',
      params: { expected: expectedVersion, present: receipt.version },
    });
}
