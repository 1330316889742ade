import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Organization } from '../../server/features/accounts/organizations/organization.entity.ts';
import { Auction } from '../../server/features/auctions/data/auction.entity.ts';
import { settleAuction } from '../../server/features/auctions/settling/settle-auction.ts';
import { settleAuctions } from '../../server/features/auctions/settling/settle-auctions.job.ts';
import { admitBidder } from '../../server/features/auctions/steps/admit-bidder.service.ts';
import type { AnnounceAuction } from '../../server/features/auctions/steps/announce-auction.service.ts';
import { registerForAuction } from '../../server/features/auctions/steps/register-for-auction.service.ts';
import { Deal } from '../../server/features/deals/data/deal.entity.ts';
import { DealDeclaration } from '../../server/features/deals/data/deal-parts.entity.ts';
import { TechResult } from '../../server/features/results/data/tech-result.entity.ts';
import { publish } from '../../server/features/results/publication/publish-result.service.ts';
import { withdraw } from '../../server/features/results/publication/withdraw-result.service.ts';
import { auditTrail } from '../../server/platform/audit/audit.service.ts';
import { receiveFile } from '../../server/platform/files/files.service.ts';
import { type Member, scopeOf } from '../support/accounts.ts';
import { type ApiClient, useApi } from '../support/api.ts';
import { PDF } from '../support/pdf.ts';
import { at, makeMarket, type TestUnit } from '../support/results.ts';
import { type Bidder, makeAuction, makeBidder, makeEnterprise, newKey, standingClock } from './support.ts';

const api = useApi();
let operator: Member;
let unit: TestUnit;
let time: ReturnType<typeof standingClock>;

beforeAll(async () => {
  ({ operator, unit } = await makeMarket(api().app));
});
beforeEach(() => {
  time = standingClock();
});
afterEach(() => time.restore());

async function makeWith(
  bidders: number,
  values: Partial<AnnounceAuction> = {},
): Promise<{ auction: Auction; bidders: Bidder[] }> {
  const auction = await makeAuction(api().app, unit, values);
  const admitted: Bidder[] = [];
  for (let made = 0; made < bidders; made++) {
    admitted.push(await makeBidder(api(), operator, unit, auction));
  }
  return { auction, bidders: admitted };
}

async function bid(bidder: Bidder | undefined, auction: Auction, amount: string): Promise<void> {
  const input = { auctionId: auction.id, amount, idempotencyKey: newKey() };
  const payload = await bidder?.client.mutate<{ userErrors: object[] }>(
    'placeBid',
    input,
    '{ bid { id } userErrors { code } }',
  );
  expect(payload?.userErrors).toEqual([]);
}

const FIELDS = `{ state failure highestAmount finalPrice winner outcomeAt leastBid availableActions }`;

async function seen(auction: Auction, client: ApiClient = api().visitor()) {
  const { data } = await client.ask<{ auction: Record<string, unknown> }>(
    `query ($id: ID!) { auction(id: $id) ${FIELDS} }`,
    { id: auction.id },
  );
  return data?.auction;
}

async function dealSeenBy(client: ApiClient, { id }: Auction): Promise<string | null | undefined> {
  const query = 'query ($id: ID!) { auction(id: $id) { dealId } }';
  return (await client.ask<{ auction: { dealId: string | null } }>(query, { id })).data?.auction.dealId;
}

const actions = async (auction: Auction) =>
  (await auditTrail(api().app.db.manager, 'Bidding', auction.id)).map(({ action }) => action);

describe('an auction ends by itself', () => {
  it('shows its end at the very moment, and its outcome once it is settled', async () => {
    const { auction, bidders } = await makeWith(2);
    time.at(auction.startsAt);
    await bid(bidders[0], auction, '100000.00');
    await bid(bidders[1], auction, '130000.00');
    time.at(auction.endsAt, -1);
    expect(await settleAuctions(api().app)).toBe(0);
    expect(await seen(auction)).toMatchObject({ state: 'RUNNING', leastBid: '135000.00' });
    time.at(auction.endsAt);
    expect(await seen(auction)).toMatchObject({ state: 'ENDED', leastBid: null, finalPrice: null });
    expect(await settleAuctions(api().app)).toBe(1);
    expect(await seen(auction)).toEqual({
      state: 'DEAL',
      failure: null,
      highestAmount: '130000.00',
      finalPrice: '130000.00',
      winner: 2,
      outcomeAt: auction.endsAt.toISOString(),
      leastBid: null,
      availableActions: [],
    });
    expect((await actions(auction)).at(-1)).toBe('settleAuction');
  });

  it('opens a deal at the price, both sides bound, in the same moment', async () => {
    const { auction, bidders } = await makeWith(2);
    time.at(auction.startsAt);
    await bid(bidders[1], auction, '130000.00');
    time.at(auction.endsAt);
    await settleAuction(api().app, auction.id);
    const { dealId } = await api().app.db.manager.findOneByOrFail(Auction, { id: auction.id });
    const deal = await api().app.db.manager.findOneByOrFail(Deal, { id: dealId ?? '' });
    expect(deal).toMatchObject({
      origin: 'AUCTION',
      // Nobody licensed held it (PRC-10).
      pricing: 'NEGOTIATED',
      state: 'AGREED',
      enterpriseId: bidders[1]?.member.organizationId,
      organizationId: unit.id,
      terms: { mode: 'LICENSE', payment: { entryFee: 13_000_000n } },
    });
    const [own, other] = await Promise.all(bidders.map(({ client }) => dealSeenBy(client, auction)));
    expect([own, other]).toEqual([null, dealId]);
    expect(await dealSeenBy(api().visitor(), auction)).toBeNull();
  });

  it('is settled once, by however many at once', async () => {
    const { auction, bidders } = await makeWith(1);
    time.at(auction.startsAt);
    await bid(bidders[0], auction, '100000.00');
    time.at(auction.endsAt);
    const tries = Array.from({ length: 6 }, () => settleAuction(api().app, auction.id));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect((await actions(auction)).filter((action) => action === 'settleAuction')).toHaveLength(1);
    expect(await api().app.db.manager.countBy(Deal, { resultId: auction.resultId })).toBe(1);
  });

  it('a bid and the settlement at the end do not both happen', async () => {
    const { auction, bidders } = await makeWith(2);
    time.at(auction.startsAt);
    await bid(bidders[0], auction, '100000.00');
    time.at(auction.endsAt);
    const late = bidders[1]?.client.mutate<{ userErrors: { code: string }[] }>(
      'placeBid',
      { auctionId: auction.id, amount: '200000.00', idempotencyKey: newKey() },
      '{ userErrors { code } }',
    );
    const [payload, settled] = await Promise.all([late, settleAuction(api().app, auction.id)]);
    expect(payload?.userErrors).toMatchObject([{ code: 'STATE' }]);
    expect(settled).toBe(true);
    expect(await seen(auction)).toMatchObject({ finalPrice: '100000.00', winner: 1 });
  });
});

describe('an auction fails', () => {
  it.each<[string, number, string[], Partial<AnnounceAuction>]>([
    ['NO_BIDDER', 0, [], {}],
    ['NO_BID', 1, [], {}],
    ['RESERVE_NOT_MET', 2, ['100000.00', '149999.99'], { reserve: 15_000_000n }],
  ])('with %s', async (failure, count, amounts, values) => {
    const { auction, bidders } = await makeWith(count, values);
    time.at(auction.startsAt);
    for (const [index, amount] of amounts.entries()) await bid(bidders[index], auction, amount);
    time.at(auction.endsAt);
    await settleAuction(api().app, auction.id);
    expect(await seen(auction)).toMatchObject({ state: 'FAILED', failure, finalPrice: null, winner: null });
    expect((await actions(auction)).at(-1)).toBe('failAuction');
  });

  it('when no deal can be opened with the winner, and opens none', async () => {
    const { auction, bidders } = await makeWith(1);
    time.at(auction.startsAt);
    await bid(bidders[0], auction, '100000.00');
    const { manager } = api().app.db;
    const winner = { id: bidders[0]?.member.organizationId ?? '' };
    await manager.update(Organization, winner, { status: 'SUSPENDED' });
    time.at(auction.endsAt);
    expect(await settleAuction(api().app, auction.id)).toBe(true);
    expect(await seen(auction)).toMatchObject({ state: 'FAILED', failure: 'DEAL_REFUSED', finalPrice: null });
    expect(await manager.countBy(Deal, { resultId: auction.resultId })).toBe(0);
    const [last] = (await auditTrail(manager, 'Bidding', auction.id)).slice(-1);
    expect(last).toMatchObject({
      action: 'failAuction',
      facts: { failure: 'DEAL_REFUSED', reasons: [{ code: 'NOT_FOUND', field: 'enterpriseId' }] },
    });
  });

  it('when its result is withdrawn, even for a moment, whatever the bids', async () => {
    const { auction, bidders } = await makeWith(1);
    time.at(auction.startsAt);
    await bid(bidders[0], auction, '100000.00');
    time.at(auction.startsAt, 1000);
    const officer = await scopeOf(api().app, unit.officer);
    const result = await api().app.db.manager.findOneByOrFail(TechResult, { id: auction.resultId });
    const withdrawn = await withdraw(officer, { ...at(result), reason: '专利被宣告无效' });
    await publish(officer, at(withdrawn));
    expect(await settleAuctions(api().app)).toBe(1);
    expect(await seen(auction)).toMatchObject({ state: 'FAILED', failure: 'RESULT_WITHDRAWN', winner: null });
    const { data } = await api()
      .visitor()
      .ask<{ auctions: { edges: { node: { id: string } }[] } }>(
        '{ auctions(filter: { time: OVER }, first: 100) { edges { node { id } } } }',
      );
    expect(data?.auctions.edges.map(({ node }) => node.id)).not.toContain(auction.id);
  });

  it('hides what was sold from the public while the result is withdrawn', async () => {
    const { auction } = await makeWith(0);
    const officer = await scopeOf(api().app, unit.officer);
    const result = await api().app.db.manager.findOneByOrFail(TechResult, { id: auction.resultId });
    await withdraw(officer, { ...at(result), reason: '专利被宣告无效' });
    const { data } = await api()
      .visitor()
      .ask('query ($id: ID!) { auction(id: $id) { result { id } terms { mode } } }', { id: auction.id });
    expect(data).toEqual({ auction: { result: null, terms: null } });
    expect(await settleAuction(api().app, auction.id)).toBe(true);
  });
});

describe('a listing', () => {
  it('goes to the only admitted bidder at the listed price when bidding would start', async () => {
    const { auction } = await makeWith(1, { form: 'LISTING' });
    time.at(auction.startsAt, -1);
    expect(await seen(auction)).toMatchObject({ state: 'REGISTRATION' });
    time.at(auction.startsAt);
    expect(await seen(auction)).toMatchObject({ state: 'ENDED' });
    expect(await settleAuctions(api().app)).toBe(1);
    expect(await seen(auction)).toMatchObject({ state: 'DEAL', finalPrice: '100000.00', winner: 1 });
  });

  it('with several admitted goes on to bids from the listed price upwards', async () => {
    const { auction, bidders } = await makeWith(2, { form: 'LISTING' });
    time.at(auction.startsAt);
    expect(await settleAuctions(api().app)).toBe(0);
    await bid(bidders[1], auction, '100000.00');
    await bid(bidders[0], auction, '120000.00');
    time.at(auction.endsAt);
    expect(await settleAuctions(api().app)).toBe(1);
    expect(await seen(auction)).toMatchObject({ state: 'DEAL', finalPrice: '120000.00', winner: 1 });
  });

  it('held by a licensed operator has its listed price, and the declared relation goes on to the deal', async () => {
    const licence = await receiveFile(await scopeOf(api().app, unit.officer), {
      content: [PDF],
      name: '交易机构资质.pdf',
      purpose: 'document',
    });
    const { auction } = await makeWith(0, {
      form: 'LISTING',
      operator: {
        name: '黑龙江省技术交易市场',
        licenceNumber: 'JS-2301',
        licenceIssuer: '黑龙江省科学技术厅',
        licenceFileId: licence.id,
      },
    });
    const member = await makeEnterprise(api().app, operator);
    const { id: registrationId } = await registerForAuction(await scopeOf(api().app, member), {
      auctionId: auction.id,
      relation: 'RELATED',
      relationExplanation: '股东为完成人配偶',
    });
    await admitBidder(await scopeOf(api().app, unit.officer), { registrationId });
    time.at(auction.startsAt);
    await settleAuction(api().app, auction.id);
    const { manager } = api().app.db;
    const deal = await manager.findOneByOrFail(Deal, { resultId: auction.resultId });
    expect(deal).toMatchObject({ origin: 'LISTING', pricing: 'LISTED', enterpriseId: member.organizationId });
    expect(await manager.findBy(DealDeclaration, { dealId: deal.id })).toMatchObject([
      { side: 'ENTERPRISE', relation: 'RELATED', explanation: '股东为完成人配偶' },
    ]);
  });

  it('of nobody fails', async () => {
    const { auction } = await makeWith(0, { form: 'LISTING' });
    time.at(auction.startsAt);
    await settleAuction(api().app, auction.id);
    expect(await seen(auction)).toMatchObject({ state: 'FAILED', failure: 'NO_BIDDER' });
  });
});

it('lists come by time, and each page costs the same number of statements', async () => {
  const pages = await Promise.all(
    [1, 100].map((first) =>
      api()
        .visitor()
        .ask<{ auctions: { edges: { node: { id: string; outcomeAt: string } }[]; totalCount: number } }>(
          `query ($first: Int) { auctions(filter: { time: OVER }, first: $first) {
             edges { node { id outcomeAt state organization { name } result { title } winner myRegistration { id } } } } }`,
          { first },
        ),
    ),
  );
  const times = pages[1]?.data?.auctions.edges.map(({ node }) => node.outcomeAt) ?? [];
  expect(times.length).toBeGreaterThan(5);
  expect(times).toEqual([...times].sort().reverse());
  expect(pages[0]?.statements).toBe(pages[1]?.statements);
});
