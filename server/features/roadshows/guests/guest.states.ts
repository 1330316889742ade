import { defineStates } from '../../../platform/states.ts';
import type { GuestState } from '../hall.enums.ts';

/** The only ways between the states of a registration. */
export const guestStates = defineStates<
  GuestState,
  'approveGuest' | 'queueGuest' | 'moveUp' | 'declineGuest' | 'cancelRegistration' | 'registerAgain'
>({
  approveGuest: { from: ['REGISTERED'], to: 'APPROVED' },
  /** Approved or registered while no seat is free. */
  queueGuest: { from: ['REGISTERED'], to: 'WAITING' },
  moveUp: { from: ['WAITING'], to: 'APPROVED' },
  declineGuest: { from: ['REGISTERED', 'WAITING'], to: 'DECLINED' },
  cancelRegistration: { from: ['REGISTERED', 'APPROVED', 'WAITING'], to: 'CANCELLED' },
  registerAgain: { from: ['CANCELLED'], to: 'REGISTERED' },
});
