import { In } from 'typeorm';
import type { Scope } from '../../../platform/app.ts';
import { audit } from '../../../platform/audit/audit.service.ts';
import { requireUser } from '../../../platform/auth/actor.ts';
import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId, newId } from '../../../platform/ids.ts';
import { noRoadshow, notNow, ROADSHOW_CASE } from '../change-roadshow.ts';
import { RoadshowGuest } from '../data/guest.entity.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import { RoadshowEntry } from '../data/roadshow-entry.entity.ts';
import { TableWish, type WishSide } from '../data/table.entity.ts';
import { GUEST_CASE } from '../guests/check-in.service.ts';
import { requireSeat } from '../guests/own-guest.ts';
import { findHall } from '../hall.ts';
import { mayEnter } from '../hall-sides.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';

/** Wishes that one guest, or one entry, can have. */
export const MOST_WISHES = 20;

/**
 * A guest with a seat says whom of the entries to talk with, the most wanted first; the list takes the place of the former.
 * @throws Refusal NOT_FOUND, FORBIDDEN with reason NO_SEAT, STATE, LIMIT, INVALID for an entry that is not in the programme
 */
export async function wishEntries(
  scope: Scope,
  input: { roadshowId: string; entryIds: readonly string[] },
): Promise<Roadshow> {
  requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const roadshow = await takesWishes(tx, scope, input.roadshowId);
    const guest = await requireSeat(tx, scope, roadshow.id);
    const entryIds = readList(input.entryIds, 'entryIds');
    const known = await tx.find(RoadshowEntry, {
      select: { id: true },
      where: { id: In(entryIds), roadshowId: roadshow.id, state: 'CHOSEN' },
    });
    refuseUnknown(entryIds, known, 'entryIds');
    if (!guest.wantsTables) await tx.update(RoadshowGuest, guest.id, { wantsTables: true });
    const pairs = entryIds.map((entryId) => ({ entryId, guestId: guest.id }));
    await replace(tx, roadshow.id, 'GUEST', { guestId: guest.id }, pairs);
    await audit(tx, scope, {
      caseType: GUEST_CASE,
      caseId: guest.id,
      action: 'wishEntries',
      facts: { roadshowId: roadshow.id, entryIds },
    });
    return roadshow;
  });
}

/**
 * The unit of an entry says whom of the guests who want talks it wants at its table, the most wanted first.
 * @throws Refusal NOT_FOUND, FORBIDDEN, STATE, LIMIT, INVALID for a guest who has no seat or wants no talks
 */
export async function wishGuests(
  scope: Scope,
  input: { entryId: string; guestIds: readonly string[] },
): Promise<Roadshow> {
  requireUser(scope.actor);
  return inTransaction(scope.app.db, async (tx) => {
    const entry = await lockEntry(tx, input.entryId);
    const roadshow = await takesWishes(tx, scope, entry.roadshowId);
    if (!mayEnter(scope.actor, entry)) throw new Refusal('FORBIDDEN', { params: { action: 'wishGuests' } });
    const guestIds = readList(input.guestIds, 'guestIds');
    const known = await tx.find(RoadshowGuest, {
      select: { id: true },
      where: { id: In(guestIds), roadshowId: roadshow.id, state: 'APPROVED', wantsTables: true },
    });
    refuseUnknown(guestIds, known, 'guestIds');
    const pairs = guestIds.map((guestId) => ({ entryId: entry.id, guestId }));
    await replace(tx, roadshow.id, 'ENTRY', { entryId: entry.id }, pairs);
    await audit(tx, scope, {
      caseType: ROADSHOW_CASE,
      caseId: roadshow.id,
      action: 'wishGuests',
      facts: { entryId: entry.id, guestIds },
    });
    return roadshow;
  });
}

/** Whether wishes are taken: while the programme is public and before the tables are. */
export function isWishing(roadshow: Roadshow, tablesAt: Date | null): boolean {
  return (
    ['PROGRAMME_PUBLISHED', 'RUNNING'].includes(roadshow.state) && roadshow.tables > 0 && tablesAt === null
  );
}

async function takesWishes(tx: Transaction, scope: Scope, roadshowId: string): Promise<Roadshow> {
  const roadshow = await presentRoadshow(tx, roadshowId, 'SHARE');
  if (!roadshow || !roadshowPolicy.see(scope.actor, roadshow)) throw noRoadshow();
  const hall = await findHall(tx, roadshow.id);
  const tablesAt = hall?.tablesAt ?? null;
  if (!isWishing(roadshow, tablesAt))
    throw notNow(roadshow, 'wishTables', tablesAt === null ? undefined : 'TABLES_PUBLISHED');
  return roadshow;
}

async function lockEntry(tx: Transaction, id: string): Promise<RoadshowEntry> {
  const entry = isId(id)
    ? await tx.findOne(RoadshowEntry, { where: { id, state: 'CHOSEN' }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!entry) throw new Refusal('NOT_FOUND', { field: 'entryId' });
  return entry;
}

async function replace(
  tx: Transaction,
  roadshowId: string,
  side: WishSide,
  owner: { guestId: string } | { entryId: string },
  pairs: readonly { entryId: string; guestId: string }[],
): Promise<void> {
  await tx.delete(TableWish, { ...owner, side });
  const wishes = pairs.map((pair, index) => ({ id: newId(), roadshowId, side, ...pair, rank: index + 1 }));
  if (wishes.length > 0) await tx.insert(TableWish, wishes);
}

function readList(ids: readonly string[], field: string): string[] {
  const list = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (list.length > MOST_WISHES) throw new Refusal('LIMIT', { field, params: { max: MOST_WISHES } });
  const wrong = list.findIndex((id) => !isId(id));
  if (wrong >= 0) throw new Refusal('INVALID', { field: `${field}.${wrong}` });
  return list;
}

function refuseUnknown(ids: readonly string[], known: readonly { id: string }[], field: string): void {
  const found = new Set(known.map(({ id }) => id));
  const wrong = ids.find((id) => !found.has(id));
  if (wrong) throw new Refusal('INVALID', { field: `${field}.${ids.indexOf(wrong)}` });
}
