import { minutesAfter } from '../hall-time.ts';

/** When something is on stage; entries of one session follow each other. */
export interface StageTime {
  id: string;
  sessionId: string | null;
  startsAt: Date | null;
  minutes: number;
}

/** Where an entry stands at a moment. */
export type OnStage = 'DONE' | 'ON' | 'NEXT' | 'AHEAD';

/**
 * Where each entry stands at a moment. In a session where the organiser called an entry on stage, that one is on, those
 * before it are done and the first after it is next; in all others the programme and the clock decide. Without a time an
 * entry is ahead.
 */
export function stageOf(
  entries: readonly StageTime[],
  calledId: string | null,
  now: Date,
): ReadonlyMap<string, OnStage> {
  const called = entries.find(({ id }) => id === calledId);
  const found = new Map<string, OnStage>();
  for (const session of sessionsOf(entries)) {
    const isCalled = called !== undefined && session.includes(called);
    const begun = isCalled ? session.indexOf(called) : session.findLastIndex((entry) => hasBegun(entry, now));
    for (const [index, entry] of session.entries()) {
      const isOn = index === begun && (isCalled || !isOver(entry, now));
      const later = index === begun + 1 ? 'NEXT' : 'AHEAD';
      found.set(entry.id, isOn ? 'ON' : index <= begun ? 'DONE' : later);
    }
  }
  for (const { id } of entries) if (!found.has(id)) found.set(id, 'AHEAD');
  return found;
}

/** Entries with a time, by session and in order. */
function sessionsOf(entries: readonly StageTime[]): StageTime[][] {
  const timed = entries.filter(({ startsAt }) => startsAt !== null);
  const ids = [...new Set(timed.map(({ sessionId }) => sessionId))];
  return ids.map((id) =>
    timed
      .filter(({ sessionId }) => sessionId === id)
      .sort((a, b) => (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0)),
  );
}

function hasBegun({ startsAt }: StageTime, now: Date): boolean {
  return startsAt !== null && startsAt <= now;
}

function isOver({ startsAt, minutes }: StageTime, now: Date): boolean {
  return startsAt !== null && minutesAfter(startsAt, minutes) <= now;
}
