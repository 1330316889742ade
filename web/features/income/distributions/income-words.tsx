import { Tag } from 'antd';
import { useCallback } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { IncomeDistributionState, IncomePlanState } from '../../../generated/income/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { incomeMessages } from './income.messages.ts';
import { zh } from './income.messages.zh.ts';

const PLAN_COLOURS = {
  DRAFT: 'default',
  PROPOSED: 'warning',
  AGREED: 'success',
  SUPERSEDED: 'default',
} as const;
const COLOURS = {
  PREPARED: 'warning',
  APPROVED: 'success',
  WITHDRAWN: 'default',
  REVERSED: 'error',
} as const;

export function PlanStateTag({ state }: { state: IncomePlanState }) {
  const t = useMessages(incomeMessages);
  return <Tag color={PLAN_COLOURS[state]}>{t(`planState${state}`)}</Tag>;
}

export function DistributionStateTag({ state }: { state: IncomeDistributionState }) {
  const t = useMessages(incomeMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

/** 7000 as "70%". */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  return useCallback(
    (basisPoints) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
        basisPoints / 10_000,
      ),
    [locale],
  );
}

const REASONS = Object.keys(zh).filter((key): key is keyof typeof zh & `reason${string}` =>
  key.startsWith('reason'),
);

/** Refusals of income in their own words. */
export function useExplainIncome(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(incomeMessages);
  const percent = usePercent();
  return useCallback(
    ({ params, rule }) => {
      const value = (name: string) => params.find((param) => param.name === name)?.value ?? '';
      const key = REASONS.find((each) => each === `reason${value('reason')}`);
      if (rule && key !== 'reasonGRANTED_FIRST') return undefined;
      return key
        ? t(key, { names: value('names'), agreed: percent(Number(value('agreed') || 0)) })
        : undefined;
    },
    [t, percent],
  );
}
