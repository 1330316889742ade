import { type Actor, actingUser, hasRole } from '../../../platform/auth/actor.ts';
import type { Policy } from '../../../platform/auth/policy.ts';
import type { BrokerInvitation } from './data/broker-invitation.entity.ts';
import { ANSWERS_BROKERS, SEES_BROKERS } from './facts/subject.ts';

/** What decisions on an invitation or an offer look at. */
export interface InvitationSubject {
  invitation: Pick<BrokerInvitation, 'way' | 'clientOrganizationId' | 'agencyId'>;
  /** The membership as which the broker acts. */
  brokerMembershipId: string;
}

export type InvitationPolicyAction = 'see' | 'answer' | 'withdraw';

/** Broker and client; of an agency its administrator reads along. Nobody else, and no other broker. */
export const invitationPolicy: Policy<InvitationPolicyAction, InvitationSubject> = {
  see: (actor, subject) =>
    isBroker(actor, subject) ||
    hasRole(actor, SEES_BROKERS, subject.invitation.clientOrganizationId) ||
    (subject.invitation.agencyId !== null && hasRole(actor, ['ADMINISTRATOR'], subject.invitation.agencyId)),
  answer: (actor, subject) =>
    subject.invitation.way === 'INVITATION' ? isBroker(actor, subject) : isClient(actor, subject),
  withdraw: (actor, subject) =>
    subject.invitation.way === 'OFFER' ? isBroker(actor, subject) : isClient(actor, subject),
};

function isBroker(actor: Actor, { brokerMembershipId }: InvitationSubject): boolean {
  return actingUser(actor)?.membershipId === brokerMembershipId && hasRole(actor, ['BROKER']);
}

function isClient(actor: Actor, { invitation }: InvitationSubject): boolean {
  return hasRole(actor, ANSWERS_BROKERS, invitation.clientOrganizationId);
}
