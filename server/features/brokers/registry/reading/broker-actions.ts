import { type Actor, actingUser, hasRole } from '../../../../platform/auth/actor.ts';
import type { BrokerConfirmer } from '../../broker.enums.ts';
import { brokerDecisionPolicy, brokerPolicy } from '../../broker.policy.ts';
import { brokerStates } from '../../broker.states.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import type { BrokerAction } from '../registry.enums.ts';
import { isProposed } from '../review/decide-broker.service.ts';

/** What the actor can do with a profile at this moment, as far as roles and state tell. */
export function brokerActions(
  actor: Actor,
  broker: BrokerProfile,
  confirmer: BrokerConfirmer,
): BrokerAction[] {
  if (brokerPolicy.edit(actor, broker)) return ownActions(broker);
  if (actingUser(actor)?.userId === broker.userId) return [];
  const { organizationId, state } = broker;
  const decides = brokerDecisionPolicy.decide(actor, { organizationId, confirmer });
  const suspends = brokerDecisionPolicy.suspend(actor, { organizationId, confirmer });
  const waits = state === 'SUBMITTED' || isProposed(broker);
  const mayResume = !broker.suspendedByOperator || hasRole(actor, ['OPERATOR']);
  return [
    ...(decides && waits ? (['CONFIRM', 'RETURN'] as const) : []),
    ...(suspends && brokerStates.can(state, 'suspend') ? (['SUSPEND'] as const) : []),
    ...(suspends && brokerStates.can(state, 'resume') && mayResume ? (['RESUME'] as const) : []),
  ];
}

function ownActions(broker: BrokerProfile): BrokerAction[] {
  const { state, proposed } = broker;
  if (state === 'DRAFT' || state === 'RETURNED') return ['EDIT', 'HAND_IN'];
  if (state === 'SUBMITTED' || isProposed(broker)) return ['TAKE_BACK'];
  if (state !== 'CONFIRMED') return [];
  return proposed === null ? ['EDIT'] : ['EDIT', 'HAND_IN'];
}
