import type { Scope } from '../../../../platform/app.ts';
import { hasRole, requireUser } from '../../../../platform/auth/actor.ts';
import { clock } from '../../../../platform/clock.ts';
import { inTransaction } from '../../../../platform/database/transaction.ts';
import { Refusal } from '../../../../platform/errors.ts';
import { isId } from '../../../../platform/ids.ts';
import { UNIT_SEES } from '../matching.policy.ts';

const MOST = 100;

/**
 * Notes that the unit has seen matches; those of others, and those seen before, stay as they are. One statement.
 * @throws Refusal LIMIT, FORBIDDEN
 */
export async function seeMatches(scope: Scope, { matchIds }: { matchIds: readonly string[] }): Promise<void> {
  const actor = requireUser(scope.actor);
  if (!hasRole(actor, UNIT_SEES)) throw new Refusal('FORBIDDEN');
  if (matchIds.length > MOST) throw new Refusal('LIMIT', { field: 'matchIds', params: { max: MOST } });
  const ids = matchIds.filter(isId);
  await inTransaction(scope.app.db, (tx) =>
    tx.query(
      `UPDATE demand_match SET seen_by_unit_at = $3
       WHERE id = ANY(CAST($1 AS uuid[])) AND organization_id = $2 AND seen_by_unit_at IS NULL`,
      [ids, actor.organizationId, clock.now()],
    ),
  );
}
