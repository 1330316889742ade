import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  JudgedDemandFragment,
  JudgingSeatState,
  RoomBidFragment,
} from '../../../generated/demands-judging/graphql.ts';
import { judgingMessages } from './judging.messages.ts';

/** Hundredths of a point as they are read: 87.50. */
export function pointsText(hundredths: number): string {
  return (hundredths / 100).toFixed(2);
}

/** Basis points as people write a share: 5,000 is 50 %. */
export function shareText(basisPoints: number): string {
  return `${basisPoints / 100}%`;
}

const SEAT_COLOURS: Readonly<Record<JudgingSeatState, string>> = {
  INVITED: 'warning',
  READY: 'processing',
  HANDED_IN: 'success',
  RECUSED: 'default',
  RELEASED: 'default',
};

export function SeatTag({ state }: { state: JudgingSeatState }) {
  const t = useMessages(judgingMessages);
  return <Tag color={SEAT_COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

export type ScreeningMark = 'NONE' | 'KEPT' | 'OUT';

export function screeningOf({ screening }: Pick<RoomBidFragment, 'screening'>): ScreeningMark {
  if (!screening) return 'NONE';
  return screening.isKept ? 'KEPT' : 'OUT';
}

const SCREENING_COLOURS: Readonly<Record<ScreeningMark, string>> = {
  NONE: 'warning',
  KEPT: 'success',
  OUT: 'error',
};

export function ScreeningTag({ mark }: { mark: ScreeningMark }) {
  const t = useMessages(judgingMessages);
  return <Tag color={SCREENING_COLOURS[mark]}>{t(`screening${mark}`)}</Tag>;
}

type Target = JudgedDemandFragment['content']['targets'][number];

/** A target's number with its comparison and unit, as people read it. */
export function useWanted(): (target: Target) => string {
  const t = useMessages(judgingMessages);
  return ({ comparison, value, upper, unit }) => {
    const text = t(`comparison${comparison}`, { value, upper: upper ?? '' });
    return comparison === 'YES' ? text : `${text} ${unit}`.trim();
  };
}
