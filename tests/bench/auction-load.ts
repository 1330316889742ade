import { cpus, totalmem } from 'node:os';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { settleAuctions } from '../../server/features/auctions/settling/settle-auctions.job.ts';
import { setClock } from '../../server/platform/clock.ts';
import { log } from '../../server/platform/log.ts';
import { formatYuan } from '../../server/platform/money.ts';
import { admitEnterprise, MINUTE, makeAuction } from '../auctions/support.ts';
import { type Member, PASSWORD } from '../support/accounts.ts';
import { liveClient } from '../support/live.ts';
import { makeMarket } from '../support/results.ts';
import { type BidderClient, bidAtOnce, faultsOf, type LoadFigures } from './auction-bidders.ts';
import { type BenchMarket, startBenchMarket } from './bench-market.ts';
import { say, table } from './report.ts';

/**
 * `npm run bench:auction`: 50 bidders at once over HTTP, on two API processes over a PostgreSQL of its own, until the
 * auction ends by itself. Ends with code 1 where a bid was lost or the wrong one won.
 */
const BIDDERS = 50;
const PROCESSES = 2;
const SECONDS = 15;
const MOST_ACCEPTED = 20_000;

async function main(): Promise<void> {
  log.level = process.env.LOG_LEVEL ?? 'warn';
  const market = await startBenchMarket();
  const remove = () => market.remove();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void remove().finally(() => process.exit(1)));
  }
  try {
    const faults = await measure(market);
    for (const fault of faults) say(`FAULT ${fault}`);
    process.exitCode = faults.length > 0 ? 1 : 0;
  } finally {
    await remove();
  }
}

async function measure(market: BenchMarket): Promise<string[]> {
  const { app } = market;
  say(
    `${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB\n`,
  );
  const { operator, unit } = await makeMarket(app);
  // Prepared two hours ago, as far as the market knows.
  const ago = setClock(() => Date.now() - 119 * MINUTE);
  const auction = await makeAuction(app, unit, { extensionMinutes: 0, deposit: 1_000_000n });
  const members: Member[] = [];
  for (let made = 0; made < BIDDERS; made++) {
    members.push((await admitEnterprise(app, operator, unit, auction)).member);
  }
  ago();
  const apis = [await market.startApi(), await market.startApi()].slice(0, PROCESSES);
  try {
    const clients = await Promise.all(
      members.map((member, index) => signIn(apis[index % apis.length]?.address ?? '', member)),
    );
    const endsAt = new Date(Date.now() + SECONDS * 1000);
    await app.db.manager.update(Auction, { id: auction.id }, { endsAt, lastEndAt: endsAt });
    const watching = watch(apis.at(-1)?.address ?? '', auction.id);
    const { figures, confirmed } = await bidAtOnce({
      auctionId: auction.id,
      clients,
      startPrice: auction.startPrice,
      increment: auction.increment,
      mostAccepted: MOST_ACCEPTED,
      mostSeconds: SECONDS * 2,
    });
    await settleAuctions(app);
    const settled = await app.db.manager.findOneByOrFail(Auction, { id: auction.id });
    sayFigures(figures, settled);
    say(`live: ${watching.looks()} looks of a visitor, the last at ${watching.price() ?? 'no price'}`);
    watching.stop();
    return await faultsOf(app, auction.id, confirmed);
  } finally {
    for (const api of apis) await api.stop();
  }
}

function sayFigures(figures: LoadFigures, auction: Auction): void {
  const { sent, accepted, seconds, p50, p95, stoppedBy } = figures;
  const head = ['bidders', 'bids sent', 'sent/s', 'accepted', 'accepted/s', 'p50 ms', 'p95 ms', 'stopped by'];
  const cells = [
    String(figures.bidders),
    String(sent),
    (sent / seconds).toFixed(0),
    String(accepted),
    (accepted / seconds).toFixed(0),
    p50.toFixed(0),
    p95.toFixed(0),
    stoppedBy,
  ];
  say(`${table(head, [cells])}\n`);
  const refused = Object.entries(figures.refused).map(([what, count]) => `${what} ${count}`);
  say(`refused: ${refused.join(', ')}`);
  say(
    `outcome: ${auction.outcome ?? 'none'}, price ${formatYuan(auction.finalPrice ?? 0n)}, ${auction.bidCount} bids`,
  );
}

/** Watches the price over a socket as a visitor does. */
function watch(address: string, id: string) {
  const client = liveClient({ address, cookieHeader: '' });
  let looks = 0;
  let price: string | null = null;
  const stop = client.subscribe<{ auctionChanged: { highestAmount: string | null } }>(
    { query: 'subscription ($id: ID!) { auctionChanged(id: $id) { highestAmount } }', variables: { id } },
    {
      next: ({ data }) => {
        looks += 1;
        price = data?.auctionChanged.highestAmount ?? null;
      },
      error: (error) => say(`FAULT the live connection failed: ${String(error)}`),
      complete: () => undefined,
    },
  );
  return { looks: () => looks, price: () => price, stop };
}

/** Signs a bidder in over HTTP. */
async function signIn(address: string, { email }: Member): Promise<BidderClient> {
  const send = (query: string, variables: object, cookie = '') =>
    fetch(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(cookie ? { cookie } : {}) },
      body: JSON.stringify({ query, variables }),
    });
  const response = await send(
    'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }',
    { input: { email, password: PASSWORD } },
  );
  const cookie = response.headers
    .getSetCookie()
    .map((header) => header.split(';')[0])
    .join('; ');
  if (!cookie) throw new Error(`${email} could not sign in: ${await response.text()}`);
  return {
    ask: async <Data>(query: string, variables: object) =>
      (await (await send(query, variables, cookie)).json()) as {
        data: Data | null;
        errors: object[] | undefined;
      },
  };
}

await main();
