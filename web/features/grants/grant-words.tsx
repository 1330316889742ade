import { Tag } from 'antd';
import { useLanguage, useMessages } from '../../app/i18n.tsx';
import type { GrantState, OwnershipGrantRowFragment } from '../../generated/grants/graphql.ts';
import { grantMessages } from './grants.messages.ts';

const COLOURS: Partial<Record<GrantState, string>> = {
  ON_NOTICE: 'warning',
  IN_FORCE: 'success',
  REFUSED: 'error',
};

export function GrantStateTag({ state }: { state: GrantState }) {
  const t = useMessages(grantMessages);
  return <Tag color={COLOURS[state] ?? 'processing'}>{t(`state${state}`)}</Tag>;
}

/** Basis points as people write a share: 7,050 is 70.5 %. */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  return (basisPoints) => format.format(basisPoints / 10_000);
}

/** What is granted: a share of the ownership, or years of use. */
export function useExtent(): (
  grant: Pick<OwnershipGrantRowFragment, 'shareBasisPoints' | 'useYears'>,
) => string {
  const t = useMessages(grantMessages);
  const percent = usePercent();
  return ({ shareBasisPoints, useYears }) =>
    typeof useYears === 'number'
      ? t('extentYears', { years: useYears })
      : t('extentShare', { percent: percent(shareBasisPoints ?? 0) });
}
