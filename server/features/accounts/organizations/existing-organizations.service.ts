import { In } from 'typeorm';
import type { Transaction } from '../../../platform/database/transaction.ts';
import { Organization } from './organization.entity.ts';

/** Those of the ids that are confirmed organisations; one statement. */
export async function existingOrganizations(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const found = await tx.find(Organization, {
    select: { id: true },
    where: { id: In([...new Set(ids)]), status: 'CONFIRMED' },
  });
  return new Set(found.map(({ id }) => id));
}
