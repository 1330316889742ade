import type { App } from '../../../platform/app.ts';

/** A sector in which somebody has published results. */
export interface SectorOfCompleter {
  /** Code of the provincial sector. */
  sector: string;
  results: number;
}

/** The sectors of the published results of users, the most results first; one statement. */
export async function sectorsOfCompleters(
  app: App,
  userIds: readonly string[],
): Promise<ReadonlyMap<string, SectorOfCompleter[]>> {
  if (userIds.length === 0) return new Map();
  const rows = await app.db.query<(SectorOfCompleter & { userId: string })[]>(
    `SELECT completer.user_id AS "userId", result.sector, CAST(count(*) AS integer) AS results
     FROM completer JOIN tech_result result ON result.id = completer.result_id
     WHERE completer.user_id = ANY ($1::uuid[]) AND result.state = 'PUBLISHED'
     GROUP BY completer.user_id, result.sector ORDER BY results DESC, result.sector`,
    [[...userIds]],
  );
  const found = new Map<string, SectorOfCompleter[]>();
  for (const { userId, sector, results } of rows) {
    found.set(userId, [...(found.get(userId) ?? []), { sector, results }]);
  }
  return found;
}

/**
 * SQL condition that a user has a published result in a sector, for searches of other features.
 * @param userId expression of the user's id; never from outside
 * @param sector a parameter
 */
export function hasResultInSectorSql(userId: string, sector: string): string {
  return `EXISTS (SELECT FROM completer made JOIN tech_result known ON known.id = made.result_id
    WHERE made.user_id = ${userId} AND known.state = 'PUBLISHED' AND known.sector = ${sector})`;
}
