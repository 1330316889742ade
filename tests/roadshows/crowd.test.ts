import { beforeAll, describe, expect, it } from 'vitest';
import { requestDeal } from '../../server/features/deals/request/request-deal.service.ts';
import { InterestCard } from '../../server/features/roadshows/data/interest-card.entity.ts';
import { hallWaiting } from '../../server/features/roadshows/guests/waiting.service.ts';
import { findCards, markContacted } from '../../server/features/roadshows/outcome/find-cards.service.ts';
import { findOutcome } from '../../server/features/roadshows/outcome/find-outcome.service.ts';
import { placeTalk, removeTalk } from '../../server/features/roadshows/tables/arrange.service.ts';
import { existingTables } from '../../server/features/roadshows/tables/find-tables.service.ts';
import { calendarOf } from '../../server/features/roadshows/tables/tables.routes.ts';
import type { RoadshowTables } from '../../server/features/roadshows/tables/tables.types.ts';
import { refusal } from '../demands/support.ts';
import { scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { pagesOfText } from '../support/pdf-text.ts';
import {
  arrangeAll,
  type Crowd,
  FULL_HALL,
  holdRoadshow,
  makeCrowd,
  registerAll,
  scopeOfPerson,
  seatedGuests,
} from './crowd.ts';
import { makeRoadshowWorld, type RoadshowWorld } from './support.ts';

const api = useApi();
let world: RoadshowWorld;
let crowd: Crowd;

beforeAll(async () => {
  world = await makeRoadshowWorld(api());
  crowd = await makeCrowd(world, FULL_HALL);
});

const organiser = () => scopeOf(world.app, world.organiser);
const unique = (texts: readonly string[]) => new Set(texts).size === texts.length;

describe('a full hall', () => {
  it('has as many guests as seats, and who gives up is followed by who waits', async () => {
    await registerAll(world, crowd, [0, 1, 2]);
    const rows = await world.app.db.query<{ state: string; count: number }[]>(
      `SELECT state, CAST(count(*) AS integer) AS count FROM roadshow_guest WHERE roadshow_id = $1 GROUP BY state ORDER BY state`,
      [crowd.roadshow.id],
    );
    expect(rows).toEqual([
      { state: 'APPROVED', count: 110 },
      { state: 'CANCELLED', count: 3 },
      { state: 'WAITING', count: 7 },
    ]);
  });

  it('gets its tables without a clash, and knows how many wishes were met', async () => {
    await arrangeAll(world, crowd);
    const { talks, arrangement } = await existingTables(await organiser(), crowd.roadshow.id);
    expect(talks.length).toBe(arrangement?.met);
    expect(arrangement?.met).toBeGreaterThan(0);
    expect(arrangement?.met).toBeLessThanOrEqual(Math.min(arrangement?.mutual ?? 0, 96));
    expect(unique(talks.map(({ slot, table }) => `${slot} ${table}`))).toBe(true);
    expect(unique(talks.map(({ slot, guestId }) => `${slot} ${guestId}`))).toBe(true);
    expect(unique(talks.map(({ slot, entryId }) => `${slot} ${entryId}`))).toBe(true);
  });

  it('shows guests their own talks, on the page and in their calendar', async () => {
    const all = await existingTables(await organiser(), crowd.roadshow.id);
    const guestId = all.talks[0]?.guestId ?? '';
    const [guest] = (await seatedGuests(world.app, crowd.roadshow.id)).filter(({ id }) => id === guestId);
    const own = await existingTables(
      await scopeOfPerson(world.app, crowd, guest?.userId ?? ''),
      crowd.roadshow.id,
    );
    expect(own.talks).toEqual(all.talks.filter((talk) => talk.guestId === guestId));
    expect(own.arrangement).toBeNull();
    const calendar = calendarOf(own, 'zh');
    expect(calendar.match(/BEGIN:VEVENT/g)?.length).toBe(own.talks.length);
    expect(calendar).toContain(`第${own.talks[0]?.table}桌`);
  });

  it('lets the organiser move talks by hand, but into no clash', async () => {
    const { talks } = await existingTables(await organiser(), crowd.roadshow.id);
    const [first, second] = inOneSlot(talks);
    const move = async (slot: number, table: number): Promise<RoadshowTables> => {
      const input = { roadshowId: crowd.roadshow.id, talkId: first.id, slot, table };
      await placeTalk(await organiser(), input);
      return existingTables(await organiser(), crowd.roadshow.id);
    };
    expect(await refusal(world, () => move(second.slot, second.table))).toBe(
      'ALREADY_EXISTS table TABLE_TAKEN',
    );
    expect(await refusal(world, () => move(99, 1))).toBe('INVALID slot');
    await removeTalk(await organiser(), { roadshowId: crowd.roadshow.id, talkId: second.id });
    const { talks: after } = await move(second.slot, second.table);
    expect(after.find(({ id }) => id === first.id)).toMatchObject({ table: second.table, byHand: true });
  });

  it('checks everybody in though phones send twice, and keeps their cards', async () => {
    await holdRoadshow(world, crowd, FULL_HALL.cards);
    expect(await world.app.db.manager.countBy(InterestCard, { roadshowId: crowd.roadshow.id })).toBe(
      FULL_HALL.cards,
    );
    expect(await findOutcome(await organiser(), crowd.roadshow.id)).toMatchObject({
      guests: 110,
      checkedIn: 110,
      cards: 300,
      contacts: 0,
      requests: 0,
      deals: 0,
      money: 0n,
    });
  });

  it('follows a card to contact and request, which count once for the event', async () => {
    const result = crowd.entries[0];
    const officer = await scopeOf(world.app, world.unit.officer);
    const card = await world.app.db.manager.findOneOrFail(InterestCard, {
      where: { entryId: result?.id ?? '', sharesContact: true },
      order: { at: 'ASC', id: 'ASC' },
    });
    const waiting = await hallWaiting(officer);
    expect(waiting.map(({ kind, caseId }) => [kind, caseId])).toEqual(
      crowd.entries.map(() => ['ROADSHOW_FOLLOW_CARD', crowd.roadshow.id]),
    );
    await markContacted(officer, { cardId: card.id });
    await markContacted(officer, { cardId: card.id });
    const person = crowd.people.find(({ organizationId }) => organizationId === card.organizationId);
    if (!person || !result) throw new Error('The crowd has lost somebody');
    await requestDeal(await scopeOf(world.app, person), {
      resultId: result.resultId,
      message: '路演后希望进一步合作',
      relation: 'NONE',
      foreignParty: false,
      asOrdinary: true,
    });
    const outcome = await findOutcome(await organiser(), crowd.roadshow.id);
    expect(outcome).toMatchObject({ contacts: 1, requests: 1, deals: 0, money: 0n });
    expect(outcome.entries.find(({ id }) => id === result.id)).toMatchObject({ contacts: 1, requests: 1 });
  });

  it('tells a unit who gave a card only where the guest agreed, with the same statements for all', async () => {
    const client = await signedIn(api(), world.unit.officer);
    const ask = (first: number) =>
      client.ask<{
        interestCards: {
          edges: { node: { sharesContact: boolean; guest: string | null; email: string | null } }[];
        };
      }>(
        `query ($first: Int!, $id: ID!) { interestCards(first: $first, roadshowId: $id) {
          edges { node { sharesContact guest organization email followedTo dealId received mayContact } } } }`,
        { first, id: crowd.roadshow.id },
      );
    const [few, many] = [await ask(5), await ask(50)];
    expect(many.statements).toBe(few.statements);
    const cards = many.data?.interestCards.edges.map(({ node }) => node) ?? [];
    expect(cards.length).toBe(50);
    for (const { sharesContact, guest, email } of cards)
      expect([guest !== null, email !== null]).toEqual([sharesContact, sharesContact]);
    const stranger = await scopeOf(world.app, crowd.people[5] ?? world.unit.researcher);
    expect((await findCards(stranger, { roadshowId: crowd.roadshow.id }, {})).edges).toEqual([]);
    expect(await refusal(world, () => findOutcome(stranger, crowd.roadshow.id))).toBe('FORBIDDEN');
  });

  it('has its report as a document and a workbook, for the organiser alone', async () => {
    const get = async (path: string, member = world.organiser) => {
      const { cookieHeader: cookie } = await signedIn(api(), member);
      return fetch(`${api().address}${path}?roadshow=${crowd.roadshow.id}`, { headers: { cookie } });
    };
    const pdf = await get('/roadshows/outcome.pdf');
    expect(pdf.status).toBe(200);
    expect(pagesOfText(Buffer.from(await pdf.arrayBuffer())).join('')).toContain('路演成效报告');
    const [book, calendar, refused] = [
      await get('/roadshows/outcome.xlsx'),
      await get('/roadshows/timetable.ics'),
      await get('/roadshows/outcome.xlsx', world.unit.officer),
    ];
    expect([book.status, calendar.status, refused.status]).toEqual([200, 200, 403]);
    const csv = await (await get('/roadshows/guests.csv')).text();
    expect(csv.trim().split('\n').length).toBe(121);
  });
});

/** Two talks in the same slot, and the first has no other talk with the second's people. */
function inOneSlot(talks: RoadshowTables['talks']) {
  const [first] = talks;
  const second = talks.find(({ id, slot }) => id !== first?.id && slot === first?.slot);
  if (!first || !second) throw new Error('No slot has two talks');
  return [first, second] as const;
}
