import type { Scope } from '../../../platform/app.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { Problems, refuseAll } from '../../../platform/input/problems.ts';
import { readName, readText } from '../../../platform/input/texts.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { RoadshowSession } from '../data/roadshow-session.entity.ts';
import { ENDED_ROADSHOWS } from '../roadshow.enums.ts';
import { placeEntries, refuseClashes } from './place-entries.ts';

const MOST_SESSIONS = 60;

export interface SessionFields {
  title: string;
  room: string;
  hostName?: string | null;
  startsAt: Date;
  endsAt: Date;
}

export interface SaveSession extends RoadshowReference {
  expectedVersion: number;
  /** None for a new one. */
  sessionId?: string | null;
  session: SessionFields;
}

/**
 * Adds a session to the programme or changes one; times on stage follow.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it is over, LIMIT, REQUIRED and INVALID for fields, INVALID
 *   (reason ROOM or SPEAKER) where a room or a person would be needed twice at once
 */
export function saveSession(scope: Scope, input: SaveSession): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    if (ENDED_ROADSHOWS.includes(roadshow.state)) throw notNow(roadshow, 'saveSession');
    const session = await sessionFor(tx, roadshow, input.sessionId ?? null);
    Object.assign(session, readSession(input.session, roadshow));
    await tx.save(RoadshowSession, session);
    await numberSessions(tx, roadshow);
    refuseClashes(await placeEntries(tx, roadshow), 'session');
    const { id: sessionId, room, startsAt, endsAt } = session;
    return { action: 'saveRoadshowSession', facts: { sessionId, room, startsAt, endsAt } };
  });
}

/**
 * Takes a session out of the programme; its entries wait to be placed again.
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE once it is over
 */
export function removeSession(
  scope: Scope,
  input: RoadshowReference & { expectedVersion: number; sessionId: string },
): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    if (ENDED_ROADSHOWS.includes(roadshow.state)) throw notNow(roadshow, 'removeSession');
    const session = await sessionFor(tx, roadshow, input.sessionId);
    await tx.update(RoadshowEntry, { sessionId: session.id }, { sessionId: null, startsAt: null });
    await tx.delete(RoadshowSession, { id: session.id });
    await numberSessions(tx, roadshow);
    return { action: 'removeRoadshowSession', facts: { sessionId: session.id } };
  });
}

/** Numbers the sessions by their beginnings; one statement. */
export async function numberSessions(tx: Transaction, { id }: Pick<Roadshow, 'id'>): Promise<void> {
  await tx.query(
    `UPDATE roadshow_session AS session SET position = numbered.position
     FROM (
       SELECT id, row_number() OVER (ORDER BY starts_at, room, id) AS position
       FROM roadshow_session WHERE roadshow_id = $1
     ) AS numbered
     WHERE session.id = numbered.id AND session.position <> numbered.position`,
    [id],
  );
}

async function sessionFor(
  tx: Transaction,
  { id: roadshowId }: Roadshow,
  sessionId: string | null,
): Promise<RoadshowSession> {
  if (sessionId !== null) {
    const session = isId(sessionId)
      ? await tx.findOneBy(RoadshowSession, { id: sessionId, roadshowId })
      : null;
    if (!session) throw new Refusal('NOT_FOUND', { field: 'sessionId' });
    return session;
  }
  const count = await tx.countBy(RoadshowSession, { roadshowId });
  if (count >= MOST_SESSIONS) throw new Refusal('LIMIT', { params: { max: MOST_SESSIONS } });
  return Object.assign(new RoadshowSession(), { id: newId(), roadshowId, position: count + 1 });
}

function readSession(fields: SessionFields, roadshow: Roadshow): SessionFields {
  const problems = new Problems('session');
  const { startsAt, endsAt } = fields;
  if (endsAt <= startsAt) problems.at('endsAt').add('INVALID', { reason: 'TIME_ORDER' });
  if (startsAt < roadshow.startsAt) problems.at('startsAt').add('INVALID', { reason: 'OUTSIDE' });
  if (endsAt > roadshow.endsAt) problems.at('endsAt').add('INVALID', { reason: 'OUTSIDE' });
  const session = {
    title: readName(fields.title, 100, problems.at('title')),
    room: readName(fields.room, 60, problems.at('room')),
    hostName: readText(fields.hostName, 60, problems.at('hostName')),
    startsAt,
    endsAt,
  };
  refuseAll(problems.list);
  return session;
}
