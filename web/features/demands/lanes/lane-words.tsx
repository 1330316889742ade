import { Tag } from 'antd';
import { useCallback } from 'react';
import { type Translate, useLanguage, useMessages } from '../../../app/i18n.tsx';
import type {
  DemandLaneState,
  DemandMilestoneState,
  FreeingGround,
  LanePartsFragment,
  PledgedTargetPartsFragment,
} from '../../../generated/demands-lanes/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { laneMessages } from './lanes.messages.ts';

export type Lane = LanePartsFragment;
export type Target = PledgedTargetPartsFragment;

/** What is asked anew after a step: it may let bounty fall due, which the card beside the lanes shows. */
export const AFTER_STEP = ['DemandLanes', 'DemandBountyCard'];

/** What may free from blame. */
export const GROUNDS: readonly FreeingGround[] = [
  'FORCE_MAJEURE',
  'LIMIT_OF_THE_ART',
  'POSTER_DEFAULT',
  'CHANGE_OF_POLICY',
  'DILIGENT_EXPLORATION',
];

const COLOURS: Partial<Record<DemandLaneState, string>> = {
  AWARDED: 'warning',
  ACCEPTED: 'success',
  SETTLED: 'success',
  FAILED: 'error',
  ELIMINATED: 'default',
  DECLINED: 'default',
};

export function LaneStateTag({ state }: { state: DemandLaneState }) {
  const t = useMessages(laneMessages);
  return <Tag color={COLOURS[state] ?? 'processing'}>{t(`state${state}`)}</Tag>;
}

const MILESTONE_COLOURS: Partial<Record<DemandMilestoneState, string>> = {
  HANDED_IN: 'processing',
  ACCEPTED: 'success',
  RETURNED: 'warning',
};

export function MilestoneTag({ state }: { state: DemandMilestoneState }) {
  const t = useMessages(laneMessages);
  return <Tag color={MILESTONE_COLOURS[state] ?? 'default'}>{t(`milestone${state}`)}</Tag>;
}

/** A pledged value in short, such as `≥ 60 %`. */
export function useTargetText(): (target: Target) => string {
  const t = useMessages(laneMessages);
  return useCallback(
    ({ comparison, value, upper, unit }) => {
      if (comparison === 'YES') return t('compareYES');
      if (value === '') return t('compareNone');
      if (comparison === 'BETWEEN') return t('compareBETWEEN', { value, upper: upper ?? '', unit }).trim();
      return t(`compare${comparison}`, { value, unit }).trim();
    },
    [t],
  );
}

/** Basis points as people write a share. */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (basisPoints) => format.format(basisPoints / 10_000);
}

/** Refusals of lanes in their own words; undefined where the general words do. */
export function useLaneExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(laneMessages);
  return useCallback(
    ({ code, field, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const reason = `reason${values.reason ?? ''}`;
      if (values.reason && reason in laneMessages.zh) {
        return (t as Translate<Record<string, string>>)(reason, values);
      }
      if (code === 'CONFLICT' && field === 'digest') return t('refusedDigest');
      if (code === 'REQUIRED' && field === 'milestones')
        return t('refusedStages', { missing: values.missing ?? '' });
      if (code === 'NOT_FOUND' && field === 'rank') return t('nobodyNext');
      if (code === 'ALREADY_EXISTS' && field === null) return t('alreadyReplaced');
      if (field === 'pledge' && values.missing) {
        const terms = values.missing.split(' ').map((term) => t(`term${term}` as 'termDATES'));
        return t('refusedMissing', { terms: terms.join('、') });
      }
      return undefined;
    },
    [t],
  );
}
