import { Alert } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { IncomePlanFormQuery, IncomePlanPartsFragment } from '../../../generated/income/graphql.ts';
import { FloorTable } from './floor-table.tsx';
import { incomeMessages } from './income.messages.ts';
import { SplitBar, type SplitPart } from './split-bar.tsx';

type Floors = NonNullable<IncomePlanFormQuery['income']>['floors'];

/** What a plan gives to whom, as far as it is a share of net income. */
export function splitOf(plan: {
  completersBasisPoints: number;
  contributorsBasisPoints: number;
  fundBasisPoints: number;
  commissions: readonly { payer: string; basisPoints?: number | null }[];
}): Record<SplitPart, number> {
  const { completersBasisPoints, contributorsBasisPoints, fundBasisPoints } = plan;
  const left = Math.max(0, 10_000 - completersBasisPoints - contributorsBasisPoints - fundBasisPoints);
  const asked = plan.commissions
    .filter(({ payer }) => payer === 'UNIT')
    .reduce((sum, { basisPoints }) => sum + (basisPoints ?? 0), 0);
  const commission = Math.min(left, asked);
  return {
    COMPLETERS: completersBasisPoints,
    CONTRIBUTORS: contributorsBasisPoints,
    FUND: fundBasisPoints,
    COMMISSION: commission,
    UNIT: left - commission,
  };
}

interface Props {
  plan: Pick<
    IncomePlanPartsFragment,
    'basis' | 'completersConvert' | 'completersBasisPoints' | 'contributorsBasisPoints' | 'fundBasisPoints'
  > & { commissions: readonly { payer: string; basisPoints?: number | null }[] };
  /** None where the reader does not see the rules of the unit, such as a completer. */
  floors: Floors | null;
}

/** A plan as a bar and, beside what the rules demand, as a table. */
export function PlanSplit({ plan, floors }: Props) {
  const t = useMessages(incomeMessages);
  const parts = splitOf(plan);
  const planned = {
    TEAM: parts.COMPLETERS + parts.CONTRIBUTORS,
    COMPLETERS: parts.COMPLETERS,
    CONTRIBUTORS: parts.CONTRIBUTORS,
    FUND: parts.FUND,
  };
  const ownFloors = (floors ?? []).filter(({ rule }) => rule.id !== 'INC-6' || plan.completersConvert);
  return (
    <>
      <SplitBar
        parts={parts}
        floors={ownFloors.map(({ rule, ...floor }) => ({ ...floor, ruleId: rule.id }))}
      />
      {plan.basis === 'AGREED_INCOME' ? (
        <Alert type="info" showIcon title={t('basisFixed')} style={{ marginBottom: 16 }} />
      ) : floors === null ? null : (
        <FloorTable
          name="income-floors"
          rows={ownFloors.map(({ rule, pool, basisPoints, blocks }) => ({
            ruleId: rule.id,
            pool,
            basisPoints,
            blocks,
            authority: rule.authority,
            citation: rule.citation ?? null,
            planned: planned[pool],
          }))}
        />
      )}
    </>
  );
}
