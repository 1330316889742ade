import { type Actor, actingUser } from '../../../platform/auth/actor.ts';
import { runningPolicy } from '../running/running.policy.ts';
import type { Invoice } from './data/invoice.entity.ts';
import { invoiceStates, outstandingOf } from './invoice.states.ts';
import type { InvoiceAction } from './invoices.enums.ts';

/** What the actor can do with an invoice on a day. Whether the terms know late interest is found out by asking for it. */
export function actionsOnInvoice(actor: Actor, invoice: Invoice, today: string): InvoiceAction[] {
  if (!actingUser(actor)) return [];
  const owed = outstandingOf(invoice) > 0n;
  const isLate = invoice.amount > 0n && invoice.dueOn < (invoice.settledOn ?? today);
  const isCancelled = invoice.state === 'CANCELLED';
  if (runningPolicy.keepMoney(actor, invoice)) {
    const possible: [InvoiceAction, boolean][] = [
      ['RECORD_RECEIPT', owed],
      ['RECORD_FAPIAO', !isCancelled],
      ['DEMAND_INTEREST', isLate && !isCancelled],
      ['CANCEL', invoiceStates.can(invoice.state, 'cancel')],
    ];
    return possible.filter(([, can]) => can).map(([action]) => action);
  }
  return owed && runningPolicy.actForEnterprise(actor, invoice) ? ['ANNOUNCE_TRANSFER'] : [];
}
