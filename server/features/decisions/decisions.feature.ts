import { Decisions1764000000730 } from '../../migrations/1764000000730-decisions.ts';
import type { Feature } from '../../platform/feature.ts';
import { MINUTES_FILES } from './close-decision.service.ts';
import { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';
import { DecisionsResolver } from './decisions.resolver.ts';
import { mayReadMinutes } from './find-decisions.service.ts';

/** Collective decisions of the leadership (PRC-6). */
export const decisionsFeature: Feature = {
  name: 'decisions',
  entities: [CollectiveDecision, DecisionMember],
  migrations: [Decisions1764000000730],
  resolvers: [DecisionsResolver],
  fileAccess: { [MINUTES_FILES]: mayReadMinutes },
};
