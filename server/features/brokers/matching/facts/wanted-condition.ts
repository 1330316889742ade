import { isPublishedSql } from '../../../results/catalogue/published-condition.ts';

/**
 * SQL condition that a wish stands on the wanted board: not taken back, in time, about a published result or a demand
 * that is open; parameters `today` and `now`.
 * @param wish alias of the wish; never from outside
 */
export function isWantedSql(wish: string): string {
  return `(${wish}.revoked_at IS NULL AND (${wish}.until_day IS NULL OR ${wish}.until_day >= :today) AND (
    (${wish}.kind = 'RESULT' AND ${isPublishedSql(`${wish}.subject_id`)}) OR
    (${wish}.kind = 'DEMAND' AND EXISTS (SELECT FROM demand d WHERE d.id = ${wish}.subject_id AND d.state = 'OPEN'
      AND (d.bids_close_at IS NULL OR d.bids_close_at > :now)))))`;
}
