import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readName, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { changeMoney, contractsOf, type Money, type MoneyDone } from './change-money.ts';
import { contractOfDeal } from './contract-of-deal.ts';
import { BankStatement, BankStatementLine } from './data/bank-statement.entity.ts';
import { Receipt } from './data/receipt.entity.ts';
import { AnnouncedTransfer } from './data/transfer.entity.ts';
import { changeReceipt, later, settle } from './daybook.ts';
import { receiptEntry } from './entries.ts';
import { transferStates } from './money.states.ts';
import { type MatchInput, readMatches } from './read-matches.ts';

/** Kind of record under which files of receipts are kept. */
export const RECEIPT_FILES = 'Receipt';

/** Ten thousand million yuan, in fen. */
const GREATEST = 1_000_000_000_000n;

export interface RecordReceipt {
  /** Who paid; null while nobody knows: the sum stands in suspense. */
  enterpriseId?: string | null;
  /** The contract that an over-payment stands under. */
  dealId?: string | null;
  /** Fen. */
  amount: bigint;
  receivedOn: string;
  payerName: string;
  bankReference?: string | null;
  remark?: string | null;
  matches: readonly MatchInput[];
  fileIds: readonly string[];
  /** The announcement that it answers. */
  transferId?: string | null;
  /** The line of a bank statement that it comes from; it is marked as recorded together with it. */
  statementLineId?: string;
  idempotencyKey: string;
}

/**
 * Records money that came in and matches it to invoices, as a whole or in part. What is matched to nothing stands as an
 * advance of who paid and settles what is open under the same contract by itself; of an unknown payer it stands in
 * suspense.
 * @throws Refusal FORBIDDEN, REQUIRED, INVALID, NOT_FOUND, LIMIT (more than is owed), ALREADY_EXISTS (the bank's reference
 *   or the key)
 */
export async function recordReceipt(scope: Scope, input: RecordReceipt): Promise<Receipt> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  return changeMoney(scope, {
    organizationId,
    who: 'FINANCE',
    once: { operation: 'recordReceipt', key: input.idempotencyKey, input },
    contracts: async (tx) => [
      ...(await contractsOf(
        tx,
        input.matches.map(({ invoiceId }) => invoiceId),
      )),
      ...(await advanceContract(tx, organizationId, input)),
    ],
    work: (money) => record(money, input),
    again: (tx, id) => tx.findOneByOrFail(Receipt, { id }),
  });
}

/** The contract that an advance of the payer would stand under: the one that is named, or the only one there is. */
async function advanceContract(
  tx: Transaction,
  organizationId: string,
  { dealId, enterpriseId, matches }: Pick<RecordReceipt, 'dealId' | 'enterpriseId' | 'matches'>,
): Promise<string[]> {
  if (dealId) {
    const named = await contractOfDeal(tx, dealId, organizationId);
    if (!named) throw new Refusal('NOT_FOUND', { field: 'dealId' });
    return [named.id];
  }
  if (!enterpriseId || matches.length > 0) return [];
  if (!isId(enterpriseId)) throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
  const all = await tx.findBy(RunningContract, { organizationId, enterpriseId });
  if (all.length === 0) throw new Refusal('NOT_FOUND', { field: 'enterpriseId' });
  return all.length === 1 ? all.map(({ id }) => id) : [];
}

/** The payer and the contract of an advance, by what was said and which contracts are at hand. @throws Refusal INVALID */
export async function payerOf(
  money: Money,
  { enterpriseId, dealId }: { enterpriseId?: string | null; dealId?: string | null },
  matched: readonly { enterpriseId: string; dealId: string }[],
): Promise<{ enterpriseId: string | null; dealId: string | null }> {
  const [first] = matched;
  const named = dealId
    ? money.changes.find(({ running }) => running.rootDealId === dealId || running.dealId === dealId)?.running
    : undefined;
  const payer = enterpriseId ?? first?.enterpriseId ?? named?.enterpriseId ?? null;
  if (named && named.enterpriseId !== payer)
    throw new Refusal('INVALID', { field: 'dealId', params: { reason: 'OTHER_ENTERPRISE' } });
  const only = money.changes.length === 1 ? money.changes[0]?.running : undefined;
  const own = payer === null || only?.enterpriseId !== payer ? undefined : only;
  return { enterpriseId: payer, dealId: named?.rootDealId ?? first?.dealId ?? own?.rootDealId ?? null };
}

async function record(money: Money, input: RecordReceipt): Promise<MoneyDone<Receipt>> {
  const { tx, daybook, scope, organizationId, userId } = money;
  const texts = readReceipt(input);
  await refuseKnown(tx, organizationId, texts.bankReference);
  const parts = readMatches(money, input.matches, input.amount, input.enterpriseId ?? null);
  const payer = await payerOf(
    money,
    input,
    parts.map(({ invoice }) => invoice),
  );
  const matched = parts.reduce((sum, { amount }) => sum + amount, 0n);
  const receipt = Object.assign(new Receipt(), {
    id: newId(),
    organizationId,
    ...payer,
    state: 'RECORDED' as const,
    version: 1,
    amount: input.amount,
    free: input.amount - matched,
    setAside: 0n,
    refunded: 0n,
    receivedOn: input.receivedOn,
    ...texts,
    entryId: '',
    identifyEntryId: null,
    recordedBy: userId,
    recordedAt: clock.now(),
    reversedBy: null,
    reversedAt: null,
    reverseReason: null,
  } satisfies Receipt);
  const entry = receiptEntry(receipt, parts);
  daybook.entries.push(entry);
  daybook.recorded.push({ receipt, entryKey: entry.idempotencyKey });
  changeReceipt(daybook, receipt);
  for (const { invoice, amount } of parts) {
    const on = later(receipt.receivedOn, invoice.issuedOn);
    settle(daybook, invoice, { receipt, amount, on, entryKey: entry.idempotencyKey });
  }
  await attachFiles(tx, input.fileIds, { kind: RECEIPT_FILES, id: receipt.id }, scope.actor);
  if (input.statementLineId) await closeLine(tx, input.statementLineId, receipt.id);
  if (input.transferId) await receive(money, input.transferId, receipt);
  return {
    value: receipt,
    action: 'recordReceipt',
    facts: {
      receiptId: receipt.id,
      amount: formatYuan(receipt.amount),
      receivedOn: receipt.receivedOn,
      matched: parts.map(({ invoice, amount }) => ({ number: invoice.number, amount: formatYuan(amount) })),
      ...(input.transferId ? { transferId: input.transferId } : {}),
    },
    personal: { payerName: receipt.payerName },
  };
}

function readReceipt(input: RecordReceipt): Pick<Receipt, 'payerName' | 'bankReference' | 'remark'> {
  const problems = new Problems('');
  const payerName = readName(input.payerName, 200, problems.at('payerName'));
  const bankReference = readText(input.bankReference, 100, problems.at('bankReference'));
  const remark = readText(input.remark, 500, problems.at('remark'));
  if (input.amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_POSITIVE' });
  if (input.amount > GREATEST) problems.at('amount').add('LIMIT', { max: formatYuan(GREATEST) });
  if (input.fileIds.length > 10) problems.at('fileIds').add('LIMIT', { max: 10 });
  checkDays([{ field: 'receivedOn', day: input.receivedOn, latest: clock.today() }], problems);
  refuseAll(problems.list);
  return { payerName, bankReference, remark };
}

async function refuseKnown(
  tx: Transaction,
  organizationId: string,
  bankReference: string | null,
): Promise<void> {
  if (bankReference === null) return;
  const known = await tx.findOneBy(Receipt, { organizationId, bankReference, state: 'RECORDED' });
  if (known) throw new Refusal('ALREADY_EXISTS', { field: 'bankReference', params: { receiptId: known.id } });
}

async function closeLine(tx: Transaction, lineId: string, receiptId: string): Promise<void> {
  const line = await tx.findOne(BankStatementLine, {
    where: { id: lineId },
    lock: { mode: 'pessimistic_write' },
  });
  if (line?.state !== 'READY')
    throw new Refusal('STATE', { field: 'lineId', params: { action: 'recordReceipt' } });
  await tx.update(BankStatementLine, lineId, { state: 'RECORDED', receiptId });
  await tx.increment(BankStatement, { id: line.statementId }, 'recorded', 1);
}

async function receive(
  { tx, organizationId, daybook }: Money,
  transferId: string,
  receipt: Receipt,
): Promise<void> {
  const transfer = isId(transferId)
    ? await tx.findOne(AnnouncedTransfer, {
        where: { id: transferId, organizationId },
        lock: { mode: 'pessimistic_write' },
      })
    : null;
  if (!transfer) throw new Refusal('NOT_FOUND', { field: 'transferId' });
  if (receipt.enterpriseId !== transfer.enterpriseId)
    throw new Refusal('INVALID', { field: 'transferId', params: { reason: 'OTHER_ENTERPRISE' } });
  Object.assign(transfer, { state: transferStates.next(transfer.state, 'receive'), receiptId: receipt.id });
  daybook.transfers.push(transfer);
}
