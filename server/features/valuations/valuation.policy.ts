import { hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';

/** Roles of a unit that see the valuations of its results. */
export const SEES_VALUATIONS: readonly Role[] = [
  'OFFICER',
  'LEADERSHIP_MEMBER',
  'SUPERVISOR',
  'ADMINISTRATOR',
];

export const valuationPolicy: Policy<'see' | 'record', { organizationId: string }> = {
  see: (actor, { organizationId }) => hasRole(actor, SEES_VALUATIONS, organizationId),
  record: (actor, { organizationId }) => hasRole(actor, ['OFFICER'], organizationId),
};
