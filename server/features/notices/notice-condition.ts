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
