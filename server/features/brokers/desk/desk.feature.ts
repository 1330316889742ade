import { BrokerDesk1764000001011 } from '../../../migrations/1764000001011-broker-desk.ts';
import type { Feature } from '../../../platform/feature.ts';
import { ENGAGEMENTS_TOPIC } from '../engagements/change-engagement.ts';
import { INTRODUCTIONS_TOPIC } from '../introductions/change-introduction.ts';
import { INVITATIONS_TOPIC } from '../matching/steps/change-invitation.ts';
import { BrokerClientResolver } from './client.resolver.ts';
import { BrokerClient, BrokerClientImport } from './data/broker-client.entity.ts';
import { BrokerLead } from './data/broker-lead.entity.ts';
import { BrokerNote, BrokerTarget, BrokerTask } from './data/lead-parts.entity.ts';
import { brokerDeskRoutes } from './desk.routes.ts';
import { followEngagements, followIntroductions, followInvitations } from './follow/follow-others.ts';
import { BrokerLeadResolver, BrokerTaskResolver } from './lead.resolver.ts';
import { BrokerLeadStepsResolver } from './lead-steps.resolver.ts';
import { leadFileAccess } from './parts/parts.service.ts';

/** The desk of a broker: a board of opportunities, next steps, notes, clients, targets and forecast. */
export const brokerDeskFeature: Feature = {
  name: 'brokerDesk',
  entities: [BrokerLead, BrokerTask, BrokerNote, BrokerTarget, BrokerClient, BrokerClientImport],
  migrations: [BrokerDesk1764000001011],
  resolvers: [BrokerLeadResolver, BrokerTaskResolver, BrokerLeadStepsResolver, BrokerClientResolver],
  outbox: {
    [ENGAGEMENTS_TOPIC]: followEngagements,
    [INVITATIONS_TOPIC]: followInvitations,
    [INTRODUCTIONS_TOPIC]: followIntroductions,
  },
  fileAccess: leadFileAccess,
  routes: brokerDeskRoutes,
};
