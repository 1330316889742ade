import type { Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { byOrganiser, changeRoadshow, notNow, type RoadshowReference } from '../change-roadshow.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import { RoadshowHall } from '../data/hall.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { TableMeeting, TableWish } from '../data/table.entity.ts';
import { mailGuests } from '../guests/guest.mails.ts';
import { lockHall } from '../hall.ts';
import { chosenEntries } from '../hall-entries.ts';
import { assignTables, type TableSide } from './assign-tables.ts';
import { slotsDuring, slotsOf } from './table.slots.ts';

/**
 * The organiser gives the tables out by mutual wish. What was placed by hand stays; all other talks are arranged anew.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE without tables or outside the time between programme and end
 */
export async function arrangeTables(scope: Scope, input: RoadshowReference): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    requireTables(roadshow, 'arrangeTables');
    const hall = await lockHall(tx, roadshow.id);
    const { entries, guests } = await wishesOf(tx, roadshow);
    const kept = await tx.findBy(TableMeeting, { roadshowId: roadshow.id, byHand: true });
    const plan = assignTables({ entries, guests, tables: roadshow.tables, slots: roadshow.slotCount, kept });
    await tx.delete(TableMeeting, { roadshowId: roadshow.id, byHand: false });
    const known = new Set(kept.map(({ slot, table }) => `${slot} ${table}`));
    const talks = plan.talks.filter(({ slot, table }) => !known.has(`${slot} ${table}`));
    const rows = talks.map((talk) => ({ id: newId(), roadshowId: roadshow.id, byHand: false, ...talk }));
    if (rows.length > 0) await tx.insert(TableMeeting, rows);
    hall.mutualWishes = plan.mutual;
    await tx.save(RoadshowHall, hall);
    const facts = { talks: plan.talks.length, byHand: kept.length, mutual: plan.mutual, met: plan.met };
    return { action: 'arrangeTables', beside: true, facts };
  });
}

export interface PlaceTalk {
  roadshowId: string;
  /** The talk to be moved; null for a new one. */
  talkId?: string | null;
  /** Of a new one. */
  entryId?: string | null;
  guestId?: string | null;
  slot: number;
  table: number;
}

/**
 * The organiser places a talk by hand, or moves one; whatever clashes is refused.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, INVALID for a place that there is none or an entry on stage then (reason
 *   ON_STAGE), ALREADY_EXISTS with reason TABLE_TAKEN, ENTRY_BUSY, GUEST_BUSY or PAIR_MEETS
 */
export async function placeTalk(scope: Scope, input: PlaceTalk): Promise<Roadshow> {
  const { roadshowId, slot, table } = input;
  return changeRoadshow(scope, { roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    requireTables(roadshow, 'placeTalk');
    await lockHall(tx, roadshow.id);
    if (!(slot >= 1 && slot <= roadshow.slotCount)) throw new Refusal('INVALID', { field: 'slot' });
    if (!(table >= 1 && table <= roadshow.tables)) throw new Refusal('INVALID', { field: 'table' });
    const talk = await talkOf(tx, roadshow, input);
    Object.assign(talk, { slot, table, byHand: true });
    await refuseClash(tx, roadshow, talk);
    await tx.save(TableMeeting, talk);
    const { id, entryId, guestId } = talk;
    return { action: 'placeTalk', beside: true, facts: { talkId: id, entryId, guestId, slot, table } };
  });
}

/** The organiser takes a talk out. @throws Refusal NOT_FOUND, FORBIDDEN, STATE */
export async function removeTalk(
  scope: Scope,
  input: { roadshowId: string; talkId: string },
): Promise<Roadshow> {
  const { roadshowId, talkId } = input;
  return changeRoadshow(scope, { roadshowId }, byOrganiser, async ({ tx, roadshow }) => {
    requireTables(roadshow, 'removeTalk');
    const talk = await existingTalk(tx, roadshow.id, talkId);
    await tx.delete(TableMeeting, talk.id);
    const { entryId, guestId, slot, table } = talk;
    return { action: 'removeTalk', beside: true, facts: { talkId, entryId, guestId, slot, table } };
  });
}

/** The organiser makes the tables known; guests who have a talk are told by mail. @throws Refusal as `arrangeTables` */
export async function publishTables(scope: Scope, input: RoadshowReference): Promise<Roadshow> {
  return changeRoadshow(scope, input, byOrganiser, async ({ tx, roadshow }) => {
    requireTables(roadshow, 'publishTables');
    const hall = await lockHall(tx, roadshow.id);
    hall.tablesAt = clock.now();
    await tx.save(RoadshowHall, hall);
    const guests = await tx
      .createQueryBuilder(RoadshowGuest, 'guest')
      .where('guest.id IN (SELECT guest_id FROM table_meeting WHERE roadshow_id = :id)', { id: roadshow.id })
      .orderBy('guest.id')
      .getMany();
    await mailGuests(tx, scope.app, roadshow, 'tables', guests);
    return { action: 'publishTables', beside: true, facts: { guests: guests.length } };
  });
}

/** Both sides' wishes, of chosen entries and of guests with a seat. */
async function wishesOf(
  tx: Transaction,
  roadshow: Roadshow,
): Promise<{ entries: TableSide[]; guests: TableSide[] }> {
  const slots = slotsOf(roadshow);
  const wishes = await tx.find(TableWish, { where: { roadshowId: roadshow.id }, order: { rank: 'ASC' } });
  const chosen = await chosenEntries(tx, roadshow.id);
  const seated = await tx.find(RoadshowGuest, {
    select: { id: true },
    where: { roadshowId: roadshow.id, state: 'APPROVED' },
  });
  const wanted = { GUEST: new Map<string, string[]>(), ENTRY: new Map<string, string[]>() };
  for (const { side, guestId, entryId } of wishes) {
    const [who, whom] = side === 'GUEST' ? [guestId, entryId] : [entryId, guestId];
    wanted[side].set(who, [...(wanted[side].get(who) ?? []), whom]);
  }
  return {
    entries: chosen.map(({ id, startsAt, minutes }) => ({
      id,
      wants: wanted.ENTRY.get(id) ?? [],
      busy: slotsDuring(slots, startsAt, minutes),
    })),
    guests: seated.map(({ id }) => ({ id, wants: wanted.GUEST.get(id) ?? [] })),
  };
}

async function talkOf(tx: Transaction, roadshow: Roadshow, input: PlaceTalk): Promise<TableMeeting> {
  if (input.talkId) return existingTalk(tx, roadshow.id, input.talkId);
  const { entryId, guestId } = input;
  const entry =
    entryId && isId(entryId)
      ? await tx.findOneBy(RoadshowEntry, { id: entryId, roadshowId: roadshow.id, state: 'CHOSEN' })
      : null;
  if (!entry) throw new Refusal('NOT_FOUND', { field: 'entryId' });
  const guest =
    guestId && isId(guestId)
      ? await tx.findOneBy(RoadshowGuest, { id: guestId, roadshowId: roadshow.id, state: 'APPROVED' })
      : null;
  if (!guest) throw new Refusal('NOT_FOUND', { field: 'guestId' });
  return Object.assign(new TableMeeting(), {
    id: newId(),
    roadshowId: roadshow.id,
    entryId: entry.id,
    guestId: guest.id,
  });
}

async function existingTalk(tx: Transaction, roadshowId: string, id: string): Promise<TableMeeting> {
  const talk = isId(id) ? await tx.findOneBy(TableMeeting, { id, roadshowId }) : null;
  if (!talk) throw new Refusal('NOT_FOUND', { field: 'talkId' });
  return talk;
}

/** Names the first thing that a talk clashes with, before the database would refuse it. */
async function refuseClash(tx: Transaction, roadshow: Roadshow, talk: TableMeeting): Promise<void> {
  const entry = (await chosenEntries(tx, roadshow.id)).find(({ id }) => id === talk.entryId);
  const onStage = slotsDuring(slotsOf(roadshow), entry?.startsAt ?? null, entry?.minutes ?? 0);
  if (onStage.includes(talk.slot))
    throw new Refusal('INVALID', { field: 'slot', params: { reason: 'ON_STAGE' } });
  const others = (await tx.findBy(TableMeeting, { roadshowId: roadshow.id })).filter(
    ({ id }) => id !== talk.id,
  );
  const inSlot = others.filter(({ slot }) => slot === talk.slot);
  const reasons = [
    { reason: 'TABLE_TAKEN', clash: inSlot.some(({ table }) => table === talk.table) },
    { reason: 'ENTRY_BUSY', clash: inSlot.some(({ entryId }) => entryId === talk.entryId) },
    { reason: 'GUEST_BUSY', clash: inSlot.some(({ guestId }) => guestId === talk.guestId) },
    {
      reason: 'PAIR_MEETS',
      clash: others.some(({ entryId, guestId }) => entryId === talk.entryId && guestId === talk.guestId),
    },
  ];
  const found = reasons.find(({ clash }) => clash);
  if (found) throw new Refusal('ALREADY_EXISTS', { field: 'table', params: { reason: found.reason } });
}

function requireTables(roadshow: Roadshow, action: string): void {
  if (!['PROGRAMME_PUBLISHED', 'RUNNING'].includes(roadshow.state)) throw notNow(roadshow, action);
  if (slotsOf(roadshow).length === 0) throw notNow(roadshow, action, 'NO_TABLES');
}
