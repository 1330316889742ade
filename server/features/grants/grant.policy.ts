import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { OwnershipGrant } from './data/ownership-grant.entity.ts';

/** What decisions on a grant look at. */
export interface GrantSubject {
  grant: Pick<OwnershipGrant, 'organizationId' | 'appliedBy' | 'state'>;
  /** Users of the team. */
  team: readonly string[];
}

export type GrantPolicyAction = 'see' | 'edit' | 'decide' | 'takeBack' | 'seeFiles';

/** Roles that see all grants of their unit. */
export const SEES_GRANTS: readonly Role[] = ['OFFICER', 'ADMINISTRATOR', 'SUPERVISOR', 'LEADERSHIP_MEMBER'];

const isOfTeam = (actor: Actor, { grant, team }: GrantSubject) => {
  const userId = actingUser(actor)?.userId;
  return userId !== undefined && (grant.appliedBy === userId || team.includes(userId));
};

const isOfficer = (actor: Actor, { grant }: GrantSubject) =>
  hasRole(actor, ['OFFICER'], grant.organizationId);

const isApplicant = (actor: Actor, { grant }: GrantSubject) =>
  hasRole(actor, ['RESEARCHER'], grant.organizationId) && actingUser(actor)?.userId === grant.appliedBy;

const sees = (actor: Actor, subject: GrantSubject) =>
  hasRole(actor, SEES_GRANTS, subject.grant.organizationId) || isOfTeam(actor, subject);

/** The team applies and edits with the office; the office, and nobody of the team, decides. */
export const grantPolicy: Policy<GrantPolicyAction, GrantSubject> = {
  see: sees,
  seeFiles: sees,
  edit: (actor, subject) => isOfficer(actor, subject) || isApplicant(actor, subject),
  decide: (actor, subject) => isOfficer(actor, subject),
  takeBack: (actor, subject) => isApplicant(actor, subject),
};

/** Whether the actor is of the team that the grant goes to, and so must not decide on it. */
export function isOwnGrant(actor: Actor, subject: GrantSubject): boolean {
  return isOfTeam(actor, subject);
}
