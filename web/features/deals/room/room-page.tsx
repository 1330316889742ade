import { useQuery } from '@apollo/client/react';
import { Button, Dropdown, Flex, Skeleton, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { type DealAction, DealRoomDocument } from '../../../generated/deals/graphql.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { dealLabels } from '../deal-labels.ts';
import { StateTag } from '../state-tag.tsx';
import { NextCard } from './next-card.tsx';
import { Parts } from './parts.tsx';
import { roomMessages } from './room.messages.ts';
import styles from './room.module.css';
import { type Deal, RoomContext, useRoom } from './room-context.ts';
import { StageLine } from './stage-line.tsx';
import { OpenStep } from './steps/open-step.tsx';
import { useRoomState } from './use-room-state.ts';

const FindBrokers = lazy(() => import('../../brokers/matching/find-brokers.tsx'));

const DealEngagements = lazy(() => import('../../brokers/engagements/deal-engagements.tsx'));
const DealIntroductions = lazy(() => import('../../brokers/introductions/deal-introductions.tsx'));

const POLL_MS = 15_000;
/** Steps whose place in the room is plain to see. */
const IN_PLACE: ReadonlySet<DealAction> = new Set(['POST_MESSAGE', 'ADD_DOCUMENT', 'ACCEPT_TERMS']);

/** States in which money runs, or ran. */
const IN_EFFECT: ReadonlySet<Deal['state']> = new Set(['ACTIVE', 'COMPLETED', 'TERMINATED']);

/** States in which there is nothing left to broker. */
const OVER: ReadonlySet<Deal['state']> = new Set(['COMPLETED', 'REFUSED', 'WITHDRAWN', 'TERMINATED']);

/** One deal for both sides, and to read for those who oversee it. */
export function Component() {
  const t = useMessages(roomMessages);
  const { dealId = '' } = useParams();
  const { data, loading, error, refetch } = useQuery(DealRoomDocument, {
    variables: { id: dealId },
    fetchPolicy: 'cache-and-network',
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const deal = data?.deal;
  if (deal) return <DealRoom key={deal.id} deal={deal} stale={Boolean(error)} refetch={refetch} />;
  return (
    <div className="f-page">
      <PageTitle title={t('pageTitle')} />
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!error && (loading || !data) && (
        <div aria-hidden>
          <Skeleton active paragraph={{ rows: 2 }} />
          <Skeleton.Node active style={{ width: '100%', height: 190, margin: '16px 0 24px' }} />
          <Skeleton active paragraph={{ rows: 8 }} />
        </div>
      )}
      {!error && !loading && data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
    </div>
  );
}

function DealRoom({ deal, stale, refetch }: { deal: Deal; stale: boolean; refetch: () => Promise<unknown> }) {
  const t = useMessages(roomMessages);
  const state = useRoomState(deal, refetch);
  const back =
    deal.mySide === 'ENTERPRISE'
      ? { to: '/desk/requests', label: t('backToRequests') }
      : { to: '/desk/deals', label: t('backToDeals') };
  return (
    <RoomContext value={state.room}>
      <div className="f-page">
        <PageTitle
          title={t('title', { title: deal.title })}
          heading={deal.title}
          back={back}
          subtitle={<Subtitle deal={deal} />}
          extra={<Aside />}
        />
        <div role="status" className={styles.live} data-stale={stale} data-empty={!state.news && !stale}>
          {stale ? t('stale') : state.news}
        </div>
        <StageLine deal={deal} />
        <NextCard heading={state.heading} />
        <Suspense fallback={null}>
          <DealEngagements dealId={deal.id} />
          <DealIntroductions dealId={deal.id} />
        </Suspense>
        <Parts />
        {deal.mySide && !OVER.has(deal.state) && (
          <Suspense fallback={null}>
            <FindBrokers kind="DEAL" subjectId={deal.id} canInvite />
          </Suspense>
        )}
        {state.step && <OpenStep key={state.step} action={state.step} onClose={state.close} />}
      </div>
    </RoomContext>
  );
}

function Subtitle({ deal }: { deal: Deal }) {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  return (
    <Flex gap={8} wrap align="center">
      <StateTag state={deal.state} />
      <span className="f-number">{deal.number}</span>
      <span>
        {deal.owner.name} ⇄ {deal.enterprise.name}
      </span>
      {deal.origin !== 'REQUEST' && <Tag>{labels(`origin${deal.origin}`)}</Tag>}
      <Tag>{labels(`pricing${deal.pricing}`)}</Tag>
      {deal.bearsPolicyName && <Tag color="warning">{t('policyName')}</Tag>}
      <Link to={`/results/${deal.result.id}`}>{t('resultPage')}</Link>
      {deal.demand && (
        <Link to={`/demands/${deal.demand.id}`}>{t('demandLink', { number: deal.demand.number })}</Link>
      )}
      {deal.prior && <Link to={`/deals/${deal.prior.id}`}>{t('prior', { number: deal.prior.number })}</Link>}
      {IN_EFFECT.has(deal.state) && <Link to={`/deals/${deal.id}/money`}>{t('moneyLink')}</Link>}
      {!deal.mySide && <Tag>{t('readOnly')}</Tag>}
    </Flex>
  );
}

/** Steps that end the case or start a new contract, away from what is next. */
function Aside() {
  const t = useMessages(roomMessages);
  const labels = useMessages(dealLabels);
  const { deal, open } = useRoom();
  const actions = deal.actions.filter((action) => action !== deal.next?.action && !IN_PLACE.has(action));
  if (actions.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: actions.map((action) => ({ key: action, label: labels(`action${action}`) })),
        onClick: ({ key }) => {
          const action = actions.find((each) => each === key);
          if (action) open(action);
        },
      }}
    >
      <Button>{t('otherSteps')}</Button>
    </Dropdown>
  );
}
