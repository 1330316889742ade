import type { SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import { isId } from '../../../platform/ids.ts';
import { runningPolicy, seesForUnit } from '../running/running.policy.ts';
import { contractOfDeal } from './contract-of-deal.ts';
import { BankStatement, BankStatementLine } from './data/bank-statement.entity.ts';
import { Receipt } from './data/receipt.entity.ts';
import { AnnouncedTransfer, Refund } from './data/transfer.entity.ts';
import { seesMoney, withText } from './reading.ts';
import type { ReceiptState, RefundState, StatementLineState, TransferState } from './receipts.enums.ts';
import { RECEIPT_FILES } from './record-receipt.service.ts';
import { STATEMENT_CASE } from './statements/statement.service.ts';
import { TRANSFER_FILES } from './transfer.service.ts';

export interface ReceiptListFilter {
  dealId?: string | null;
  states?: readonly ReceiptState[] | null;
  /** Only those of which something is matched to nothing. */
  unmatched?: boolean | null;
  /** Only those whose payer nobody knows. */
  unknownPayer?: boolean | null;
  text?: string | null;
}

export const RECEIPT_ORDER: SortKey<Receipt> = {
  expression: 'receipt.received_on',
  direction: 'DESC',
  value: ({ receivedOn }) => receivedOn,
  type: 'date',
};

/** A page of the receipts of the organisation acted for, the latest first; enterprises see what they paid. */
export async function findReceipts(
  scope: Scope,
  filter: ReceiptListFilter,
  page: PageArgs,
): Promise<Page<Receipt>> {
  return keysetPage(await visibleReceipts(scope, filter), page, RECEIPT_ORDER);
}

/** The same as a query, for exports. */
export async function visibleReceipts(
  scope: Scope,
  filter: ReceiptListFilter,
): Promise<SelectQueryBuilder<Receipt>> {
  const { manager } = scope.app.db;
  const query = seesMoney(manager.createQueryBuilder(Receipt, 'receipt').where('true'), scope);
  if (filter.states && filter.states.length > 0)
    query.andWhere('receipt.state IN (:...states)', { states: filter.states });
  if (filter.unmatched) query.andWhere('receipt.free > 0');
  if (filter.unknownPayer) query.andWhere('receipt.enterpriseId IS NULL');
  if (filter.dealId) {
    const running = await contractOfDeal(manager, filter.dealId);
    query.andWhere(
      `(receipt.dealId = :dealId OR EXISTS (
         SELECT FROM settlement WHERE settlement.receipt_id = receipt.id AND settlement.running_id = :runningId))`,
      { dealId: running?.rootDealId ?? null, runningId: running?.id ?? null },
    );
  }
  withText(query, ['receipt.payerName', 'receipt.bankReference', 'receipt.remark'], filter.text);
  return query;
}

/** A receipt that the actor may see; null for none. */
export async function findReceipt({ app, actor }: Scope, id: string): Promise<Receipt | null> {
  const receipt = isId(id) ? await app.db.manager.findOneBy(Receipt, { id }) : null;
  return receipt && seesReceipt(actor, receipt) ? receipt : null;
}

export interface TransferListFilter {
  dealId?: string | null;
  states?: readonly TransferState[] | null;
}

/** A page of announced transfers of the organisation acted for, on either side, the latest first. */
export async function findTransfers(
  scope: Scope,
  filter: TransferListFilter,
  page: PageArgs,
): Promise<Page<AnnouncedTransfer>> {
  const { manager } = scope.app.db;
  const query = seesMoney(manager.createQueryBuilder(AnnouncedTransfer, 'transfer').where('true'), scope);
  if (filter.states && filter.states.length > 0)
    query.andWhere('transfer.state IN (:...states)', { states: filter.states });
  if (filter.dealId) {
    const running = await contractOfDeal(manager, filter.dealId);
    query.andWhere('transfer.runningId = :runningId', { runningId: running?.id ?? null });
  }
  return keysetPage(query, page, {
    expression: 'transfer.at',
    direction: 'DESC',
    value: ({ at }) => at.toISOString(),
    type: 'timestamptz',
  });
}

/** A page of the refunds of the unit acted for, the latest first. */
export async function findRefunds(
  scope: Scope,
  states: readonly RefundState[] | null,
  page: PageArgs,
): Promise<Page<Refund>> {
  const query = seesMoney(scope.app.db.manager.createQueryBuilder(Refund, 'refund').where('true'), scope, {
    unitOnly: true,
  });
  if (states && states.length > 0) query.andWhere('refund.state IN (:...states)', { states });
  return keysetPage(query, page, {
    expression: 'refund.prepared_at',
    direction: 'DESC',
    value: ({ preparedAt }) => preparedAt.toISOString(),
    type: 'timestamptz',
  });
}

/** A page of the bank statements of the unit acted for, the latest first. */
export async function findStatements(scope: Scope, page: PageArgs): Promise<Page<BankStatement>> {
  const query = seesMoney(
    scope.app.db.manager.createQueryBuilder(BankStatement, 'statement').where('true'),
    scope,
    { unitOnly: true },
  );
  return keysetPage(query, page, {
    expression: 'statement.created_at',
    direction: 'DESC',
    value: ({ createdAt }) => createdAt.toISOString(),
    type: 'timestamptz',
  });
}

/** A bank statement that the actor may see; null for none. */
export async function findStatement({ app, actor }: Scope, id: string): Promise<BankStatement | null> {
  const statement = isId(id) ? await app.db.manager.findOneBy(BankStatement, { id }) : null;
  return statement && seesForUnit(actor, { ...statement, enterpriseId: '' }) ? statement : null;
}

/** A page of the lines of a bank statement, in order. */
export function findLines(
  { app }: Scope,
  statementId: string,
  states: readonly StatementLineState[] | null,
  page: PageArgs,
): Promise<Page<BankStatementLine>> {
  const query = app.db.manager
    .createQueryBuilder(BankStatementLine, 'line')
    .where('line.statementId = :statementId', { statementId });
  if (states && states.length > 0) query.andWhere('line.state IN (:...states)', { states });
  return keysetPage(query, page, {
    expression: 'line.line',
    direction: 'ASC',
    value: ({ line }) => String(line),
    type: 'integer',
  });
}

function seesReceipt(actor: Actor, { organizationId, enterpriseId }: Receipt): boolean {
  return runningPolicy.see(actor, { organizationId, enterpriseId: enterpriseId ?? '' });
}

/** Who may read the files of receipts and transfers: who sees the money; bank statements: the unit alone. */
export const receiptFileAccess: Readonly<Record<string, FileAccess>> = {
  [RECEIPT_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const receipt = await app.db.manager.findOneBy(Receipt, { id: attachedId ?? '' });
    return receipt !== null && seesReceipt(actor, receipt);
  },
  [TRANSFER_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const transfer = await app.db.manager.findOneBy(AnnouncedTransfer, { id: attachedId ?? '' });
    return transfer !== null && runningPolicy.see(actor, transfer);
  },
  [STATEMENT_CASE]: async (app: App, actor: Actor, { attachedId }) => {
    const statement = await app.db.manager.findOneBy(BankStatement, { id: attachedId ?? '' });
    return statement !== null && seesForUnit(actor, { ...statement, enterpriseId: '' });
  },
};
