import type { CaseType } from '../../platform/cases.ts';
import { OPEN_OBJECTIONS } from './notices.enums.ts';

/**
 * SQL condition that the notice of a case is over and no objection is open, for lists of other features.
 * @param caseId expression of the case's id, such as `offer.id`; never from outside
 * @param now expression of the present moment by the clock, or a parameter
 */
export function isAnnouncedSql(caseType: CaseType, caseId: string, now: string): string {
  const ofCase = (alias: string) => `${alias}.case_type = '${caseType}' AND ${alias}.case_id = ${caseId}`;
  const open = OPEN_OBJECTIONS.map((state) => `'${state}'`).join(', ');
  return `(EXISTS (SELECT FROM public_notice over WHERE ${ofCase('over')} AND over.voided_at IS NULL AND over.ends_at <= ${now})
    AND NOT EXISTS (SELECT FROM objection held WHERE ${ofCase('held')} AND held.state IN (${open})))`;
}

/**
 * SQL condition that nothing of the notice of a case stops it: its notice, if it has one, is over and was not found
 * wrong, and no objection is open.
 * @param caseId expression of the case's id; never from outside
 * @param now expression of the present moment by the clock, or a parameter
 */
export function isFreeOfNoticeSql(caseType: CaseType, caseId: string, now: string): string {
  const ofCase = (alias: string) => `${alias}.case_type = '${caseType}' AND ${alias}.case_id = ${caseId}`;
  const open = OPEN_OBJECTIONS.map((state) => `'${state}'`).join(', ');
  return `(NOT EXISTS (SELECT FROM public_notice held WHERE ${ofCase('held')} AND held.voided_at IS NULL
      AND (held.ends_at > ${now} OR EXISTS (
        SELECT FROM objection right_one WHERE right_one.notice_id = held.id AND right_one.outcome = 'UPHELD')))
    AND NOT EXISTS (SELECT FROM objection raised WHERE ${ofCase('raised')} AND raised.state IN (${open})))`;
}
