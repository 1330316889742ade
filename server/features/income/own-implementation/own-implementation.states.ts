import { defineStates } from '../../../platform/states.ts';
import type { OwnImplementationState, ProfitYearState } from './own-implementation.enums.ts';

/** The only ways of an own implementation. */
export const ownImplementationStates = defineStates<OwnImplementationState, 'complete' | 'stop' | 'resume'>({
  complete: { from: ['RUNNING'], to: 'COMPLETED' },
  stop: { from: ['RUNNING'], to: 'STOPPED' },
  // A confirmed year that is opened again leaves something to be done.
  resume: { from: ['COMPLETED'], to: 'RUNNING' },
});

/** The only ways of a year of it. */
export const profitYearStates = defineStates<
  ProfitYearState,
  'recordProfit' | 'confirmProfit' | 'reopenProfit'
>({
  recordProfit: { from: ['OPEN', 'RECORDED'], to: 'RECORDED' },
  confirmProfit: { from: ['RECORDED'], to: 'CONFIRMED' },
  reopenProfit: { from: ['CONFIRMED'], to: 'RECORDED' },
});
