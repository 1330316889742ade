import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { brokenConstraint, inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { storeBroker } from '../../change-broker.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';
import { takeBrokerNumber } from '../broker-number.ts';
import { newBroker } from '../new-broker.ts';

/**
 * Begins the profile of the membership acted as.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN without the role, ALREADY_EXISTS
 */
export async function startBrokerProfile(scope: Scope): Promise<BrokerProfile> {
  const { userId, membershipId, organizationId } = requireUser(scope.actor);
  if (!membershipId || !organizationId || !hasRole(scope.actor, ['BROKER'])) throw new Refusal('FORBIDDEN');
  try {
    return await inTransaction(scope.app.db, async (tx) => {
      const broker = newBroker({ id: membershipId, userId, organizationId }, await takeBrokerNumber(tx));
      await storeBroker({ tx, scope, broker }, null, {
        action: 'startBrokerProfile',
        facts: { number: broker.number },
      });
      return broker;
    });
  } catch (error) {
    if (brokenConstraint(error) === 'broker_profile_membership') throw new Refusal('ALREADY_EXISTS');
    throw error;
  }
}
