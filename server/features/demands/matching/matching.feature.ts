import { Matching1764000000950 } from '../../../migrations/1764000000950-matching.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DEMANDS_TOPIC } from '../change-demand.ts';
import { DemandMatch, MatchDigest, MatchDismissal } from './data/match.entity.ts';
import { matchingCrons, matchingJobs, matchSoon } from './matching.jobs.ts';
import { MatchingResolver } from './matching.resolver.ts';

/** Demands meet results, units and experts, from both sides, each match with its reasons. */
export const matchingFeature: Feature = {
  name: 'demandMatching',
  entities: [DemandMatch, MatchDismissal, MatchDigest],
  migrations: [Matching1764000000950],
  resolvers: [MatchingResolver],
  jobs: matchingJobs,
  crons: matchingCrons,
  outbox: { [DEMANDS_TOPIC]: matchSoon },
};
