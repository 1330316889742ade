import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { PayoutLine } from './payout-line.entity.ts';

/** Those of some rewards (lines of distributions) that are paid or on their way: they can be neither paid again nor reversed. */
export async function rewardsInPayouts(
  tx: Transaction,
  distributionLineIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (distributionLineIds.length === 0) return new Set();
  const lines = await tx.find(PayoutLine, {
    select: { id: true, distributionLineId: true },
    where: { distributionLineId: In([...distributionLineIds]), state: In(['PENDING', 'PAID']) },
  });
  return new Set(lines.map(({ distributionLineId }) => distributionLineId));
}
