import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { RoadshowEntry } from './data/roadshow-entry.entity.ts';
import { ENTRANT_SEES } from './roadshow.policy.ts';

/** What the people of an entry are known by. */
export type HallSide = Pick<RoadshowEntry, 'organizationId' | 'speakerUserId'>;

/** Whether the actor acts for an entry in the hall: an officer of its unit, or who speaks for it. */
export function mayEnter(actor: Actor, { organizationId, speakerUserId }: HallSide): boolean {
  return hasRole(actor, ['OFFICER'], organizationId) || isSpeaker(actor, speakerUserId);
}

/** Whether the actor reads what guests give to an entry: cards, talks. */
export function readsFor(actor: Actor, { organizationId, speakerUserId }: HallSide): boolean {
  return hasRole(actor, ENTRANT_SEES, organizationId) || isSpeaker(actor, speakerUserId);
}

function isSpeaker(actor: Actor, speakerUserId: string | null): boolean {
  return speakerUserId !== null && actingUser(actor)?.userId === speakerUserId;
}
