import type { SelectQueryBuilder } from 'typeorm';
import type { App, Scope } from '../../../platform/app.ts';
import type { Actor } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { keysetPage, type Page, type PageArgs, type SortKey } from '../../../platform/database/page.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { FileAccess } from '../../../platform/files/file-access.ts';
import { isId } from '../../../platform/ids.ts';
import type { DealSide } from '../../deals/deal.enums.ts';
import { contractOfDeal } from '../receipts/contract-of-deal.ts';
import { seesMoney, withText } from '../receipts/reading.ts';
import { runningPolicy } from '../running/running.policy.ts';
import { Invoice } from './data/invoice.entity.ts';
import type { InvoiceSort, InvoiceState } from './invoices.enums.ts';
import { INVOICE_FILES } from './record-fapiao.service.ts';

export interface InvoiceListFilter {
  dealId?: string | null;
  enterpriseId?: string | null;
  side?: DealSide | null;
  states?: readonly InvoiceState[] | null;
  text?: string | null;
}

export const INVOICE_SORTS: Readonly<Record<InvoiceSort, SortKey<Invoice>>> = {
  DUE: { expression: 'invoice.due_on', direction: 'ASC', value: ({ dueOn }) => dueOn, type: 'date' },
  NEWEST: {
    expression: 'invoice.created_at',
    direction: 'DESC',
    value: ({ createdAt }) => createdAt.toISOString(),
    type: 'timestamptz',
  },
};

/**
 * A page of the invoices of the organisation acted for, on either side. One statement, and one more for the count.
 * @throws Refusal SIGN_IN_REQUIRED, NOT_FOUND (`filter.dealId`), TOO_LONG (`filter.text`)
 */
export async function findInvoices(
  scope: Scope,
  filter: InvoiceListFilter,
  sort: InvoiceSort,
  page: PageArgs,
): Promise<Page<Invoice>> {
  return keysetPage(await visibleInvoices(scope, filter), page, INVOICE_SORTS[sort]);
}

/** The same as a query, for exports. */
export async function visibleInvoices(
  scope: Scope,
  filter: InvoiceListFilter,
): Promise<SelectQueryBuilder<Invoice>> {
  const { manager } = scope.app.db;
  const query = seesMoney(manager.createQueryBuilder(Invoice, 'invoice').where('true'), scope);
  const { dealId, enterpriseId, side, states } = filter;
  if (side === 'OWNER') query.andWhere('invoice.organizationId = :acting');
  if (side === 'ENTERPRISE') query.andWhere('invoice.enterpriseId = :acting');
  if (enterpriseId)
    query.andWhere('invoice.enterpriseId = :enterpriseId', {
      enterpriseId: idOf('enterpriseId', enterpriseId),
    });
  if (dealId) {
    const running = await contractOfDeal(manager, idOf('dealId', dealId));
    query.andWhere('invoice.runningId = :runningId', { runningId: running?.id ?? null });
  }
  if (states && states.length > 0) {
    const late = `invoice.state IN ('ISSUED', 'PARTLY_PAID') AND invoice.amount > 0 AND invoice.dueOn < :today`;
    query.andWhere(`CASE WHEN ${late} THEN 'OVERDUE' ELSE invoice.state END IN (:...states)`, {
      states,
      today: clock.today(),
    });
  }
  withText(query, ['invoice.number', 'invoice.title'], filter.text);
  return query;
}

/** An invoice that the actor may see; null for none. */
export async function findInvoice({ app, actor }: Scope, id: string): Promise<Invoice | null> {
  const invoice = isId(id) ? await app.db.manager.findOneBy(Invoice, { id }) : null;
  return invoice && runningPolicy.see(actor, invoice) ? invoice : null;
}

/** Who may read the files of invoices: both sides, as far as they see the money. */
export const invoiceFileAccess: Readonly<Record<string, FileAccess>> = {
  [INVOICE_FILES]: async (app: App, actor: Actor, { attachedId }) => {
    const invoice = await app.db.manager.findOneBy(Invoice, { id: attachedId ?? '' });
    return invoice !== null && runningPolicy.see(actor, invoice);
  },
};

function idOf(field: string, id: string): string {
  if (isId(id)) return id;
  throw new Refusal('NOT_FOUND', { field: `filter.${field}` });
}
