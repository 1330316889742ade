import { defineStates } from '../../../platform/states.ts';
import type { MembershipStatus } from '../accounts.enums.ts';

export const membershipStates = defineStates<
  MembershipStatus,
  'confirmMembership' | 'rejectMembership' | 'changeRoles' | 'endMembership'
>({
  confirmMembership: { from: ['PENDING'], to: 'ACTIVE' },
  rejectMembership: { from: ['PENDING'], to: 'REJECTED' },
  changeRoles: { from: ['ACTIVE'], to: 'ACTIVE' },
  endMembership: { from: ['ACTIVE'], to: 'ENDED' },
});
