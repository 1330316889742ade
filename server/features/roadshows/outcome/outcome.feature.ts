import type { Feature } from '../../../platform/feature.ts';
import { InterestCardResolver, RoadshowOutcomeResolver } from './outcome.resolver.ts';
import { outcomeRoutes } from './outcome.routes.ts';

/** What came of roadshows: interest cards followed to contact, request, deal and money. */
export const roadshowOutcomeFeature: Feature = {
  name: 'roadshow-outcome',
  entities: [],
  migrations: [],
  resolvers: [RoadshowOutcomeResolver, InterestCardResolver],
  routes: outcomeRoutes,
};
