import { Judging1764000000920 } from '../../../migrations/1764000000920-judging.ts';
import { caseTopic } from '../../../platform/cases.ts';
import type { Feature } from '../../../platform/feature.ts';
import { AwardDecision } from './data/award-decision.entity.ts';
import { BidScreening } from './data/bid-screening.entity.ts';
import { JudgingSeat, ScoreSheet } from './data/judging-seat.entity.ts';
import {
  AwardDecisionResolver,
  BidOutcomeResolver,
  BidVerdictResolver,
  JudgedBidResolver,
  JudgingRoomResolver,
  JudgingSeatResolver,
} from './judging.resolver.ts';
import { judgingRoutes } from './judging.routes.ts';
import { JudgingStepsResolver } from './judging-steps.resolver.ts';
import { followAwards } from './steps/follow-award.ts';

/** The judging of bids: screening, experts and scores, ranking, decision, notice of the winners, award. */
export const judgingFeature: Feature = {
  name: 'judging',
  entities: [BidScreening, JudgingSeat, ScoreSheet, AwardDecision],
  migrations: [Judging1764000000920],
  resolvers: [
    JudgingRoomResolver,
    JudgedBidResolver,
    AwardDecisionResolver,
    BidOutcomeResolver,
    JudgingSeatResolver,
    BidVerdictResolver,
    JudgingStepsResolver,
  ],
  outbox: { [caseTopic('Demand')]: followAwards },
  routes: judgingRoutes,
};
