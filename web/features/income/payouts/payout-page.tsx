import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Progress, Skeleton, Steps } from 'antd';
import { useEffect } from 'react';
import { useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { useNarrow } from '../../../app/theme.tsx';
import {
  PayoutDocument,
  type PayoutQuery,
  type PayoutState,
} from '../../../generated/income-payouts/graphql.ts';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { PayoutLines } from './payout-lines.tsx';
import { PayoutStateTag } from './payout-state-tag.tsx';
import { PayoutSteps } from './payout-steps.tsx';
import { payoutMessages } from './payouts.messages.ts';

export type Payout = NonNullable<PayoutQuery['payout']>;

/** Milliseconds between two looks at a pay-out whose lines are being entered. */
const LOOK_EVERY_MS = 1000;

const STAGE: Readonly<Record<PayoutState, number>> = {
  PREPARED: 1,
  APPROVED: 2,
  PAYING: 3,
  PAID: 4,
  CANCELLED: 1,
};

/** One pay-out: where it stands, who must act, what it comes to, and its lines. */
export function Component() {
  const t = useMessages(payoutMessages);
  const { payoutId = '' } = useParams();
  const { data, loading, error, refetch, startPolling, stopPolling } = useQuery(PayoutDocument, {
    variables: { id: payoutId },
    fetchPolicy: 'cache-and-network',
  });
  const payout = data?.payout;
  const isPaying = payout?.state === 'PAYING';
  useEffect(() => {
    if (!isPaying) return;
    startPolling(LOOK_EVERY_MS);
    return stopPolling;
  }, [isPaying, startPolling, stopPolling]);
  const back = { to: '/desk/payouts?tab=batches', label: t('back') };
  if (!payout) {
    return (
      <div className="f-page">
        <PageTitle title={t('title')} back={back} />
        {loading && <Skeleton active paragraph={{ rows: 12 }} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loading && data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      </div>
    );
  }
  return (
    <div className="f-page">
      <PageTitle
        title={t('pageTitle', { number: payout.number })}
        back={back}
        subtitle={<PayoutStateTag state={payout.state} />}
        extra={<PayoutSteps payout={payout} onChanged={refetch} />}
      />
      <Stages payout={payout} />
      <Summary payout={payout} />
      <section className="f-card">
        <h2>{t('linesTitle')}</h2>
        <PayoutLines payout={payout} onChanged={refetch} />
      </section>
    </div>
  );
}

function Stages({ payout }: { payout: Payout }) {
  const t = useMessages(payoutMessages);
  const narrow = useNarrow();
  const { state, lineCount, paidCount, failedCount } = payout;
  const done = paidCount + failedCount;
  const isOver = state === 'CANCELLED';
  return (
    <>
      <Steps
        size="small"
        current={STAGE[state]}
        status={isOver ? 'error' : state === 'PAID' ? 'finish' : 'process'}
        orientation={narrow ? 'vertical' : 'horizontal'}
        items={[
          { title: t('stagePrepare'), content: payout.preparedBy.name },
          { title: t('stageApprove'), content: payout.approvedBy?.name },
          { title: t('stageBank'), content: <Day value={payout.executedOn} /> },
          { title: t('stageEnter'), content: <DateTime value={payout.finishedAt} /> },
        ]}
      />
      <Alert
        style={{ margin: '16px 0 24px' }}
        type={isOver ? 'warning' : 'info'}
        showIcon
        title={t(`next${state}`, { done, total: lineCount, paid: paidCount, failed: failedCount })}
        description={
          <>
            {payout.cancelReason && t('cancelledBecause', { reason: payout.cancelReason })}
            {state === 'PAYING' && (
              <Progress
                aria-label={t('progress')}
                percent={Math.floor((done / Math.max(lineCount, 1)) * 100)}
              />
            )}
          </>
        }
      />
    </>
  );
}

function Summary({ payout }: { payout: Payout }) {
  const t = useMessages(payoutMessages);
  const items = [
    { label: t('columnLines'), children: <span className="f-number">{payout.lineCount}</span> },
    { label: t('columnGross'), children: <Money value={payout.gross} exact /> },
    { label: t('columnWithheld'), children: <Money value={payout.withheld} exact /> },
    { label: t('columnNet'), children: <Money value={payout.net} exact /> },
    {
      label: t('columnPreparedBy'),
      children: (
        <>
          {payout.preparedBy.name} · <DateTime value={payout.preparedAt} />
        </>
      ),
    },
    ...(payout.approvedBy
      ? [
          {
            label: t('approvedBy'),
            children: (
              <>
                {payout.approvedBy.name} · <DateTime value={payout.approvedAt} />
              </>
            ),
          },
        ]
      : []),
    ...(payout.fileFetchedAt
      ? [{ label: t('fileFetched'), children: <DateTime value={payout.fileFetchedAt} /> }]
      : []),
    ...(payout.confirmedBy
      ? [
          {
            label: t('confirmedBy'),
            children: (
              <>
                {payout.confirmedBy.name} · <DateTime value={payout.confirmedAt} />
              </>
            ),
          },
        ]
      : []),
    ...(payout.executedOn
      ? [{ label: t('columnExecuted'), children: <Day value={payout.executedOn} /> }]
      : []),
    ...(payout.bankReference ? [{ label: t('bankReference'), children: payout.bankReference }] : []),
    ...(payout.receipt
      ? [{ label: t('receipt'), children: <a href={payout.receipt.url}>{payout.receipt.name}</a> }]
      : []),
    ...(payout.note ? [{ label: t('noteLabel'), children: payout.note }] : []),
  ];
  return (
    <section className="f-card" style={{ marginBottom: 24 }}>
      <Descriptions
        title={<h2>{t('summary')}</h2>}
        column={{ xs: 1, sm: 2, lg: 4 }}
        items={items.map((item) => ({ ...item, key: item.label }))}
      />
    </section>
  );
}
