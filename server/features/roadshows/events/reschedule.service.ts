import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readReason } from '../../../platform/input/texts.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import { guestsToTell } from '../data/guests-to-tell.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { holdersOf, mailAbout, type Recipient, speakersOf } from '../mails.ts';
import { placeEntries } from '../programme/place-entries.ts';
import { tellSpeakers } from '../programme/tell-speakers.ts';
import { LIVE_ENTRIES, type RoadshowKind } from '../roadshow.enums.ts';
import { roadshowStates } from '../roadshow.states.ts';
import { readRoadshow, requireComplete } from './read-content.ts';

export interface RescheduleRoadshow extends RoadshowReference {
  expectedVersion: number;
  startsAt: Date;
  endsAt: Date;
  entriesUntil: Date;
  registerUntil: Date;
  /** None where there are no tables. */
  slotsStartAt?: Date | null;
  kind: RoadshowKind;
  regionCode?: string | null;
  address?: string | null;
  hall?: string | null;
  reason: string;
}

/**
 * Puts a public roadshow on another day or in another place. Its sessions move along, everybody concerned is written to,
 * and speakers are asked to confirm anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason or a place, INVALID for times
 */
export function rescheduleRoadshow(scope: Scope, input: RescheduleRoadshow): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    const { state } = roadshow;
    if (state !== 'OPEN_FOR_ENTRIES' && state !== 'PROGRAMME_PUBLISHED')
      throw notNow(roadshow, 'rescheduleRoadshow');
    const problems = new Problems('');
    const { roadshowId: _roadshow, expectedVersion: _version, reason: why, ...place } = input;
    const content = readRoadshow(
      {
        ...roadshow,
        ...place,
        slotsStartAt: input.slotsStartAt ?? null,
        regionCode: input.regionCode ?? null,
        address: input.address ?? null,
        hall: input.hall ?? null,
      },
      problems,
    );
    requireComplete(content, problems);
    if (content.startsAt <= clock.now()) problems.at('startsAt').add('INVALID', { reason: 'OVER' });
    const reason = readReason(why, problems.at('reason'));
    refuseAll(problems.list);
    const { startsAt: before, endsAt: endBefore } = roadshow;
    const shift = content.startsAt.getTime() - before.getTime();
    Object.assign(roadshow, content, { reason });
    if (shift !== 0) {
      Object.assign(roadshow, { rescheduledAt: clock.now(), earlierStartsAt: before });
      await tx.query(
        `UPDATE roadshow_session SET starts_at = starts_at + $2 * interval '1 millisecond',
           ends_at = ends_at + $2 * interval '1 millisecond'
         WHERE roadshow_id = $1`,
        [roadshow.id, shift],
      );
    }
    const programme = await placeEntries(tx, roadshow);
    await mailAbout(tx, scope.app, roadshow, {
      mail: 'rescheduled',
      to: await everybody(tx, roadshow),
      values: { reason: reason ?? '' },
    });
    if (state === 'PROGRAMME_PUBLISHED') await tellSpeakers(tx, scope, roadshow, programme);
    return {
      action: 'rescheduleRoadshow',
      facts: {
        was: { startsAt: before, endsAt: endBefore },
        startsAt: content.startsAt,
        endsAt: content.endsAt,
      },
      personal: { reason },
    };
  });
}

/**
 * Calls a roadshow off before it begins; everybody concerned is written to.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason
 */
export function cancelRoadshow(
  scope: Scope,
  input: RoadshowReference & { expectedVersion: number; reason: string },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    const next = roadshowStates.next(roadshow.state, 'cancelRoadshow');
    const problems = new Problems('reason');
    const reason = readReason(input.reason, problems);
    refuseAll(problems.list);
    const wasPublic = roadshow.publishedAt !== null;
    Object.assign(roadshow, { state: next, cancelledAt: clock.now(), reason });
    if (wasPublic) {
      await mailAbout(tx, scope.app, roadshow, {
        mail: 'cancelled',
        to: await everybody(tx, roadshow),
        values: { reason: reason ?? '' },
      });
    }
    return { action: 'cancelRoadshow', personal: { reason } };
  });
}

/** Whom news of a roadshow concerns: officers of the units with entries, speakers, guests. */
async function everybody(tx: Transaction, { id }: Roadshow): Promise<Recipient[]> {
  const all = await tx.find(RoadshowEntry, { where: { roadshowId: id }, order: { position: 'ASC' } });
  const entries = all.filter(({ state }) => LIVE_ENTRIES.includes(state));
  const speakers = await speakersOf(
    tx,
    entries.filter(({ state }) => state === 'CHOSEN'),
  );
  return [
    ...(await holdersOf(
      tx,
      entries.map(({ organizationId }) => organizationId),
      'OFFICER',
    )),
    ...speakers.values(),
    ...(await guestsToTell(tx, id)),
  ];
}
