import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { DemandMatch } from './data/match.entity.ts';
import type { MatchSide } from './match.enums.ts';

/** Roles of a unit that see the demands which fit its results. */
export const UNIT_SEES: readonly Role[] = ['OFFICER', 'RESEARCHER', 'SUPERVISOR', 'ADMINISTRATOR'];

/** What decisions on a match look at. */
export interface MatchSubject {
  match: Pick<DemandMatch, 'organizationId' | 'kind'>;
  /** The poster of the demand. */
  posterId: string;
}

/** `contact` and `dismiss` are done as one side, which `sideOf` tells. */
export type MatchPolicyAction = 'contact' | 'dismiss';

export const matchPolicy: Policy<MatchPolicyAction, MatchSubject> = {
  contact: (actor, { match, posterId }) =>
    hasRole(actor, ['ENTERPRISE_MEMBER'], posterId) || hasRole(actor, ['OFFICER'], match.organizationId),
  dismiss: (actor, { match, posterId }) =>
    hasRole(actor, ['ENTERPRISE_MEMBER'], posterId) ||
    hasRole(actor, ['OFFICER', 'RESEARCHER'], match.organizationId),
};

/** The side on which somebody acts; null for neither. */
export function sideOf(actor: Actor, { match, posterId }: MatchSubject): MatchSide | null {
  const organizationId = actingUser(actor)?.organizationId;
  if (!organizationId) return null;
  if (organizationId === posterId) return 'POSTER';
  return organizationId === match.organizationId ? 'UNIT' : null;
}
