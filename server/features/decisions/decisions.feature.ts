import { Decisions1764000000730 } from '../../migrations/1764000000730-decisions.ts';
import type { Feature } from '../../platform/feature.ts';
import { CollectiveDecision, DecisionMember } from './collective-decision.entity.ts';

/** Collective decisions of the leadership (PRC-6). */
export const decisionsFeature: Feature = {
  name: 'decisions',
  entities: [CollectiveDecision, DecisionMember],
  migrations: [Decisions1764000000730],
  resolvers: [],
};
