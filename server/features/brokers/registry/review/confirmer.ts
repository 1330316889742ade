import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { BrokerConfirmer } from '../../broker.enums.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';

/**
 * Whether somebody of the broker's own organisation can decide on the profile, in SQL on `broker`: the platform does not
 * vouch as an employer, and nobody confirms their own.
 */
export const OWN_ORGANIZATION_DECIDES = `EXISTS (
  SELECT FROM organization place JOIN membership other ON other.organization_id = place.id
  WHERE place.id = broker.organization_id AND place.kind <> 'PLATFORM' AND other.status = 'ACTIVE'
    AND 'ADMINISTRATOR' = ANY (other.roles) AND other.user_id <> broker.user_id)`;

/** Who decides on profiles, by their ids; one statement. */
export async function confirmersOf(
  tx: Transaction,
  brokerIds: readonly string[],
): Promise<ReadonlyMap<string, BrokerConfirmer>> {
  if (brokerIds.length === 0) return new Map();
  const rows = await tx.query<{ id: string; own: boolean }[]>(
    `SELECT broker.id, ${OWN_ORGANIZATION_DECIDES} AS own FROM broker_profile broker WHERE broker.id = ANY ($1)`,
    [brokerIds],
  );
  return new Map(rows.map(({ id, own }) => [id, own ? 'ORGANIZATION' : 'OPERATOR']));
}

/** Who decides on one profile. */
export async function confirmerOf(
  tx: Transaction,
  { id }: Pick<BrokerProfile, 'id'>,
): Promise<BrokerConfirmer> {
  return (await confirmersOf(tx, [id])).get(id) ?? 'OPERATOR';
}
