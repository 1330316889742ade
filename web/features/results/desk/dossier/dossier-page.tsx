import { useQuery } from '@apollo/client/react';
import { Badge, Skeleton, Tabs, Tag } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../../app/i18n.tsx';
import { useViewer } from '../../../../app/viewer.tsx';
import { DossierDocument, type DossierQuery } from '../../../../generated/results-desk/graphql.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { ErrorState } from '../../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../../ui/page-title.tsx';
import { useListState } from '../../../../ui/use-list-state.ts';
import { StateTag } from '../lists/result-marks.tsx';
import { Actions } from './actions.tsx';
import { ContentView } from './content-view.tsx';
import { dossierMessages } from './dossier.messages.ts';
import { StageLine } from './stage-line.tsx';

const PeoplePanel = lazy(() => import('./people-panel.tsx'));
const AccessPanel = lazy(() => import('./access-panel.tsx'));
const VersionsPanel = lazy(() => import('./versions-panel.tsx'));
const HistoryPanel = lazy(() => import('./history-panel.tsx'));
const ReviewsPanel = lazy(() => import('./reviews-panel.tsx'));
const ValuationsPanel = lazy(async () => ({
  default: (await import('../../../valuations/valuations-panel.tsx')).ValuationsPanel,
}));

const BrokerPanel = lazy(async () => ({
  default: (await import('../../../brokers/matching/broker-panel.tsx')).BrokerPanel,
}));

export type DossierResult = NonNullable<DossierQuery['techResult']>;

/** What every part of the dossier gets. */
export interface PanelProps {
  result: DossierResult;
  onChanged: () => Promise<unknown>;
}

/** The file of one result: where it stands, what is next, what can be done, and everything that happened. */
export function Component() {
  const t = useMessages(dossierMessages);
  const { resultId = '' } = useParams();
  const { hasRole } = useViewer();
  const { data, loading, error, refetch } = useQuery(DossierDocument, {
    variables: { id: resultId },
    fetchPolicy: 'cache-and-network',
  });
  const result = data?.techResult;
  const dossier = result?.dossier;
  const back = hasRole('OFFICER')
    ? dossier?.registerNumber
      ? { to: '/desk/register', label: t('backToRegister') }
      : { to: '/desk/review', label: t('backToReview') }
    : { to: '/desk/results', label: t('backToMine') };
  if (!result || !dossier) {
    return (
      <div className="f-page">
        <PageTitle title={t('pageTitle')} back={back} />
        {loading && <Skeleton active paragraph={{ rows: 12 }} />}
        {error && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!loading && data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
      </div>
    );
  }
  return (
    <div className="f-page">
      <PageTitle
        title={result.title || t('untitled')}
        back={back}
        subtitle={
          <>
            <StateTag state={dossier.state} />{' '}
            {dossier.registerNumber && (
              <span className="f-number">{t('registerNumber', { number: dossier.registerNumber })} · </span>
            )}
            {result.organization.name}
            {dossier.securityScreening === 'SENSITIVE' && <Tag color="error">{t('sensitive')}</Tag>}
            {dossier.state === 'PUBLISHED' && (
              <>
                {' · '}
                <Link to={`/results/${result.id}`}>{t('publicPage')}</Link>
                {' · '}
                <Link to={`/desk/matches?result=${result.id}`}>{t('matchingDemands')}</Link>
              </>
            )}
          </>
        }
        extra={<Actions result={result} onChanged={refetch} />}
      />
      <StageLine result={result} />
      <Parts result={result} onChanged={refetch} />
    </div>
  );
}

function Parts(props: PanelProps) {
  const t = useMessages(dossierMessages);
  const { get, set } = useListState();
  const { acting, hasRole } = useViewer();
  const { dossier, organization } = props.result;
  if (!dossier) return null;
  const disputes = dossier.orderDisputes.filter(({ state }) => state === 'OPEN').length;
  const reports = dossier.reports.filter(({ state }) => state === 'OPEN').length;
  const counted = (label: string, count: number) => (
    <>
      {label} <Badge count={count} size="small" />
    </>
  );
  const seesValuations =
    acting?.organization.id === organization.id &&
    hasRole('OFFICER', 'LEADERSHIP_MEMBER', 'SUPERVISOR', 'ADMINISTRATOR');
  const seesBrokers =
    acting?.organization.id === organization.id &&
    hasRole('OFFICER', 'SUPERVISOR', 'ADMINISTRATOR') &&
    (dossier.state === 'PUBLISHED' || dossier.state === 'REGISTERED');
  const items = [
    { key: 'content', label: t('tabContent'), children: <ContentView {...props} /> },
    { key: 'reviews', label: counted(t('tabReviews'), reports), children: <ReviewsPanel {...props} /> },
    { key: 'people', label: counted(t('tabPeople'), disputes), children: <PeoplePanel {...props} /> },
    { key: 'access', label: t('tabAccess'), children: <AccessPanel {...props} /> },
    ...(seesValuations
      ? [
          {
            key: 'valuations',
            label: t('tabValuations'),
            children: <ValuationsPanel resultId={props.result.id} />,
          },
        ]
      : []),
    ...(seesBrokers
      ? [
          {
            key: 'brokers',
            label: t('tabBrokers'),
            children: (
              <BrokerPanel
                kind="RESULT"
                subjectId={props.result.id}
                canInvite={hasRole('OFFICER')}
                canBeWanted
                isPublic={dossier.state === 'PUBLISHED'}
              />
            ),
          },
        ]
      : []),
    { key: 'versions', label: t('tabVersions'), children: <VersionsPanel {...props} /> },
    { key: 'history', label: t('tabHistory'), children: <HistoryPanel {...props} /> },
  ];
  const asked = get('tab');
  return (
    <Tabs
      activeKey={items.some(({ key }) => key === asked) ? (asked ?? 'content') : 'content'}
      onChange={(key) => set({ tab: key === 'content' ? null : key })}
      items={items.map(({ children, ...item }) => ({
        ...item,
        children: (
          <Suspense fallback={<Skeleton active paragraph={{ rows: 6 }} />}>
            <div className="f-card">{children}</div>
          </Suspense>
        ),
      }))}
    />
  );
}
