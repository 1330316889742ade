import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { listedResults } from '../../results/catalogue/listed-results.service.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { localMoment } from '../hall-time.ts';
import { holdersOf, mailAbout, speakersOf } from '../mails.ts';
import type { Programme } from './place-entries.ts';

/**
 * Tells speakers their time on stage and asks them to confirm it: those who were told none or another. Where nobody knows
 * how a speaker is reached, the officers of the unit are told.
 * @returns how many entries it was for
 */
export async function tellSpeakers(
  tx: Transaction,
  { app }: Scope,
  roadshow: Roadshow,
  { entries, sessions }: Pick<Programme, 'entries' | 'sessions'>,
): Promise<number> {
  const changed = entries.filter(
    ({ startsAt, toldStartsAt }) => startsAt !== null && startsAt.getTime() !== toldStartsAt?.getTime(),
  );
  if (changed.length === 0) return 0;
  const rooms = new Map(sessions.map(({ id, room }) => [id, room]));
  const results = await listedResults(
    tx,
    changed.map(({ resultId }) => resultId),
  );
  const speakers = await speakersOf(tx, changed);
  for (const entry of changed) {
    const speaker = speakers.get(entry.id);
    await mailAbout(tx, app, roadshow, {
      mail: 'speaker',
      to: speaker ? [speaker] : await holdersOf(tx, [entry.organizationId], 'OFFICER'),
      path: `/desk/roadshow-entries/${entry.id}`,
      values: {
        result: results.get(entry.resultId)?.title ?? '',
        onStage: entry.startsAt ? localMoment(entry.startsAt) : '',
        room: rooms.get(entry.sessionId ?? '') ?? '',
        minutes: String(entry.minutes),
      },
    });
    const news = { speakerConfirmedAt: null, speakerConfirmedBy: null, speakerRefusal: null };
    Object.assign(entry, news, { toldStartsAt: entry.startsAt });
    await tx.update(RoadshowEntry, { id: entry.id }, { ...news, toldStartsAt: entry.startsAt });
  }
  return changed.length;
}
