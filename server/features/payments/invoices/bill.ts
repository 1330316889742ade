import { In } from 'typeorm';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import { newId } from '../../../platform/ids.ts';
import { addDays } from '../../../platform/standards/calendar.ts';
import type { InvoiceLineDraft, Schedule } from '../plan/plan.types.ts';
import { reconcile } from '../plan/reconcile.ts';
import { closeDaybook, type Daybook, openDaybook } from '../receipts/daybook.ts';
import { invoiceEntry } from '../receipts/entries.ts';
import { settleContract } from '../receipts/settle-contract.ts';
import type { RunningChange } from '../running/change-running.ts';
import { presentTerms } from '../running/facts.ts';
import { scheduleIn } from '../running/schedule-in.ts';
import { Invoice, InvoiceLine } from './data/invoice.entity.ts';
import { invoiceStates, OPEN_STATES, outstandingOf } from './invoice.states.ts';
import { INTEREST_KEY, interestDrafts } from './late-interest.ts';

/** An invoice with its lines. */
export interface InvoiceRecord {
  invoice: Invoice;
  lines: InvoiceLine[];
}

/** Days after its issue within which late interest is to be paid. */
export const INTEREST_DAYS = 15;

/**
 * Brings the invoices of a contract up to its plan and facts of this day: issues what has fallen due, corrects what came to
 * another sum, lets credits and advances settle what is open, and demands interest on what was paid late. Doing it again
 * does nothing. The contract is locked by who calls.
 */
export async function bill(change: RunningChange): Promise<void> {
  const daybook = openDaybook(change.tx, change.scope);
  await billInto(change, daybook, await readInvoices(change.tx, change.running.id));
  await closeDaybook(daybook);
}

/** The same within daybook that do more; `records` are the invoices of the contract, those of the daybook themselves. */
export async function billInto(
  change: RunningChange,
  daybook: Daybook,
  records: InvoiceRecord[],
): Promise<void> {
  const { running, calendars, tx } = change;
  if (running.state === 'AWAITING_OPENING') return;
  const today = clock.today();
  const schedule = await scheduleIn(tx, running, calendars, today);
  const drafts = reconcile(schedule.lines, invoicedOf(records), today);
  for (const group of groupsOf(drafts)) issue(change, daybook, records, group);
  putOff(daybook, records, schedule);
  await settleContract(change, daybook, records);
  const { plan } = await presentTerms(tx, running, calendars);
  const interest = await interestDrafts({ tx, plan }, daybook, records);
  if (interest.length > 0) {
    issue(change, daybook, records, { dueOn: addDays(today, INTEREST_DAYS), drafts: interest });
    await settleContract(change, daybook, records);
  }
  refresh(change, records, schedule);
}

/** All invoices of a contract with their lines, in order. Two statements. */
export async function readInvoices(tx: Transaction, runningId: string): Promise<InvoiceRecord[]> {
  const invoices = await tx.find(Invoice, { where: { runningId }, order: { sequence: 'ASC' } });
  if (invoices.length === 0) return [];
  const lines = await tx.find(InvoiceLine, {
    where: { invoiceId: In(invoices.map(({ id }) => id)) },
    order: { position: 'ASC' },
  });
  const byInvoice = groupBy(lines, ({ invoiceId }) => invoiceId);
  return invoices.map((invoice) => ({ invoice, lines: byInvoice.get(invoice.id) ?? [] }));
}

/** What was invoiced by key. Interest is no payment of the plan. */
function invoicedOf(records: readonly InvoiceRecord[]) {
  return records
    .filter(({ invoice }) => invoice.state !== 'CANCELLED')
    .flatMap(({ lines }) => lines)
    .filter(({ key }) => !key.startsWith(INTEREST_KEY))
    .map(({ key, amount }) => ({ key, amount }));
}

interface Group {
  dueOn: string;
  drafts: InvoiceLineDraft[];
}

/** One invoice for each due day, and one credit for all corrections below zero. */
function groupsOf(drafts: readonly InvoiceLineDraft[]): Group[] {
  const owed = groupBy(
    drafts.filter(({ amount }) => amount > 0n),
    ({ dueOn }) => dueOn,
  );
  const credits = drafts.filter(({ amount }) => amount < 0n);
  return [
    ...[...owed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([dueOn, lines]) => ({ dueOn, drafts: lines })),
    ...(credits.length > 0 ? [{ dueOn: clock.today(), drafts: credits }] : []),
  ];
}

/** Issues an invoice, or a credit, with its entry. */
export function issue(
  { running }: Pick<RunningChange, 'running'>,
  daybook: Daybook,
  records: InvoiceRecord[],
  { dueOn, drafts }: Group,
): Invoice | null {
  const amount = drafts.reduce((sum, draft) => sum + draft.amount, 0n);
  if (amount === 0n) return null;
  const sequence = (records.at(-1)?.invoice.sequence ?? 0) + 1;
  const invoice = Object.assign(new Invoice(), {
    id: newId(),
    runningId: running.id,
    dealId: running.rootDealId,
    organizationId: running.organizationId,
    enterpriseId: running.enterpriseId,
    sequence,
    number: `${running.number}-${String(sequence).padStart(3, '0')}`,
    title: running.title,
    state: 'ISSUED' as const,
    amount,
    settled: 0n,
    issuedOn: clock.today(),
    dueOn,
    settledOn: null,
    entryId: '',
    remindedAfter: 0,
    cancelReason: null,
    cancelledAt: null,
    createdAt: clock.now(),
  } satisfies Invoice);
  const lines = drafts.map(({ key, term, kind, amount: sum, why, factIds }, position) =>
    Object.assign(new InvoiceLine(), {
      id: newId(),
      invoiceId: invoice.id,
      position,
      key,
      term,
      kind,
      amount: sum,
      why,
      factIds,
    } satisfies InvoiceLine),
  );
  const entry = invoiceEntry(invoice, lines);
  daybook.entries.push(entry);
  daybook.issued.push({ invoice, lines, entryKey: entry.idempotencyKey });
  records.push({ invoice, lines });
  return invoice;
}

/** What the licensee put off after it was invoiced is due later: all of an invoice, or its earliest part. */
function putOff(daybook: Daybook, records: readonly InvoiceRecord[], schedule: Schedule): void {
  const dueOn = new Map(schedule.lines.map((line) => [line.key, line.dueOn]));
  for (const { invoice, lines } of records) {
    if (!OPEN_STATES.includes(invoice.state) || invoice.amount < 0n) continue;
    const days = lines.map(({ key, kind }) => (kind === 'CORRECTION' ? null : (dueOn.get(key) ?? null)));
    const earliest = days.every((day) => day !== null) ? [...days].sort()[0] : null;
    if (!earliest || earliest <= invoice.dueOn) continue;
    invoice.dueOn = earliest;
    daybook.changedInvoices.set(invoice.id, invoice);
  }
}

/** What lists show of the contract: what is owed, since when it is late, and the next day of payment. */
export function refresh(
  { running }: Pick<RunningChange, 'running'>,
  records: readonly InvoiceRecord[],
  schedule: Schedule,
): void {
  const open = records.filter(({ invoice }) => outstandingOf(invoice) > 0n).map(({ invoice }) => invoice);
  const coming = schedule.lines.filter(({ status }) => status === 'COMING').map(({ dueOn }) => dueOn);
  const days = [...open.map(({ dueOn }) => dueOn), ...coming].filter((day) => day !== null).sort();
  const late = open.filter(({ dueOn }) => dueOn < clock.today()).map(({ dueOn }) => addDays(dueOn, 1));
  running.outstanding = open.reduce((sum, invoice) => sum + outstandingOf(invoice), 0n);
  running.nextDueOn = days[0] ?? null;
  running.overdueSince = late.sort()[0] ?? null;
}

/**
 * Takes an invoice back of which nothing is settled. What the plan still asks for is invoiced anew by the same change.
 * @throws Refusal STATE
 */
export function cancel(daybook: Daybook, { invoice }: InvoiceRecord, reason: string): void {
  invoice.state = invoiceStates.next(invoice.state, 'cancel');
  invoice.cancelReason = reason;
  invoice.cancelledAt = clock.now();
  daybook.changedInvoices.set(invoice.id, invoice);
}
