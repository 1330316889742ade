import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type PlannedEntry,
  type PlannedSession,
  problemsOf,
  timesOnStage,
} from '../../server/features/roadshows/programme/programme.ts';

const DAY = Date.parse('2026-12-01T01:00:00.000Z');
const at = (minutes: number) => new Date(DAY + minutes * 60_000);
const event = { startsAt: at(0), endsAt: at(480) };

function session(id: string, room: string, from: number, until: number): PlannedSession {
  return { id, room, startsAt: at(from), endsAt: at(until) };
}

function entry(id: string, sessionId: string | null, minutes: number, position: number): PlannedEntry {
  return { id, sessionId, minutes, position, organizationId: 'unit', speakerName: id, speakerUserId: null };
}

const sessions = fc
  .array(
    fc.record({
      room: fc.constantFrom('A', 'B', 'C'),
      from: fc.integer({ min: 0, max: 400 }),
      length: fc.integer({ min: 10, max: 80 }),
    }),
    { maxLength: 6 },
  )
  .map((all) => all.map(({ room, from, length }, index) => session(`s${index}`, room, from, from + length)));

const entries = fc
  .array(
    fc.record({
      session: fc.integer({ min: -1, max: 5 }),
      minutes: fc.integer({ min: 1, max: 30 }),
      speaker: fc.constantFrom('u1', 'u2', 'u3', null),
    }),
    { maxLength: 25 },
  )
  .map((all) =>
    all.map(({ session: index, minutes, speaker }, position) => ({
      ...entry(`e${position}`, index < 0 ? null : `s${index}`, minutes, position + 1),
      speakerUserId: speaker,
    })),
  );

const gaps = fc.integer({ min: 0, max: 10 });

describe('times on stage', () => {
  it('follow each other in the order of the session, with the pause between them, from its beginning', () => {
    fc.assert(
      fc.property(sessions, entries, gaps, (given, all, gap) => {
        const times = timesOnStage(given, all, gap);
        for (const { id, startsAt } of given) {
          const mine = all.filter(({ sessionId }) => sessionId === id);
          let next = startsAt.getTime();
          for (const each of mine) {
            const span = times.get(each.id);
            expect(span?.startsAt.getTime()).toBe(next);
            expect((span?.endsAt.getTime() ?? 0) - next).toBe(each.minutes * 60_000);
            next = (span?.endsAt.getTime() ?? 0) + gap * 60_000;
          }
        }
        const known = new Set(given.map(({ id }) => id));
        expect(times.size).toBe(all.filter(({ sessionId }) => known.has(sessionId ?? '')).length);
      }),
    );
  });

  it('do not depend on the order in which the entries are given, only on their places', () => {
    fc.assert(
      fc.property(sessions, entries, gaps, (given, all, gap) => {
        expect(timesOnStage(given, [...all].reverse(), gap)).toEqual(timesOnStage(given, all, gap));
      }),
    );
  });
});

describe('what cannot be so', () => {
  it('are exactly the rooms and speakers that are needed twice at one moment', () => {
    fc.assert(
      fc.property(sessions, entries, gaps, (given, all, gap) => {
        const problems = problemsOf(event, given, all, gap);
        const times = timesOnStage(given, all, gap);
        const moments = Array.from({ length: 700 }, (_none, minute) => at(minute));
        const isOn = (span: { startsAt: Date; endsAt: Date } | undefined, moment: Date) =>
          span !== undefined && span.startsAt <= moment && moment < span.endsAt;
        const roomTwice = given.some((one) =>
          given.some(
            (other) =>
              other.id > one.id &&
              other.room === one.room &&
              moments.some((moment) => isOn(one, moment) && isOn(other, moment)),
          ),
        );
        const speakerTwice = all.some((one) =>
          all.some(
            (other) =>
              other.id !== one.id &&
              one.speakerUserId !== null &&
              other.speakerUserId === one.speakerUserId &&
              moments.some((moment) => isOn(times.get(one.id), moment) && isOn(times.get(other.id), moment)),
          ),
        );
        expect(problems.some(({ code }) => code === 'ROOM')).toBe(roomTwice);
        expect(problems.some(({ code }) => code === 'SPEAKER')).toBe(speakerTwice);
      }),
      { numRuns: 60 },
    );
  });

  it('says by how many minutes a session is too short; the pause after the last talk does not count', () => {
    const given = [session('s', 'A', 0, 30)];
    expect(problemsOf(event, given, [entry('e1', 's', 15, 1), entry('e2', 's', 13, 2)], 2)).toEqual([]);
    expect(problemsOf(event, given, [entry('e1', 's', 15, 1), entry('e2', 's', 15, 2)], 2)).toEqual([
      { code: 'OVERRUN', sessionId: 's', entryId: null, otherId: null, minutes: 2 },
    ]);
  });

  it('knows a session outside of the event, a name of one unit on two stages, and lets spans touch', () => {
    const outside = session('s', 'A', 470, 490);
    expect(problemsOf(event, [outside], [], 0)).toEqual([
      { code: 'OUTSIDE', sessionId: 's', entryId: null, otherId: null, minutes: null },
    ]);
    const two = [session('s1', 'A', 0, 20), session('s2', 'B', 10, 40), session('s3', 'a ', 20, 40)];
    const named = (id: string, sessionId: string, position: number, organizationId = 'unit') => ({
      ...entry(id, sessionId, 15, position),
      speakerName: '王教授',
      organizationId,
    });
    expect(problemsOf(event, two, [named('e1', 's1', 1), named('e2', 's2', 2)], 0)).toEqual([
      { code: 'SPEAKER', sessionId: null, entryId: 'e1', otherId: 'e2', minutes: null },
    ]);
    expect(problemsOf(event, two, [named('e1', 's1', 1), named('e2', 's2', 2, 'other')], 0)).toEqual([]);
    expect(problemsOf(event, two, [named('e1', 's1', 1), named('e2', 's3', 2)], 0)).toEqual([]);
  });
});
