import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { AuctionBid } from '../../server/features/auctions/data/auction-parts.entity.ts';
import type { App } from '../../server/platform/app.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { formatYuan, parseYuan } from '../../server/platform/money.ts';
import { quantile } from './report.ts';

/** A signed-in browser of a bidder. */
export interface BidderClient {
  ask<Data>(query: string, variables: object): Promise<{ data: Data | null; errors: object[] | undefined }>;
}

export interface LoadPlan {
  auctionId: string;
  clients: readonly BidderClient[];
  /** Fen; what all bid first. */
  startPrice: bigint;
  /** Fen; bids jump by some of these steps, so that they differ as those of people do. */
  increment: bigint;
  /** The load stops when the auction ended, and at the latest after so many accepted bids … */
  mostAccepted: number;
  /** … or so many seconds. */
  mostSeconds: number;
}

export interface LoadFigures {
  bidders: number;
  seconds: number;
  /** Bids that were sent, accepted ones among them. */
  sent: number;
  accepted: number;
  /** Refusals by code and reason. */
  refused: Record<string, number>;
  /** Milliseconds from sending a bid to its reply. */
  p50: number;
  p95: number;
  stoppedBy: 'END' | 'COUNT' | 'TIME';
}

export interface LoadRun {
  figures: LoadFigures;
  /** Bids that were confirmed to a bidder, by id, with the sum in fen. */
  confirmed: ReadonlyMap<string, bigint>;
}

const BID = `mutation ($input: PlaceBidInput!) { placeBid(input: $input) {
  bid { id amount auction { leastBid } } userErrors { code params { name value } } } }`;

interface Answer {
  placeBid: {
    bid: { id: string; amount: string; auction: { leastBid: string | null } } | null;
    userErrors: { code: string; params: { name: string; value: string }[] }[];
  };
}

/** Each so-manieth bid is sent twice at once, as after a reply that was lost. */
const DOUBLE_EVERY = 10;
const MOST_STEPS = 23;
const LEADER_WAITS_MS = 15;

/** Lets all bidders bid against each other at once, each as soon as it has its reply, until the auction is over. */
export async function bidAtOnce(plan: LoadPlan): Promise<LoadRun> {
  const confirmed = new Map<string, bigint>();
  const times: number[] = [];
  const refused: Record<string, number> = {};
  const started = performance.now();
  let stoppedBy: LoadFigures['stoppedBy'] | null = null;
  let sent = 0;

  const place = async (client: BidderClient, input: object): Promise<Answer['placeBid']> => {
    const at = performance.now();
    sent += 1;
    const { data, errors } = await client.ask<Answer>(BID, { input });
    times.push(performance.now() - at);
    if (!data || errors) throw new Error(`A bid failed: ${JSON.stringify(errors)}`);
    const { bid } = data.placeBid;
    if (bid) confirmed.set(bid.id, parseYuan(bid.amount) ?? 0n);
    return data.placeBid;
  };

  const bidder = async (client: BidderClient, index: number): Promise<void> => {
    let least = plan.startPrice;
    for (let turn = 0; stoppedBy === null; turn++) {
      const idempotencyKey = `load-${index}-${turn}-key`;
      const steps = BigInt((index * 31 + turn * 17) % MOST_STEPS);
      const amount = formatYuan(least + steps * plan.increment);
      const input = { auctionId: plan.auctionId, amount, idempotencyKey };
      const double = turn % DOUBLE_EVERY === 0 ? place(client, input) : null;
      const { bid, userErrors } = await place(client, input);
      await double;
      const [error] = userErrors;
      const param = (name: string) => error?.params.find((each) => each.name === name)?.value;
      if (error) {
        const what = [error.code, param('reason')].filter(Boolean).join(' ');
        refused[what] = (refused[what] ?? 0) + 1;
        if (error.code === 'STATE' && param('reason') !== 'own-highest') stoppedBy ??= 'END';
      }
      const next = bid ? bid.auction.leastBid : param('least');
      if (next) least = parseYuan(next) ?? least;
      if (confirmed.size >= plan.mostAccepted) stoppedBy ??= 'COUNT';
      if (performance.now() - started > plan.mostSeconds * 1000) stoppedBy ??= 'TIME';
      if (bid || param('reason') === 'own-highest') {
        await new Promise((resolve) => setTimeout(resolve, LEADER_WAITS_MS));
      }
    }
  };
  await Promise.all(plan.clients.map(bidder));
  const figures: LoadFigures = {
    bidders: plan.clients.length,
    seconds: (performance.now() - started) / 1000,
    sent,
    accepted: confirmed.size,
    refused,
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    stoppedBy: stoppedBy ?? 'TIME',
  };
  return { figures, confirmed };
}

/**
 * Everything that is wrong with an auction after a load: a confirmed bid without a row, a row that nobody was told of,
 * a sum that does not rise by the step, a gap in the numbers or on the chain, another leader than the last bid.
 */
export async function faultsOf(
  { db }: App,
  auctionId: string,
  confirmed: LoadRun['confirmed'],
): Promise<string[]> {
  const auction = await db.manager.findOneByOrFail(Auction, { id: auctionId });
  const bids = await db.manager.find(AuctionBid, { where: { auctionId }, order: { number: 'ASC' } });
  const trail = await auditTrail(db.manager, 'Bidding', auctionId);
  const chained = trail.filter(({ action }) => action === 'placeBid').map(({ facts }) => facts.bidId);
  const faults: string[] = [];
  const check = (good: boolean, fault: string) => {
    if (!good) faults.push(fault);
  };
  const rows = new Map(bids.map(({ id, amount }) => [id, amount]));
  for (const [id, amount] of confirmed) check(rows.get(id) === amount, `confirmed bid ${id} is not kept`);
  for (const { id } of bids) check(confirmed.has(id), `bid ${id} was confirmed to nobody`);
  bids.forEach((bid, index) => {
    const former = bids[index - 1];
    const least = former ? former.amount + auction.increment : auction.startPrice;
    check(bid.number === index + 1, `number ${bid.number} at place ${index + 1}`);
    check(bid.amount >= least, `bid ${bid.number} is below the least sum`);
    check(bid.registrationId !== former?.registrationId, `bid ${bid.number} goes over one's own`);
    check(bid.at >= (former?.at ?? bid.at) && bid.at < auction.endsAt, `bid ${bid.number} is out of time`);
  });
  check(JSON.stringify(chained) === JSON.stringify(bids.map(({ id }) => id)), 'the chain has other bids');
  const last = bids.at(-1);
  check(auction.bidCount === bids.length, `${auction.bidCount} bids are counted, ${bids.length} are kept`);
  check(auction.highestAmount === (last?.amount ?? null), 'the highest sum is not that of the last bid');
  check(auction.highestRegistrationId === (last?.registrationId ?? null), 'the leader did not bid last');
  if (auction.outcome !== null) {
    check(auction.outcome === 'DEAL', `the outcome is ${auction.outcome}`);
    check(auction.finalPrice === last?.amount, 'the price is not the highest bid');
    check(auction.winnerRegistrationId === last?.registrationId, 'the winner is not the highest bidder');
  }
  return faults;
}
