import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { loadOne } from '../../../platform/graphql/loaders.ts';
import { isId } from '../../../platform/ids.ts';
import { Engagement } from './data/engagement.entity.ts';

/** Engagements by id: whoever asks has decided that they may be seen. */
export const engagementById = loadOne('engagementById', async (app, ids) => {
  const engagements = await app.db.manager.findBy(Engagement, { id: In([...ids]) });
  return new Map(engagements.map((engagement) => [engagement.id, engagement]));
});

/** The engagement as it is now, within a transaction; null for none. `UPDATE` is for who changes it. */
export async function presentEngagement(
  tx: Transaction,
  engagementId: string,
  lock?: 'SHARE' | 'UPDATE',
): Promise<Engagement | null> {
  if (!isId(engagementId)) return null;
  return tx.findOne(Engagement, {
    where: { id: engagementId },
    ...(lock
      ? { lock: { mode: lock === 'SHARE' ? ('pessimistic_read' as const) : ('pessimistic_write' as const) } }
      : {}),
  });
}
