import type { Scope } from '../../../platform/app.ts';
import { hasRole } from '../../../platform/auth/actor.ts';
import { readWaiting, type Waiting, type WaitingSource } from '../../../platform/waiting.ts';
import { ANSWERS_BROKERS } from './facts/subject.ts';

export type BrokerMatchingWaiting = 'BROKER_INVITATION' | 'BROKER_OFFER';

const OPEN = {
  from: `broker_invitation invitation
    JOIN broker_profile broker ON broker.id = invitation.broker_id
    LEFT JOIN tech_result result ON invitation.subject_kind = 'RESULT' AND result.id = invitation.subject_id
    LEFT JOIN demand ON invitation.subject_kind = 'DEMAND' AND demand.id = invitation.subject_id
    LEFT JOIN deal ON invitation.subject_kind = 'DEAL' AND deal.id = invitation.subject_id`,
  caseId: 'invitation.id',
  title: `COALESCE(result.title, demand.title, deal.title, '')`,
  reference: 'COALESCE(demand.number, deal.number)',
  since: 'invitation.sent_at',
  until: 'invitation.expires_at',
} as const;

/** Invitations to the broker; the name of an anonymous poster stands in none. */
const TO_BROKER: WaitingSource<BrokerMatchingWaiting> = {
  ...OPEN,
  kind: 'BROKER_INVITATION',
  where: `invitation.way = 'INVITATION' AND invitation.state = 'SENT' AND invitation.expires_at > me.now
    AND broker.user_id = me.user_id AND broker.organization_id = me.unit`,
  organizationId: 'CASE WHEN demand.is_anonymous THEN NULL ELSE invitation.client_organization_id END',
};

const TO_CLIENT: WaitingSource<BrokerMatchingWaiting> = {
  ...OPEN,
  kind: 'BROKER_OFFER',
  where: `invitation.way = 'OFFER' AND invitation.state = 'SENT' AND invitation.expires_at > me.now
    AND invitation.client_organization_id = me.unit`,
  userId: 'broker.user_id',
};

/** What waits of invitations and offers: to be answered by the broker, or by the client. */
export function brokerMatchingWaiting(scope: Scope): Promise<Waiting<BrokerMatchingWaiting>[]> {
  return readWaiting(scope, [
    ...(hasRole(scope.actor, ['BROKER']) ? [TO_BROKER] : []),
    ...(hasRole(scope.actor, ANSWERS_BROKERS) ? [TO_CLIENT] : []),
  ]);
}
