import { useQuery } from '@apollo/client/react';
import { Alert, Flex, Skeleton, Tabs, Tag } from 'antd';
import { Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { MoneyRoomDocument } from '../../../generated/payments/graphql.ts';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useListState } from '../../../ui/use-list-state.ts';
import { RunningStateTag } from '../state-tag.tsx';
import { moneyMessages } from './money.messages.ts';
import styles from './money.module.css';
import { type Running, RunningContext } from './panel.ts';
import { PANELS } from './panels.ts';

const POLL_MS = 20_000;

/** The money of one contract for both sides: what is due and why, reports, invoices, events, inspections. */
export function Component() {
  const t = useMessages(moneyMessages);
  const { dealId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(MoneyRoomDocument, {
    variables: { dealId },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const running = data?.runningContract;
  if (running)
    return <MoneyRoom key={running.id} running={running} stale={Boolean(error)} refetch={refetch} />;
  return (
    <div className="f-page">
      <PageTitle title={t('pageTitle')} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && (loading || !data) && <Skeleton active paragraph={{ rows: 12 }} />}
      {!error && !loading && data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
    </div>
  );
}

interface Props {
  running: Running;
  stale: boolean;
  refetch: () => Promise<unknown>;
}

function MoneyRoom({ running, stale, refetch }: Props) {
  const t = useMessages(moneyMessages);
  const back =
    running.mySide === 'ENTERPRISE'
      ? { to: '/desk/licenses', label: t('backLicenses') }
      : { to: '/desk/running', label: t('backRunning') };
  return (
    <RunningContext value={running}>
      <div className="f-page">
        <PageTitle
          title={t('title', { title: running.title })}
          heading={running.title}
          back={back}
          subtitle={<Subtitle running={running} />}
          extra={<Link to={`/deals/${running.dealId}`}>{t('dealLink')}</Link>}
        />
        {stale && <Alert type="warning" title={t('stale')} showIcon style={{ marginBottom: 16 }} />}
        <Figures running={running} />
        {running.state === 'AWAITING_OPENING' && (
          <Alert
            type="warning"
            showIcon
            title={t('openingNeeded')}
            action={<Link to="?tab=events">{t('openingDo')}</Link>}
            style={{ marginBottom: 16 }}
          />
        )}
        <Parts running={running} refetch={refetch} />
      </div>
    </RunningContext>
  );
}

function Subtitle({ running }: { running: Running }) {
  const t = useMessages(moneyMessages);
  const { from, until } = running;
  return (
    <Flex gap={8} wrap align="center">
      <RunningStateTag state={running.state} />
      <span className="f-number">{running.number}</span>
      <span>
        {running.owner.name} ⇄ {running.enterprise.name}
      </span>
      <span className="f-number">
        {until ? t('heldFromUntil', { from, until }) : t('heldFrom', { from })}
      </span>
      {running.termsFrom !== from && <Tag>{t('amendedOn', { day: running.termsFrom })}</Tag>}
      {running.imported && <Tag>{t('imported')}</Tag>}
    </Flex>
  );
}

/** What is next, at a glance. */
function Figures({ running }: { running: Running }) {
  const t = useMessages(moneyMessages);
  const { nextDueOn, nextReportDueOn, outstanding, overdueSince } = running;
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t(overdueSince ? 'firstUnpaid' : 'nextDue')}</dt>
        <dd>{nextDueOn ? <Day value={nextDueOn} /> : t('none')}</dd>
      </div>
      <div>
        <dt>{t('nextReport')}</dt>
        <dd>{nextReportDueOn ? <Day value={nextReportDueOn} /> : t('none')}</dd>
      </div>
      <div data-late={Boolean(overdueSince)}>
        <dt>{t('outstanding')}</dt>
        <dd>
          <Money value={outstanding} exact />
          {overdueSince && <small>{t('overdueSince', { day: overdueSince })}</small>}
        </dd>
      </div>
    </dl>
  );
}

/** The parts of the room; the address names the open one. */
function Parts({ running, refetch }: Omit<Props, 'stale'>) {
  const t = useMessages(moneyMessages);
  const { get, set } = useListState();
  const shown = PANELS.filter(({ when }) => when?.(running) ?? true);
  const first = shown[0]?.key ?? '';
  const asked = shown.find(({ key }) => key === get('tab'))?.key ?? first;
  return (
    <Tabs
      activeKey={asked}
      onChange={(tab) => set({ tab: tab === first ? null : tab })}
      items={shown.map(({ key, label, Panel }) => ({
        key,
        label: t(label),
        children: (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
            <div className="f-card">
              <Panel dealId={running.dealId} version={running.version} onChanged={refetch} />
            </div>
          </Suspense>
        ),
      }))}
    />
  );
}
