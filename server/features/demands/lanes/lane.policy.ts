import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { Demand } from '../data/demand.entity.ts';
import type { DemandLane } from '../data/lane.entity.ts';
import { actsForPoster } from '../demand.policy.ts';
import type { SigningSide } from '../lane.enums.ts';

/** What decisions on a lane look at. */
export interface LaneSubject {
  lane: Pick<DemandLane, 'organizationId' | 'teamUserIds'>;
  demand: Pick<Demand, 'organizationId'>;
}

/** Roles of the winner that see its whole work. */
export const LEAD_SEES: readonly Role[] = [
  'OFFICER',
  'ENTERPRISE_MEMBER',
  'ADMINISTRATOR',
  'SUPERVISOR',
  'LEADERSHIP_MEMBER',
  'FINANCE_OFFICER',
];

/** Roles of the poster that see all lanes of its demands. */
export const POSTER_SEES_WORK: readonly Role[] = [
  'ENTERPRISE_MEMBER',
  'ADMINISTRATOR',
  'SUPERVISOR',
  'FINANCE_OFFICER',
];

export type LanePolicyAction = 'see' | 'actForLead' | 'report' | 'actForPoster' | 'review';

/** That a lane is there and where it stands, everybody knows; the winners of a demand were announced. */
export const lanePolicy: Policy<LanePolicyAction, LaneSubject> = {
  /** Pledge, milestones, test results, findings: both sides, the team, and operators. */
  see: (actor, subject) =>
    hasRole(actor, LEAD_SEES, subject.lane.organizationId) ||
    hasRole(actor, POSTER_SEES_WORK, subject.demand.organizationId) ||
    isOfTeam(actor, subject) ||
    hasRole(actor, ['OPERATOR']),
  actForLead: actsForLead,
  /** Hand in milestones and work. */
  report: (actor, subject) => actsForLead(actor, subject) || isOfTeam(actor, subject),
  actForPoster: (actor, { demand }) => actsForPoster(actor, demand),
  /** Decide on a finding that the winner contests; never for a side of one's own. */
  review: (actor, subject) => hasRole(actor, ['OPERATOR']) && sideOf(actor, subject) === null,
};

/** The side that the actor signs and decides for; null for those who only read. */
export function sideOf(actor: Actor, subject: LaneSubject): SigningSide | null {
  if (actsForLead(actor, subject)) return 'LEAD';
  return actsForPoster(actor, subject.demand) ? 'POSTER' : null;
}

function actsForLead(actor: Actor, { lane }: LaneSubject): boolean {
  return hasRole(actor, ['OFFICER', 'ENTERPRISE_MEMBER'], lane.organizationId);
}

/** Members of the lead whom the bid names as team. */
function isOfTeam(actor: Actor, { lane }: LaneSubject): boolean {
  const user = actingUser(actor);
  return (
    user !== null && user.organizationId === lane.organizationId && lane.teamUserIds.includes(user.userId)
  );
}
