import type { Scope } from '../../../platform/app.ts';
import {
  type DossierAddition,
  dossierCode,
  dossierDay,
  dossierMoney,
} from '../../../platform/audit/dossier-source.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { readInvoices } from '../invoices/bill.ts';
import { contractOfDeal } from '../receipts/contract-of-deal.ts';
import { receivedIncome } from '../receipts/received-income.service.ts';
import { PAYMENTS_DOSSIER_LABELS } from './payments-dossier.labels.ts';

/** What both sides did or can read in the money room; refunds in preparation and the search for payers are the unit's own. */
const SHARED: ReadonlySet<string> = new Set([
  'startRunning',
  'amendRunning',
  'renewRunning',
  'terminateRunning',
  'completeRunning',
  'billRunning',
  'submitReport',
  'correctReport',
  'confirmReport',
  'disputeReport',
  'declareYear',
  'recordTrade',
  'recordEvent',
  'confirmEvent',
  'denyEvent',
  'withdrawEvent',
  'buyOut',
  'giveBack',
  'deferPayment',
  'announceInspection',
  'logInspection',
  'concludeInspection',
  'cancelInspection',
  'markRight',
  'rightLapsed',
  'rightRestored',
  'announceTransfer',
  'withdrawTransfer',
  'rejectTransfer',
  'recordReceipt',
  'matchReceipt',
  'reverseReceipt',
  'cancelInvoice',
  'demandInterest',
  'recordFapiao',
  'approveRefund',
]);

/** What the dossier of a deal shows of its money: where the contract stands, what was invoiced and what came in. */
export const paymentsDossier: DossierAddition = {
  labels: PAYMENTS_DOSSIER_LABELS,
  shared: SHARED,
  async open(tx: Transaction, _scope: Scope, dealId: string) {
    const running = await contractOfDeal(tx, dealId);
    if (!running) return {};
    const invoices = (await readInvoices(tx, running.id)).map(({ invoice }) => invoice);
    const received = await receivedIncome(tx, running.id);
    return {
      sections: [
        {
          label: 'payments',
          facts: [
            { label: 'state', value: dossierCode(running.state) },
            {
              label: 'invoiced',
              value: dossierMoney(sumOf(invoices.filter(({ state }) => state !== 'CANCELLED'))),
            },
            { label: 'received', value: dossierMoney(sumOf(received)) },
            { label: 'outstanding', value: dossierMoney(running.outstanding) },
            { label: 'overdueSince', value: dossierDay(running.overdueSince) },
            { label: 'nextDueOn', value: dossierDay(running.nextDueOn) },
            { label: 'nextReportDueOn', value: dossierDay(running.nextReportDueOn) },
          ],
        },
      ],
    };
  },
};

function sumOf(rows: readonly { amount: bigint }[]): bigint {
  return rows.reduce((sum, { amount }) => sum + amount, 0n);
}
