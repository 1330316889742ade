import type { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import type { RoadshowSession } from '../data/roadshow-session.entity.ts';
import type { ProgrammeProblemCode } from './programme.enums.ts';

const MINUTE_MS = 60_000;

export type PlannedSession = Pick<RoadshowSession, 'id' | 'room' | 'startsAt' | 'endsAt'>;

export type PlannedEntry = Pick<
  RoadshowEntry,
  'id' | 'organizationId' | 'sessionId' | 'minutes' | 'position' | 'speakerName' | 'speakerUserId'
>;

/** From a moment until before another. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** Something that cannot be so, with the session and the entry that it is about. */
export interface ProgrammeProblem {
  code: ProgrammeProblemCode;
  sessionId: string | null;
  entryId: string | null;
  /** The other session or entry of a clash. */
  otherId: string | null;
  /** Minutes too many. */
  minutes: number | null;
}

/**
 * When each entry is on stage: those of a session one after the other from its beginning, in their order, with a pause
 * between them. Entries without a session are left out.
 */
export function timesOnStage(
  sessions: readonly PlannedSession[],
  entries: readonly PlannedEntry[],
  gapMinutes: number,
): Map<string, Span> {
  const next = new Map(sessions.map(({ id, startsAt }) => [id, startsAt.getTime()]));
  const times = new Map<string, Span>();
  for (const { id, sessionId, minutes } of [...entries].sort((a, b) => a.position - b.position)) {
    const start = sessionId === null ? undefined : next.get(sessionId);
    if (sessionId === null || start === undefined) continue;
    const end = start + minutes * MINUTE_MS;
    times.set(id, { startsAt: new Date(start), endsAt: new Date(end) });
    next.set(sessionId, end + gapMinutes * MINUTE_MS);
  }
  return times;
}

/**
 * Everything that cannot be so: two sessions in one room at once, one person on two stages at once, more talk than a
 * session has time for, a session outside of the event.
 */
export function problemsOf(
  event: Span,
  sessions: readonly PlannedSession[],
  entries: readonly PlannedEntry[],
  gapMinutes: number,
): ProgrammeProblem[] {
  const times = timesOnStage(sessions, entries, gapMinutes);
  return [
    ...sessions
      .filter(({ startsAt, endsAt }) => startsAt < event.startsAt || endsAt > event.endsAt)
      .map(({ id }) => problem('OUTSIDE', { sessionId: id })),
    ...pairs(sessions)
      .filter(([one, other]) => sameRoom(one, other) && overlap(one, other))
      .map(([one, other]) => problem('ROOM', { sessionId: one.id, otherId: other.id })),
    ...overruns(sessions, entries, times),
    ...pairs(entries.filter(({ id }) => times.has(id)))
      .filter(([one, other]) => sameSpeaker(one, other) && overlap(times.get(one.id), times.get(other.id)))
      .map(([one, other]) => problem('SPEAKER', { entryId: one.id, otherId: other.id })),
  ];
}

function overruns(
  sessions: readonly PlannedSession[],
  entries: readonly PlannedEntry[],
  times: ReadonlyMap<string, Span>,
): ProgrammeProblem[] {
  return sessions.flatMap(({ id, endsAt }) => {
    const ends = entries
      .filter(({ sessionId }) => sessionId === id)
      .map((entry) => times.get(entry.id)?.endsAt.getTime() ?? 0);
    const over = Math.max(0, ...ends) - endsAt.getTime();
    return over > 0 ? [problem('OVERRUN', { sessionId: id, minutes: Math.ceil(over / MINUTE_MS) })] : [];
  });
}

/** Two spans that only touch do not overlap. */
function overlap(one: Span | undefined, other: Span | undefined): boolean {
  return (
    one !== undefined && other !== undefined && one.startsAt < other.endsAt && other.startsAt < one.endsAt
  );
}

function sameRoom(one: PlannedSession, other: PlannedSession): boolean {
  return one.room.trim().toLowerCase() === other.room.trim().toLowerCase();
}

/** The same account; where one has none, the same name from the same unit. */
function sameSpeaker(one: PlannedEntry, other: PlannedEntry): boolean {
  if (one.speakerUserId !== null && other.speakerUserId !== null)
    return one.speakerUserId === other.speakerUserId;
  return (
    one.speakerName !== null &&
    one.speakerName === other.speakerName &&
    one.organizationId === other.organizationId
  );
}

function pairs<T>(all: readonly T[]): [T, T][] {
  return all.flatMap((one, index) => all.slice(index + 1).map((other): [T, T] => [one, other]));
}

function problem(code: ProgrammeProblemCode, about: Partial<ProgrammeProblem>): ProgrammeProblem {
  return { sessionId: null, entryId: null, otherId: null, minutes: null, ...about, code };
}
