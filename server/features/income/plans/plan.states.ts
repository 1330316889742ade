import { defineStates } from '../../../platform/states.ts';
import type { IncomePlanState } from '../income.enums.ts';

export type PlanStep = 'edit' | 'propose' | 'agree' | 'supersede';

/** The only ways between the states of a plan; an agreed one is never edited, a new one takes its place. */
export const planStates = defineStates<IncomePlanState, PlanStep>({
  edit: { from: ['DRAFT', 'PROPOSED'], to: 'DRAFT' },
  propose: { from: ['DRAFT'], to: 'PROPOSED' },
  agree: { from: ['PROPOSED'], to: 'AGREED' },
  supersede: { from: ['AGREED'], to: 'SUPERSEDED' },
});
