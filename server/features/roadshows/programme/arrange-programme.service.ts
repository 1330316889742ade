import type { Scope } from '../../../platform/app.ts';
import { Refusal } from '../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { ENDED_ROADSHOWS } from '../roadshow.enums.ts';
import { placeEntries, programmeOf, refuseClashes, writePlaces } from './place-entries.ts';

const MOST_MINUTES = 120;

/** Where an entry goes; its place in the list is its place in the order. */
export interface EntryPlace {
  entryId: string;
  /** None for one that waits to be placed. */
  sessionId?: string | null;
  /** Minutes on stage; unless told they stay. */
  minutes?: number | null;
}

/**
 * Puts all chosen entries in order and into sessions at once; the times on stage follow.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it is over, INVALID where the list is not that of the chosen
 *   entries (reason CHANGED), for minutes, and (reason SPEAKER) where a person would be on two stages at once
 */
export function arrangeProgramme(
  scope: Scope,
  input: RoadshowReference & { expectedVersion: number; places: readonly EntryPlace[] },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    if (ENDED_ROADSHOWS.includes(roadshow.state)) throw notNow(roadshow, 'arrangeProgramme');
    const { sessions, entries } = await programmeOf(tx, roadshow);
    const places = new Map(input.places.map((place, index) => [place.entryId, { ...place, index }]));
    const isWhole = places.size === entries.length && input.places.length === entries.length;
    if (!isWhole || entries.some(({ id }) => !places.has(id)))
      throw new Refusal('INVALID', { field: 'places', params: { reason: 'CHANGED' } });
    const known = new Set(sessions.map(({ id }) => id));
    const problems = new Problems('places');
    const positions = entries.map(({ position }) => position).sort((a, b) => a - b);
    for (const entry of entries) {
      const { index = 0, sessionId = null, minutes } = places.get(entry.id) ?? {};
      if (sessionId !== null && !known.has(sessionId)) problems.at(index, 'sessionId').add('NOT_FOUND');
      entry.sessionId = sessionId;
      entry.minutes = minutes ?? entry.minutes;
      if (!Number.isInteger(entry.minutes) || entry.minutes < 1 || entry.minutes > MOST_MINUTES)
        problems.at(index, 'minutes').add('INVALID', { reason: 'RANGE', min: 1, max: MOST_MINUTES });
      entry.position = positions[index] ?? entry.position;
      // The time follows below; without a session there is none, with one there must be some.
      entry.startsAt = sessionId === null ? null : (entry.startsAt ?? roadshow.startsAt);
    }
    refuseAll(problems.list);
    await writePlaces(tx, entries);
    refuseClashes(await placeEntries(tx, roadshow), 'places');
    return {
      action: 'arrangeProgramme',
      facts: { placed: input.places.filter(({ sessionId }) => sessionId).length, chosen: entries.length },
    };
  });
}
