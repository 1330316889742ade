import { Alert, App, Button, Drawer } from 'antd';
import { useState } from 'react';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  type BidSheetPartsFragment,
  WithdrawBidDocument,
  type WithdrawBidMutation,
} from '../../../generated/demands-bidding/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { FaultAlert } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { BidView } from './bid-view.tsx';
import { useBiddingExplain } from './bid-words.tsx';
import { biddingMessages } from './bidding.messages.ts';
import styles from './bidding.module.css';
import { ProofPanel } from './proof-panel.tsx';
import type { RoomParts } from './wizard.tsx';

interface Props extends RoomParts {
  sheet: BidSheetPartsFragment | null;
}

const pick = (data: WithdrawBidMutation) => data.withdrawBid;

/** What lies sealed: when, its digest as the receipt, what has changed since, and the way to withdraw. */
export function SealedPanel({ demand, bid, sheet }: Props) {
  const t = useMessages(biddingMessages);
  const { locale } = useLanguage();
  const { modal } = App.useApp();
  const explain = useBiddingExplain();
  const action = useAction(WithdrawBidDocument, pick);
  const [isShown, setShown] = useState(false);
  const isSealed = sheet !== null;
  const withdraw = () =>
    modal.confirm({
      title: isSealed ? t('withdrawTitle') : t('discardTitle'),
      content: isSealed ? t('withdrawText') : t('discardText'),
      okText: isSealed ? t('withdraw') : t('discard'),
      okButtonProps: { danger: true },
      onOk: async () => void (await action.run({ input: { bidId: bid.id } })),
    });
  if (bid.state === 'WITHDRAWN') return null;
  const withdrawButton = bid.availableActions.includes('WITHDRAW') && (
    <Button danger loading={action.running} onClick={withdraw}>
      {isSealed ? t('withdraw') : t('discard')}
    </Button>
  );
  if (!sheet || !bid.digest) return withdrawButton ? <div>{withdrawButton}</div> : null;
  return (
    <section className={`f-card ${styles.stack}`} style={{ gap: 12 }}>
      <h2 style={{ margin: 0 }}>{t('sealedTitle')}</h2>
      {bid.isAhead && <Alert type="warning" showIcon title={t('ahead')} />}
      {bid.sealedBeforeChange && (
        <Alert type="warning" showIcon title={t('beforeChange', { number: bid.sealedBeforeChange })} />
      )}
      <dl className={styles.facts}>
        <div>
          <dt>{t('sealedAt')}</dt>
          <dd>
            <DateTime value={bid.sealedAt ?? null} exact />
          </dd>
        </div>
      </dl>
      <h3 style={{ margin: 0 }}>{t('digest')}</h3>
      <ProofPanel bidId={bid.id} digest={bid.digest} />
      <p className="f-quiet" style={{ margin: 0 }}>
        {t('digestHint')}
      </p>
      <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
        <Button
          href={`/demands/bids/${bid.id}/receipt.pdf?lang=${locale === 'en' ? 'en' : 'zh'}`}
          target="_blank"
        >
          {t('receipt')}
        </Button>
        <Button onClick={() => setShown(true)}>{t('seeSealed')}</Button>
        {withdrawButton}
      </div>
      <Refusals errors={action.refusals} explain={explain} />
      <FaultAlert fault={action.fault} />
      <Drawer
        open={isShown}
        onClose={() => setShown(false)}
        title={t('sealedTitle')}
        size="large"
        destroyOnHidden
      >
        <BidView content={sheet} demand={demand} />
      </Drawer>
    </section>
  );
}
