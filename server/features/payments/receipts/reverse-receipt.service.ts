import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { reverse } from '../../ledger/post.service.ts';
import { changeMoney, invoiceIn, type Money, type MoneyDone } from './change-money.ts';
import { Receipt, Settlement } from './data/receipt.entity.ts';
import { AnnouncedTransfer } from './data/transfer.entity.ts';
import { applyTo, changeReceipt } from './daybook.ts';
import { checkReceipt, lockReceipt } from './match-receipt.service.ts';
import { transferStates } from './money.states.ts';

export interface ReverseReceipt {
  receiptId: string;
  expectedVersion?: number | null;
  reason: string;
  idempotencyKey: string;
}

/**
 * Takes a receipt back, by another finance officer than who recorded it: its entries are reversed, what it had settled is
 * owed again, and credits that it had paid back count against what is owed.
 * @throws Refusal FORBIDDEN, FOUR_EYES, NOT_FOUND, REQUIRED (reason), STATE (reversed before, or part of it was given
 *   back or is about to be), CONFLICT
 */
export async function reverseReceipt(scope: Scope, input: ReverseReceipt): Promise<Receipt> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  return changeMoney(scope, {
    organizationId,
    who: 'FINANCE',
    once: { operation: 'reverseReceipt', key: input.idempotencyKey, input },
    contracts: async (tx) => (await settlementsOf(tx, input.receiptId)).map(({ runningId }) => runningId),
    work: (money) => takeBack(money, input, reason),
    again: (tx, id) => tx.findOneByOrFail(Receipt, { id }),
  });
}

async function takeBack(money: Money, input: ReverseReceipt, reason: string): Promise<MoneyDone<Receipt>> {
  const { tx, daybook, userId } = money;
  const receipt = await lockReceipt(money, input.receiptId);
  checkReceipt(receipt, 'reverseReceipt', input.expectedVersion ?? null);
  if (receipt.recordedBy === userId) throw new Refusal('FOUR_EYES');
  if (receipt.refunded > 0n || receipt.setAside > 0n)
    throw new Refusal('STATE', {
      params: { state: receipt.state, action: 'reverseReceipt', reason: 'REFUNDED' },
    });
  const settled = await settlementsOf(tx, receipt.id);
  if (settled.some(({ runningId }) => !money.invoices.has(runningId)))
    throw new Refusal('CONFLICT', { field: 'receiptId' });
  const reversals = await reverseEntries(money, receipt, settled);
  for (const { id, invoiceId, runningId, amount, on, entryId } of settled) {
    const { invoice } = invoiceIn(money, invoiceId, 'receiptId');
    const row = Object.assign(new Settlement(), {
      id: newId(),
      runningId,
      invoiceId,
      receiptId: receipt.id,
      amount: -amount,
      on,
      entryId: reversals.get(entryId ?? '') ?? null,
      reversesId: id,
      at: clock.now(),
    } satisfies Settlement);
    daybook.settlements.push({ row, entryKey: null });
    applyTo(daybook, invoice, -amount, on);
  }
  Object.assign(receipt, {
    state: 'REVERSED',
    free: 0n,
    reversedBy: userId,
    reversedAt: clock.now(),
    reverseReason: reason,
  });
  changeReceipt(daybook, receipt);
  const transfer = await tx.findOneBy(AnnouncedTransfer, { receiptId: receipt.id, state: 'RECEIVED' });
  if (transfer)
    daybook.transfers.push(
      Object.assign(transfer, { state: transferStates.next(transfer.state, 'reopen'), receiptId: null }),
    );
  return {
    value: receipt,
    action: 'reverseReceipt',
    dealId: receipt.dealId,
    facts: { receiptId: receipt.id, amount: formatYuan(receipt.amount), undone: settled.length },
    personal: { reason },
  };
}

/** Reverses every entry that moved money of the receipt; answers the reversals by the entry that they reverse. */
async function reverseEntries(
  { tx, scope }: Money,
  { entryId, identifyEntryId }: Receipt,
  settled: readonly Settlement[],
): Promise<Map<string, string>> {
  const ids = new Set([
    ...settled.map((row) => row.entryId),
    ...(identifyEntryId === null ? [] : [identifyEntryId]),
    entryId,
  ]);
  const reversals = new Map<string, string>();
  for (const id of ids) {
    if (id === null) continue;
    const made = await reverse(tx, scope, {
      entryId: id,
      idempotencyKey: `reverse:${id}`,
      reason: 'RECEIPT_REVERSED',
    });
    reversals.set(id, made.id);
  }
  return reversals;
}

/** What a receipt settles at present, without what was undone. */
async function settlementsOf(tx: Transaction, receiptId: string): Promise<Settlement[]> {
  if (!isId(receiptId)) return [];
  const rows = await tx.find(Settlement, { where: { receiptId }, order: { at: 'ASC', id: 'ASC' } });
  const undone = new Set(rows.map(({ reversesId }) => reversesId));
  return rows.filter(({ id, reversesId }) => reversesId === null && !undone.has(id));
}
