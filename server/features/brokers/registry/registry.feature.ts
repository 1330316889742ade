import { Brokers1764000001000 } from '../../../migrations/1764000001000-brokers.ts';
import { BrokerReviews1764000001035 } from '../../../migrations/1764000001035-broker-reviews.ts';
import { caseTopic } from '../../../platform/cases.ts';
import type { Feature } from '../../../platform/feature.ts';
import { MEMBERSHIP_TOPIC } from '../../accounts/members/membership.topic.ts';
import { ORGANIZATION_TOPIC } from '../../accounts/organizations/organization.topic.ts';
import { DEAL_CASE } from '../../deals/change-deal.ts';
import { watchLiveIndex } from '../../search/index/live-index.ts';
import { BROKERS_TOPIC } from '../change-broker.ts';
import { BrokerCounter, BrokerProfile } from '../data/broker-profile.entity.ts';
import { ENGAGEMENTS_TOPIC } from '../engagements/change-engagement.ts';
import { DEAL_ENGAGEMENTS_TOPIC } from '../engagements/claims/attach-engagement.service.ts';
import { BrokerAgencyResolver } from './agency/agency.resolver.ts';
import { BrokerResolver } from './broker.resolver.ts';
import { BrokerAccountResolver, BrokerCertificateResolver } from './broker-account.resolver.ts';
import { BrokerStepsResolver } from './broker-steps.resolver.ts';
import { brokerFileAccess } from './file-access.ts';
import { brokerListRoutes } from './list.routes.ts';
import { BrokerReview } from './reviews/broker-review.entity.ts';
import { BrokerReviewResolver, ReviewedBrokerResolver } from './reviews/review.resolver.ts';
import { BrokerSearchResolver } from './search/broker-search.resolver.ts';
import { BROKERS, indexBrokers, reindexBrokersOf } from './search/brokers-collection.ts';

/** Brokers: their profiles, who confirms them, what is public of them and what clients say. */
export const brokerRegistryFeature: Feature = {
  name: 'brokers',
  entities: [BrokerProfile, BrokerCounter, BrokerReview],
  migrations: [Brokers1764000001000, BrokerReviews1764000001035],
  resolvers: [
    BrokerResolver,
    BrokerAccountResolver,
    BrokerCertificateResolver,
    BrokerStepsResolver,
    BrokerAgencyResolver,
    BrokerReviewResolver,
    ReviewedBrokerResolver,
    BrokerSearchResolver,
  ],
  outbox: {
    [BROKERS_TOPIC]: indexBrokers,
    [ORGANIZATION_TOPIC]: reindexBrokersOf('organization'),
    [MEMBERSHIP_TOPIC]: reindexBrokersOf('membership'),
    [ENGAGEMENTS_TOPIC]: reindexBrokersOf('engagement'),
    [DEAL_ENGAGEMENTS_TOPIC]: reindexBrokersOf('deal'),
    [caseTopic(DEAL_CASE)]: reindexBrokersOf('deal'),
  },
  routes: brokerListRoutes,
  fileAccess: brokerFileAccess,
  start: (app) => watchLiveIndex(app, BROKERS),
};
