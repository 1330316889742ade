import { In } from 'typeorm';
import type { Transaction } from '../../platform/database/transaction.ts';
import { loadOne } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { BrokerProfile } from './data/broker-profile.entity.ts';

/** Brokers by id, in whatever state: whoever asks has decided that they may be seen. */
export const brokerById = loadOne('brokerById', async (app, ids) => {
  const brokers = await app.db.manager.findBy(BrokerProfile, { id: In([...ids]) });
  return new Map(brokers.map((broker) => [broker.id, broker]));
});

/** The profile of a membership, in whatever state. */
export const brokerOfMembership = loadOne('brokerOfMembership', async (app, membershipIds) => {
  const brokers = await app.db.manager.findBy(BrokerProfile, { membershipId: In([...membershipIds]) });
  return new Map(brokers.map((broker) => [broker.membershipId, broker]));
});

/**
 * The broker as they are now, within a transaction; null for none. `SHARE` keeps the profile from being changed until
 * the transaction ends; `UPDATE` is for who changes it.
 */
export async function presentBroker(
  tx: Transaction,
  brokerId: string,
  lock?: 'SHARE' | 'UPDATE',
): Promise<BrokerProfile | null> {
  if (!isId(brokerId)) return null;
  return tx.findOne(BrokerProfile, {
    where: { id: brokerId },
    ...(lock
      ? { lock: { mode: lock === 'SHARE' ? ('pessimistic_read' as const) : ('pessimistic_write' as const) } }
      : {}),
  });
}
