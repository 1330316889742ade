import type { CaseType } from '../../platform/cases.ts';

/**
 * SQL condition that the leadership was called to decide a case and has not done so, for lists of other features.
 * @param caseId expression of the case's id, such as `offer.id`; never from outside
 */
export function isBeingDecidedSql(caseType: CaseType, caseId: string): string {
  return `EXISTS (SELECT FROM collective_decision called
    WHERE called.case_type = '${caseType}' AND called.case_id = ${caseId} AND called.state = 'CALLED')`;
}
