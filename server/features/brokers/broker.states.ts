import { defineStates } from '../../platform/states.ts';
import type { BrokerProfileState } from './broker.enums.ts';

/** The only ways between the states of a broker's profile. */
export const brokerStates = defineStates<
  BrokerProfileState,
  'handIn' | 'takeBack' | 'return' | 'confirm' | 'suspend' | 'resume'
>({
  handIn: { from: ['DRAFT', 'RETURNED'], to: 'SUBMITTED' },
  takeBack: { from: ['SUBMITTED'], to: 'DRAFT' },
  return: { from: ['SUBMITTED'], to: 'RETURNED' },
  confirm: { from: ['SUBMITTED'], to: 'CONFIRMED' },
  suspend: { from: ['CONFIRMED'], to: 'SUSPENDED' },
  resume: { from: ['SUSPENDED'], to: 'CONFIRMED' },
});
