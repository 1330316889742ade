import { In } from 'typeorm';
import type { Transaction } from '../../platform/database/transaction.ts';
import { loadOne } from '../../platform/graphql/loaders.ts';
import { isId } from '../../platform/ids.ts';
import { Demand } from './data/demand.entity.ts';

/** Demands by id: whoever asks has decided that they may be seen. */
export const demandById = loadOne('demandById', async (app, ids) => {
  const demands = await app.db.manager.findBy(Demand, { id: In([...ids]) });
  return new Map(demands.map((demand) => [demand.id, demand]));
});

/**
 * The demand as it is now, within a transaction; null for none. `SHARE` keeps it from being changed until the
 * transaction ends and lets others share it; `UPDATE` is for who changes it.
 */
export async function presentDemand(
  tx: Transaction,
  demandId: string,
  lock?: 'SHARE' | 'UPDATE',
): Promise<Demand | null> {
  if (!isId(demandId)) return null;
  return tx.findOne(Demand, {
    where: { id: demandId },
    ...(lock
      ? { lock: { mode: lock === 'SHARE' ? ('pessimistic_read' as const) : ('pessimistic_write' as const) } }
      : {}),
  });
}
