import { defineStates } from '../../../platform/states.ts';
import type { BrokerInvitationState } from './matching.enums.ts';

/** The only ways between the states of an invitation or an offer; ask with the present state: the deadline counts. */
export const invitationStates = defineStates<
  BrokerInvitationState,
  'accept' | 'decline' | 'withdraw' | 'expire'
>({
  accept: { from: ['SENT'], to: 'ACCEPTED' },
  decline: { from: ['SENT'], to: 'DECLINED' },
  withdraw: { from: ['SENT'], to: 'WITHDRAWN' },
  /** Written down when the same is asked again, and by the sweep. */
  expire: { from: ['SENT'], to: 'EXPIRED' },
});
