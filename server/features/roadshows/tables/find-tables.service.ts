import type { Scope } from '../../../platform/app.ts';
import { actingUser, requireUser } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { noRoadshow } from '../change-roadshow.ts';
import type { Roadshow } from '../data/roadshow.entity.ts';
import type { WishSide } from '../data/table.entity.ts';
import { findOwnGuest } from '../guests/own-guest.ts';
import { findHall } from '../hall.ts';
import { chosenEntries, shownEntries } from '../hall-entries.ts';
import { mayEnter, readsFor } from '../hall-sides.ts';
import { presentRoadshow } from '../roadshow.loaders.ts';
import { roadshowPolicy } from '../roadshow.policy.ts';
import { slotsOf } from './table.slots.ts';
import type { RoadshowTables, RoadshowTalk, RoadshowWishes, WishChoice } from './tables.types.ts';
import { isWishing, MOST_WISHES } from './wish.service.ts';

/** A talk as it stands in the database, with the names of those who sit there. */
interface TalkRow extends Omit<RoadshowTalk, 'startsAt' | 'endsAt'> {
  unitId: string;
  speakerUserId: string | null;
  userId: string;
}

/**
 * The tables of a roadshow as the actor may see them: all talks for the organiser; once they are published, their own for
 * guests and for the people of the entries. Null for a roadshow that they may not know of; in four statements.
 */
export async function findTables(scope: Scope, roadshowId: string): Promise<RoadshowTables | null> {
  const { app, actor } = scope;
  const tx = app.db.manager;
  const roadshow = await presentRoadshow(tx, roadshowId);
  if (!roadshow || !roadshowPolicy.see(actor, roadshow)) return null;
  const hall = await findHall(tx, roadshow.id);
  const isOrganiser = roadshowPolicy.seePrivate(actor, roadshow);
  const publishedAt = hall?.tablesAt ?? null;
  const rows = isOrganiser || publishedAt !== null ? await talksOf(tx, roadshow.id) : [];
  const userId = actingUser(actor)?.userId;
  const mine = rows.filter(
    (row) =>
      isOrganiser ||
      row.userId === userId ||
      readsFor(actor, { organizationId: row.unitId, speakerUserId: row.speakerUserId }),
  );
  const slots = slotsOf(roadshow);
  return {
    id: roadshow.id,
    title: roadshow.title,
    tables: roadshow.tables,
    slots,
    publishedAt,
    takesWishes: isWishing(roadshow, publishedAt),
    talks: mine.flatMap((row) => viewTalk(row, slots)),
    arrangement: isOrganiser ? await arrangementOf(tx, roadshow.id, hall?.mutualWishes ?? 0) : null,
    mayArrange: roadshowPolicy.organise(actor, roadshow),
  };
}

/** The tables of a roadshow that has to be there. @throws Refusal NOT_FOUND */
export async function existingTables(scope: Scope, roadshowId: string): Promise<RoadshowTables> {
  const tables = await findTables(scope, roadshowId);
  if (!tables) throw noRoadshow();
  return tables;
}

function viewTalk(
  { id, slot, table, byHand, entryId, entry, unit, guestId, guest, organization }: TalkRow,
  slots: ReturnType<typeof slotsOf>,
): RoadshowTalk[] {
  const time = slots.find(({ number }) => number === slot);
  if (!time) return [];
  const { startsAt, endsAt } = time;
  return [{ id, slot, table, byHand, startsAt, endsAt, entryId, entry, unit, guestId, guest, organization }];
}

function talksOf(tx: Transaction, roadshowId: string): Promise<TalkRow[]> {
  return tx.query<TalkRow[]>(
    `SELECT talk.id, talk.slot, talk.table_number AS "table", talk.by_hand AS "byHand",
       entry.id AS "entryId", result.title AS entry, entry.organization_id AS "unitId", unit.name AS unit,
       entry.speaker_user_id AS "speakerUserId",
       guest.id AS "guestId", person.name AS guest, person.id AS "userId", organization.name AS organization
     FROM table_meeting talk
     JOIN roadshow_entry entry ON entry.id = talk.entry_id
     JOIN tech_result result ON result.id = entry.result_id
     JOIN organization unit ON unit.id = entry.organization_id
     JOIN roadshow_guest guest ON guest.id = talk.guest_id
     JOIN user_account person ON person.id = guest.user_id
     JOIN organization ON organization.id = guest.organization_id
     WHERE talk.roadshow_id = $1 AND entry.state = 'CHOSEN' ORDER BY talk.slot, talk.table_number`,
    [roadshowId],
  );
}

async function arrangementOf(tx: Transaction, roadshowId: string, mutual: number) {
  const [row] = await tx.query<[{ met: number; guests: number; entries: number }]>(
    `SELECT
       CAST((SELECT count(*) FROM table_meeting talk WHERE roadshow_id = $1 AND 2 = (
         SELECT count(*) FROM table_wish wish WHERE wish.guest_id = talk.guest_id AND wish.entry_id = talk.entry_id
       )) AS integer) AS met,
       CAST((SELECT count(DISTINCT guest_id) FROM table_wish WHERE roadshow_id = $1 AND side = 'GUEST') AS integer)
         AS guests,
       CAST((SELECT count(DISTINCT entry_id) FROM table_wish WHERE roadshow_id = $1 AND side = 'ENTRY') AS integer)
         AS entries`,
    [roadshowId],
  );
  return { mutual, ...row };
}

/**
 * Whom one can wish to talk with, and whom one did: for a guest the entries, for an entry's people (with `entryId`) the
 * guests with a seat who want talks. Neither learns whom the others wish for.
 * @throws Refusal NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN
 */
export async function findWishes(
  scope: Scope,
  roadshowId: string,
  entryId: string | null,
): Promise<RoadshowWishes> {
  requireUser(scope.actor);
  const tx = scope.app.db.manager;
  const roadshow = await presentRoadshow(tx, roadshowId);
  if (!roadshow || !roadshowPolicy.see(scope.actor, roadshow)) throw noRoadshow();
  const hall = await findHall(tx, roadshow.id);
  const choices =
    entryId === null ? await guestChoices(scope, roadshow) : await entryChoices(scope, roadshow, entryId);
  const [open, most] = [isWishing(roadshow, hall?.tablesAt ?? null), MOST_WISHES];
  return { id: entryId ?? roadshow.id, title: roadshow.title, open, most, choices };
}

async function guestChoices(scope: Scope, roadshow: Roadshow): Promise<WishChoice[]> {
  const tx = scope.app.db.manager;
  const guest = await findOwnGuest(tx, scope, roadshow.id);
  if (guest?.state !== 'APPROVED') throw new Refusal('FORBIDDEN', { params: { reason: 'NO_SEAT' } });
  const ranks = await ranksOf(tx, 'GUEST', guest.id);
  const entries = await shownEntries(tx, roadshow.id);
  return entries.map(({ id, title, unit, sector }) => ({
    id,
    name: title,
    organization: unit,
    sectors: sector === null ? [] : [sector],
    rank: ranks.get(id) ?? null,
  }));
}

async function entryChoices(scope: Scope, roadshow: Roadshow, entryId: string): Promise<WishChoice[]> {
  const tx = scope.app.db.manager;
  const entry = (await chosenEntries(tx, roadshow.id)).find(({ id }) => id === entryId);
  if (!entry) throw new Refusal('NOT_FOUND', { field: 'entryId' });
  const side = { organizationId: entry.unitId, speakerUserId: entry.speakerUserId };
  if (!mayEnter(scope.actor, side)) throw new Refusal('FORBIDDEN', { params: { action: 'wishGuests' } });
  const ranks = await ranksOf(tx, 'ENTRY', entryId);
  const guests = await tx.query<Omit<WishChoice, 'rank'>[]>(
    `SELECT guest.id, person.name, organization.name AS organization, guest.interests AS sectors
     FROM roadshow_guest guest JOIN user_account person ON person.id = guest.user_id
     JOIN organization ON organization.id = guest.organization_id
     WHERE guest.roadshow_id = $1 AND guest.state = 'APPROVED' AND guest.wants_tables
     ORDER BY organization.name, person.name, guest.id`,
    [roadshow.id],
  );
  return guests.map((guest) => ({ ...guest, rank: ranks.get(guest.id) ?? null }));
}

/** The ranks of one side's wishes by the id of the other. */
async function ranksOf(tx: Transaction, side: WishSide, id: string): Promise<ReadonlyMap<string, number>> {
  const [own, other] = side === 'GUEST' ? ['guest_id', 'entry_id'] : ['entry_id', 'guest_id'];
  const rows = isId(id)
    ? await tx.query<{ id: string; rank: number }[]>(
        `SELECT ${other} AS id, rank FROM table_wish WHERE ${own} = $1 AND side = $2`,
        [id, side],
      )
    : [];
  return new Map(rows.map((row) => [row.id, row.rank]));
}
