import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { listedResults } from '../../results/catalogue/listed-results.service.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { roadshowStates } from '../roadshow.states.ts';
import { placeEntries, requireSound } from './place-entries.ts';
import { tellSpeakers } from './tell-speakers.ts';

/**
 * Publishes the programme: every chosen entry has its place and its speaker, and each speaker is asked to confirm. Done
 * again after changes, it asks those whose time changed.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason NO_ENTRY, NOT_PLACED, NO_SPEAKER, NOT_PUBLIC with how many),
 *   INVALID for what cannot be so in the programme
 */
export function publishProgramme(
  scope: Scope,
  input: RoadshowReference & { expectedVersion: number },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    const next = roadshowStates.next(roadshow.state, 'publishProgramme');
    const programme = await placeEntries(tx, roadshow);
    const { entries } = programme;
    const refuse = (reason: string, count: number): Refusal =>
      notNow(roadshow, 'publishProgramme', reason, { count });
    if (entries.length === 0) throw refuse('NO_ENTRY', 0);
    const waiting = entries.filter(({ sessionId }) => sessionId === null).length;
    if (waiting > 0) throw refuse('NOT_PLACED', waiting);
    const silent = entries.filter(({ speakerName }) => speakerName === null).length;
    if (silent > 0) throw refuse('NO_SPEAKER', silent);
    const results = await listedResults(
      tx,
      entries.map(({ resultId }) => resultId),
    );
    const hidden = entries.filter(({ resultId }) => results.get(resultId)?.isPublished !== true).length;
    if (hidden > 0) throw refuse('NOT_PUBLIC', hidden);
    requireSound(programme, 'programme');
    roadshow.state = next;
    roadshow.programmeAt = clock.now();
    const told = await tellSpeakers(tx, scope, roadshow, programme);
    return { action: 'publishProgramme', facts: { entries: entries.length, told } };
  });
}
