import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal, userError } from '../../../platform/errors.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { type ProgrammeProblem, problemsOf, timesOnStage } from './programme.ts';

/** The sessions and the chosen entries of a roadshow, in order, with what cannot be so. */
export interface Programme {
  sessions: RoadshowSession[];
  entries: RoadshowEntry[];
  problems: ProgrammeProblem[];
}

/** Reads the programme as it stands; two statements. */
export async function programmeOf(tx: Transaction, roadshow: Roadshow): Promise<Programme> {
  const order = { position: 'ASC', id: 'ASC' } as const;
  const roadshowId = roadshow.id;
  const sessions = await tx.find(RoadshowSession, { where: { roadshowId }, order });
  const entries = await tx.find(RoadshowEntry, { where: { roadshowId, state: 'CHOSEN' }, order });
  return { sessions, entries, problems: problemsOf(roadshow, sessions, entries, roadshow.gapMinutes) };
}

/** Works out the times on stage anew after a change of sessions, order or pauses, and writes those that changed. */
export async function placeEntries(tx: Transaction, roadshow: Roadshow): Promise<Programme> {
  const programme = await programmeOf(tx, roadshow);
  const times = timesOnStage(programme.sessions, programme.entries, roadshow.gapMinutes);
  const moved = programme.entries.filter(
    ({ id, startsAt }) => times.get(id)?.startsAt.getTime() !== startsAt?.getTime(),
  );
  for (const entry of moved) entry.startsAt = times.get(entry.id)?.startsAt ?? null;
  await writePlaces(tx, moved);
  return programme;
}

/** Writes session, order, minutes and time on stage of entries; one statement. */
export async function writePlaces(tx: Transaction, entries: readonly RoadshowEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(
    `UPDATE roadshow_entry AS entry
     SET session_id = placed.session_id, position = placed.position, minutes = placed.minutes, starts_at = placed.starts_at
     FROM unnest($1::uuid[], $2::uuid[], $3::integer[], $4::integer[], $5::timestamptz[])
       AS placed (id, session_id, position, minutes, starts_at)
     WHERE entry.id = placed.id`,
    [
      entries.map(({ id }) => id),
      entries.map(({ sessionId }) => sessionId),
      entries.map(({ position }) => position),
      entries.map(({ minutes }) => minutes),
      entries.map(({ startsAt }) => startsAt),
    ],
  );
}

/**
 * Refuses a programme in which a room or a person would be needed twice at once. Too much talk for a session is shown
 * while the programme is arranged; only its publication asks for more (`requireSound`).
 * @param field input field that the refusals name
 */
export function refuseClashes({ problems }: Programme, field: string): void {
  refuse(
    problems.filter(({ code }) => code === 'ROOM' || code === 'SPEAKER'),
    field,
  );
}

/** Refuses a programme that cannot be kept. */
export function requireSound({ problems }: Programme, field: string): void {
  refuse(problems, field);
}

function refuse(problems: readonly ProgrammeProblem[], field: string): void {
  if (problems.length === 0) return;
  throw Refusal.all(
    problems.map(({ code, sessionId, entryId, otherId, minutes }) =>
      userError('INVALID', {
        field,
        params: {
          reason: code,
          about: sessionId ?? entryId ?? '',
          other: otherId ?? '',
          ...(minutes === null ? {} : { minutes }),
        },
      }),
    ),
  );
}
