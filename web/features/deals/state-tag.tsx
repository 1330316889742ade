import { Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import type { DealState } from '../../generated/deals/graphql.ts';
import { dealLabels } from './deal-labels.ts';

const COLOURS: Partial<Record<DealState, string>> = {
  CLEARED: 'processing',
  SIGNED: 'processing',
  ACTIVE: 'success',
  COMPLETED: 'success',
  REFUSED: 'error',
  WITHDRAWN: 'default',
  TERMINATED: 'error',
};

/** Where a deal stands. */
export function StateTag({ state }: { state: DealState }) {
  const labels = useMessages(dealLabels);
  return <Tag color={COLOURS[state] ?? 'default'}>{labels(`state${state}`)}</Tag>;
}
