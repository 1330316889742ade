import { Auctions1764000000780 } from '../../migrations/1764000000780-auctions.ts';
import type { Feature } from '../../platform/feature.ts';
import { AuctionResolver } from './auction.resolver.ts';
import { AuctionBidResolver, AuctionRegistrationResolver } from './auction-parts.resolver.ts';
import { AuctionStepsResolver } from './auction-steps.resolver.ts';
import { Auction } from './data/auction.entity.ts';
import { AuctionBid, AuctionRegistration } from './data/auction-parts.entity.ts';
import { SETTLE_AUCTIONS_JOB, settleAuctions } from './settling/settle-auctions.job.ts';
import { LICENCE_FILE } from './steps/announce-auction.service.ts';

/** Listings and ascending auctions of published results: a price is found, and a deal opened. */
export const auctionsFeature: Feature = {
  name: 'auctions',
  entities: [Auction, AuctionRegistration, AuctionBid],
  migrations: [Auctions1764000000780],
  resolvers: [AuctionResolver, AuctionRegistrationResolver, AuctionBidResolver, AuctionStepsResolver],
  jobs: {
    [SETTLE_AUCTIONS_JOB]: async (app) => {
      await settleAuctions(app);
    },
  },
  crons: [{ task: SETTLE_AUCTIONS_JOB, match: '* * * * *' }],
  // Everybody may see on which licence an auction rests.
  fileAccess: { [LICENCE_FILE]: async () => true },
};
