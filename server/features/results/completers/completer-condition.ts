import type { CompleterStatus } from '../result.enums.ts';

/**
 * SQL condition that a user is a completer of a result, also one who left unless a status is named; for lists of other
 * features.
 * @param resultId expression of the result's id, such as `deal.result_id`; never from outside
 * @param userId expression of the user's id, or a parameter
 */
export function isCompleterSql(resultId: string, userId: string, status?: CompleterStatus): string {
  const standing = status ? ` AND mine.status = '${status}'` : '';
  return `EXISTS (SELECT FROM completer mine WHERE mine.result_id = ${resultId} AND mine.user_id = ${userId}${standing})`;
}

/** SQL condition that a user speaks for the completers of a result; parameters as above. */
export function isRepresentativeSql(resultId: string, userId: string): string {
  return `EXISTS (SELECT FROM completer mine WHERE mine.result_id = ${resultId} AND mine.user_id = ${userId}
    AND mine.representative AND mine.status = 'ACTIVE')`;
}
