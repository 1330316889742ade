import { defineStates } from '../../../../platform/states.ts';
import type { StatementState } from '../receipts.enums.ts';

export type StatementStepName = 'map' | 'plan' | 'record' | 'finish' | 'cancel';

/** The only ways of a bank statement file. */
export const statementStates = defineStates<StatementState, StatementStepName>({
  map: { from: ['READ'], to: 'READ' },
  plan: { from: ['READ'], to: 'READ' },
  record: { from: ['READ'], to: 'RECORDING' },
  finish: { from: ['RECORDING'], to: 'DONE' },
  cancel: { from: ['READ'], to: 'CANCELLED' },
});
