import { In } from 'typeorm';
import type { Transaction } from '../../../../platform/database/transaction.ts';
import { groupBy } from '../../../../platform/graphql/loaders.ts';
import { InnerSplit, InnerSplitPart } from '../data/inner-split.entity.ts';

/** The parts of inner splits that are agreed, by `engagementId:organizationId`; two statements at most. */
export async function splitsInForce(
  tx: Transaction,
  of: readonly { engagementId: string; organizationId: string }[],
): Promise<ReadonlyMap<string, InnerSplitPart[]>> {
  if (of.length === 0) return new Map();
  const splits = await tx.find(InnerSplit, {
    where: {
      engagementId: In([...new Set(of.map(({ engagementId }) => engagementId))]),
      organizationId: In([...new Set(of.map(({ organizationId }) => organizationId))]),
      state: 'AGREED',
    },
  });
  if (splits.length === 0) return new Map();
  const parts = groupBy(await partsOf(tx, splits), ({ splitId }) => splitId);
  return new Map(
    splits.map(({ id, engagementId, organizationId }) => [
      `${engagementId}:${organizationId}`,
      parts.get(id) ?? [],
    ]),
  );
}

/** The parts of splits in their order. */
export function partsOf(
  tx: Transaction,
  splits: readonly Pick<InnerSplit, 'id'>[],
): Promise<InnerSplitPart[]> {
  return tx.find(InnerSplitPart, {
    where: { splitId: In(splits.map(({ id }) => id)) },
    order: { splitId: 'ASC', position: 'ASC' },
  });
}
