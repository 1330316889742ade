import { Demands1764000000900 } from '../../../migrations/1764000000900-demands.ts';
import type { Feature } from '../../../platform/feature.ts';
import { Demand, DemandCounter } from '../data/demand.entity.ts';
import { DemandAmendment, DemandAnswer, DemandInvitation } from '../data/demand-parts.entity.ts';

/** Demands of enterprises: written, reviewed, published, changed and ended. */
export const postingFeature: Feature = {
  name: 'demands',
  entities: [Demand, DemandCounter, DemandAmendment, DemandInvitation, DemandAnswer],
  migrations: [Demands1764000000900],
  resolvers: [],
};
