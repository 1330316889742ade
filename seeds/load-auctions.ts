import { settleAuction } from '../server/features/auctions/settling/settle-auction.ts';
import { admitBidder, recordDeposit } from '../server/features/auctions/steps/admit-bidder.service.ts';
import { announceAuction } from '../server/features/auctions/steps/announce-auction.service.ts';
import { placeBid } from '../server/features/auctions/steps/place-bid.service.ts';
import { registerForAuction } from '../server/features/auctions/steps/register-for-auction.service.ts';
import { clock } from '../server/platform/clock.ts';
import type { Transaction } from '../server/platform/database/transaction.ts';
import { fen } from './fen.ts';
import { termsOf } from './load-offers.ts';
import type { People, Person } from './load-people.ts';
import type { Happening } from './load-results.ts';
import { paper } from './papers.ts';
import type { World } from './read-world.ts';
import { resultIdOf, seedResult, uninvolved } from './seed-results.ts';
import type { SeedAuction } from './world.types.ts';
import type { WorldDays } from './world-days.ts';

/** Hours of the day, in Shanghai, at which the phases of every auction begin and end. */
const HOURS = {
  announced: 10,
  registered: 11,
  admitted: 15,
  registrationEnds: 17,
  starts: 10,
  ends: 16,
} as const;

const sum = (yuan: string): bigint => fen(yuan) ?? 0n;

/** The listings and auctions of the world, on days counted from the load, so that some still run. */
export function auctionsOf(tx: Transaction, days: WorldDays, world: World, people: People): Happening[] {
  return world.auctions.flatMap((auction, index) => {
    const result = seedResult(world, auction.result);
    const [officer] = uninvolved(result, people);
    const resultId = () => resultIdOf(tx, people, result);
    return stepsOf(auction, { index, days, people, officer, resultId });
  });
}

interface Surroundings {
  index: number;
  days: WorldDays;
  people: People;
  officer: Person;
  resultId: () => Promise<string>;
}

/** What happens in one auction: announced, registrations with deposits, bids in turn, and its end. */
function stepsOf(
  auction: SeedAuction,
  { index, days, people, officer, resultId }: Surroundings,
): Happening[] {
  let auctionId = '';
  const { announced, starts, ends } = auction.days;
  const announce = async () => {
    const announcement = await announcementOf(auction, days, officer);
    ({ id: auctionId } = await announceAuction(officer.scope, {
      resultId: await resultId(),
      ...announcement,
    }));
  };
  const registrations = auction.bidders.flatMap(({ account, admitted }) => {
    const { scope } = people.person(account);
    let registrationId = '';
    const register = async () => {
      ({ id: registrationId } = await registerForAuction(scope, { auctionId, relation: 'NONE' }));
    };
    const admit = async () => {
      if (sum(auction.deposit) > 0n)
        await recordDeposit(officer.scope, {
          registrationId,
          amount: sum(auction.deposit),
          reference: `保证金回单 ${clock.today()}`,
          receivedOn: clock.today(),
        });
      await admitBidder(officer.scope, { registrationId });
    };
    return [
      { at: days.past(announced, { after: 1, hour: HOURS.registered, index }), run: register },
      ...(admitted
        ? [{ at: days.past(announced, { after: 2, hour: HOURS.admitted, index }), run: admit }]
        : []),
    ];
  });
  const bids = auction.bids.map(({ account, amount, after }, number) => ({
    at: days.past(starts, { after, hour: HOURS.starts + 1 + number, index }),
    run: async () => {
      const idempotencyKey = `seed-bid-${number}`;
      await placeBid(people.person(account).scope, { auctionId, amount: sum(amount), idempotencyKey });
    },
  }));
  const settle = async () => {
    await settleAuction(officer.scope.app, auctionId);
  };
  return [
    { at: days.at(announced, { hour: HOURS.announced, index }), run: announce },
    ...registrations,
    ...bids,
    ...(ends < 0 ? [{ at: days.at(ends, { hour: HOURS.ends, index: 1 }), run: settle }] : []),
  ];
}

async function announcementOf(auction: SeedAuction, days: WorldDays, officer: Person) {
  const { form, note, terms, operator, extensionMinutes } = auction;
  const { registrationEnds, starts, ends } = auction.days;
  const endsAt = days.at(ends, { hour: HOURS.ends });
  const licence = ({ name, licenceNumber, licenceIssuer }: NonNullable<SeedAuction['operator']>) =>
    paper(officer, '交易机构资质证明', [name, `许可编号 ${licenceNumber}`, `发证机关 ${licenceIssuer}`]);
  return {
    ...{ form, note, extensionMinutes, endsAt },
    terms: termsOf(terms),
    startPrice: sum(auction.startPrice),
    increment: sum(auction.increment),
    reserve: fen(auction.reserve),
    deposit: sum(auction.deposit),
    operator: operator && { ...operator, licenceFileId: await licence(operator) },
    registrationEndsAt: days.at(registrationEnds, { hour: HOURS.registrationEnds }),
    startsAt: days.at(starts, { hour: HOURS.starts }),
    // Late bids move the end by two hours at most.
    lastEndAt: days.at(ends, { hour: HOURS.ends + 2 }),
  };
}
