import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { AuctionBid } from '../../server/features/auctions/data/auction-parts.entity.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { type Member, makeMember, scopeOf, signedIn } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { at, makeMarket, type TestUnit } from '../support/results.ts';
import {
  type Bidder,
  MINUTE,
  makeAuction,
  makeBidder,
  makeEnterprise,
  newKey,
  standingClock,
} from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let time: ReturnType<typeof standingClock>;
let auction: Auction;
let first: Bidder;
let second: Bidder;

beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
});
beforeEach(async () => {
  time = standingClock();
  auction = await makeAuction(api().app, unit);
  first = await makeBidder(api(), operator, unit, auction);
  second = await makeBidder(api(), operator, unit, auction);
  time.at(auction.startsAt);
});
afterEach(() => time.restore());

const BID = `{
  bid { number bidder amount endsAt organization { id } auction { leastBid highestBidder bidCount endsAt } }
  userErrors { code field params { name value } }
}`;

interface Payload {
  bid: {
    number: number;
    bidder: number;
    amount: string;
    endsAt: string;
    auction: Record<string, unknown>;
  } | null;
  userErrors: { code: string; field: string | null; params: { name: string; value: string }[] }[];
}

function bid(
  client: ApiClient,
  amount: string,
  idempotencyKey = newKey(),
  auctionId = auction.id,
): Promise<Payload> {
  return client.mutate<Payload>('placeBid', { auctionId, amount, idempotencyKey }, BID);
}

/** Everything that a refused bid must leave as it was. */
async function traces() {
  const { manager } = api().app.db;
  return {
    auction: await manager.findOneByOrFail(Auction, { id: auction.id }),
    bids: await manager.countBy(AuctionBid, { auctionId: auction.id }),
    events: (await auditTrail(manager, 'Bidding', auction.id)).length,
  };
}

async function refused(attempt: () => Promise<Payload>, error: object): Promise<void> {
  const before = await traces();
  expect((await attempt()).userErrors).toMatchObject([error]);
  expect(await traces()).toEqual(before);
}

const reason = (value: string) => [{ name: 'reason', value }];

describe('a bid', () => {
  it('is taken at the start price and then in steps, under a number only', async () => {
    expect((await bid(first.client, '100000.00')).bid).toMatchObject({
      number: 1,
      bidder: 1,
      organization: null,
      auction: { leastBid: '105000.00', highestBidder: 1, bidCount: 1, endsAt: auction.endsAt.toISOString() },
    });
    await refused(() => bid(second.client, '104999.99'), {
      code: 'INVALID',
      field: 'amount',
      params: [...reason('below-least'), { name: 'least', value: '105000.00' }],
    });
    expect((await bid(second.client, '105000.00')).bid).toMatchObject({ number: 2, bidder: 2 });
    const officer = await signedIn(api(), unit.officer);
    const seen = await officer.ask<{ auction: { bids: { edges: { node: object }[] } } }>(
      'query ($id: ID!) { auction(id: $id) { bids { edges { node { number amount organization { id } } } } } }',
      { id: auction.id },
    );
    expect(seen.data?.auction.bids.edges.map(({ node }) => node)).toEqual([
      { number: 2, amount: '105000.00', organization: { id: second.member.organizationId } },
      { number: 1, amount: '100000.00', organization: { id: first.member.organizationId } },
    ]);
    const trail = await auditTrail(api().app.db.manager, 'Bidding', auction.id);
    expect(trail.at(-1)).toMatchObject({
      action: 'placeBid',
      userId: second.member.userId,
      facts: { number: 2, bidder: 2, amount: '10500000' },
    });
  });

  it('below the start price is refused', async () => {
    await refused(() => bid(first.client, '99999.99'), { code: 'INVALID', field: 'amount' });
  });

  it('does not go over one’s own', async () => {
    await bid(first.client, '100000.00');
    await refused(() => bid(first.client, '200000.00'), {
      code: 'STATE',
      params: expect.arrayContaining(reason('own-highest')),
    });
  });

  it('is one bid however often it is sent, also after the end; its key buys nothing else', async () => {
    const key = newKey();
    const once = await bid(first.client, '100000.00', key);
    await bid(second.client, '105000.00');
    time.at(auction.endsAt);
    const before = await traces();
    expect((await bid(first.client, '100000.00', key)).bid).toMatchObject({ number: once.bid?.number });
    expect(await traces()).toEqual(before);
    await refused(() => bid(first.client, '300000.00', key), {
      code: 'ALREADY_EXISTS',
      field: 'idempotencyKey',
    });
  });

  it.each([
    ['before the start', () => time.at(auction.startsAt, -1)],
    ['at the very end', () => time.at(auction.endsAt)],
  ])('%s is refused', async (_when, move) => {
    move();
    await refused(() => bid(first.client, '100000.00'), { code: 'STATE' });
  });

  it('in the last millisecond counts and moves the end', async () => {
    time.at(auction.endsAt, -1);
    const { bid: last } = await bid(first.client, '100000.00');
    const end = new Date(auction.endsAt.getTime() + 5 * MINUTE);
    expect(last?.endsAt).toBe(end.toISOString());
    time.at(end, -1);
    expect((await bid(second.client, '105000.00')).bid).not.toBeNull();
  });

  it('never moves the end past the last one', async () => {
    let end = auction.endsAt;
    for (let step = 0; step < 8; step++) {
      time.at(end, -1);
      const client = step % 2 === 0 ? first.client : second.client;
      const { bid: placed } = await bid(client, `${100 + 5 * step}000.00`);
      end = new Date(placed?.endsAt ?? '');
    }
    expect(end).toEqual(auction.lastEndAt);
    time.at(auction.lastEndAt);
    await refused(() => bid(first.client, '500000.00'), { code: 'STATE' });
  });

  it('of nothing, of too much or without a proper key is refused', async () => {
    await refused(() => bid(first.client, '0.00'), { code: 'INVALID', field: 'amount' });
    await refused(() => bid(first.client, '-5.00'), { code: 'INVALID', field: 'amount' });
    await refused(() => bid(first.client, '10000000000.01'), { code: 'INVALID', field: 'amount' });
    await refused(() => bid(first.client, '100000.00', 'short'), {
      code: 'INVALID',
      field: 'idempotencyKey',
    });
  });
});

describe('nobody steps around', () => {
  it('admission', async () => {
    const stranger = await signedIn(api(), await makeEnterprise(api().app, operator));
    await refused(() => bid(stranger, '100000.00'), { code: 'FORBIDDEN' });
  });

  it('the role: officers and supervisors of the unit only watch', async () => {
    const supervisor = await makeMember(api().app, unit.administrator, ['SUPERVISOR']);
    for (const member of [unit.officer, supervisor]) {
      const client = await signedIn(api(), member);
      await refused(() => bid(client, '100000.00'), { code: 'FORBIDDEN' });
    }
  });

  it('the distance to the unit: who joins its staff bids no more', async () => {
    await makeMemberOf(first.member);
    await refused(() => bid(first.client, '100000.00'), { code: 'FOUR_EYES', params: reason('insider') });
  });

  it('a suspension of the enterprise', async () => {
    const { manager } = api().app.db;
    await manager.update(Organization, { id: first.member.organizationId }, { status: 'SUSPENDED' });
    await refused(() => bid(first.client, '100000.00'), { code: 'FORBIDDEN' });
  });

  it('a withdrawal of the result, also one that was taken back', async () => {
    const officer = await scopeOf(api().app, unit.officer);
    const result = await api().app.db.manager.findOneByOrFail(TechResult, { id: auction.resultId });
    await withdraw(officer, { ...at(result), reason: '专利被宣告无效' });
    await refused(() => bid(first.client, '100000.00'), {
      code: 'STATE',
      params: expect.arrayContaining(reason('result-withdrawn')),
    });
  });

  it('the database: a bid can be neither changed nor deleted', async () => {
    await bid(first.client, '100000.00');
    const { db } = api().app;
    await expect(db.query('UPDATE auction_bid SET amount = 1')).rejects.toThrow('append-only');
    await expect(db.query('DELETE FROM auction_bid')).rejects.toThrow('append-only');
    await expect(db.query('TRUNCATE auction_bid')).rejects.toThrow('append-only');
  });

  it('calling off after the first bid', async () => {
    await bid(first.client, '100000.00');
    const officer = await signedIn(api(), unit.officer);
    const before = await traces();
    const { userErrors } = await officer.mutate<Payload>(
      'cancelAuction',
      { auctionId: auction.id, reason: '不卖了' },
      '{ userErrors { code params { name value } } }',
    );
    expect(userErrors).toMatchObject([{ code: 'STATE', params: expect.arrayContaining(reason('has-bids')) }]);
    expect(await traces()).toEqual(before);
  });
});

/** Makes somebody also a researcher of the unit. */
async function makeMemberOf({ userId }: Member): Promise<void> {
  const { db } = api().app;
  await db.query(
    `INSERT INTO membership (id, user_id, organization_id, roles, status, requested_at, decided_at, version)
     SELECT gen_random_uuid(), $1, $2, ARRAY['RESEARCHER'], 'ACTIVE', requested_at, requested_at, 1
     FROM membership WHERE user_id = $1 LIMIT 1`,
    [userId, unit.id],
  );
}
