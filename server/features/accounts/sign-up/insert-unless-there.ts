import type { EntityTarget, ObjectLiteral } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';

/**
 * Inserts a row unless a unique index already has its like; says whether it did. It waits for a transaction that
 * inserts the like at the same moment, so of two that race one gets `false`, and neither an error.
 */
export async function insertUnlessThere<T extends ObjectLiteral>(
  tx: Transaction,
  entity: EntityTarget<T>,
  row: T,
): Promise<boolean> {
  const { raw } = await tx
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(row)
    .orIgnore()
    .returning('id')
    .execute();
  return Array.isArray(raw) && raw.length > 0;
}
