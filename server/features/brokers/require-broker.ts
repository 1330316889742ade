import type { Scope } from '../../platform/app.ts';
import { hasRole, requireUser } from '../../platform/auth/actor.ts';
import type { Transaction } from '../../platform/database/transaction.ts';
import { Refusal } from '../../platform/errors.ts';
import { BrokerProfile } from './data/broker-profile.entity.ts';

/**
 * The confirmed profile as which the actor works. One statement.
 * @throws Refusal SIGN_IN_REQUIRED; FORBIDDEN who does not act as broker; STATE (reason NO_PROFILE or NOT_CONFIRMED) who
 *   has no profile that is confirmed
 */
export async function requireBroker(tx: Transaction, { actor }: Scope): Promise<BrokerProfile> {
  const { membershipId } = requireUser(actor);
  if (!membershipId || !hasRole(actor, ['BROKER'])) {
    throw new Refusal('FORBIDDEN', { params: { action: 'actAsBroker' } });
  }
  const broker = await tx.findOneBy(BrokerProfile, { membershipId });
  if (!broker) throw new Refusal('STATE', { params: { action: 'actAsBroker', reason: 'NO_PROFILE' } });
  if (broker.state !== 'CONFIRMED') {
    throw new Refusal('STATE', {
      params: { state: broker.state, action: 'actAsBroker', reason: 'NOT_CONFIRMED' },
    });
  }
  return broker;
}
