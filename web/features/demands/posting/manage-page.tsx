import { useQuery } from '@apollo/client/react';
import { Alert, Descriptions, Skeleton } from 'antd';
import { Link, useLocation, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  type ManagedDemandFragment,
  ManagedDemandPageDocument,
} from '../../../generated/demands-posting/graphql.ts';
import { DateTime, Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { demandLabels } from '../demand.labels.ts';
import { DemandStateTag } from '../demand-words.tsx';
import { BountyPlanTable } from './bounty-plan-table.tsx';
import { DemandContentPanel } from './content-panel.tsx';
import { AnswersPanel, ChangesPanel } from './course-panels.tsx';
import { InvitationsPanel } from './invitations-panel.tsx';
import { ManageActions } from './manage-actions.tsx';
import { postingMessages } from './posting.messages.ts';
import styles from './posting.module.css';
import { hasBids } from './steps.ts';

/** A demand for its poster and for operators: where it stands, what can be done, what it says. */
export function Component() {
  const t = useMessages(postingMessages);
  const { demandId = '' } = useParams();
  const isAdmin = useLocation().pathname.startsWith('/admin');
  const { data, loading, error, refetch } = useQuery(ManagedDemandPageDocument, {
    variables: { id: demandId },
  });
  const demand = data?.demand;
  const back = isAdmin
    ? { to: '/admin/demands', label: t('reviewTitle') }
    : { to: '/desk/demands', label: t('backToList') };
  if (demand) return <Managed demand={demand} back={back} onDone={() => void refetch()} />;
  return (
    <div className="f-page">
      <PageTitle title={t('demand')} back={back} />
      {loading && <Skeleton active paragraph={{ rows: 12 }} />}
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data && <EmptyState title={t('notFoundTitle')} text={t('notFoundText')} />}
    </div>
  );
}

interface Props {
  demand: ManagedDemandFragment;
  back: { to: string; label: string };
  onDone: () => void;
}

function Managed({ demand, back, onDone }: Props) {
  const t = useMessages(postingMessages);
  const labels = useMessages(demandLabels);
  const withBids = hasBids(demand.mode);
  return (
    <div className="f-page">
      <PageTitle
        title={demand.title || t('untitled')}
        subtitle={`${demand.number} · ${labels(`mode${demand.mode}`)}`}
        back={back}
      />
      <div className={styles.stack}>
        <section className="f-card" aria-label={t('standing')}>
          <Descriptions
            column={{ xs: 1, sm: 2, lg: 3 }}
            items={[
              { key: 'state', label: t('columnState'), children: <DemandStateTag state={demand.state} /> },
              ...(demand.poster
                ? [{ key: 'poster', label: t('columnPoster'), children: demand.poster.name }]
                : []),
              {
                key: 'bounty',
                label: withBids ? t('bounty') : t('budget'),
                children: Number(demand.bounty) === 0 ? '—' : <Money value={demand.bounty} exact />,
              },
              ...(withBids
                ? [
                    {
                      key: 'closes',
                      label: t('bidsCloseAt'),
                      children: <DateTime value={demand.bidsCloseAt} exact />,
                    },
                  ]
                : []),
              { key: 'wantedBy', label: t('wantedBy'), children: <Day value={demand.wantedBy} /> },
              {
                key: 'published',
                label: t('columnPublished'),
                children: demand.publishedAt ? <DateTime value={demand.publishedAt} exact /> : '—',
              },
            ]}
          />
          <p className="f-quiet">{t(`next${demand.state}`)}</p>
          {demand.returnReason && demand.state === 'RETURNED' && (
            <Alert type="warning" showIcon title={t('returned')} description={demand.returnReason} />
          )}
          {demand.endReason && (
            <Alert
              type="info"
              showIcon
              title={labels(`end${demand.endReason}`)}
              description={demand.endNote}
            />
          )}
          <ManageActions demand={demand} onDone={onDone} />
          <Places demand={demand} />
        </section>
        <AnswersPanel answers={demand.answers} isPlain={!withBids} />
        <InvitationsPanel demand={demand} onDone={onDone} />
        <ChangesPanel changes={demand.changes} />
        <DemandContentPanel demand={demand} />
        {demand.bountyPlan.length > 0 && (
          <section className="f-card">
            <h2>{t('stages')}</h2>
            <BountyPlanTable rows={demand.bountyPlan} />
          </section>
        )}
      </div>
    </div>
  );
}

const JUDGED = new Set(['CLOSED_FOR_BIDS', 'EVALUATING', 'ON_NOTICE']);
const WORKED = new Set(['AWARDED', 'PLEDGED', 'IN_PROGRESS', 'ACCEPTED', 'SETTLED']);

/** The other rooms of a demand, as far as they have something to show. */
function Places({ demand }: { demand: ManagedDemandFragment }) {
  const t = useMessages(postingMessages);
  const { id, mode, state, publishedAt, isMine } = demand;
  const places = [
    { to: `/demands/${id}`, label: t('placePublic'), isThere: publishedAt !== null },
    { to: `/demands/${id}/bounty`, label: t('placeBounty'), isThere: hasBids(mode) && state !== 'DRAFT' },
    { to: `/demands/${id}/judging`, label: t('placeJudging'), isThere: isMine && JUDGED.has(state) },
    { to: `/demands/${id}/work`, label: t('placeWork'), isThere: WORKED.has(state) },
    { to: `/dossiers/Demand/${id}`, label: t('placeDossier'), isThere: state !== 'DRAFT' },
  ].filter(({ isThere }) => isThere);
  if (places.length === 0) return null;
  return (
    <nav aria-label={t('places')} style={{ display: 'flex', flexWrap: 'wrap', gap: 16, marginTop: 16 }}>
      {places.map(({ to, label }) => (
        <Link key={to} to={to}>
          {label}
        </Link>
      ))}
    </nav>
  );
}
