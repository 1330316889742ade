import type { Scope } from '../../../platform/app.ts';
import { hasRole, requireUser } from '../../../platform/auth/actor.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { organizationById } from '../../accounts/accounts.loaders.ts';
import { BrokerProfile } from '../data/broker-profile.entity.ts';

/** A broker at the own desk. */
export interface OwnDesk {
  broker: BrokerProfile;
  /** The agency that the broker works for; null for those of a unit and for independent ones. */
  agencyId: string | null;
}

/**
 * The desk of the acting broker, whatever the state of the profile: notes stay one's own while a profile is reviewed.
 * @throws Refusal SIGN_IN_REQUIRED, FORBIDDEN, STATE (reason NO_PROFILE)
 */
export async function ownDesk(tx: Transaction, { app, actor }: Scope): Promise<OwnDesk> {
  const { membershipId } = requireUser(actor);
  if (!membershipId || !hasRole(actor, ['BROKER'])) throw new Refusal('FORBIDDEN');
  const broker = await tx.findOneBy(BrokerProfile, { membershipId });
  if (!broker) throw new Refusal('STATE', { params: { action: 'openDesk', reason: 'NO_PROFILE' } });
  const organization = (await organizationById.batch(app, [broker.organizationId])).get(
    broker.organizationId,
  );
  return { broker, agencyId: organization?.kind === 'AGENCY' ? organization.id : null };
}

/** Keeps a desk to one step at a time, so that the places in its columns stay in order. */
export async function lockDesk(tx: Transaction, brokerId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`broker-desk:${brokerId}`]);
}
