import { Bids1764000000910 } from '../../../migrations/1764000000910-bids.ts';
import type { Feature } from '../../../platform/feature.ts';
import { Bid, BidPartner } from '../data/bid.entity.ts';
import {
  BidPartnerResolver,
  BidPartnerShareResolver,
  BidResolver,
  BidSheetResolver,
} from './bid.resolver.ts';
import { BidStepsResolver } from './bid-steps.resolver.ts';
import { biddingRoutes } from './bidding.routes.ts';
import { openDueBids } from './opening/open-bids.job.ts';
import { OPEN_BIDS_JOB } from './opening/open-bids.service.ts';
import { bidFileAccess } from './reading/find-bid.service.ts';

/** Bids for demands: written, sealed until the deadline for everybody, opened at once. */
export const biddingFeature: Feature = {
  name: 'demands-bidding',
  entities: [Bid, BidPartner],
  migrations: [Bids1764000000910],
  resolvers: [BidResolver, BidPartnerResolver, BidPartnerShareResolver, BidSheetResolver, BidStepsResolver],
  jobs: {
    [OPEN_BIDS_JOB]: async (app) => {
      await openDueBids(app);
    },
  },
  crons: [{ task: OPEN_BIDS_JOB, match: '* * * * *' }],
  fileAccess: bidFileAccess,
  routes: biddingRoutes,
};
