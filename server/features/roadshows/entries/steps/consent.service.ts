import type { Scope } from '../../../../platform/app.ts';
import { actingUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { organizationNames } from '../../../accounts/organizations/existing-organizations.service.ts';
import { RoadshowEntry } from '../../data/roadshow-entry.entity.ts';
import { holdersOf, mailAbout } from '../../mails.ts';
import { placeEntries } from '../../programme/place-entries.ts';
import { LIVE_ENTRIES } from '../../roadshow.enums.ts';
import { entryStates } from '../../roadshow.states.ts';
import { changeEntry, type EntryChange, type EntryReference, entryNotNow } from '../change-entry.ts';
import { askCompleters } from './propose-entry.service.ts';

/** The unit agrees to an entry that the organiser asked for. @throws Refusal NOT_FOUND, FORBIDDEN, STATE */
export function consentForUnit(scope: Scope, input: EntryReference): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['enter'], (change) => {
    const { entry } = change;
    requireLive(change, 'consentForUnit');
    if (entry.unitConsentAt !== null) throw entryNotNow(entry, 'consentForUnit', 'CONSENTED');
    entry.unitConsentAt = clock.now();
    entry.unitConsentBy = actingUser(scope.actor)?.userId ?? null;
    return { action: 'consentToRoadshowEntry', facts: { by: 'UNIT' } };
  });
}

/**
 * The completers' representative agrees. Where they have no account, an officer of the unit notes the consent that was
 * given in writing.
 * @param input.note what the officer has in hand; asked for from an officer only
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE (reason CONSENTED, or HAS_ACCOUNT where the representative answers here),
 *   REQUIRED without the note, TOO_LONG
 */
export function consentForCompleters(
  scope: Scope,
  input: EntryReference & { note?: string | null },
): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['consent', 'enter'], (change) => {
    const { entry, subject } = change;
    requireLive(change, 'consentForCompleters');
    if (entry.completerConsentAt !== null) throw entryNotNow(entry, 'consentForCompleters', 'CONSENTED');
    const userId = actingUser(scope.actor)?.userId ?? null;
    const isRepresentative = subject.representative !== null && subject.representative === userId;
    if (!isRepresentative && subject.representative !== null)
      throw entryNotNow(entry, 'consentForCompleters', 'HAS_ACCOUNT');
    const note = isRepresentative ? null : readNote(input.note ?? '', 'note');
    Object.assign(entry, {
      completerConsentAt: clock.now(),
      completerConsentBy: userId,
      completerConsentWay: isRepresentative ? ('REPRESENTATIVE' as const) : ('RECORDED' as const),
      completerConsentNote: note,
    });
    return {
      action: 'consentToRoadshowEntry',
      facts: { by: 'COMPLETERS', way: entry.completerConsentWay },
      ...(note === null ? {} : { personal: { note } }),
    };
  });
}

/**
 * The unit, or who speaks for its completers, takes an entry back or refuses what the organiser asked for; it leaves the
 * programme.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE once the roadshow is on, REQUIRED without a reason
 */
export function withdrawEntry(
  scope: Scope,
  input: EntryReference & { reason: string },
): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['enter', 'consent'], async (change) => {
    const { tx, entry, record, roadshow } = change;
    requireLive(change, 'withdrawEntry');
    const reason = readNote(input.reason, 'reason');
    const wasPlaced = entry.sessionId !== null;
    Object.assign(entry, {
      state: entryStates.next(entry.state, 'withdraw'),
      reason,
      sessionId: null,
      startsAt: null,
      speakerConfirmedAt: null,
      speakerConfirmedBy: null,
      toldStartsAt: null,
    });
    if (wasPlaced) {
      await tx.save(RoadshowEntry, entry);
      await placeEntries(tx, roadshow);
    }
    const units = await organizationNames(tx, [entry.organizationId]);
    await mailAbout(tx, scope.app, roadshow, {
      mail: 'withdrawn',
      to: await holdersOf(tx, [roadshow.organizationId], 'ORGANISER'),
      path: `/desk/roadshows/${roadshow.id}/curation`,
      values: { unit: units.get(entry.organizationId) ?? '', result: record.result.title, reason },
    });
    return { action: 'withdrawRoadshowEntry', touchesOrder: true, personal: { reason } };
  });
}

/**
 * The unit proposes again what was withdrawn, while the call is open; both sides' consent is given anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE
 */
export function proposeAgain(scope: Scope, input: EntryReference): Promise<RoadshowEntry> {
  return changeEntry(scope, input, ['enter'], async (change) => {
    const { entry, record, roadshow } = change;
    if (roadshow.state !== 'OPEN_FOR_ENTRIES' || clock.now() >= roadshow.entriesUntil)
      throw entryNotNow(entry, 'proposeAgain', 'CALL_IS_OVER');
    if (record.result.state !== 'PUBLISHED') throw entryNotNow(entry, 'proposeAgain', 'NOT_PUBLIC');
    Object.assign(entry, {
      state: entryStates.next(entry.state, 'proposeAgain'),
      reason: null,
      unitConsentAt: clock.now(),
      unitConsentBy: actingUser(scope.actor)?.userId ?? null,
      completerConsentAt: null,
      completerConsentBy: null,
      completerConsentWay: null,
      completerConsentNote: null,
    });
    await askCompleters(change, record, entry);
    return { action: 'proposeRoadshowEntryAgain', touchesOrder: true };
  });
}

/** An entry that is still in play, of a roadshow that has not begun. */
export function requireLive({ entry, roadshow }: EntryChange, action: string): void {
  if (!LIVE_ENTRIES.includes(entry.state)) throw entryNotNow(entry, action, 'ENTRY_IS_OUT');
  if (roadshow.state !== 'OPEN_FOR_ENTRIES' && roadshow.state !== 'PROGRAMME_PUBLISHED')
    throw entryNotNow(entry, action, 'ROADSHOW_IS_ON_OR_OVER');
}

/** @throws Refusal REQUIRED, TOO_LONG */
export function readNote(text: string, field: string): string {
  const problems = new Problems(field);
  const note = readReason(text, problems);
  refuseAll(problems.list);
  return note ?? '';
}
