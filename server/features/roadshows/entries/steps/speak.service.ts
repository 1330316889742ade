import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import type { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { holdersOf, mailAbout } from '../../mails.ts';
import { changeEntry, type EntryChange, type EntryReference, entryNotNow } from '../change-entry.ts';
import { readNote, requireLive } from './consent.service.ts';

/**
 * The speaker confirms the time on stage; an officer of the unit does it for a speaker without an account.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE (reason NOT_TOLD before the programme is published or while a new time was
 *   not told yet, HAS_ACCOUNT where the speaker answers here)
 */
export function confirmSpeaking(scope: Scope, input: EntryReference): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['speak', 'enter'], (change) => {
    const { entry } = change;
    requireSpeaker(change, 'confirmSpeaking');
    Object.assign(entry, {
      speakerConfirmedAt: clock.now(),
      speakerConfirmedBy: actingUser(scope.actor)?.userId ?? null,
      speakerRefusal: null,
    });
    return { action: 'confirmSpeaking', facts: { startsAt: entry.startsAt } };
  });
}

/**
 * The speaker says that they cannot come; organiser and unit are told, and the unit names somebody else or withdraws.
 * @throws Refusal as `confirmSpeaking`, REQUIRED without a reason
 */
export function refuseToSpeak(
  scope: Scope,
  input: EntryReference & { reason: string },
): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['speak', 'enter'], async (change) => {
    const { tx, entry, record, roadshow } = change;
    requireSpeaker(change, 'refuseToSpeak');
    const reason = readNote(input.reason, 'reason');
    Object.assign(entry, { speakerConfirmedAt: null, speakerConfirmedBy: null, speakerRefusal: reason });
    await mailAbout(tx, scope.app, roadshow, {
      mail: 'speakerRefused',
      to: [
        ...(await holdersOf(tx, [roadshow.organizationId], 'ORGANISER')),
        ...(await holdersOf(tx, [entry.organizationId], 'OFFICER')),
      ],
      path: `/desk/roadshow-entries/${entry.id}`,
      values: { result: record.result.title, speaker: entry.speakerName ?? '', reason },
    });
    return { action: 'refuseToSpeak', personal: { reason } };
  });
}

function requireSpeaker(change: EntryChange, action: string): void {
  const { entry, scope } = change;
  requireLive(change, action);
  if (!isTold(entry)) throw entryNotNow(entry, action, 'NOT_TOLD');
  if (entry.speakerUserId !== null && entry.speakerUserId !== actingUser(scope.actor)?.userId)
    throw entryNotNow(entry, action, 'HAS_ACCOUNT');
}

/** Whether the speaker was told the time that is in the programme now. */
export function isTold({
  startsAt,
  toldStartsAt,
}: Pick<RoadshowEntry, 'startsAt' | 'toldStartsAt'>): boolean {
  return startsAt !== null && toldStartsAt?.getTime() === startsAt.getTime();
}

/** Whether the speaker confirmed that very time. */
export function isConfirmed(
  entry: Pick<RoadshowEntry, 'startsAt' | 'toldStartsAt' | 'speakerConfirmedAt'>,
): boolean {
  return entry.speakerConfirmedAt !== null && isTold(entry);
}
