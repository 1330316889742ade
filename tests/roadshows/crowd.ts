import { RoadshowGuest } from '../../server/features/roadshows/data/guest.entity.ts';
import type { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import { beginRoadshow, closeRoadshow } from '../../server/features/roadshows/events/run-roadshow.service.ts';
import { checkIn } from '../../server/features/roadshows/guests/check-in.service.ts';
import {
  cancelRegistration,
  registerForRoadshow,
} from '../../server/features/roadshows/guests/register.service.ts';
import type { InterestStrength } from '../../server/features/roadshows/hall.enums.ts';
import { giveCards } from '../../server/features/roadshows/live/give-cards.service.ts';
import { arrangeTables, publishTables } from '../../server/features/roadshows/tables/arrange.service.ts';
import { wishEntries, wishGuests } from '../../server/features/roadshows/tables/wish.service.ts';
import type { App, Scope } from '../../server/platform/app.ts';
import { clock } from '../../server/platform/clock.ts';
import { newId } from '../../server/platform/ids.ts';
import { type Member, makeMember, makeOrganization, newCreditCode, scopeOf } from '../support/accounts.ts';
import { makePublished } from '../support/results.ts';
import { makeEntry, makeRoadshow, type RoadshowWorld } from './support.ts';

/** How large a crowd is. */
export interface CrowdSize {
  entries: number;
  enterprises: number;
  seats: number;
  cards: number;
  tables: number;
  slots: number;
}

export const FULL_HALL: CrowdSize = {
  entries: 40,
  enterprises: 120,
  seats: 110,
  cards: 300,
  tables: 12,
  slots: 8,
};

/** Those who fill a hall, with the roadshow they came to. */
export interface Crowd {
  roadshow: Roadshow;
  entries: RoadshowEntry[];
  /** One person of each enterprise, in the order in which they register. */
  people: Member[];
}

const STRENGTHS: readonly InterestStrength[] = ['CURIOUS', 'INTERESTED', 'WANTS_TALKS'];
/** Registrations and phones that are on their way at once. */
const AT_ONCE = 8;

/** A roadshow with its programme, entries of one unit, and enterprises that have not registered yet. */
export async function makeCrowd(world: RoadshowWorld, size: CrowdSize): Promise<Crowd> {
  const { tables, slots: slotCount, seats: capacity } = size;
  const startsAt = clock.in(60 * 60 * 1000);
  const endsAt = clock.in(10 * 60 * 60 * 1000);
  const roadshow = await makeRoadshow(world, {
    state: 'PROGRAMME_PUBLISHED',
    startsAt,
    endsAt,
    entriesUntil: startsAt,
    registerUntil: endsAt,
    capacity,
    needsApproval: false,
    tables,
    slotCount,
    slotMinutes: 20,
    slotsStartAt: startsAt,
  });
  const entries: RoadshowEntry[] = [];
  for (const result of await manyResults(world, size.entries))
    entries.push(await makeEntry(world, roadshow, { result }));
  return { roadshow, entries, people: await manyEnterprises(world, size.enterprises) };
}

/** Everybody registers; those with the given places give up again, and their seats go to who waits. */
export async function registerAll(
  { app }: RoadshowWorld,
  crowd: Crowd,
  leave: readonly number[],
): Promise<void> {
  const roadshowId = crowd.roadshow.id;
  await inTurns(crowd.people, async (person) => {
    await registerForRoadshow(await scopeOf(app, person), {
      roadshowId,
      interests: ['BIOLOGY'],
      wantsTables: true,
    });
  });
  for (const place of leave) {
    const person = crowd.people[place];
    if (person) await cancelRegistration(await scopeOf(app, person), { roadshowId });
  }
}

/** Guests and entries wish for each other, and the organiser arranges and publishes the tables. */
export async function arrangeAll(world: RoadshowWorld, { roadshow, entries, people }: Crowd): Promise<void> {
  const { app } = world;
  const seated = await seatedGuests(app, roadshow.id);
  const officer = await scopeOf(app, world.unit.officer);
  await inTurns(seated, async (guest, place) => {
    const person = people.find(({ userId }) => userId === guest.userId);
    if (!person) return;
    const entryIds = pick(entries, place * 7, 8).map(({ id }) => id);
    await wishEntries(await scopeOf(app, person), { roadshowId: roadshow.id, entryIds });
  });
  await inTurns(entries, async (entry, place) => {
    const guestIds = pick(seated, place * 11, 20).map(({ id }) => id);
    await wishGuests(officer, { entryId: entry.id, guestIds });
  });
  const organiser = await scopeOf(app, world.organiser);
  await arrangeTables(organiser, { roadshowId: roadshow.id });
  await publishTables(organiser, { roadshowId: roadshow.id });
}

/** The doors open, two phones check everybody in, each twice, and the guests give their cards. */
export async function holdRoadshow(world: RoadshowWorld, crowd: Crowd, cards: number): Promise<void> {
  const { app } = world;
  const { id: roadshowId } = crowd.roadshow;
  const organiser = await scopeOf(app, world.organiser);
  await beginRoadshow(organiser, { roadshowId });
  const seated = await seatedGuests(app, roadshowId);
  const items = seated.map(({ code }) => ({ code, at: clock.now() }));
  for (let from = 0; from < items.length; from += 40) {
    const batch = items.slice(from, from + 40);
    await Promise.all([
      checkIn(organiser, { roadshowId, items: batch }),
      checkIn(organiser, { roadshowId, items: batch }),
    ]);
  }
  const each = Math.ceil(cards / seated.length);
  await inTurns(seated, async (guest, place) => {
    const person = crowd.people.find(({ userId }) => userId === guest.userId);
    const mine = Math.min(each, cards - place * each);
    if (!person || mine <= 0) return;
    await giveCards(await scopeOf(app, person), {
      roadshowId,
      items: pick(crowd.entries, place * 3, mine).map(({ id }, index) => ({
        entryId: id,
        strength: STRENGTHS[(place + index) % STRENGTHS.length] ?? 'CURIOUS',
        note: '',
        sharesContact: (place + index) % 4 !== 0,
        at: clock.now(),
      })),
    });
  });
  await closeRoadshow(organiser, { roadshowId });
}

/** Guests with a seat, in the order of their registration. */
export function seatedGuests({ db }: App, roadshowId: string): Promise<RoadshowGuest[]> {
  return db.manager.find(RoadshowGuest, {
    where: { roadshowId, state: 'APPROVED' },
    order: { registeredAt: 'ASC', id: 'ASC' },
  });
}

/** Some neighbours in a circle, each once. */
function pick<T>(all: readonly T[], from: number, count: number): T[] {
  return Array.from(
    { length: Math.min(count, all.length) },
    (_, index) => all[(from + index) % all.length] as T,
  );
}

/** Does work for all, a few at once. */
async function inTurns<T>(all: readonly T[], work: (one: T, place: number) => Promise<void>): Promise<void> {
  for (let from = 0; from < all.length; from += AT_ONCE)
    await Promise.all(all.slice(from, from + AT_ONCE).map((one, index) => work(one, from + index)));
}

/** Published results of the world's unit: one that went the whole way, and copies of it. */
async function manyResults(
  { app, unit }: RoadshowWorld,
  count: number,
): Promise<{ id: string; organizationId: string }[]> {
  const first = await makePublished(app, unit);
  const copies = Array.from({ length: count - 1 }, newId);
  await copyRows(
    app,
    'tech_result',
    first.id,
    copies.map((id, index) => ({
      id,
      title: `${first.title} 之${index + 2}`,
      register_number: `${first.registerNumber}-${index + 2}`,
      source_id: null,
    })),
  );
  return [first.id, ...copies].map((id) => ({ id, organizationId: unit.id }));
}

/** Confirmed enterprises with one member each: one that signed up, and copies of it. */
async function manyEnterprises({ app, operator }: RoadshowWorld, count: number): Promise<Member[]> {
  const { administrator } = await makeOrganization(app, operator, 'ENTERPRISE');
  const first = await makeMember(app, administrator, ['ENTERPRISE_MEMBER']);
  const copies = Array.from(
    { length: count - 1 },
    (_, index): Member => ({
      email: `crowd${index}@example.cn`,
      userId: newId(),
      membershipId: newId(),
      organizationId: newId(),
    }),
  );
  await copyRows(
    app,
    'organization',
    first.organizationId,
    copies.map(({ organizationId: id }, index) => ({
      id,
      name: `企业之${index + 2}`,
      credit_code: newCreditCode(),
    })),
  );
  await copyRows(
    app,
    'user_account',
    first.userId,
    copies.map(({ userId: id, email, membershipId }) => ({
      id,
      email,
      last_membership_id: membershipId,
    })),
  );
  await copyRows(
    app,
    'membership',
    first.membershipId,
    copies.map((copy) => ({
      id: copy.membershipId,
      user_id: copy.userId,
      organization_id: copy.organizationId,
    })),
  );
  return [first, ...copies];
}

/** Copies a row with other values in some columns; one statement. */
async function copyRows(
  { db }: App,
  table: 'tech_result' | 'organization' | 'user_account' | 'membership',
  id: string,
  changes: readonly Record<string, unknown>[],
): Promise<void> {
  await db.query(
    `INSERT INTO ${table}
     SELECT made.* FROM ${table} first, jsonb_array_elements($2::jsonb) change,
       jsonb_populate_record(NULL::${table}, to_jsonb(first) || change) made
     WHERE first.id = $1`,
    [id, JSON.stringify(changes)],
  );
}

/** What a service works in when this person of the crowd acts. */
export function scopeOfPerson(app: App, { people }: Crowd, userId: string): Promise<Scope> {
  const person = people.find((each) => each.userId === userId);
  if (!person) throw new Error('Nobody of the crowd is this user');
  return scopeOf(app, person);
}
