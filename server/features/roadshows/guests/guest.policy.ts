import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { Role } from '../../../platform/auth/roles.ts';
import type { RoadshowGuest } from '../data/guest.entity.ts';

/** Roles in which one comes to a roadshow. */
export const GUEST_ROLES: readonly Role[] = ['ENTERPRISE_MEMBER', 'BROKER'];

/** What a guest does is their own: nobody acts for another. */
export const guestPolicy: Policy<'own', Pick<RoadshowGuest, 'userId'>> = { own: isOwn };

/** Whether somebody comes to roadshows at all, for whatever organisation. */
export function comesToRoadshows(actor: Actor): boolean {
  return hasRole(actor, GUEST_ROLES);
}

function isOwn(actor: Actor, { userId }: Pick<RoadshowGuest, 'userId'>): boolean {
  return actingUser(actor)?.userId === userId;
}
