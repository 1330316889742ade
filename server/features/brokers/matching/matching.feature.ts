import { BrokerMatching1764000001010 } from '../../../migrations/1764000001010-broker-matching.ts';
import type { Feature } from '../../../platform/feature.ts';
import { BrokerInvitation } from './data/broker-invitation.entity.ts';
import { BrokerWish } from './data/broker-wish.entity.ts';
import { BrokerInvitationResolver } from './invitation.resolver.ts';
import { BrokerMatchResolver, BrokerWishResolver } from './matching.resolver.ts';
import { brokerMatchingRoutes } from './matching.routes.ts';

/** Clients find brokers, with reasons, and brokers find who wants one; invitations and offers from both sides. */
export const brokerMatchingFeature: Feature = {
  name: 'brokerMatching',
  entities: [BrokerWish, BrokerInvitation],
  migrations: [BrokerMatching1764000001010],
  resolvers: [BrokerMatchResolver, BrokerWishResolver, BrokerInvitationResolver],
  routes: brokerMatchingRoutes,
};
