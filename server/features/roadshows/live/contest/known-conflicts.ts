import type { Transaction } from '../../../../platform/database/transaction.ts';
import type { HallEntry } from '../../hall-entries.ts';

/** Entries that a user cannot score, as the platform knows by itself: of an own unit, own results, own talks. */
export async function knownConflicts(
  tx: Transaction,
  entries: readonly HallEntry[],
  userId: string,
): Promise<string[]> {
  const rows = await tx.query<{ unit_id: string | null; result_id: string | null }[]>(
    `SELECT organization_id AS unit_id, NULL AS result_id FROM membership
       WHERE user_id = $1 AND status = 'ACTIVE' AND organization_id = ANY ($2::uuid[])
     UNION ALL
     SELECT NULL, result_id FROM completer WHERE user_id = $1 AND result_id = ANY ($3::uuid[])`,
    [userId, entries.map(({ unitId }) => unitId), entries.map(({ resultId }) => resultId)],
  );
  const units = new Set(rows.map(({ unit_id }) => unit_id));
  const results = new Set(rows.map(({ result_id }) => result_id));
  return entries
    .filter(
      ({ unitId, resultId, speakerUserId }) =>
        units.has(unitId) || results.has(resultId) || speakerUserId === userId,
    )
    .map(({ id }) => id);
}
