import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { Role } from '../../platform/auth/roles.ts';
import type { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';

/** What decisions of the policy look at. */
export interface DecisionSubject {
  decision: Pick<CollectiveDecision, 'organizationId'>;
  members: readonly Pick<DecisionMember, 'userId' | 'recusedReason'>[];
}

/** Roles of a unit that see its collective decisions. */
export const SEES_DECISIONS: readonly Role[] = [
  'OFFICER',
  'LEADERSHIP_MEMBER',
  'SUPERVISOR',
  'ADMINISTRATOR',
];

export const decisionPolicy: Policy<'see' | 'vote' | 'close', DecisionSubject> = {
  see: (actor, { decision }) => hasRole(actor, SEES_DECISIONS, decision.organizationId),
  /** Still of the leadership, and one of those who were called. */
  vote: (actor, subject) =>
    hasRole(actor, ['LEADERSHIP_MEMBER'], subject.decision.organizationId) &&
    memberOf(actor, subject) !== null,
  close: (actor, { decision }) => hasRole(actor, ['OFFICER'], decision.organizationId),
};

/** The actor's own place in a decision. */
export function memberOf<Member extends Pick<DecisionMember, 'userId'>>(
  actor: Actor,
  { members }: { members: readonly Member[] },
): Member | null {
  const userId = actingUser(actor)?.userId;
  return members.find((member) => member.userId === userId) ?? null;
}
