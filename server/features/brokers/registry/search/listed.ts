import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { BrokerProfile } from '../../data/broker-profile.entity.ts';

/** Who is in the public registry, in SQL on `broker`: confirmed, and still a broker of a confirmed organisation. */
export const IS_LISTED = `broker.state = 'CONFIRMED' AND EXISTS (
  SELECT FROM membership JOIN organization place ON place.id = membership.organization_id
  WHERE membership.id = broker.membership_id AND membership.status = 'ACTIVE'
    AND 'BROKER' = ANY (membership.roles) AND place.status = 'CONFIRMED')`;

/** Whether a broker is in the public registry. */
export async function isInForce(tx: Transaction, { id }: Pick<BrokerProfile, 'id'>): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM broker_profile broker WHERE broker.id = $1 AND ${IS_LISTED}`,
    [id],
  );
  return rows.length > 0;
}
