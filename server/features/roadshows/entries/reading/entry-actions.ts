import { type Actor, actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { Roadshow } from '../../data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { LIVE_ENTRIES } from '../../roadshow.enums.ts';
import { type EntrySubject, entryPolicy, roadshowPolicy } from '../../roadshow.policy.ts';
import { entryStates } from '../../roadshow.states.ts';
import type { RoadshowEntryAction } from '../entries.enums.ts';
import { isTold } from '../steps/speak.service.ts';

/** What the actor can do with an entry at this moment, as far as roles, states and the clock tell. */
export function entryActions(
  actor: Actor,
  roadshow: Roadshow,
  entry: RoadshowEntry,
  subject: EntrySubject,
): RoadshowEntryAction[] {
  const isComing = roadshow.state === 'OPEN_FOR_ENTRIES' || roadshow.state === 'PROGRAMME_PUBLISHED';
  const isLive = isComing && LIVE_ENTRIES.includes(entry.state);
  const enters = entryPolicy.enter(actor, subject);
  const represents = entryPolicy.consent(actor, subject);
  const lacksCompleters = isLive && entry.completerConsentAt === null;
  const canSpeak = isLive && isTold(entry) && speaksFor(actor, entry, enters);
  const isCalled = roadshow.state === 'OPEN_FOR_ENTRIES' && clock.now() < roadshow.entriesUntil;
  const actions: Readonly<Record<RoadshowEntryAction, boolean>> = {
    CONSENT_FOR_UNIT: isLive && enters && entry.unitConsentAt === null,
    CONSENT_FOR_COMPLETERS: lacksCompleters && represents,
    RECORD_CONSENT: lacksCompleters && enters && subject.representative === null,
    EDIT: isLive && enters,
    WITHDRAW: isLive && (enters || represents),
    PROPOSE_AGAIN: isCalled && enters && entryStates.can(entry.state, 'proposeAgain'),
    CURATE: isComing && roadshowPolicy.organise(actor, roadshow) && entry.state !== 'WITHDRAWN',
    CONFIRM_SPEAKING: canSpeak && entry.speakerConfirmedAt === null,
    REFUSE_TO_SPEAK: canSpeak && entry.speakerRefusal === null,
  };
  return (Object.keys(actions) as RoadshowEntryAction[]).filter((action) => actions[action]);
}

/** A speaker answers for themselves; for one without an account an officer of the unit does. */
function speaksFor(actor: Actor, { speakerUserId, speakerName }: RoadshowEntry, enters: boolean): boolean {
  if (speakerUserId !== null) return actingUser(actor)?.userId === speakerUserId;
  return enters && speakerName !== null;
}
