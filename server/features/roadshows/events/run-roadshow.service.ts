import type { Scope } from '../../../platform/app.ts';
import { clock, DAY_MS } from '../../../platform/clock.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { roadshowStates } from '../roadshow.states.ts';

/** How long before its beginning a roadshow can be opened, such as to try the doors on the day before. */
const EARLIEST_MS = DAY_MS;

/** Whether the doors may open by the clock. */
export function mayBegin({ startsAt }: Pick<Roadshow, 'startsAt'>): boolean {
  return clock.now().getTime() >= startsAt.getTime() - EARLIEST_MS;
}

/**
 * Opens the doors: guests are checked in and the live view begins.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE (reason TOO_EARLY more than a day before the beginning)
 */
export function beginRoadshow(scope: Scope, input: RoadshowReference): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, ({ roadshow }) => {
    const next = roadshowStates.next(roadshow.state, 'beginRoadshow');
    if (!mayBegin(roadshow)) throw notNow(roadshow, 'beginRoadshow', 'TOO_EARLY');
    roadshow.state = next;
    return { action: 'beginRoadshow' };
  });
}

/** Closes a roadshow that is on; scores and interest cards end. @throws Refusal NOT_FOUND, FORBIDDEN, STATE */
export function closeRoadshow(scope: Scope, input: RoadshowReference): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, ({ roadshow }) => {
    roadshow.state = roadshowStates.next(roadshow.state, 'closeRoadshow');
    roadshow.closedAt = clock.now();
    return { action: 'closeRoadshow' };
  });
}
