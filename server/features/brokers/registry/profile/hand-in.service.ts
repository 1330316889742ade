import type { Scope } from '../../../../platform/app.ts';
import { clock } from '../../../../platform/clock.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { ruleOf, unitOf } from '../../../rulebook/unit.ts';
import { presentBroker } from '../../broker.loaders.ts';
import { brokerStates } from '../../broker.states.ts';
import { type BrokerReference, changeBroker, noBroker } from '../../change-broker.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { mailDeciders } from '../broker-mails.ts';
import { byBroker, contentOf, requireComplete } from './save-profile.service.ts';

/**
 * Hands a profile in, or what a confirmed broker proposes; the broker promises to be truthful and to keep secrets (ORG-4).
 * @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE (reason NOTHING_PROPOSED), REQUIRED for what is missing and for the
 *   promise, quoting ORG-4
 */
export async function handInBrokerProfile(
  scope: Scope,
  input: BrokerReference & { promise: boolean },
): Promise<BrokerProfile> {
  const unit = await unitOf(scope.app, await organizationOf(scope, input));
  return changeBroker(scope, input, byBroker, async ({ tx, broker }) => {
    const isProposal = broker.state === 'CONFIRMED';
    const next = isProposal ? broker.state : brokerStates.next(broker.state, 'handIn');
    if (isProposal && (broker.proposed === null || broker.proposedAt !== null)) {
      throw new Refusal('STATE', { params: { state: broker.state, reason: 'NOTHING_PROPOSED' } });
    }
    requireComplete(contentOf(broker));
    if (!input.promise) throw new Refusal('REQUIRED', { field: 'promise', ...ruleOf(unit, 'ORG-4') });
    broker.state = next;
    broker.reason = null;
    if (isProposal) broker.proposedAt = clock.now();
    else broker.handedInAt = clock.now();
    await mailDeciders(tx, scope.app, broker);
    return {
      action: 'handInBrokerProfile',
      facts: { level: contentOf(broker).level, isProposal, promised: 'ORG-4' },
    };
  });
}

/** Takes back what was handed in, to change it. @throws Refusal NOT_FOUND, FORBIDDEN, CONFLICT, STATE */
export function takeBackBrokerProfile(scope: Scope, input: BrokerReference): Promise<BrokerProfile> {
  return changeBroker(scope, input, byBroker, ({ broker }) => {
    if (broker.state === 'CONFIRMED' && broker.proposedAt !== null) broker.proposedAt = null;
    else broker.state = brokerStates.next(broker.state, 'takeBack');
    return { action: 'takeBackBrokerProfile' };
  });
}

/** The agency, unit or platform of a broker; a rulebook is read before the transaction is open. */
async function organizationOf({ app }: Scope, { brokerId }: BrokerReference): Promise<string> {
  const broker = await presentBroker(app.db.manager, brokerId);
  if (!broker) throw noBroker();
  return broker.organizationId;
}
