/** Somebody who sits at a table: an entry, or a guest who comes to it. */
export interface TableSide {
  id: string;
  /** Ids of the other side, the most wanted first. */
  wants: readonly string[];
  /** Numbers of the slots in which they cannot come, such as while they speak on the stage. */
  busy?: readonly number[];
}

/** One talk: who meets whom in which slot at which table, all numbered from 1. */
export interface TableTalk {
  slot: number;
  table: number;
  entryId: string;
  guestId: string;
}

export interface TableWishes {
  entries: readonly TableSide[];
  guests: readonly TableSide[];
  tables: number;
  slots: number;
  /** Talks that stay as they are; they clash with none of each other. */
  kept?: readonly TableTalk[];
}

/** An assignment with how far it meets what was wished. */
export interface TablePlan {
  /** By slot, then by table. */
  talks: TableTalk[];
  /** Entries that got no turn in a slot because all tables were given away, by slot. */
  turnedAway: ReadonlyMap<number, readonly string[]>;
  /** Pairs that want each other. */
  mutual: number;
  /** Those of them that talk. */
  met: number;
  /** Guests and entries with at least one mutual wish, and those of them with at least one talk. */
  sides: { wishing: number; served: number };
}

/**
 * Gives tables to pairs that want each other, slot after slot. In each slot tables are offered to the entries with the
 * fewest talks so far (equal ones by id), and whoever takes a turn asks the guests it wants in its order; a guest holds
 * the best who asked and lets go of the others (deferred acceptance, by Gale and Shapley, one entry at a time as McVitie
 * and Wilson have it). Turns end when all tables of the slot are taken.
 *
 * What is guaranteed:
 * - no clash: in a slot nobody has two talks and no table has two; nobody talks in a slot in which they are busy; only
 *   pairs that want each other talk, and never twice. Kept talks are taken as they are.
 * - no blocking pair: for a pair that wants each other and does not talk, in every slot that both could come to, the
 *   entry talks with a guest whom it wants more, or the guest with an entry that they want more, or one of them has a kept
 *   talk, or the entry was turned away because all tables were given to entries that had no more talks than itself.
 *   So wherever a table stays empty, no such pair is idle together.
 * - equal wishes give equal plans, in whatever order they come.
 *
 * Without the clause on turns no plan need exist: where tables are fewer than entries, there are wishes under which every
 * choice of tables leaves some pair that would rather have one of them.
 */
export function assignTables({ entries, guests, tables, slots, kept = [] }: TableWishes): TablePlan {
  const wishes = new MutualWishes(entries, guests);
  const talks: TableTalk[] = [...kept];
  const met = new Set(talks.map(pairKey));
  const counts = new Map<string, number>();
  for (const { entryId } of talks) counts.set(entryId, (counts.get(entryId) ?? 0) + 1);
  const turnedAway = new Map<number, readonly string[]>();
  for (let slot = 1; slot <= slots; slot++) {
    const seated = talks.filter((talk) => talk.slot === slot);
    const away = new Set(seated.flatMap(({ entryId, guestId }) => [entryId, guestId]));
    const comes = ({ id, busy }: TableSide) => !away.has(id) && !(busy ?? []).includes(slot);
    const queue = wishes.entries
      .filter(comes)
      .sort((a, b) => (counts.get(a.id) ?? 0) - (counts.get(b.id) ?? 0) || compareIds(a.id, b.id));
    const free = new Set(wishes.guests.filter(comes).map(({ id }) => id));
    const open = (entryId: string) =>
      wishes.of(entryId).filter((guestId) => free.has(guestId) && !met.has(pairKey({ entryId, guestId })));
    const round = matchSlot(queue, open, wishes, tables - seated.length);
    const placed = placeAtTables(round.pairs, slot, tables, talks);
    for (const talk of placed) {
      talks.push(talk);
      met.add(pairKey(talk));
      counts.set(talk.entryId, (counts.get(talk.entryId) ?? 0) + 1);
    }
    turnedAway.set(slot, round.turnedAway);
  }
  talks.sort((a, b) => a.slot - b.slot || a.table - b.table);
  return { talks, turnedAway, ...tally(wishes, met) };
}

/** Who wants each other, with the place of each wish. */
class MutualWishes {
  readonly entries: readonly TableSide[];
  readonly guests: readonly TableSide[];
  readonly #wanted = new Map<string, readonly string[]>();
  readonly #ranks = new Map<string, ReadonlyMap<string, number>>();

  constructor(entries: readonly TableSide[], guests: readonly TableSide[]) {
    this.entries = [...entries].sort((a, b) => compareIds(a.id, b.id));
    this.guests = [...guests].sort((a, b) => compareIds(a.id, b.id));
    for (const { id, wants } of guests)
      this.#ranks.set(id, new Map(wants.map((each, place) => [each, place])));
    for (const { id, wants } of entries) {
      const mutual = [...new Set(wants)].filter((guestId) => this.#ranks.get(guestId)?.has(id));
      this.#wanted.set(id, mutual);
    }
  }

  /** Guests that an entry wants and that want it, in its order. */
  of(entryId: string): readonly string[] {
    return this.#wanted.get(entryId) ?? [];
  }

  /** Whether a guest wants one entry more than another. */
  prefers(guestId: string, entryId: string, other: string): boolean {
    const ranks = this.#ranks.get(guestId);
    return (
      (ranks?.get(entryId) ?? Number.POSITIVE_INFINITY) < (ranks?.get(other) ?? Number.POSITIVE_INFINITY)
    );
  }
}

/**
 * One slot: entries take turns in the order of the queue until all tables are taken. Who was let go asks on down its list,
 * and whoever runs out of guests would find none either if more entries asked.
 */
function matchSlot(
  queue: readonly TableSide[],
  open: (entryId: string) => readonly string[],
  wishes: MutualWishes,
  tables: number,
): { pairs: { entryId: string; guestId: string }[]; turnedAway: string[] } {
  const holds = new Map<string, string>();
  const lists = new Map<string, { guests: readonly string[]; next: number }>();
  let turns = 0;
  while (turns < queue.length && holds.size < tables) {
    let asking: string | undefined = queue[turns]?.id;
    turns += 1;
    while (asking !== undefined) {
      const entryId: string = asking;
      const list = lists.get(entryId) ?? { guests: open(entryId), next: 0 };
      lists.set(entryId, list);
      const guestId = list.guests[list.next];
      if (guestId === undefined) break;
      list.next += 1;
      const held = holds.get(guestId);
      if (held === undefined || wishes.prefers(guestId, entryId, held)) {
        holds.set(guestId, entryId);
        asking = held;
      }
    }
  }
  const pairs = [...holds].map(([guestId, entryId]) => ({ entryId, guestId }));
  return { pairs, turnedAway: queue.slice(turns).map(({ id }) => id) };
}

/** Tables for the pairs of a slot: an entry stays at the table of its last talk where that is free. */
function placeAtTables(
  pairs: readonly { entryId: string; guestId: string }[],
  slot: number,
  tables: number,
  talks: readonly TableTalk[],
): TableTalk[] {
  const free = new Set(Array.from({ length: tables }, (_, index) => index + 1));
  for (const talk of talks) if (talk.slot === slot) free.delete(talk.table);
  const placed: TableTalk[] = [];
  const moving: { entryId: string; guestId: string }[] = [];
  for (const pair of pairs.toSorted((a, b) => compareIds(a.entryId, b.entryId))) {
    const last = talks.findLast(({ entryId }) => entryId === pair.entryId)?.table;
    if (last === undefined || !free.delete(last)) moving.push(pair);
    else placed.push({ slot, table: last, ...pair });
  }
  for (const pair of moving) {
    const [table] = [...free].sort((a, b) => a - b);
    if (table === undefined) throw new Error('tables: a pair has no table left');
    free.delete(table);
    placed.push({ slot, table, ...pair });
  }
  return placed;
}

function tally(wishes: MutualWishes, met: ReadonlySet<string>): Pick<TablePlan, 'mutual' | 'met' | 'sides'> {
  const wishing = new Set<string>();
  const served = new Set<string>();
  let [mutual, talking] = [0, 0];
  for (const { id: entryId } of wishes.entries) {
    for (const guestId of wishes.of(entryId)) {
      mutual += 1;
      for (const side of [entryId, guestId]) wishing.add(side);
      if (!met.has(pairKey({ entryId, guestId }))) continue;
      talking += 1;
      for (const side of [entryId, guestId]) served.add(side);
    }
  }
  return { mutual, met: talking, sides: { wishing: wishing.size, served: served.size } };
}

function pairKey({ entryId, guestId }: { entryId: string; guestId: string }): string {
  return `${entryId} ${guestId}`;
}

function compareIds(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
