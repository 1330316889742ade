import { type Actor, actingUser, hasRole } from '../../platform/auth/actor.ts';
import type { Policy } from '../../platform/auth/policy.ts';
import type { BrokerConfirmer } from './broker.enums.ts';
import type { BrokerProfile } from './data/broker-profile.entity.ts';

/** What decisions on a profile look at. */
export type BrokerSubject = Pick<BrokerProfile, 'membershipId' | 'organizationId' | 'state'>;

/** A profile with who decides on it; see `confirmerOf`. */
export type DecidedBroker = Pick<BrokerProfile, 'organizationId'> & { confirmer: BrokerConfirmer };

export const brokerPolicy: Policy<'see' | 'seePrivate' | 'edit', BrokerSubject> = {
  /** Everybody, once it is confirmed. */
  see: (actor, broker) => broker.state === 'CONFIRMED' || seesPrivate(actor, broker),
  /** State, reasons, numbers and copies of the certificates. */
  seePrivate: seesPrivate,
  edit: (actor, broker) => isOwn(actor, broker) && hasRole(actor, ['BROKER'], broker.organizationId),
};

/** That nobody decides on their own profile is up to the steps. */
export const brokerDecisionPolicy: Policy<'decide' | 'suspend', DecidedBroker> = {
  decide: (actor, { organizationId, confirmer }) =>
    confirmer === 'OPERATOR'
      ? hasRole(actor, ['OPERATOR'])
      : hasRole(actor, ['ADMINISTRATOR'], organizationId),
  /** And ends it: whoever vouches for the broker, and the operators in any case. */
  suspend: (actor, { organizationId }) =>
    hasRole(actor, ['OPERATOR']) || hasRole(actor, ['ADMINISTRATOR'], organizationId),
};

/** Whether the actor acts as the membership of a profile. */
export function isOwn(actor: Actor, { membershipId }: Pick<BrokerProfile, 'membershipId'>): boolean {
  return actingUser(actor)?.membershipId === membershipId;
}

function seesPrivate(actor: Actor, broker: BrokerSubject): boolean {
  return (
    isOwn(actor, broker) ||
    hasRole(actor, ['ADMINISTRATOR', 'SUPERVISOR'], broker.organizationId) ||
    hasRole(actor, ['OPERATOR'])
  );
}
