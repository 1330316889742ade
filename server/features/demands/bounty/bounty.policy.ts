import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { Demand } from '../data/demand.entity.ts';

/** Roles that record and confirm money of bounties for their organisation. */
export const BOUNTY_ROLES = ['FINANCE_OFFICER', 'ENTERPRISE_MEMBER'] as const satisfies readonly Role[];

/** Roles that see the money of bounties of their organisation. */
export const BOUNTY_READERS: readonly Role[] = [
  ...BOUNTY_ROLES,
  'OFFICER',
  'SUPERVISOR',
  'ADMINISTRATOR',
  'LEADERSHIP_MEMBER',
];

/** What decisions on a bounty look at. */
export interface BountySubject {
  demand: Pick<Demand, 'organizationId'>;
  /** The winner that it is about; null for what concerns none. */
  winnerId: string | null;
}

export type BountyPolicyAction = 'see' | 'keep' | 'receive' | 'confirm';

export const bountyPolicy: Policy<BountyPolicyAction, BountySubject> = {
  /** The figures: the poster, the operators, and a winner its own. */
  see: (actor, { demand, winnerId }) =>
    hasRole(actor, BOUNTY_READERS, demand.organizationId) ||
    hasRole(actor, ['OPERATOR']) ||
    (winnerId !== null && hasRole(actor, BOUNTY_READERS, winnerId)),
  /** Safeguards, payments, what comes back: for the poster. */
  keep: (actor, { demand }) => hasRole(actor, BOUNTY_ROLES, demand.organizationId),
  /** Say whether a payment came in: for the winner. */
  receive: (actor, { winnerId }) => winnerId !== null && hasRole(actor, BOUNTY_ROLES, winnerId),
  /** Safeguards: an operator, never of the poster. */
  confirm: (actor, { demand }) =>
    hasRole(actor, ['OPERATOR']) && actingUser(actor)?.organizationId !== demand.organizationId,
};

/** Whose side the actor is on: the poster's, a winner's, the operators', or none. */
export function seesWhole(actor: Actor, demand: Pick<Demand, 'organizationId'>): boolean {
  return bountyPolicy.see(actor, { demand, winnerId: null });
}
