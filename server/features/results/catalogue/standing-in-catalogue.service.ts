import type { Transaction } from '../../../platform/database/transaction.ts';
import { isId } from '../../../platform/ids.ts';
import { TechResult } from '../data/tech-result.entity.ts';

/**
 * Whether a result has been in the public catalogue without a break since a moment. For what rests on it being public,
 * such as an auction. One statement.
 */
export async function publishedSince(tx: Transaction, resultId: string, since: Date): Promise<boolean> {
  if (!isId(resultId)) return false;
  const result = await tx.findOne(TechResult, {
    select: { id: true, state: true, withdrawnAt: true },
    where: { id: resultId },
  });
  if (result?.state !== 'PUBLISHED') return false;
  return result.withdrawnAt === null || result.withdrawnAt < since;
}
