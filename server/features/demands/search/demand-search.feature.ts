import type { Feature } from '../../../platform/feature.ts';
import { ORGANIZATION_TOPIC } from '../../accounts/organizations/organization.topic.ts';
import { watchLiveIndex } from '../../search/index/live-index.ts';
import { DEMANDS_TOPIC } from '../change-demand.ts';
import { DemandSearchResolver } from './demand-search.resolver.ts';
import { DEMANDS, indexDemands, reindexDemandsOf } from './demands-collection.ts';

/** The public board of demands, fed from the outbox into an index of its own. */
export const demandSearchFeature: Feature = {
  name: 'demand-search',
  entities: [],
  migrations: [],
  resolvers: [DemandSearchResolver],
  outbox: { [DEMANDS_TOPIC]: indexDemands, [ORGANIZATION_TOPIC]: reindexDemandsOf },
  start: (app) => watchLiveIndex(app, DEMANDS),
};
