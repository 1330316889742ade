import type { Transaction } from '../../../platform/database/transaction.ts';
import { Refusal } from '../../../platform/errors.ts';
import { isId } from '../../../platform/ids.ts';
import { lockOrganization } from '../organizations/lock-organization.ts';
import type { Organization } from '../organizations/organization.entity.ts';
import { Membership } from './membership.entity.ts';

/**
 * A membership with its organisation, both locked, the organisation first: so no two transactions can each take one
 * of the last two administrators away.
 * @throws Refusal NOT_FOUND
 */
export async function lockMembership(
  tx: Transaction,
  id: string,
): Promise<{ membership: Membership; organization: Organization }> {
  const known = isId(id) ? await tx.findOneBy(Membership, { id }) : null;
  if (!known) throw new Refusal('NOT_FOUND', { field: 'membershipId' });
  const organization = await lockOrganization(tx, known.organizationId);
  const membership = await tx.findOneOrFail(Membership, {
    where: { id },
    lock: { mode: 'pessimistic_write' },
  });
  return { membership, organization };
}

/** Refuses with CONFLICT where the version is not the one that the decision was made on. */
export function refuseStale(record: { version: number }, expectedVersion: number): void {
  if (record.version !== expectedVersion)
    throw new Refusal('CONFLICT', { params: { version: record.version } });
}

/** Refuses with STATE what would leave an organisation without an active administrator. */
export async function refuseLastAdministrator(tx: Transaction, membership: Membership): Promise<void> {
  const others = await tx
    .createQueryBuilder(Membership, 'other')
    .where('other.organizationId = :organizationId AND other.id <> :id', membership)
    .andWhere(`other.status = 'ACTIVE' AND 'ADMINISTRATOR' = ANY (other.roles)`)
    .getExists();
  if (!others) throw new Refusal('STATE', { params: { reason: 'LAST_ADMINISTRATOR' } });
}
