import { LessThan, MoreThan } from 'typeorm';
import { type App, jobScope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { inTransaction } from '../../../platform/database/transaction.ts';
import { log } from '../../../platform/log.ts';
import { formatYuan } from '../../../platform/money.ts';
import { daysBetween } from '../../../platform/standards/calendar.ts';
import { presentUnit, unitOf } from '../../rulebook/unit.ts';
import { type Addressee, mailSides } from '../mails/mail-sides.ts';
import type { PaymentMail } from '../mails/payment-mails.ts';
import { closeDaybook, isEmpty, openDaybook } from '../receipts/daybook.ts';
import { changeOf, store } from '../running/change-running.ts';
import { RunningContract } from '../running/running-contract.entity.ts';
import { billInto, readInvoices } from './bill.ts';
import { Invoice } from './data/invoice.entity.ts';
import { outstandingOf } from './invoice.states.ts';

export const WATCH_INVOICES_JOB = 'payments.watchInvoices';

/** Days after the last day of payment on which is written, to whom. */
const LADDER: readonly { days: number; mail: PaymentMail; to: readonly Addressee[] }[] = [
  { days: 1, mail: 'invoiceOverdue', to: ['LICENSEE', 'FINANCE'] },
  { days: 7, mail: 'invoiceOverdue', to: ['LICENSEE', 'LICENSEE_ADMINISTRATOR', 'FINANCE'] },
  { days: 30, mail: 'invoiceOverdue', to: ['LICENSEE', 'LICENSEE_ADMINISTRATOR', 'FINANCE', 'OFFICER'] },
  { days: 60, mail: 'invoiceEnforce', to: ['LICENSEE', 'LICENSEE_ADMINISTRATOR', 'FINANCE', 'OFFICER'] },
];

/** Issues what time alone has made due, and writes about what is late. Doing it again does nothing more. */
export async function watchInvoices(app: App): Promise<void> {
  const { manager } = app.db;
  const contracts = await manager.find(RunningContract, {
    select: { id: true, organizationId: true },
    where: [{ state: 'RUNNING' }, { state: 'BOUGHT_OUT' }],
    order: { id: 'ASC' },
  });
  for (const running of contracts) {
    try {
      await billByTime(app, running);
    } catch (error) {
      log.error(
        { err: error, runningId: running.id },
        'a contract could not be billed; the next sweep tries again',
      );
    }
  }
  const dueOn = LessThan(clock.today());
  const late = await manager.find(Invoice, {
    select: { id: true },
    where: [
      { state: 'ISSUED', dueOn, amount: MoreThan(0n) },
      { state: 'PARTLY_PAID', dueOn, amount: MoreThan(0n) },
    ],
    order: { dueOn: 'ASC', id: 'ASC' },
  });
  for (const { id } of late) await remind(app, id);
}

/** Bills one contract; one on which time changed nothing keeps its version and gets no event. */
async function billByTime(
  app: App,
  { id, organizationId }: Pick<RunningContract, 'id' | 'organizationId'>,
): Promise<void> {
  const unit = await unitOf(app, organizationId);
  const scope = jobScope(app, WATCH_INVOICES_JOB);
  await inTransaction(app.db, async (tx) => {
    const running = await tx.findOne(RunningContract, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!running) return;
    const change = await changeOf(tx, scope, running, await presentUnit(tx, unit));
    const daybook = openDaybook(tx, scope);
    await billInto(change, daybook, await readInvoices(tx, id));
    if (isEmpty(daybook)) {
      const { outstanding, nextDueOn, overdueSince } = running;
      await tx.update(RunningContract, id, { outstanding, nextDueOn, overdueSince });
      return;
    }
    const issued = daybook.issued.map(({ invoice }) => invoice.number);
    await closeDaybook(daybook);
    await store(change, { action: 'billRunning', facts: { issued } });
  });
}

/** Writes about a late invoice at the latest step of the ladder that is reached, once each. */
async function remind(app: App, id: string): Promise<void> {
  await inTransaction(app.db, async (tx) => {
    const invoice = await tx.findOne(Invoice, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (!invoice || outstandingOf(invoice) <= 0n) return;
    const late = daysBetween(invoice.dueOn, clock.today());
    const step = LADDER.findLast(({ days }) => days <= late);
    if (!step || step.days <= invoice.remindedAfter) return;
    await tx.update(Invoice, id, { remindedAfter: step.days });
    const running = await tx.findOneByOrFail(RunningContract, { id: invoice.runningId });
    await mailSides(tx, app, running, step.mail, step.to, {
      invoice: invoice.number,
      sum: formatYuan(outstandingOf(invoice)),
      day: invoice.dueOn,
      days: String(late),
    });
  });
}
