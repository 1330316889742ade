import { Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { demandLabels } from './demand.labels.ts';

type LabelKey = keyof typeof demandLabels.zh;
type Ending<Prefix extends string> = LabelKey extends infer Key
  ? Key extends `${Prefix}${infer Name}`
    ? Name
    : never
  : never;

export type StateName = Ending<'state'>;
export type ModeName = Ending<'mode'>;

const COLOURS: Partial<Record<StateName, string>> = {
  OPEN: 'processing',
  RETURNED: 'warning',
  ON_NOTICE: 'warning',
  ACCEPTED: 'success',
  SETTLED: 'success',
  FAILED: 'error',
  CANCELLED: 'default',
};

/** Where a demand stands. */
export function DemandStateTag({ state }: { state: StateName }) {
  const labels = useMessages(demandLabels);
  return <Tag color={COLOURS[state] ?? 'default'}>{labels(`state${state}`)}</Tag>;
}

/** What a target asks for. */
export interface TargetParts {
  comparison: 'AT_LEAST' | 'AT_MOST' | 'BETWEEN' | 'EQUAL' | 'YES';
  value: string;
  upper?: string | null | undefined;
  unit: string;
}

/** A target in short, such as `≥ 60 %`. */
export function useTargetText(): (target: TargetParts) => string {
  const labels = useMessages(demandLabels);
  return ({ comparison, value, upper, unit }) => {
    const signs = { AT_LEAST: '≥ ', AT_MOST: '≤ ', EQUAL: '= ' } as const;
    if (comparison === 'YES') return labels('targetYES');
    const number = comparison === 'BETWEEN' ? `${value}–${upper ?? ''}` : `${signs[comparison]}${value}`;
    return `${number} ${unit}`.trim();
  };
}
