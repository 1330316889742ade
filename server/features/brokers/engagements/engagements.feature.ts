import { Engagements1764000001030 } from '../../../migrations/1764000001030-engagements.ts';
import type { Feature } from '../../../platform/feature.ts';
import { DEMAND_CASE } from '../../demands/change-demand.ts';
import { RESULT_CASE } from '../../results/change-result.ts';
import { DealEngagement } from './data/deal-engagement.entity.ts';
import { Engagement, EngagementCounter } from './data/engagement.entity.ts';
import { EngagementSignature, EngagementTerms } from './data/engagement-parts.entity.ts';
import { DealBrokersResolver } from './deal-brokers.resolver.ts';
import { EngagementResolver } from './engagement.resolver.ts';
import { engagementRoutes } from './engagement.routes.ts';
import { DealEngagementResolver, EngagementTermsResolver } from './engagement-parts.resolver.ts';
import { EngagementStepsResolver } from './engagement-steps.resolver.ts';
import { CommissionExampleResolver } from './example/example.resolver.ts';
import { confidentialAccessBy } from './reading/confidential-access.ts';

/** Engagements of brokers: what they are engaged for, by which terms, and which deals they claim. */
export const engagementsFeature: Feature = {
  name: 'engagements',
  entities: [Engagement, EngagementCounter, EngagementTerms, EngagementSignature, DealEngagement],
  migrations: [Engagements1764000001030],
  resolvers: [
    EngagementResolver,
    EngagementTermsResolver,
    DealEngagementResolver,
    EngagementStepsResolver,
    DealBrokersResolver,
    CommissionExampleResolver,
  ],
  confidentialAccess: {
    [RESULT_CASE]: confidentialAccessBy('result'),
    [DEMAND_CASE]: confidentialAccessBy('demand'),
  },
  routes: engagementRoutes,
};
