import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { Organization } from './organization.entity.ts';

/**
 * The organisation, locked until the transaction ends. Whatever could leave it without an administrator locks it first.
 * @throws Refusal NOT_FOUND; CONFLICT if its version is not the expected one
 */
export async function lockOrganization(
  tx: Transaction,
  id: string,
  expectedVersion?: number,
): Promise<Organization> {
  const organization = isId(id)
    ? await tx.findOne(Organization, { where: { id }, lock: { mode: 'pessimistic_write' } })
    : null;
  if (!organization) throw new Refusal('NOT_FOUND', { field: 'organizationId' });
  if (expectedVersion !== undefined && organization.version !== expectedVersion) {
    throw new Refusal('CONFLICT', { params: { version: organization.version } });
  }
  return organization;
}
