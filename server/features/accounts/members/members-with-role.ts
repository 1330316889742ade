import { ROLES, type Role } from '../../../platform/auth/roles.ts';
import { clock } from '../../../platform/clock.ts';
import type { Transaction } from '../../../platform/database/transaction.ts';

/** Somebody who can act in a role today, with what a notice to them needs. */
export interface RoleHolder {
  membershipId: string;
  userId: string;
  name: string;
  email: string;
  locale: string;
}

/**
 * The active members of an organisation who hold a role today, also those to whom it is lent; of every confirmed
 * organisation if none is named. In order of joining.
 */
export async function membersWithRole(
  tx: Transaction,
  organizationId: string | null,
  role: Role,
): Promise<RoleHolder[]> {
  if (!(role in ROLES)) throw new TypeError(`There is no role ${role}`);
  return tx.query<RoleHolder[]>(
    `SELECT m.id AS "membershipId", u.id AS "userId", u.name, u.email, u.locale
     FROM membership m
     JOIN user_account u ON u.id = m.user_id
     JOIN organization o ON o.id = m.organization_id AND o.status = 'CONFIRMED'
     WHERE m.status = 'ACTIVE' AND ($1::uuid IS NULL OR m.organization_id = $1) AND ($2 = ANY (m.roles) OR EXISTS (
       SELECT FROM delegation d JOIN membership lender ON lender.id = d.from_membership_id
       WHERE d.to_membership_id = m.id AND d.revoked_at IS NULL AND $3::date BETWEEN d.starts_on AND d.ends_on
         AND $2 = ANY (d.roles) AND $2 = ANY (lender.roles) AND lender.status = 'ACTIVE'))
     ORDER BY m.requested_at, m.id`,
    [organizationId, role, clock.today()],
  );
}
