import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  assignTables,
  type TablePlan,
  type TableSide,
  type TableTalk,
  type TableWishes,
} from '../../server/features/roadshows/tables/assign-tables.ts';

const side = (prefix: string, others: readonly string[], slots: number) => (count: number) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, index) =>
      fc.record({
        id: fc.constant(`${prefix}${index}`),
        wants: fc.shuffledSubarray([...others]),
        busy: fc.subarray(
          Array.from({ length: slots }, (__, slot) => slot + 1),
          { maxLength: Math.min(2, slots) },
        ),
      }),
    ),
  );

const names = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

const wishes: fc.Arbitrary<TableWishes> = fc
  .record({
    entries: fc.integer({ min: 0, max: 6 }),
    guests: fc.integer({ min: 0, max: 8 }),
    tables: fc.integer({ min: 1, max: 4 }),
    slots: fc.integer({ min: 1, max: 4 }),
  })
  .chain(({ entries, guests, tables, slots }) =>
    fc.record({
      entries: side('e', names('g', guests), slots)(entries),
      guests: side('g', names('e', entries), slots)(guests),
      tables: fc.constant(tables),
      slots: fc.constant(slots),
    }),
  );

const key = ({ entryId, guestId }: Pick<TableTalk, 'entryId' | 'guestId'>) => `${entryId} ${guestId}`;
const unique = (texts: readonly string[]) => new Set(texts).size === texts.length;

function mutualPairs({ entries, guests }: TableWishes): { entry: TableSide; guest: TableSide }[] {
  return entries.flatMap((entry) =>
    guests
      .filter((guest) => entry.wants.includes(guest.id) && guest.wants.includes(entry.id))
      .map((guest) => ({ entry, guest })),
  );
}

/** Why a plan is none: what clashes in it. */
function clashes(given: TableWishes, { talks }: TablePlan): string[] {
  const mutual = new Set(
    mutualPairs(given).map(({ entry, guest }) => key({ entryId: entry.id, guestId: guest.id })),
  );
  const busy = new Map([...given.entries, ...given.guests].map((each) => [each.id, each.busy ?? []]));
  const found: string[] = [];
  if (!unique(talks.map(key))) found.push('a pair talks twice');
  if (!unique(talks.map(({ slot, table }) => `${slot} ${table}`))) found.push('two at a table');
  if (!unique(talks.map(({ slot, entryId }) => `${slot} ${entryId}`))) found.push('an entry at two tables');
  if (!unique(talks.map(({ slot, guestId }) => `${slot} ${guestId}`))) found.push('a guest at two tables');
  for (const talk of talks) {
    if (!mutual.has(key(talk))) found.push(`${key(talk)} was not wished`);
    if (talk.table < 1 || talk.table > given.tables) found.push('no such table');
    if (talk.slot < 1 || talk.slot > given.slots) found.push('no such slot');
    for (const id of [talk.entryId, talk.guestId])
      if (busy.get(id)?.includes(talk.slot)) found.push(`${id} is busy`);
  }
  return found;
}

/** Pairs that would both rather have talked in some slot in which the entry had its turn. */
function blocking(given: TableWishes, { talks, turnedAway }: TablePlan): string[] {
  const met = new Set(talks.map(key));
  return mutualPairs(given)
    .filter(({ entry, guest }) => !met.has(key({ entryId: entry.id, guestId: guest.id })))
    .flatMap(({ entry, guest }) =>
      Array.from({ length: given.slots }, (_, index) => index + 1)
        .filter((slot) => {
          if (entry.busy?.includes(slot) || guest.busy?.includes(slot)) return false;
          if (turnedAway.get(slot)?.includes(entry.id)) return false;
          const ofEntry = talks.find((talk) => talk.slot === slot && talk.entryId === entry.id);
          const ofGuest = talks.find((talk) => talk.slot === slot && talk.guestId === guest.id);
          const better = (side: TableSide, wanted: string, present: string | undefined) =>
            present === undefined || side.wants.indexOf(wanted) < side.wants.indexOf(present);
          return better(entry, guest.id, ofEntry?.guestId) && better(guest, entry.id, ofGuest?.entryId);
        })
        .map((slot) => `${entry.id} ${guest.id} in ${slot}`),
    );
}

/** Entries that were turned away although a table was free, or before one that had more talks. */
function unfair(given: TableWishes, { talks, turnedAway }: TablePlan): string[] {
  const before = (entryId: string, slot: number) =>
    talks.filter((talk) => talk.entryId === entryId && talk.slot < slot).length;
  return [...turnedAway].flatMap(([slot, entryIds]) => {
    const seated = talks.filter((talk) => talk.slot === slot);
    return entryIds
      .filter(
        (entryId) =>
          seated.length < given.tables ||
          seated.some((talk) => before(talk.entryId, slot) > before(entryId, slot)),
      )
      .map((entryId) => `${entryId} in ${slot}`);
  });
}

describe('tables by mutual wish', () => {
  it('clash nowhere, whatever is wished', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        expect(clashes(given, assignTables(given))).toEqual([]);
      }),
    );
  });

  it('leave no pair that would rather have talked in a slot in which the entry had its turn', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        expect(blocking(given, assignTables(given))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('turn nobody away while a table is free, nor for an entry with more talks', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        expect(unfair(given, assignTables(given))).toEqual([]);
      }),
    );
  });

  it('count the mutual wishes and those that were met', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        const plan = assignTables(given);
        expect([plan.mutual, plan.met]).toEqual([mutualPairs(given).length, plan.talks.length]);
        expect(plan.sides.served).toBeLessThanOrEqual(plan.sides.wishing);
      }),
    );
  });

  it('are the same for the same wishes, in whatever order these come', () => {
    fc.assert(
      fc.property(wishes, (given) => {
        const turned = {
          ...given,
          entries: given.entries.toReversed(),
          guests: given.guests.toReversed(),
        };
        expect(assignTables(turned)).toEqual(assignTables(given));
      }),
    );
  });

  it('leave kept talks where they are and clash with none of them', () => {
    fc.assert(
      fc.property(wishes, fc.infiniteStream(fc.boolean()), (given, coins) => {
        const kept = assignTables(given).talks.filter(() => coins.next().value === true);
        const plan = assignTables({ ...given, kept });
        expect(plan.talks).toEqual(expect.arrayContaining(kept));
        expect(clashes(given, plan)).toEqual([]);
      }),
    );
  });

  it('meet every wish where there is room for all', () => {
    const entries = names('e', 4).map((id) => ({ id, wants: names('g', 4) }));
    const guests = names('g', 4).map((id) => ({ id, wants: names('e', 4) }));
    const plan = assignTables({ entries, guests, tables: 4, slots: 7 });
    expect([plan.mutual, plan.met, plan.sides]).toEqual([16, 16, { wishing: 8, served: 8 }]);
  });

  it('give both the one they want most in the first slot', () => {
    const entries = [
      { id: 'e0', wants: ['g0', 'g1'] },
      { id: 'e1', wants: ['g0', 'g1'] },
    ];
    const guests = [
      { id: 'g0', wants: ['e1', 'e0'] },
      { id: 'g1', wants: ['e1', 'e0'] },
    ];
    expect(assignTables({ entries, guests, tables: 2, slots: 1 }).talks).toEqual([
      { slot: 1, table: 1, entryId: 'e0', guestId: 'g1' },
      { slot: 1, table: 2, entryId: 'e1', guestId: 'g0' },
    ]);
  });

  it('come at once for 40 entries, 120 guests, 12 tables and 8 slots, and fill them', () => {
    const entries = names('e', 40).map((id, index) => ({
      id,
      wants: names('g', 120).filter((_, guest) => (guest * 7 + index) % 5 < 2),
    }));
    const guests = names('g', 120).map((id, index) => ({
      id,
      wants: names('e', 40).filter((_, entry) => (entry * 3 + index) % 4 === 0),
    }));
    const began = performance.now();
    const plan = assignTables({ entries, guests, tables: 12, slots: 8 });
    expect(performance.now() - began).toBeLessThan(1000);
    expect(plan.met).toBe(96);
    expect(clashes({ entries, guests, tables: 12, slots: 8 }, plan)).toEqual([]);
  });
});
