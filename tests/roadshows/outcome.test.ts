import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { InterestCard } from '../../server/features/roadshows/data/interest-card.entity.ts';
import type { Roadshow } from '../../server/features/roadshows/data/roadshow.entity.ts';
import type { RoadshowEntry } from '../../server/features/roadshows/data/roadshow-entry.entity.ts';
import { registerForRoadshow } from '../../server/features/roadshows/guests/register.service.ts';
import { giveCards } from '../../server/features/roadshows/live/give-cards.service.ts';
import { findOutcome } from '../../server/features/roadshows/outcome/find-outcome.service.ts';
import { clock, DAY_MS } from '../../server/platform/clock.ts';
import { engage, makeSettlementWorld, type SettlementWorld } from '../brokers/settlement-support.ts';
import { realTime } from '../deals/support.ts';
import { makeContract, oneSum, pay } from '../income/support.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeEntry, makeRoadshow } from './support.ts';

const api = useApi();
let world: SettlementWorld;
let organiser: Member;
let roadshow: Roadshow;
let entry: RoadshowEntry;
let dealId: string;

beforeAll(async () => {
  world = await makeSettlementWorld(api());
  organiser = await makeMember(world.app, world.agency.administrator, ['ORGANISER']);
  dealId = await makeContract(world, oneSum(10_000_000n));
  const deal = await world.app.db.manager.findOneByOrFail(Deal, { id: dealId });
  const startsAt = new Date(deal.requestedAt.getTime() - DAY_MS);
  const endsAt = new Date(clock.now().getTime() + DAY_MS);
  roadshow = await makeRoadshow(
    { app: world.app, organiser },
    {
      state: 'RUNNING',
      needsApproval: false,
      startsAt,
      endsAt,
      entriesUntil: startsAt,
      registerUntil: endsAt,
    },
  );
  const result = { id: deal.resultId, organizationId: deal.organizationId };
  entry = await makeEntry(world, roadshow, { result });
}, 60_000);
afterAll(realTime);

async function giveCard(member: Member): Promise<void> {
  const scope = await scopeOf(world.app, member);
  await registerForRoadshow(scope, { roadshowId: roadshow.id, interests: [], wantsTables: false });
  await giveCards(scope, {
    roadshowId: roadshow.id,
    items: [{ entryId: entry.id, strength: 'WANTS_TALKS', sharesContact: true, at: clock.now() }],
  });
}

const outcome = async () => findOutcome(await scopeOf(world.app, organiser), roadshow.id);

/** The cards as somebody reads them on the page. */
async function cardsOf(member: Member) {
  const client = await signedIn(api(), member);
  const { data } = await client.ask<{
    interestCards: {
      edges: { node: { followedTo: string; dealId: string | null; received: string | null } }[];
    };
  }>(
    `query ($id: ID!) { interestCards(roadshowId: $id) { edges { node { followedTo dealId received } } } }`,
    { id: roadshow.id },
  );
  return data?.interestCards.edges.map(({ node }) => node);
}

describe('what came of a roadshow', () => {
  it('is a contract that counts once, however many colleagues gave a card', async () => {
    const colleague = await makeMember(world.app, world.enterprise.administrator, ['ENTERPRISE_MEMBER']);
    await giveCard(world.enterprise.buyer);
    await giveCard(colleague);
    expect(await outcome()).toMatchObject({ cards: 2, contacts: 2, requests: 1, deals: 1, money: 0n });
  });

  it('names brokers for their cards and for what they were engaged in', async () => {
    await giveCard(world.second);
    await engage(world, dealId);
    const { brokers } = await outcome();
    expect(
      brokers.map(({ name, cards, requests, deals, money }) => [name, cards, requests, deals, money]),
    ).toEqual([
      ['周协办', 1, 0, 0, 0n],
      ['林主办', 0, 1, 1, 0n],
    ]);
  });

  it('is money once it was received, to the fen, whose sides alone learn of which deal', async () => {
    await pay(world, dealId);
    const { money, entries, brokers } = await outcome();
    expect([money, entries[0]?.money, brokers[0]?.name, brokers[0]?.money]).toEqual([
      10_000_000n,
      10_000_000n,
      '林主办',
      10_000_000n,
    ]);
    expect(await cardsOf(world.unit.officer)).toEqual([
      { followedTo: 'NOTHING', dealId: null, received: '0.00' },
      { followedTo: 'MONEY', dealId, received: '100000.00' },
      { followedTo: 'MONEY', dealId, received: '100000.00' },
    ]);
    expect(await cardsOf(organiser)).toEqual([
      { followedTo: 'NOTHING', dealId: null, received: null },
      { followedTo: 'MONEY', dealId: null, received: null },
      { followedTo: 'MONEY', dealId: null, received: null },
    ]);
  });

  it('stays with the guest and the organiser where the guest did not agree to be named', async () => {
    const { manager } = world.app.db;
    await manager.update(InterestCard, { roadshowId: roadshow.id }, { sharesContact: false });
    const unknown = { followedTo: 'NOTHING', dealId: null, received: null };
    expect(await cardsOf(world.unit.officer)).toEqual([unknown, unknown, unknown]);
    expect((await cardsOf(organiser))?.map(({ followedTo }) => followedTo)).toEqual([
      'NOTHING',
      'MONEY',
      'MONEY',
    ]);
  });
});
