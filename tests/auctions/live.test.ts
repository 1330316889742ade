import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { announceAuction } from '../../server/features/auctions/steps/announce-auction.service.ts';
import { clock, setClock } from '../../server/platform/clock.ts';
import { type Member, scopeOf, signedIn } from '../support/accounts.ts';
import { serveApi, useApi } from '../support/api.ts';
import { liveClient, receive } from '../support/live.ts';
import { makeMarket, makePublished, type TestUnit } from '../support/results.ts';
import { announcement, type Bidder, MINUTE, makeBidder, newKey } from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let auction: Auction;
let bidder: Bidder;
let second: Awaited<ReturnType<typeof serveApi>>;
let restore: () => void;

beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
  second = await serveApi(api().app);
  const result = await makePublished(api().app, unit);
  auction = await announceAuction(
    await scopeOf(api().app, unit.officer),
    announcement(result, { reserve: 15_000_000n }),
  );
  bidder = await makeBidder(api(), operator, unit, auction);
  restore = setClock(() => Date.now() + 61 * MINUTE);
});
afterAll(async () => {
  restore();
  await second.stop();
});

const WATCH = `subscription ($id: ID!) { auctionChanged(id: $id) {
  state bidCount highestAmount reserve reserveMet readAt myRegistration { number leads highestBid }
  bids(first: 1) { edges { node { bidder organization { id } } } } } }`;

interface Watched {
  auctionChanged: {
    state: string;
    bidCount: number;
    highestAmount: string | null;
    reserve: string | null;
    reserveMet: boolean;
    readAt: string;
    myRegistration: object | null;
    bids: { edges: { node: { bidder: number; organization: object | null } }[] };
  };
}

describe('the auction room', () => {
  it('shows each its own view of a new price, whichever process took the bid', async () => {
    const officer = await signedIn(api(), unit.officer);
    const rooms = [api().visitor(), bidder.client, officer].map((browser) =>
      receive<Watched>(liveClient(browser, { address: second.address }), WATCH, { id: auction.id }),
    );
    for (const room of rooms) {
      const first = (await room.next()).data?.auctionChanged;
      expect(first).toMatchObject({ state: 'RUNNING', bidCount: 0, highestAmount: null });
      expect(Math.abs(Date.parse(first?.readAt ?? '') - clock.now().getTime())).toBeLessThan(5000);
    }
    await bidder.client.mutate(
      'placeBid',
      { auctionId: auction.id, amount: '150000.00', idempotencyKey: newKey() },
      '{ userErrors { code } }',
    );
    const [visitor, own, inside] = await Promise.all(
      rooms.map(async (room) => (await room.next()).data?.auctionChanged),
    );
    const price = { bidCount: 1, highestAmount: '150000.00', reserveMet: true };
    const anonymous = { edges: [{ node: { bidder: 1, organization: null } }] };
    expect(visitor).toMatchObject({ ...price, reserve: null, myRegistration: null, bids: anonymous });
    expect(own).toMatchObject({
      ...price,
      reserve: null,
      myRegistration: { number: 1, leads: true, highestBid: '150000.00' },
      bids: anonymous,
    });
    expect(inside).toMatchObject({
      ...price,
      reserve: '150000.00',
      bids: { edges: [{ node: { organization: { id: bidder.member.organizationId } } }] },
    });
    for (const room of rooms) room.stop();
  });

  it('is not there for an unknown auction', async () => {
    const live = receive(liveClient(api().visitor()), WATCH, { id: '01935000-0000-7000-8000-000000000000' });
    expect((await live.next()).errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
    await live.ended;
  });

  it('a list shows new auctions and prices live', async () => {
    const list = receive<{ openAuctions: { id: string; highestAmount: string | null }[] }>(
      liveClient(api().visitor()),
      'subscription { openAuctions { id highestAmount } }',
    );
    expect((await list.next()).data?.openAuctions).toEqual([{ id: auction.id, highestAmount: '150000.00' }]);
    const result = await makePublished(api().app, unit);
    const next = await announceAuction(await scopeOf(api().app, unit.officer), announcement(result));
    expect((await list.next()).data?.openAuctions.map(({ id }) => id)).toEqual([auction.id, next.id]);
    list.stop();
  });
});
