import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { readInvoices } from '../invoices/bill.ts';
import { COUNTING, reportStates } from './report.states.ts';
import { UsageReport } from './usage-report.entity.ts';

/**
 * Marks reports settled once everything that was invoiced by them is paid, and open again where a payment was undone.
 * One that brought nothing stays confirmed.
 */
export async function settleReports(tx: Transaction, runningId: string): Promise<void> {
  const reports = await tx.findBy(UsageReport, { runningId, state: In([...COUNTING]) });
  if (reports.length === 0) return;
  const { paid, open } = await invoicedFacts(tx, runningId);
  for (const report of reports) {
    const step = paid.has(report.id) && !open.has(report.id) ? 'settle' : 'unsettle';
    if (!reportStates.can(report.state, step)) continue;
    const state = reportStates.next(report.state, step);
    await tx.update(UsageReport, report.id, { state, version: report.version + 1 });
  }
}

/** Ids of the facts that paid and that open invoices rest on. */
async function invoicedFacts(
  tx: Transaction,
  runningId: string,
): Promise<{ paid: Set<string>; open: Set<string> }> {
  const records = await readInvoices(tx, runningId);
  const facts = (of: typeof records) =>
    new Set(of.flatMap(({ lines }) => lines.flatMap(({ factIds }) => factIds)));
  return {
    paid: facts(records.filter(({ invoice }) => invoice.state === 'PAID')),
    open: facts(records.filter(({ invoice }) => invoice.state !== 'PAID' && invoice.state !== 'CANCELLED')),
  };
}
