import type { Scope } from '../../../platform/app.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { clock } from '../../../platform/clock.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { formatYuan } from '../../../platform/money.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import { reverse } from '../../ledger/post.service.ts';
import { changeMoney, contractsOf, invoiceIn, type Money, type MoneyDone } from '../receipts/change-money.ts';
import { presentTerms } from '../running/facts.ts';
import { cancel, INTEREST_DAYS, issue } from './bill.ts';
import { Invoice } from './data/invoice.entity.ts';
import { outstandingOf } from './invoice.states.ts';
import { bearsInterest, interestDraft, paymentsOf } from './late-interest.ts';

export interface CancelInvoice {
  invoiceId: string;
  reason: string;
  idempotencyKey: string;
}

export interface DemandInterest {
  invoiceId: string;
  idempotencyKey: string;
}

/**
 * Takes an invoice back of which nothing is settled: its entry is reversed. What the plan still asks for is invoiced anew;
 * interest that was taken back is waived.
 * @throws Refusal FORBIDDEN, NOT_FOUND, STATE, REQUIRED (reason)
 */
export async function cancelInvoice(scope: Scope, input: CancelInvoice): Promise<Invoice> {
  const problems = new Problems('reason');
  const reason = readReason(input.reason, problems) ?? '';
  refuseAll(problems.list);
  return onInvoice(scope, 'cancelInvoice', input, async (money) => {
    const record = invoiceIn(money, input.invoiceId, 'invoiceId');
    cancel(money.daybook, record, reason);
    const { id, number, amount, entryId } = record.invoice;
    await reverse(money.tx, scope, {
      entryId,
      idempotencyKey: `cancel:${id}`,
      reason: 'INVOICE_CANCELLED',
    });
    return {
      value: record.invoice,
      action: 'cancelInvoice',
      facts: { invoiceId: id, number, amount: formatYuan(amount) },
      personal: { reason },
    };
  });
}

/**
 * Demands the late interest that has come up on an invoice until today, less what was demanded before; answers the new
 * invoice.
 * @throws Refusal FORBIDDEN, NOT_FOUND, STATE (not late, or the terms know no interest, or nothing new has come up)
 */
export async function demandInterest(scope: Scope, input: DemandInterest): Promise<Invoice> {
  return onInvoice(scope, 'demandInterest', input, async (money) => {
    const { tx, daybook, changes } = money;
    const record = invoiceIn(money, input.invoiceId, 'invoiceId');
    const change = changes.find(({ running }) => running.id === record.invoice.runningId);
    const records = money.invoices.get(record.invoice.runningId);
    if (!change || !records) throw new Refusal('NOT_FOUND', { field: 'invoiceId' });
    const { plan } = await presentTerms(tx, change.running, change.calendars);
    const rate = plan.terms.payment?.lateInterest ?? null;
    const refuse = (reason: string) =>
      new Refusal('STATE', { params: { state: record.invoice.state, action: 'demandInterest', reason } });
    if (rate === null) throw refuse('NO_INTEREST_AGREED');
    if (!bearsInterest(record) || record.invoice.state === 'CANCELLED') throw refuse('BEARS_NONE');
    const until = outstandingOf(record.invoice) > 0n ? clock.today() : null;
    const payments = await paymentsOf({ tx }, daybook, record.invoice);
    const draft = interestDraft(record.invoice, payments, rate, records, until);
    if (!draft || draft.amount <= 0n) throw refuse('NOTHING_NEW');
    const invoice = issue(change, daybook, records, {
      dueOn: addDays(clock.today(), INTEREST_DAYS),
      drafts: [draft],
    });
    if (!invoice) throw refuse('NOTHING_NEW');
    return {
      value: invoice,
      action: 'demandInterest',
      facts: { invoiceId: invoice.id, of: record.invoice.number, amount: formatYuan(invoice.amount) },
    };
  });
}

/** A step of the unit's finance with one invoice. */
function onInvoice(
  scope: Scope,
  operation: string,
  input: { invoiceId: string; idempotencyKey: string },
  work: (money: Money) => Promise<MoneyDone<Invoice>>,
): Promise<Invoice> {
  const { organizationId } = requireUser(scope.actor);
  if (!organizationId) throw new Refusal('FORBIDDEN');
  return changeMoney(scope, {
    organizationId,
    who: 'FINANCE',
    once: { operation, key: input.idempotencyKey, input },
    contracts: (tx) => contractsOf(tx, [input.invoiceId]),
    work,
    again: (tx, id) => tx.findOneByOrFail(Invoice, { id }),
  });
}
