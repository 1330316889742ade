import { Tag } from 'antd';
import { useCallback } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { BiddingBar, BidState } from '../../../generated/demands-bidding/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { biddingMessages } from './bidding.messages.ts';

const COLOURS: Readonly<Record<BidState, string>> = {
  DRAFT: 'default',
  SEALED: 'processing',
  OPENED: 'processing',
  ADMITTED: 'processing',
  SCREENED_OUT: 'warning',
  RANKED: 'processing',
  WON: 'success',
  LOST: 'default',
  WITHDRAWN: 'default',
};

export function BidStateTag({ state }: { state: BidState }) {
  const t = useMessages(biddingMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

/** What keeps an organisation from bidding, in words. */
export function useBarText(): (bar: BiddingBar) => string {
  const t = useMessages(biddingMessages);
  return useCallback((bar) => t(`bar${bar}`), [t]);
}

/** Refusals of steps of bidding in words of their own. */
export function useBiddingExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(biddingMessages);
  const barText = useBarText();
  const { locale } = useLanguage();
  return useCallback(
    ({ code, field, params }) => {
      const values = new Map(params.map(({ name, value }) => [name, value]));
      const reason = values.get('reason') ?? '';
      if (code === 'EXPIRED') {
        const time = (name: string) => exactTime(values.get(name) ?? '', locale);
        return t('late', { deadline: time('deadline'), at: time('at') });
      }
      if (reason === 'bars') {
        const bars = (values.get('bars') ?? '').split(' ') as BiddingBar[];
        return t('refusedBars', { bars: bars.map(barText).join(' ') });
      }
      if (field?.startsWith('draft.rights.')) return t('refusedRights');
      const gap = `gap${values.get('gap') ?? ''}`;
      if (gap in biddingMessages.zh) return t(gap as 'gapASK');
      const key = REASONS[reason];
      return key ? t(key) : undefined;
    },
    [t, barText, locale],
  );
}

const REASONS: Readonly<
  Record<
    string,
    | 'refusedInsider'
    | 'refusedOwnBid'
    | 'refusedPartnerElsewhere'
    | 'refusedLeadOrPoster'
    | 'refusedSealed'
    | 'refusedDECIMAL'
  >
> = {
  insider: 'refusedInsider',
  'own-bid': 'refusedOwnBid',
  'partner-elsewhere': 'refusedPartnerElsewhere',
  'lead-or-poster': 'refusedLeadOrPoster',
  sealed: 'refusedSealed',
  DECIMAL: 'refusedDECIMAL',
};
