import { useQuery } from '@apollo/client/react';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type InnerSplitPartsFragment,
  InnerSplitsDocument,
  WithdrawInnerSplitDocument,
  type WithdrawInnerSplitMutation,
} from '../../../generated/brokers-settlement/graphql.ts';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Refusals } from '../../../ui/refusals.tsx';
import { useAction } from '../../../ui/use-action.ts';
import { usePercent } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import styles from './settlement.module.css';
import { SplitDialog } from './split-dialog.tsx';
import { SplitParts } from './split-parts.tsx';

const pickWithdraw = (data: WithdrawInnerSplitMutation) => data.withdrawInnerSplit;

/** How an agency divides its part of an engagement's commission among its members. */
export function SplitsSection({ engagementId }: { engagementId: string }) {
  const t = useMessages(settlementMessages);
  const percent = usePercent();
  const [proposing, setProposing] = useState(false);
  const { data, error, refetch } = useQuery(InnerSplitsDocument, {
    variables: { engagementId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  const splits = data?.innerSplits;
  if (!splits || typeof splits.share !== 'number') return null;
  const { share, inForce, proposed, canPropose } = splits;
  return (
    <section className="f-card">
      <div className={styles.sectionHead}>
        <h2>{t('sharesTitle')}</h2>
        {canPropose && <Button onClick={() => setProposing(true)}>{t('sharesPropose')}</Button>}
      </div>
      <p>{t('sharesText', { share: percent(share) })}</p>
      {inForce ? (
        <>
          <h3>{t('sharesForce', { number: inForce.number, day: (inForce.agreedAt ?? '').slice(0, 10) })}</h3>
          <SplitParts split={inForce} />
        </>
      ) : (
        <p className="f-quiet">{t('sharesNone')}</p>
      )}
      {proposed && (
        <>
          <h3>{t('sharesProposed', { number: proposed.number })}</h3>
          <SplitParts split={proposed} />
          {proposed.canWithdraw && <Withdraw split={proposed} onDone={refetch} />}
        </>
      )}
      {proposing && (
        <SplitDialog
          engagementId={engagementId}
          onClose={() => setProposing(false)}
          onDone={async () => {
            setProposing(false);
            await refetch();
          }}
        />
      )}
    </section>
  );
}

function Withdraw({ split, onDone }: { split: InnerSplitPartsFragment; onDone: () => Promise<unknown> }) {
  const t = useMessages(settlementMessages);
  const { message, modal } = App.useApp();
  const withdraw = useAction(WithdrawInnerSplitDocument, pickWithdraw);
  const run = async () => {
    const input = { splitId: split.id, expectedVersion: split.version };
    if (!(await withdraw.run({ input }))) return;
    message.success(t('sharesWithdrawn'));
    await onDone();
  };
  return (
    <>
      <Button
        loading={withdraw.running}
        onClick={() => modal.confirm({ title: t('sharesWithdraw'), content: t('withdrawText'), onOk: run })}
      >
        {t('sharesWithdraw')}
      </Button>
      <Refusals errors={withdraw.refusals} />
    </>
  );
}
