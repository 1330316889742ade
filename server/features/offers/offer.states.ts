import { defineStates } from '../../platform/states.ts';
import type { OfferState } from './offer.enums.ts';

/** The steps of an offer; each is a mutation but `decide`, which follows from the collective decision. */
export type OfferStep =
  | 'edit'
  | 'callDecision'
  | 'decide'
  | 'publishNotice'
  | 'open'
  | 'suspend'
  | 'resume'
  | 'close';

/** The only ways between the states of an offer. What is changed goes back to the beginning. */
export const offerStates = defineStates<OfferState, OfferStep>({
  edit: { from: ['DRAFT', 'DECIDED', 'ON_NOTICE'], to: 'DRAFT' },
  callDecision: { from: ['DRAFT'], to: 'DRAFT' },
  decide: { from: ['DRAFT'], to: 'DECIDED' },
  publishNotice: { from: ['DRAFT', 'DECIDED'], to: 'ON_NOTICE' },
  open: { from: ['DRAFT', 'DECIDED', 'ON_NOTICE'], to: 'OPEN' },
  suspend: { from: ['OPEN'], to: 'SUSPENDED' },
  resume: { from: ['SUSPENDED'], to: 'OPEN' },
  close: { from: ['DRAFT', 'DECIDED', 'ON_NOTICE', 'OPEN', 'SUSPENDED'], to: 'CLOSED' },
});
