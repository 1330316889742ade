import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { groupBy } from '../../../platform/graphql/loaders.ts';
import type { SourceRef } from '../sources/income-source.ts';
import { IncomeDistribution, IncomeDistributionReceipt } from './income-distribution.entity.ts';

/** A distribution that holds, with the money that it divides. */
export interface EarlierIncome {
  id: string;
  /** Fen. */
  net: bigint;
  /** In the order in which it was recorded. */
  received: Pick<IncomeDistributionReceipt, 'receivedId' | 'amount' | 'receivedOn' | 'receiptId'>[];
}

/** The distributions of a source that are prepared or approved, in the order of their preparation. Two statements. */
export async function earlierIncome(
  tx: Transaction,
  { kind: sourceKind, id: sourceId }: SourceRef,
): Promise<EarlierIncome[]> {
  const distributions = await tx.find(IncomeDistribution, {
    where: { sourceKind, sourceId, state: In(['PREPARED', 'APPROVED']) },
    order: { preparedAt: 'ASC', id: 'ASC' },
  });
  if (distributions.length === 0) return [];
  const receipts = groupBy(
    await tx.find(IncomeDistributionReceipt, {
      where: { distributionId: In(distributions.map(({ id }) => id)), live: true },
      order: { receivedId: 'ASC' },
    }),
    ({ distributionId }) => distributionId,
  );
  return distributions.map(({ id, net }) => ({ id, net, received: receipts.get(id) ?? [] }));
}
