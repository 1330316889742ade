import type { CaseRef } from '../../../platform/cases.ts';
import type { IncomeDistribution } from './income-distribution.entity.ts';

/** The distribution's case: key of its notice, its objections and its events. */
export function distributionCase({ id }: Pick<IncomeDistribution, 'id'>): CaseRef {
  return { caseType: 'IncomeDistribution', caseId: id };
}
