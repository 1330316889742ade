import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { attachFiles } from '../../../platform/files/files.service.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { checkDays, readReason, readText } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { requireRunning } from '../running/find-running.service.ts';
import { changeMoney, invoiceIn, type Money, type MoneyDone } from './change-money.ts';
import { AnnouncedTransfer } from './data/transfer.entity.ts';
import { transferStates } from './money.states.ts';

/** Kind of record under which files of announced transfers are kept. */
export const TRANSFER_FILES = 'AnnouncedTransfer';

export interface AnnounceTransfer {
  dealId: string;
  /** Fen. */
  amount: bigint;
  transferredOn: string;
  bankReference?: string | null;
  remark?: string | null;
  invoiceIds: readonly string[];
  fileIds: readonly string[];
  idempotencyKey: string;
}

export interface TransferStep {
  transferId: string;
  /** Why, for the unit that found no such money. */
  reason?: string | null;
  idempotencyKey: string;
}

/**
 * The enterprise tells of a transfer that it made, with the bank's slip. Nothing counts as paid by it: the unit records
 * the money once it came in.
 * @throws Refusal NOT_FOUND, FORBIDDEN, INVALID, LIMIT
 */
export async function announceTransfer(scope: Scope, input: AnnounceTransfer): Promise<AnnouncedTransfer> {
  const running = await requireRunning(scope, input.dealId);
  const problems = new Problems('');
  const bankReference = readText(input.bankReference, 100, problems.at('bankReference'));
  const remark = readText(input.remark, 500, problems.at('remark'));
  if (input.amount <= 0n) problems.at('amount').add('INVALID', { reason: 'NOT_POSITIVE' });
  if (input.invoiceIds.length > 50) problems.at('invoiceIds').add('LIMIT', { max: 50 });
  if (input.fileIds.length > 10) problems.at('fileIds').add('LIMIT', { max: 10 });
  checkDays([{ field: 'transferredOn', day: input.transferredOn, latest: clock.today() }], problems);
  refuseAll(problems.list);
  return changeMoney(scope, {
    organizationId: running.organizationId,
    who: 'ENTERPRISE',
    once: { operation: 'announceTransfer', key: input.idempotencyKey, input },
    contracts: async () => [running.id],
    work: (money) => announce(money, input, { bankReference, remark }),
    again: (tx, id) => tx.findOneByOrFail(AnnouncedTransfer, { id }),
  });
}

async function announce(
  money: Money,
  input: AnnounceTransfer,
  texts: Pick<AnnouncedTransfer, 'bankReference' | 'remark'>,
): Promise<MoneyDone<AnnouncedTransfer>> {
  const { tx, scope, userId } = money;
  const running = money.changes[0]?.running;
  if (!running) throw new Refusal('NOT_FOUND', { field: 'dealId' });
  for (const [index, id] of input.invoiceIds.entries()) invoiceIn(money, id, `invoiceIds.${index}`);
  const transfer = Object.assign(new AnnouncedTransfer(), {
    id: newId(),
    runningId: running.id,
    dealId: running.rootDealId,
    organizationId: running.organizationId,
    enterpriseId: running.enterpriseId,
    state: 'ANNOUNCED' as const,
    amount: input.amount,
    transferredOn: input.transferredOn,
    ...texts,
    invoiceIds: [...new Set(input.invoiceIds)],
    receiptId: null,
    reason: null,
    byUser: userId,
    at: clock.now(),
  } satisfies AnnouncedTransfer);
  await tx.insert(AnnouncedTransfer, transfer as object);
  const files = await attachFiles(tx, input.fileIds, { kind: TRANSFER_FILES, id: transfer.id }, scope.actor);
  return {
    value: transfer,
    action: 'announceTransfer',
    facts: {
      transferId: transfer.id,
      amount: formatYuan(transfer.amount),
      transferredOn: transfer.transferredOn,
      documents: files.map(({ id, sha256 }) => ({ fileId: id, sha256 })),
    },
  };
}

/** The enterprise takes an announcement back. @throws Refusal NOT_FOUND, FORBIDDEN, STATE */
export async function withdrawTransfer(scope: Scope, input: TransferStep): Promise<AnnouncedTransfer> {
  const user = requireUser(scope.actor);
  const known = await findTransfer(scope.app.db.manager, input.transferId);
  if (known?.enterpriseId !== user.organizationId) throw new Refusal('NOT_FOUND', { field: 'transferId' });
  return decide(scope, known, 'ENTERPRISE', input, 'withdraw', null);
}

/** The unit says that it found no such money. @throws Refusal NOT_FOUND, FORBIDDEN, STATE, REQUIRED (reason) */
export async function rejectTransfer(scope: Scope, input: TransferStep): Promise<AnnouncedTransfer> {
  const user = requireUser(scope.actor);
  const known = await findTransfer(scope.app.db.manager, input.transferId);
  if (known?.organizationId !== user.organizationId) throw new Refusal('NOT_FOUND', { field: 'transferId' });
  const problems = new Problems('reason');
  const reason = readReason(input.reason ?? '', problems);
  refuseAll(problems.list);
  return decide(scope, known, 'FINANCE', input, 'rejectTransfer', reason);
}

function decide(
  scope: Scope,
  known: AnnouncedTransfer,
  who: 'FINANCE' | 'ENTERPRISE',
  input: TransferStep,
  step: 'withdraw' | 'rejectTransfer',
  reason: string | null,
): Promise<AnnouncedTransfer> {
  return changeMoney(scope, {
    organizationId: known.organizationId,
    who,
    once: { operation: step, key: input.idempotencyKey, input },
    contracts: async () => [known.runningId],
    work: async ({ tx }) => {
      const transfer = await tx.findOneOrFail(AnnouncedTransfer, {
        where: { id: known.id },
        lock: { mode: 'pessimistic_write' },
      });
      Object.assign(transfer, { state: transferStates.next(transfer.state, step), reason });
      await tx.save(transfer);
      return {
        value: transfer,
        action: step === 'withdraw' ? 'withdrawTransfer' : 'rejectTransfer',
        facts: { transferId: transfer.id, amount: formatYuan(transfer.amount) },
        ...(reason === null ? {} : { personal: { reason } }),
      };
    },
    again: (tx, id) => tx.findOneByOrFail(AnnouncedTransfer, { id }),
  });
}

async function findTransfer(tx: Transaction, id: string): Promise<AnnouncedTransfer | null> {
  return isId(id) ? tx.findOneBy(AnnouncedTransfer, { id }) : null;
}
