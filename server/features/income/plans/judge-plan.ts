import { Refusal } from '../../../platform/errors.ts';
import { enforce, warnings } from '../../rulebook/enforce.ts';
import type { RuleWarning } from '../../rulebook/rulebook.types.ts';
import type { Unit } from '../../rulebook/unit.ts';
import type { IncomeSource } from '../sources/income-source.ts';
import { floorsOf, judgeShares, refuseCommissionsBelowFloor } from './floors.ts';
import type { IncomeCommission } from './income-plan.entity.ts';
import { conversionOf, type PlanRecord, sharesOf } from './plan-record.ts';

/**
 * Judges a plan under the rulebook of this moment: the floors (INC-2 to INC-7), the leaders among those who share it
 * (INC-8), and that no commission comes from below a floor.
 * @returns what does not block, for the record
 * @throws Refusal RULE, INVALID (reason MORE_THAN_WHOLE)
 */
export function judgePlan(
  { rulebook }: Unit,
  source: IncomeSource,
  { plan, members, commissions }: PlanRecord,
): RuleWarning[] {
  const conversion = conversionOf(source, plan);
  const shares = sharesOf(plan);
  const below = judgeShares(rulebook, conversion, shares);
  refuseCommissionsBelowFloor(floorsOf(rulebook, conversion), shares, byUnit(commissions));
  refuseCommissionsOfContributors(plan.contributorsBasisPoints, commissions);
  const marked = source.leaders.every(({ completerId, position }) =>
    members.some((member) => member.completerId === completerId && member.leaderPosition === position),
  );
  const leaders = enforce(rulebook, 'INC-8', ({ madePublic }) => madePublic !== true || marked, {
    field: 'completers',
    params: { missing: 'LEADERS_NOT_DECLARED' },
  });
  return [...below, ...warnings(leaders)];
}

/** Basis points of net income that the unit owes at least in commissions; what hangs on other sums is seen when it comes. */
function byUnit(commissions: readonly IncomeCommission[]): number {
  return commissions
    .filter(({ payer }) => payer === 'UNIT')
    .reduce((sum, { basisPoints }) => sum + (basisPoints ?? 0), 0);
}

/** The contributors' part cannot pay more than it has. */
function refuseCommissionsOfContributors(pool: number, commissions: readonly IncomeCommission[]): void {
  const owed = commissions.filter(({ payer }) => payer === 'CONTRIBUTORS');
  const share = owed.reduce((sum, { basisPoints }) => sum + (basisPoints ?? 0), 0);
  if (owed.length === 0 || (pool > 0 && share <= pool)) return;
  const params = { reason: 'MORE_THAN_CONTRIBUTORS', commissions: share, left: pool };
  throw new Refusal('INVALID', { field: 'commissions', params });
}
