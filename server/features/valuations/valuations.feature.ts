import { Valuations1764000000720 } from '../../migrations/1764000000720-valuations.ts';
import type { Feature } from '../../platform/feature.ts';
import { mayReadReport } from './find-valuations.service.ts';
import { VALUATION_FILES } from './record-valuation.service.ts';
import { Valuation } from './valuation.entity.ts';
import { ValuationsResolver } from './valuations.resolver.ts';

/** Valuations of results (PRC-4, PRC-5). */
export const valuationsFeature: Feature = {
  name: 'valuations',
  entities: [Valuation],
  migrations: [Valuations1764000000720],
  resolvers: [ValuationsResolver],
  fileAccess: { [VALUATION_FILES]: mayReadReport },
};
