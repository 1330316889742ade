import { defineStates } from '../../../platform/states.ts';
import type { InvoiceState, StoredInvoiceState } from './invoices.enums.ts';

export type InvoiceStep = 'settle' | 'settlePartly' | 'reopen' | 'cancel';

/** The only ways between the states of an invoice. */
export const invoiceStates = defineStates<StoredInvoiceState, InvoiceStep>({
  settle: { from: ['ISSUED', 'PARTLY_PAID', 'PAID'], to: 'PAID' },
  settlePartly: { from: ['ISSUED', 'PARTLY_PAID', 'PAID'], to: 'PARTLY_PAID' },
  reopen: { from: ['ISSUED', 'PARTLY_PAID', 'PAID'], to: 'ISSUED' },
  cancel: { from: ['ISSUED'], to: 'CANCELLED' },
});

/** States in which something may still be owed. */
export const OPEN_STATES: readonly StoredInvoiceState[] = ['ISSUED', 'PARTLY_PAID'];

export interface InvoiceStanding {
  state: StoredInvoiceState;
  /** Fen; below zero for a credit. */
  amount: bigint;
  /** Fen settled so far, with the sign of the amount. */
  settled: bigint;
  dueOn: string;
}

/** The step that what is settled by now comes to. */
export function stepOf({ amount, settled }: Pick<InvoiceStanding, 'amount' | 'settled'>): InvoiceStep {
  if (settled === amount) return 'settle';
  return settled === 0n ? 'reopen' : 'settlePartly';
}

/** The state that is shown: an invoice is overdue from the day after its last day on, whatever jobs have run. */
export function stateOn({ state, amount, dueOn }: InvoiceStanding, today: string): InvoiceState {
  return OPEN_STATES.includes(state) && amount > 0n && dueOn < today ? 'OVERDUE' : state;
}

/** Fen that are still owed; below zero what a credit still gives. */
export function outstandingOf({ state, amount, settled }: Omit<InvoiceStanding, 'dueOn'>): bigint {
  return state === 'CANCELLED' ? 0n : amount - settled;
}
