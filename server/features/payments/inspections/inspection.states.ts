import { defineStates } from '../../../platform/states.ts';
import type { InspectionState } from './inspection.enums.ts';

export type InspectionStep = 'log' | 'conclude' | 'cancel';

/** The only ways between the states of an inspection. */
export const inspectionStates = defineStates<InspectionState, InspectionStep>({
  log: { from: ['ANNOUNCED', 'UNDER_WAY'], to: 'UNDER_WAY' },
  conclude: { from: ['UNDER_WAY'], to: 'CONCLUDED' },
  cancel: { from: ['ANNOUNCED'], to: 'CANCELLED' },
});
