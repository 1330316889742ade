import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { CommissionClaim } from './data/commission-claim.entity.ts';
import type { ClaimPayer } from './settlement.enums.ts';

/** Roles that handle commissions which their organisation is owed. */
export const RECEIVING_ROLES = [
  'FINANCE_OFFICER',
  'ADMINISTRATOR',
  'ENTERPRISE_MEMBER',
] as const satisfies readonly Role[];

/** Roles that see the commissions of their organisation. */
export const COMMISSION_READERS: readonly Role[] = [
  ...RECEIVING_ROLES,
  'OFFICER',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
];

/** Roles that pay for their organisation, by what it pays out of. */
export const PAYING_ROLES: Readonly<Record<ClaimPayer, readonly Role[]>> = {
  ENTERPRISE: ['ENTERPRISE_MEMBER', 'FINANCE_OFFICER'],
  UNIT: ['FINANCE_OFFICER'],
  CONTRIBUTORS: ['FINANCE_OFFICER'],
  AGENCY: ['FINANCE_OFFICER', 'ADMINISTRATOR'],
};

/** What decisions on a commission look at. */
export type ClaimSubject = Pick<
  CommissionClaim,
  'payer' | 'payerId' | 'beneficiaryKind' | 'beneficiaryId' | 'userId'
>;

export type ClaimPolicyAction = 'see' | 'pay' | 'receive';

export const claimPolicy: Policy<ClaimPolicyAction, ClaimSubject> = {
  /** Who owes it and who is owed it; nobody else, not even the other beneficiaries. */
  see: (actor, claim) =>
    hasRole(actor, COMMISSION_READERS, claim.payerId) || isOwed(actor, claim, COMMISSION_READERS),
  /** Nobody pays themselves. */
  pay: (actor, claim) => hasRole(actor, PAYING_ROLES[claim.payer], claim.payerId) && !isPerson(actor, claim),
  receive: (actor, claim) => isOwed(actor, claim, RECEIVING_ROLES),
};

/** Whether the actor is the person, or acts for the organisation, that is owed a commission. */
function isOwed(actor: Actor, claim: ClaimSubject, roles: readonly Role[]): boolean {
  if (claim.beneficiaryKind === 'ORGANIZATION') return hasRole(actor, roles, claim.beneficiaryId);
  return isPerson(actor, claim);
}

function isPerson(actor: Actor, { userId }: ClaimSubject): boolean {
  return userId !== null && actingUser(actor)?.userId === userId;
}

/** Units pay with four eyes: one prepares, another approves. */
export function needsApproval({ payer }: Pick<CommissionClaim, 'payer'>): boolean {
  return payer === 'UNIT' || payer === 'CONTRIBUTORS';
}
