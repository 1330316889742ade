import { In, Not } from 'typeorm';
import { loadOne } from '../../platform/graphql/loaders.ts';
import { Auction } from './data/auction.entity.ts';
import { AuctionBid, AuctionRegistration } from './data/auction-parts.entity.ts';

export const auctionById = loadOne('auctionById', async (app, ids) => {
  const auctions = await app.db.manager.findBy(Auction, { id: In([...ids]) });
  return new Map(auctions.map((auction) => [auction.id, auction]));
});

export const registrationById = loadOne('registrationById', async (app, ids) => {
  const registrations = await app.db.manager.findBy(AuctionRegistration, { id: In([...ids]) });
  return new Map(registrations.map((registration) => [registration.id, registration]));
});

/** Key of an enterprise's registration for an auction. */
export function ownKey(auctionId: string, organizationId: string): string {
  return `${auctionId} ${organizationId}`;
}

/** Registrations that were not taken back, by `ownKey`. */
export const ownRegistrations = loadOne('ownRegistrations', async (app, keys) => {
  const pairs = keys.map((key) => key.split(' '));
  const registrations = await app.db.manager.findBy(AuctionRegistration, {
    auctionId: In(pairs.map(([auctionId]) => auctionId)),
    organizationId: In(pairs.map(([, organizationId]) => organizationId)),
    state: Not('WITHDRAWN'),
  });
  return new Map(registrations.map((each) => [ownKey(each.auctionId, each.organizationId), each]));
});

/** The highest bid of each registration. */
export const highestBidOf = loadOne('highestBidOf', async (app, registrationIds) => {
  const bids = await app.db
    .createQueryBuilder(AuctionBid, 'bid')
    .distinctOn(['bid.registrationId'])
    .where('bid.registrationId IN (:...ids)', { ids: [...registrationIds] })
    .orderBy('bid.registrationId')
    .addOrderBy('bid.number', 'DESC')
    .getMany();
  return new Map(bids.map((bid) => [bid.registrationId, bid]));
});
