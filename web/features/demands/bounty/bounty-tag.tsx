import { Tag } from 'antd';
import { useMessages } from '../../../app/i18n.tsx';
import type {
  BountyPaymentState,
  BountySafeguardState,
  BountyStageState,
  DemandLaneState,
} from '../../../generated/demands-bounty/graphql.ts';
import { bountyMessages } from './bounty.messages.ts';

type Key =
  | `state${BountyStageState}`
  | `safeguard${BountySafeguardState}`
  | `payment${BountyPaymentState}`
  | `lane${DemandLaneState}`;

const COLOURS: Readonly<Partial<Record<Key, string>>> = {
  stateDUE: 'warning',
  statePARTLY_PAID: 'processing',
  statePAID: 'success',
  safeguardRECORDED: 'processing',
  safeguardCONFIRMED: 'success',
  safeguardREJECTED: 'error',
  paymentRECORDED: 'processing',
  paymentCONFIRMED: 'success',
  paymentDISPUTED: 'error',
  laneACCEPTED: 'success',
  laneSETTLED: 'success',
  laneFAILED: 'error',
};

/** Where a record of a bounty stands, by the key of its word. */
export function BountyTag({ value }: { value: Key }) {
  const t = useMessages(bountyMessages);
  return <Tag color={COLOURS[value] ?? 'default'}>{t(value)}</Tag>;
}

/** Whether a bounty is kept safe, for everybody. */
export function SafeTag({ isSafeguarded }: { isSafeguarded: boolean }) {
  const t = useMessages(bountyMessages);
  return <Tag color={isSafeguarded ? 'success' : 'warning'}>{t(isSafeguarded ? 'safe' : 'notSafe')}</Tag>;
}
