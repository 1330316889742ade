import { Tag } from 'antd';
import { useMessages } from '../../app/i18n.tsx';
import { useLiveState } from '../../app/live-state.ts';
import type { AuctionRowFragment, AuctionState } from '../../generated/auctions/graphql.ts';
import { Money } from '../../ui/money.tsx';
import { auctionMessages } from './auctions.messages.ts';
import styles from './auctions.module.css';

const COLORS: Partial<Record<AuctionState, string>> = {
  RUNNING: 'processing',
  ENDED: 'warning',
  DEAL: 'success',
  FAILED: 'error',
};

export function AuctionStateTag({ state }: { state: AuctionState }) {
  const t = useMessages(auctionMessages);
  return <Tag color={COLORS[state] ?? 'default'}>{t(`state${state}`)}</Tag>;
}

/** The price as it stands: found, highest, or where it begins. */
export function PriceNow({ auction }: { auction: AuctionRowFragment }) {
  return <Money exact value={auction.finalPrice ?? auction.highestAmount ?? auction.startPrice} />;
}

/** How often an open page asks for itself while the live connection is down. */
export const POLL_MS = 3000;

/** Whether prices come by themselves, in words. */
export function LiveMark() {
  const t = useMessages(auctionMessages);
  const state = useLiveState();
  const text =
    state === 'live'
      ? t('live')
      : state === 'away'
        ? t('polling', { seconds: POLL_MS / 1000 })
        : t('connecting');
  return (
    <span className={`f-quiet ${styles.live} ${styles[state] ?? ''}`} role="status">
      {text}
    </span>
  );
}
