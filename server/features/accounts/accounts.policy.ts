import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import { Refusal } from '../../platform/errors.ts';

type OrganizationAction =
  | 'decide'
  | 'edit'
  | 'editStanding'
  | 'setDeals'
  | 'see'
  | 'seeEveryMember'
  | 'manageMembers';

/** What may be done with an organisation, by its id. */
export const organizationPolicy: Policy<OrganizationAction, { id: string }> = {
  decide: (actor) => hasRole(actor, ['OPERATOR']),
  edit: (actor, { id }) => hasRole(actor, ['ADMINISTRATOR'], id) || hasRole(actor, ['OPERATOR']),
  /** What rules depend on: whom it belongs to and whether it is publicly funded. */
  editStanding: (actor) => hasRole(actor, ['OPERATOR']),
  /** How a unit runs its deals is its own choice alone. */
  setDeals: (actor, { id }) => hasRole(actor, ['ADMINISTRATOR'], id),
  see: (actor, { id }) => actingUser(actor)?.organizationId === id || hasRole(actor, ['OPERATOR']),
  seeEveryMember: (actor, { id }) =>
    hasRole(actor, ['ADMINISTRATOR', 'SUPERVISOR'], id) || hasRole(actor, ['OPERATOR']),
  manageMembers: (actor, { id }) => hasRole(actor, ['ADMINISTRATOR'], id),
};

type MembershipAction = 'decide' | 'changeRoles' | 'end' | 'seeEmail';
interface MembershipSubject {
  userId: string;
  organizationId: string;
}

/** What may be done with a membership. That nobody decides on their own is `refuseOwn`. */
export const membershipPolicy: Policy<MembershipAction, MembershipSubject> = {
  decide: (actor, { organizationId }) => hasRole(actor, ['ADMINISTRATOR'], organizationId),
  changeRoles: (actor, { organizationId }) => hasRole(actor, ['ADMINISTRATOR'], organizationId),
  end: (actor, membership) =>
    isOwn(actor, membership) || hasRole(actor, ['ADMINISTRATOR'], membership.organizationId),
  seeEmail: (actor, membership) =>
    isOwn(actor, membership) ||
    hasRole(actor, ['ADMINISTRATOR', 'SUPERVISOR'], membership.organizationId) ||
    hasRole(actor, ['OPERATOR']),
};

/** Refuses with FOUR_EYES what somebody would decide for themselves, in whichever membership they act. */
export function refuseOwn(actor: Actor, membership: { userId: string }): void {
  if (isOwn(actor, membership)) throw new Refusal('FOUR_EYES');
}

/** Refuses with SECOND_FACTOR_REQUIRED unless the session passed the second factor; for steps that move money. */
export function requireSecondFactor(actor: Actor): void {
  const user = actingUser(actor);
  if (!user) throw new Refusal('SIGN_IN_REQUIRED');
  if (!user.secondFactor) throw new Refusal('SECOND_FACTOR_REQUIRED');
}

function isOwn(actor: Actor, { userId }: { userId: string }): boolean {
  return actingUser(actor)?.userId === userId;
}
