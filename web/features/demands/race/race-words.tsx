import { useCallback } from 'react';
import { formatYuan, parseYuan } from '../../../../server/platform/money.ts';
import { type Translate, useLanguage, useMessages } from '../../../app/i18n.tsx';
import type { RaceBoardPartsFragment } from '../../../generated/demands-race/graphql.ts';
import { exactTime } from '../../../ui/date-time.tsx';
import type { UserErrorParts } from '../../../ui/explain.ts';
import { raceMessages } from './race.messages.ts';

export type Board = RaceBoardPartsFragment;
export type BoardLane = Board['lanes'][number];
export type BoardGate = Board['gates'][number];
export type BoardCell = BoardLane['cells'][number];
export type BoardTarget = BoardGate['targets'][number];
export type BoardStage = NonNullable<BoardLane['stages']>[number];

/** Basis points of attainment as people read it: 10,450 is "104.5%". */
export function usePercent(): (basisPoints: number) => string {
  const { locale } = useLanguage();
  return useCallback(
    (basisPoints) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(
        basisPoints / 10_000,
      ),
    [locale],
  );
}

/** What a target asks for, such as "≥ 60 %". */
export function useTargetText(): (target: BoardTarget) => string {
  const t = useMessages(raceMessages);
  return useCallback(
    ({ comparison, value, upper, unit }) => t(comparison, { value, upper: upper ?? '', unit }).trim(),
    [t],
  );
}

/** What a lane measured for a target, with its unit. */
export function useValueText(): (target: BoardTarget | undefined, value: string) => string {
  const t = useMessages(raceMessages);
  return useCallback(
    (target, value) =>
      target?.comparison === 'YES'
        ? t(value === '1' ? 'yes' : 'no')
        : `${value} ${target?.unit ?? ''}`.trim(),
    [t],
  );
}

/** Refusals of a race in its own words. */
export function useRaceExplain(): (error: UserErrorParts) => string | undefined {
  const t = useMessages(raceMessages);
  const { locale } = useLanguage();
  return useCallback(
    (error) => {
      const value = (name: string) => error.params.find((param) => param.name === name)?.value ?? '';
      const moment = (name: string) => (value(name) ? exactTime(value(name), locale) : '');
      if (error.code === 'EXPIRED') return t('late', { deadline: moment('deadline') });
      const reason = `reason${value('reason')}`;
      if (!(reason in raceMessages.zh)) return undefined;
      return (t as Translate<Record<string, string>>)(reason, { until: moment('until') });
    },
    [t, locale],
  );
}

/** What some stages come to together. */
export function sumOf(stages: readonly BoardStage[], amount: (stage: BoardStage) => string): string {
  return formatYuan(stages.reduce((total, stage) => total + (parseYuan(amount(stage)) ?? 0n), 0n));
}
