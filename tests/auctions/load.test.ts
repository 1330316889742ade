import { beforeAll, expect, it } from 'vitest';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { settleAuctions } from '../../server/features/auctions/settling/settle-auctions.job.ts';
import { setClock } from '../../server/platform/clock.ts';
import { bidAtOnce, faultsOf } from '../bench/auction-bidders.ts';
import type { Member } from '../support/accounts.ts';
import { useApi } from '../support/api.ts';
import { makeMarket, type TestUnit } from '../support/results.ts';
import { type Bidder, makeAuction, makeBidder } from './support.ts';

const BIDDERS = 50;
const api = useApi();
let operator: Member;
let unit: TestUnit;
beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
});

it('50 bidders at once: one winner, the right price, no lost bid', { timeout: 120_000 }, async () => {
  const auction = await makeAuction(api().app, unit, { extensionMinutes: 0, deposit: 1_000_000n });
  const bidders: Bidder[] = [];
  for (let made = 0; made < BIDDERS; made++) {
    bidders.push(await makeBidder(api(), operator, unit, auction));
  }
  // Eight seconds before its end; from there the clock runs as it does.
  const offset = auction.endsAt.getTime() - 8000 - Date.now();
  const restore = setClock(() => Date.now() + offset);
  try {
    const { figures, confirmed } = await bidAtOnce({
      auctionId: auction.id,
      clients: bidders.map(({ client }) => client),
      startPrice: auction.startPrice,
      increment: auction.increment,
      mostAccepted: 5000,
      mostSeconds: 30,
    });
    expect(figures).toMatchObject({ bidders: BIDDERS, stoppedBy: 'END' });
    expect(figures.accepted).toBeGreaterThan(5);
    expect(await settleAuctions(api().app)).toBe(1);
    expect(await faultsOf(api().app, auction.id, confirmed)).toEqual([]);
    const settled = await api().app.db.manager.findOneByOrFail(Auction, { id: auction.id });
    expect(settled).toMatchObject({
      outcome: 'DEAL',
      bidCount: figures.accepted,
      finalPrice: [...confirmed.values()].reduce((most, sum) => (sum > most ? sum : most)),
    });
  } finally {
    restore();
  }
});
