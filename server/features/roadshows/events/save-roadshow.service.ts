import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { placeEntries } from '../programme/place-entries.ts';
import { ENDED_ROADSHOWS } from '../roadshow.enums.ts';
import { roadshowStates } from '../roadshow.states.ts';
import type { RoadshowContent } from './new-roadshow.ts';
import { readRoadshow, requireComplete } from './read-content.ts';

export interface SaveRoadshow extends RoadshowReference {
  expectedVersion: number;
  content: RoadshowContent;
}

/** What people came to know with the call for entries: only a step that tells all of them changes it. */
const ANNOUNCED = ['startsAt', 'endsAt', 'kind', 'regionCode', 'address', 'hall'] as const;

/**
 * Saves what the organiser wrote. A draft may be incomplete and its autosaves are nobody else's matter; once it is public,
 * it stays complete, and its time and place are changed by `rescheduleRoadshow` only.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it is over, REQUIRED and INVALID for what is missing or wrong
 */
export function saveRoadshow(scope: Scope, input: SaveRoadshow): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    if (ENDED_ROADSHOWS.includes(roadshow.state)) throw notNow(roadshow, 'saveRoadshow');
    const isDraft = roadshow.state === 'DRAFT';
    const problems = new Problems('content');
    const content = readRoadshow(input.content, problems);
    if (!isDraft) {
      requireComplete(content, problems);
      for (const name of ANNOUNCED) {
        if (comparable(content[name]) !== comparable(roadshow[name]))
          problems.at(name).add('INVALID', { reason: 'ANNOUNCED' });
      }
    }
    refuseAll(problems.list);
    const isNewPace = content.gapMinutes !== roadshow.gapMinutes;
    Object.assign(roadshow, content);
    if (isNewPace) await placeEntries(tx, roadshow);
    return { action: isDraft ? null : 'saveRoadshow' };
  });
}

/**
 * Makes a draft public and calls for entries (ORG-1).
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED for what is missing, INVALID for a time that is over
 */
export function openForEntries(
  scope: Scope,
  input: RoadshowReference & { expectedVersion: number },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, ({ roadshow }) => {
    const next = roadshowStates.next(roadshow.state, 'openForEntries');
    const problems = new Problems('content');
    requireComplete(roadshow, problems);
    for (const name of ['startsAt', 'entriesUntil'] as const) {
      if (roadshow[name] <= clock.now()) problems.at(name).add('INVALID', { reason: 'OVER' });
    }
    refuseAll(problems.list);
    roadshow.state = next;
    roadshow.publishedAt = clock.now();
    const { number, startsAt, entriesUntil, sectors } = roadshow;
    return { action: 'openForEntries', facts: { number, startsAt, entriesUntil, sectors } };
  });
}

function comparable(value: Date | string | null): string | number | null {
  return value instanceof Date ? value.getTime() : value;
}
