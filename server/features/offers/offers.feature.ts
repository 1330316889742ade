import { Offers1764000000750 } from '../../migrations/1764000000750-offers.ts';
import { jobScope } from '../../platform/app.ts';
import { caseTopic } from '../../platform/cases.ts';
import type { Feature } from '../../platform/feature.ts';
import { OFFER_CASE } from './change-offer.ts';
import { Offer } from './data/offer.entity.ts';
import { OfferResolver, ResultOffersResolver } from './offer.resolver.ts';
import { OfferStepsResolver } from './offer-steps.resolver.ts';
import { settleDecision } from './steps/write-offer.service.ts';
import { SWEEP_OFFERS_JOB, sweepOffers } from './sweep-offers.job.ts';
import { DueConditionResolver, EquityTriggerResolver } from './terms/terms.resolver.ts';

/** Offers of results: their terms, clearing and opening. */
export const offersFeature: Feature = {
  name: 'offers',
  entities: [Offer],
  migrations: [Offers1764000000750],
  resolvers: [
    OfferResolver,
    ResultOffersResolver,
    OfferStepsResolver,
    EquityTriggerResolver,
    DueConditionResolver,
  ],
  jobs: { [SWEEP_OFFERS_JOB]: sweepOffers },
  crons: [{ task: SWEEP_OFFERS_JOB, match: '* * * * *' }],
  outbox: {
    [caseTopic(OFFER_CASE)]: async (app, offerIds) => {
      for (const offerId of offerIds) await settleDecision(jobScope(app, 'offers.decision'), offerId);
    },
  },
};
