import { useQuery } from '@apollo/client/react';
import { Alert, App, Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import { DemandPageDocument, type DemandPageQuery } from '../../../generated/demands-board/graphql.ts';
import { DateTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useRegions, useSectorName } from '../../../ui/taxonomy.ts';
import { NoticePanel } from '../../notices/notice-panel.tsx';
import { demandLabels } from '../demand.labels.ts';
import { DemandStateTag } from '../demand-words.tsx';
import styles from './board.module.css';
import { Changes } from './changes.tsx';
import { DemandConditions } from './demand-conditions.tsx';
import { DemandFacts } from './demand-facts.tsx';
import { DemandPanels } from './demand-panels.tsx';
import { DemandSteps } from './demand-steps.tsx';
import { PlanTable, TargetsTable } from './demand-tables.tsx';
import { pageMessages } from './page.messages.ts';
import { Questions } from './questions.tsx';

export type DemandOnPage = NonNullable<DemandPageQuery['demand']>;

/** States from the public notice of the winners on. */
const ANNOUNCED: readonly DemandOnPage['state'][] = [
  'ON_NOTICE',
  'AWARDED',
  'PLEDGED',
  'IN_PROGRESS',
  'ACCEPTED',
  'SETTLED',
];

/** A demand for everybody: what is looked for, by which targets, for which bounty, and how to take part. */
export function Component() {
  const t = useMessages(pageMessages);
  const { demandId = '' } = useParams();
  const { data, error, refetch } = useQuery(DemandPageDocument, {
    variables: { id: demandId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data)
    return (
      <div className="f-page">
        <Skeleton active paragraph={{ rows: 12 }} />
      </div>
    );
  if (!data.demand)
    return (
      <div className="f-page">
        <EmptyState
          title={t('notFound')}
          text={t('notFoundText')}
          action={<Link to="/demands">{t('back')}</Link>}
        />
      </div>
    );
  return (
    <App component={false}>
      <Page demand={data.demand} />
    </App>
  );
}

function Page({ demand }: { demand: DemandOnPage }) {
  const t = useMessages(pageMessages);
  const labels = useMessages(demandLabels);
  const sectorName = useSectorName();
  const regions = useRegions();
  const { content } = demand;
  return (
    <div className="f-page">
      <PageTitle
        title={demand.title}
        back={{ to: '/demands', label: t('back') }}
        subtitle={
          <>
            {demand.number} · {labels(`mode${demand.mode}`)} · {sectorName(demand.sector)} ·{' '}
            {demand.poster?.name ?? labels('anonymous')} · {regions.name(demand.provinceCode)}{' '}
            <DemandStateTag state={demand.state} />{' '}
            {demand.publishedAt && <DateTime value={demand.publishedAt} />}
          </>
        }
        extra={demand.isMine && <Link to={`/desk/demands/${demand.id}`}>{t('manage')}</Link>}
      />
      {demand.endReason && (
        <Alert
          type="info"
          showIcon
          title={t('ended')}
          description={
            <>
              {labels(`end${demand.endReason}`)} {demand.endNote}
            </>
          }
          style={{ marginBottom: 16 }}
        />
      )}
      <section className="f-card" aria-label={t('steps')} style={{ marginBottom: 16 }}>
        <DemandSteps mode={demand.mode} state={demand.state} />
        <DemandFacts demand={demand} />
      </section>
      <div className={styles.page}>
        <div className={styles.main}>
          <section className="f-card">
            <h2>{t('problem')}</h2>
            <p className={styles.text}>{content.problem}</p>
            {content.keywords.length > 0 && (
              <p className="f-quiet">
                {t('keywords')} · {content.keywords.join(' · ')}
              </p>
            )}
          </section>
          <TargetsTable targets={content.targets} />
          <DemandConditions demand={demand} />
          {Number(demand.bounty) > 0 && <PlanTable demand={demand} />}
          {ANNOUNCED.includes(demand.state) && (
            <section className="f-card">
              <h2>{t('notices')}</h2>
              <NoticePanel caseType="Demand" caseId={demand.id} />
            </section>
          )}
          <Changes demand={demand} />
          <Questions demandId={demand.id} />
        </div>
        <aside className={styles.side}>
          <DemandPanels demand={demand} />
        </aside>
      </div>
    </div>
  );
}
