import type { Scope } from '../../../../platform/app.ts';
import { type Actor, actingUser } from '../../../../platform/auth/actor.ts';
import { authorize } from '../../../../platform/auth/policy.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { Problems, refuseAll } from '../../../../platform/input/problems.ts';
import { readReason } from '../../../../platform/input/texts.ts';
import { brokerDecisionPolicy } from '../../broker.policy.ts';
import { brokerStates } from '../../broker.states.ts';
import { type BrokerPermit, type BrokerReference, changeBroker } from '../../change-broker.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { mailBroker } from '../broker-mails.ts';
import { contentOf, requireComplete, takeCopies } from '../profile/save-profile.service.ts';
import { confirmerOf } from './confirmer.ts';

const byDecider = permitted('decide');
const bySuspender = permitted('suspend');

function permitted(action: 'decide' | 'suspend'): BrokerPermit {
  return async (actor, broker, tx) => {
    // Nobody decides on their own profile, in whichever membership they act.
    if (actingUser(actor)?.userId === broker.userId) throw new Refusal('FOUR_EYES');
    const { organizationId } = broker;
    const confirmer = await confirmerOf(tx, broker);
    authorize(brokerDecisionPolicy, actor, action, { organizationId, confirmer });
  };
}

/**
 * Confirms a profile that was handed in, or what a confirmed broker proposed. Nobody confirms their own.
 * @throws Refusal NOT_FOUND, FOUR_EYES, FORBIDDEN, CONFLICT, STATE, REQUIRED for what is missing
 */
export function confirmBroker(scope: Scope, input: BrokerReference): Promise<BrokerProfile> {
  return changeBroker(scope, input, byDecider, async (change) => {
    const { tx, broker } = change;
    const isProposal = isProposed(broker);
    const next = isProposal ? broker.state : brokerStates.next(broker.state, 'confirm');
    const content = contentOf(broker);
    requireComplete(content);
    if (isProposal) await takeCopies(change, content.certificates, []);
    Object.assign(broker, {
      state: next,
      level: content.level,
      certificates: content.certificates,
      proposed: null,
      proposedAt: null,
      reason: null,
      confirmedAt: clock.now(),
      confirmedBy: actingUser(scope.actor)?.userId ?? null,
    });
    await mailBroker(tx, scope.app, broker, 'confirmed');
    return { action: 'confirmBroker', facts: { level: broker.level, isProposal } };
  });
}

/**
 * Returns a profile, or what a confirmed broker proposed, with the reason; a confirmed broker stays confirmed.
 * @throws Refusal NOT_FOUND, FOUR_EYES, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason
 */
export function returnBroker(
  scope: Scope,
  input: BrokerReference & { reason: string },
): Promise<BrokerProfile> {
  return changeBroker(scope, input, byDecider, async ({ tx, broker }) => {
    const isProposal = isProposed(broker);
    const next = isProposal ? broker.state : brokerStates.next(broker.state, 'return');
    const reason = readWhy(input.reason);
    Object.assign(broker, { state: next, proposedAt: null, reason });
    await mailBroker(tx, scope.app, broker, 'returned', { reason });
    return { action: 'returnBroker', facts: { isProposal }, personal: { reason } };
  });
}

/**
 * Stops a confirmed broker with a reason: out of the registry at once, and no step as broker any more.
 * @throws Refusal NOT_FOUND, FOUR_EYES, FORBIDDEN, CONFLICT, STATE, REQUIRED without a reason
 */
export function suspendBroker(
  scope: Scope,
  input: BrokerReference & { reason: string },
): Promise<BrokerProfile> {
  return changeBroker(scope, input, bySuspender, async ({ tx, broker }) => {
    const next = brokerStates.next(broker.state, 'suspend');
    const reason = readWhy(input.reason);
    const suspendedByOperator = isOperator(scope.actor);
    Object.assign(broker, { state: next, reason, suspendedByOperator });
    await mailBroker(tx, scope.app, broker, 'suspended', { reason });
    return { action: 'suspendBroker', facts: { suspendedByOperator }, personal: { reason } };
  });
}

/**
 * Ends a stop; one of the operator is ended by the operator only.
 * @throws Refusal NOT_FOUND, FOUR_EYES, FORBIDDEN, CONFLICT, STATE
 */
export function resumeBroker(scope: Scope, input: BrokerReference): Promise<BrokerProfile> {
  return changeBroker(scope, input, bySuspender, async ({ tx, broker }) => {
    if (broker.suspendedByOperator && !isOperator(scope.actor)) {
      throw new Refusal('FORBIDDEN', { params: { action: 'resumeBroker', reason: 'BY_OPERATOR' } });
    }
    const next = brokerStates.next(broker.state, 'resume');
    Object.assign(broker, { state: next, reason: null, suspendedByOperator: false });
    await mailBroker(tx, scope.app, broker, 'resumed');
    return { action: 'resumeBroker' };
  });
}

/** Reads a reason that must be there. @throws Refusal REQUIRED, TOO_LONG */
export function readWhy(text: string): string {
  const problems = new Problems('reason');
  const reason = readReason(text, problems);
  refuseAll(problems.list);
  return reason ?? '';
}

/** Whether a confirmed broker waits for another level or other certificates to be confirmed. */
export function isProposed({ state, proposedAt }: Pick<BrokerProfile, 'state' | 'proposedAt'>): boolean {
  return state === 'CONFIRMED' && proposedAt !== null;
}

function isOperator(actor: Actor): boolean {
  return actingUser(actor)?.roles.has('OPERATOR') ?? false;
}
