import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { PayoutLineState, PayoutState } from '../../../generated/income-payouts/graphql.ts';
import { payoutMessages } from './payouts.messages.ts';

const COLOURS: Readonly<Record<PayoutState, string>> = {
  PREPARED: 'warning',
  APPROVED: 'processing',
  PAYING: 'processing',
  PAID: 'success',
  CANCELLED: 'default',
};
const LINE_COLOURS: Readonly<Record<PayoutLineState, string>> = {
  PENDING: 'processing',
  PAID: 'success',
  FAILED: 'error',
  CANCELLED: 'default',
};

export function PayoutStateTag({ state }: { state: PayoutState }) {
  const t = useMessages(payoutMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}

export function PayoutLineStateTag({ state }: { state: PayoutLineState }) {
  const t = useMessages(payoutMessages);
  return <Tag color={LINE_COLOURS[state]}>{t(`lineState${state}`)}</Tag>;
}
