import { Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import type { RunningState } from '../../generated/payments/graphql.ts';
import { paymentLabels } from './payment-labels.ts';

const COLOURS: Partial<Record<RunningState, string>> = {
  AWAITING_OPENING: 'warning',
  RUNNING: 'processing',
  BOUGHT_OUT: 'success',
  COMPLETED: 'success',
  TERMINATED: 'error',
};

/** Where a running contract stands. */
export function RunningStateTag({ state }: { state: RunningState }) {
  const labels = useMessages(paymentLabels);
  return <Tag color={COLOURS[state] ?? 'default'}>{labels(`state${state}`)}</Tag>;
}
