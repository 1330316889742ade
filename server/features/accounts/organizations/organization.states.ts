import { defineStates } from '../../../platform/states.ts';
import type { OrganizationStatus } from '../accounts.enums.ts';

export const organizationStates = defineStates<
  OrganizationStatus,
  'confirmOrganization' | 'rejectOrganization'
>({
  confirmOrganization: { from: ['PENDING'], to: 'CONFIRMED' },
  rejectOrganization: { from: ['PENDING'], to: 'REJECTED' },
});
