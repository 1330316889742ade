import { Tag } from 'antd';
import { useCallback } from 'react';
import { type Translate, useLanguage, useMessages } from '../../../app/i18n.tsx';
import type {
  DealEngagementState,
  EngagementPartsFragment,
  EngagementState,
  EngagementTermsState,
  EngagementVersionFragment,
} from '../../../generated/brokers-engagements/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { engagementMessages } from './engagements.messages.ts';

export type Engagement = EngagementPartsFragment;
export type Version = EngagementVersionFragment;

export const STATES: readonly EngagementState[] = [
  'PROPOSED',
  'ACCEPTED',
  'ACTIVE',
  'FULFILLED',
  'DECLINED',
  'ENDED',
];

const COLOURS: Readonly<Record<EngagementState, string>> = {
  PROPOSED: 'processing',
  ACCEPTED: 'warning',
  ACTIVE: 'success',
  FULFILLED: 'default',
  DECLINED: 'default',
  ENDED: 'default',
};
const TERMS_COLOURS: Readonly<Record<EngagementTermsState, string>> = {
  PROPOSED: 'processing',
  ACCEPTED: 'warning',
  SIGNED: 'success',
  REPLACED: 'default',
};
const CLAIM_COLOURS: Readonly<Record<DealEngagementState, string>> = {
  CLAIMED: 'warning',
  ADMITTED: 'success',
  CONTESTED: 'error',
  EXCLUDED: 'default',
};

export function EngagementTag({ state }: { state: EngagementState }) {
  const t = useMessages(engagementMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

export function TermsTag({ state }: { state: EngagementTermsState }) {
  const t = useMessages(engagementMessages);
  return <Tag color={TERMS_COLOURS[state]}>{t(`terms${state}`)}</Tag>;
}

export function ClaimTag({ state }: { state: DealEngagementState }) {
  const t = useMessages(engagementMessages);
  return <Tag color={CLAIM_COLOURS[state]}>{t(`claim${state}`)}</Tag>;
}

/** Basis points as people write a share. */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (basisPoints) => format.format(basisPoints / 10_000);
}

/** Refusals of engagements in their own words; undefined where the general words do. */
export function useEngagementExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(engagementMessages);
  return useCallback(
    ({ code, field, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const reason = `reason${values.reason ?? ''}`;
      if (values.reason && reason in engagementMessages.zh)
        return (t as Translate<Record<string, string>>)(reason, values);
      if (code === 'FOUR_EYES') return t('refusedFOUR_EYES');
      return code === 'ALREADY_EXISTS' && field === 'dealNumber' ? t('refusedDouble') : undefined;
    },
    [t],
  );
}
