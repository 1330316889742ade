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

/** Names of those of the ids that are confirmed organisations, by id; one statement. */
export async function organizationNames(
  tx: Transaction,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await tx.find(Organization, {
    select: { id: true, name: true },
    where: { id: In([...new Set(ids)]), status: 'CONFIRMED' },
  });
  return new Map(found.map(({ id, name }) => [id, name]));
}
