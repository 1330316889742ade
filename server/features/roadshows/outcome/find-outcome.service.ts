import type { App, Scope } from '../../../platform/app.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import { InterestCard } from '../data/interest-card.entity.ts';
import { guestFigures, roadshowWithGuests } from '../guests/find-guests.service.ts';
import { chosenEntries } from '../hall-entries.ts';
import { type Followed, type FollowedDeal, followedCards } from './followed.ts';
import type { OutcomeBroker, OutcomeFigures, RoadshowOutcome } from './outcome.types.ts';

/** Cards that one report is made of. */
const MOST_CARDS = 50_000;

/**
 * What came of a roadshow, by entry and by broker, for its organiser: a card leads to a request where the enterprise asked
 * for the result after the roadshow, to a deal where that was signed, to money where some was received. A deal counts once,
 * however many colleagues gave a card. Ten statements, whatever the number of cards.
 * @throws Refusal NOT_FOUND, SIGN_IN_REQUIRED, FORBIDDEN
 */
export async function findOutcome(scope: Scope, roadshowId: string): Promise<RoadshowOutcome> {
  const { app } = scope;
  const roadshow = await roadshowWithGuests(scope, roadshowId);
  const tx = app.db.manager;
  const cards = await tx
    .createQueryBuilder(InterestCard, 'card')
    .where('card.roadshowId = :id AND card.withdrawnAt IS NULL', { id: roadshow.id })
    .orderBy('card.at')
    .addOrderBy('card.id')
    .limit(MOST_CARDS)
    .getMany();
  const followed = await followedCards(
    app,
    cards.map(({ id }) => id),
  );
  const byEntry = groupBy(cards, ({ entryId }) => entryId);
  const talks = await talksByEntry(tx, roadshow.id);
  const entries = await chosenEntries(tx, roadshow.id);
  const figures = (await guestFigures.batch(app, [roadshow.id])).get(roadshow.id);
  const { id, number, title, startsAt } = roadshow;
  return {
    ...{ id, number, title, startsAt },
    guests: figures?.seated ?? 0,
    checkedIn: figures?.checkedIn ?? 0,
    talks: [...talks.values()].reduce((sum, count) => sum + count, 0),
    readAt: clock.now(),
    ...figuresOf(cards, followed),
    entries: entries
      .map((entry) => ({
        id: entry.id,
        resultId: entry.resultId,
        title: entry.title,
        unit: entry.unit,
        talks: talks.get(entry.id) ?? 0,
        ...figuresOf(byEntry.get(entry.id) ?? [], followed),
      }))
      .sort((a, b) => b.cards - a.cards || (a.id < b.id ? -1 : 1)),
    brokers: await brokersOf(app, roadshow.id, followed),
  };
}

function figuresOf(cards: readonly InterestCard[], followed: ReadonlyMap<string, Followed>): OutcomeFigures {
  const known = cards.flatMap(({ id }) => followed.get(id) ?? []);
  return {
    cards: cards.length,
    strong: cards.filter(({ strength }) => strength === 'WANTS_TALKS').length,
    contacts: known.filter(({ to }) => to !== 'NOTHING').length,
    ...dealFigures(known.flatMap(({ deals }) => deals)),
  };
}

function dealFigures(deals: readonly FollowedDeal[]): Pick<OutcomeFigures, 'requests' | 'deals' | 'money'> {
  const unique = [...new Map(deals.map((deal) => [deal.dealId, deal])).values()];
  return {
    requests: unique.length,
    deals: unique.filter(({ signedAt }) => signedAt !== null).length,
    money: unique.reduce((sum, { received }) => sum + received, 0n),
  };
}

async function talksByEntry(tx: Transaction, roadshowId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ id: string; count: number }[]>(
    `SELECT entry_id AS id, CAST(count(*) AS integer) AS count FROM table_meeting WHERE roadshow_id = $1 GROUP BY entry_id`,
    [roadshowId],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
}

/** Brokers who gave cards as guests, or whose admitted engagements stand behind what came of the roadshow. */
async function brokersOf(
  { db }: App,
  roadshowId: string,
  followed: ReadonlyMap<string, Followed>,
): Promise<OutcomeBroker[]> {
  const deals = [...followed.values()].flatMap((each) => each.deals);
  const guests = await db.query<(Pick<OutcomeBroker, 'id' | 'name' | 'organization'> & { cards: number })[]>(
    `SELECT person.id, person.name, organization.name AS organization, CAST(count(card.id) AS integer) AS cards
     FROM roadshow_guest guest
     JOIN user_account person ON person.id = guest.user_id
     JOIN organization ON organization.id = guest.organization_id
     LEFT JOIN interest_card card ON card.guest_id = guest.id AND card.withdrawn_at IS NULL
     WHERE guest.roadshow_id = $1 AND guest.is_broker AND guest.state = 'APPROVED'
     GROUP BY person.id, person.name, organization.name`,
    [roadshowId],
  );
  const engaged = await db.query<
    (Pick<OutcomeBroker, 'id' | 'name' | 'organization'> & { dealId: string })[]
  >(
    `SELECT DISTINCT person.id, person.name, organization.name AS organization, claim.deal_id AS "dealId"
     FROM deal_engagement claim
     JOIN engagement ON engagement.id = claim.engagement_id
     JOIN broker_profile broker ON broker.id = engagement.lead_broker_id
     JOIN user_account person ON person.id = broker.user_id
     JOIN organization ON organization.id = broker.organization_id
     WHERE claim.state = 'ADMITTED' AND claim.deal_id = ANY ($1::uuid[])`,
    [deals.map(({ dealId }) => dealId)],
  );
  const people = new Map(
    [...engaged, ...guests].map(({ id, name, organization }) => [id, { id, name, organization }]),
  );
  return [...people.values()]
    .map((person) => {
      const own = new Set(engaged.filter(({ id }) => id === person.id).map(({ dealId }) => dealId));
      return {
        ...person,
        cards: guests.find(({ id }) => id === person.id)?.cards ?? 0,
        ...dealFigures(deals.filter(({ dealId }) => own.has(dealId))),
      };
    })
    .sort(
      (a, b) =>
        (a.money === b.money ? b.cards - a.cards : a.money < b.money ? 1 : -1) || (a.id < b.id ? -1 : 1),
    );
}
