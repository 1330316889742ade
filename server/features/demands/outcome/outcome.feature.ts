import type { Feature } from '../../../platform/feature.ts';
import { LaneGrant } from './lane-grant.entity.ts';
import { DealDemandResolver, DemandOutcomeResolver } from './outcome.resolver.ts';

/**
 * What comes of a demand: the result in the catalogue, the share reserved for its researchers, and the license that the
 * poster takes by its option. Its table stands in the migration of the races.
 */
export const outcomeFeature: Feature = {
  name: 'demand-outcomes',
  entities: [LaneGrant],
  migrations: [],
  resolvers: [DemandOutcomeResolver, DealDemandResolver],
};
