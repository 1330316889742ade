import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type { BrokerInvitationState } from '../../../generated/brokers-matching/graphql.ts';
import { matchingMessages } from './matching.messages.ts';

const COLOURS: Readonly<Record<BrokerInvitationState, string>> = {
  SENT: 'processing',
  ACCEPTED: 'success',
  DECLINED: 'error',
  WITHDRAWN: 'default',
  EXPIRED: 'warning',
};

/** Where an invitation or an offer stands. */
export function InvitationStateTag({ state }: { state: BrokerInvitationState }) {
  const t = useMessages(matchingMessages);
  return <Tag color={COLOURS[state]}>{t(`state${state}`)}</Tag>;
}
