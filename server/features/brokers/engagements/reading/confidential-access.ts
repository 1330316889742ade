import type { ConfidentialAccess } from '../../../../platform/auth/confidential-access.ts';
import { clock } from '../../../../platform/clock.ts';

/** What an engagement can open: the table of the case, which has its owner, and the engagement's column for it. */
const PLACES = {
  result: { table: 'tech_result', column: 'result_id' },
  demand: { table: 'demand', column: 'demand_id' },
} as const;

/**
 * Opens the confidential part of a client's own result or demand to the brokers whom it engaged for it with that leave:
 * the leading broker, acting as the membership engaged, and the co-brokers of the terms in force, all as confirmed
 * brokers and from the first day of the engagement to its last, while it is active. Agencies and others who share the
 * commission get nothing by it.
 */
export function confidentialAccessBy(place: keyof typeof PLACES): ConfidentialAccess {
  const { table, column } = PLACES[place];
  return async (app, { userId, membershipId }, caseIds) => {
    const rows = await app.db.query<{ id: string }[]>(
      `SELECT DISTINCT subject.id
       FROM engagement JOIN ${table} subject ON subject.id = engagement.${column}
         AND subject.organization_id = engagement.client_organization_id
       JOIN broker_profile broker ON broker.membership_id = $2 AND broker.user_id = $1 AND broker.state = 'CONFIRMED'
       WHERE subject.id = ANY (CAST($3 AS uuid[])) AND engagement.state = 'ACTIVE' AND engagement.confidential_access
         AND CAST($4 AS date) BETWEEN engagement.starts_on AND engagement.ends_on
         AND (engagement.lead_membership_id = $2 OR EXISTS (
           SELECT FROM (
             SELECT terms FROM engagement_terms version
             WHERE version.engagement_id = engagement.id AND version.state = 'SIGNED' AND version.effective_from <= $4
             ORDER BY version.effective_from DESC LIMIT 1) in_force
           CROSS JOIN jsonb_array_elements(in_force.terms -> 'beneficiaries') part
           WHERE part ->> 'role' = 'CO_BROKER' AND part ->> 'userId' = CAST($1 AS text)))`,
      [userId, membershipId, [...caseIds], clock.today()],
    );
    return new Set(rows.map(({ id }) => id));
  };
}
