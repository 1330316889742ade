import type { RoadshowRosterQuery } from '../../../generated/roadshows-guests/graphql.ts';

export type Roster = RoadshowRosterQuery['roadshowRoster'];

const keyOf = (roadshowId: string) => `fruition.roster.${roadshowId}`;
/** A list of people does not stay on a phone for longer than an event. */
const KEPT_MS = 3 * 24 * 60 * 60 * 1000;

/** The list of guests as this device kept it; null for none, and for one that is too old. */
export function keptRoster(roadshowId: string): Roster | null {
  const text = localStorage.getItem(keyOf(roadshowId));
  if (!text) return null;
  const roster = JSON.parse(text) as Roster;
  if (Date.now() - Date.parse(roster.readAt) < KEPT_MS) return roster;
  forgetRoster(roadshowId);
  return null;
}

/** Keeps the list for when the network is away. */
export function keepRoster(roadshowId: string, roster: Roster): void {
  localStorage.setItem(keyOf(roadshowId), JSON.stringify(roster));
}

/** Removes the list from this device. */
export function forgetRoster(roadshowId: string): void {
  localStorage.removeItem(keyOf(roadshowId));
}
