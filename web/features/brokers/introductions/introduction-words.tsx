import { Tag } from 'antd';
import { useCallback } from 'react';
import { type Translate, useLanguage, useMessages } from '../../../app/i18n.tsx';
import type {
  IntroductionClaimPartsFragment,
  IntroductionClaimState,
  IntroductionDoubt,
  IntroductionPartsFragment,
  IntroductionState,
} from '../../../generated/brokers-introductions/graphql.ts';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { introductionMessages } from './introductions.messages.ts';

export type Introduction = IntroductionPartsFragment;
export type Claim = IntroductionClaimPartsFragment;

/** What is asked anew after a step. */
export const AFTER_STEP = ['IntroductionsOfDeal'];

export const STATES: readonly IntroductionState[] = [
  'RECORDED',
  'ACKNOWLEDGED',
  'DISPUTED',
  'SETTLED',
  'LAPSED',
];

export const DOUBTS: readonly IntroductionDoubt[] = [
  'KNEW_EACH_OTHER',
  'NO_SERVICE',
  'OTHER_BROKER',
  'UNRELATED',
  'WRONG_FACTS',
  'OTHER',
];

const COLOURS: Readonly<Record<IntroductionState, string>> = {
  RECORDED: 'processing',
  ACKNOWLEDGED: 'success',
  DISPUTED: 'error',
  SETTLED: 'success',
  LAPSED: 'default',
};

const CLAIM_COLOURS: Readonly<Record<IntroductionClaimState, string>> = {
  OPEN: 'warning',
  ADMITTED: 'processing',
  CONTESTED: 'error',
  SETTLED: 'success',
  DISMISSED: 'default',
};

export function IntroductionTag({ state }: { state: IntroductionState }) {
  const t = useMessages(introductionMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

export function ClaimTag({ state }: { state: IntroductionClaimState }) {
  const t = useMessages(introductionMessages);
  return <Tag color={CLAIM_COLOURS[state]}>{t(`claim${state}`)}</Tag>;
}

/** Basis points as people write a share. */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (basisPoints) => format.format(basisPoints / 10_000);
}

/** Refusals of introductions in their own words; undefined where the general words do. */
export function useIntroductionExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(introductionMessages);
  return useCallback(
    ({ code, field, params }) => {
      const values = Object.fromEntries(params.map(({ name, value }) => [name, value]));
      const reason = `reason${values.reason ?? ''}`;
      if (values.reason && reason in introductionMessages.zh) {
        return (t as Translate<Record<string, string>>)(reason, values);
      }
      if (code === 'ALREADY_EXISTS' && values.introduction)
        return t('refusedDouble', { introduction: values.introduction });
      if (code === 'LIMIT' && field === null) return t('limitReached', { max: values.max ?? '' });
      if (code === 'STATE' && field === 'demandId') return t('demandNotOpen');
      return undefined;
    },
    [t],
  );
}
