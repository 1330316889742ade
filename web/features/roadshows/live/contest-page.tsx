import { useQuery } from '@apollo/client/react';
import { App, Skeleton } from 'antd';
import { useParams } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import { RoadshowContestDocument } from '../../../generated/roadshows-live/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { exactTime } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import hallStyles from '../hall.module.css';
import { ContestDesk } from './contest-desk.tsx';
import { JudgeDesk } from './judge-desk.tsx';
import { liveMessages } from './live.messages.ts';
import type { Contest } from './live-words.ts';

type Standing = NonNullable<Contest['ranking']>[number];

/** The contest of a roadshow: scores for judges, preparation for the organiser, the ranking for everybody. */
export function Component() {
  const t = useMessages(liveMessages);
  const { roadshowId = '' } = useParams();
  const { data, error, refetch } = useQuery(RoadshowContestDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const contest = data?.roadshowContest;
  return (
    <App component={false}>
      <div className="f-page">
        <PageTitle
          title={contest ? t('contestOf', { title: contest.title }) : t('contest')}
          back={{ to: `/roadshows/${roadshowId}`, label: t('backToRoadshow') }}
        />
        {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
        {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
        {data && !contest && <EmptyState title={t('contestNone')} />}
        {contest && (
          <div className={hallStyles.stack}>
            <Ranking contest={contest} />
            {contest.own && <JudgeDesk contest={contest} own={contest.own} />}
            {contest.judges && <ContestDesk contest={contest} judges={contest.judges} />}
          </div>
        )}
      </div>
    </App>
  );
}

function Ranking({ contest }: { contest: Contest }) {
  const t = useMessages(liveMessages);
  const { locale } = useLanguage();
  const { ranking, closedAt, criteria } = contest;
  const points = (hundredths: number) => (hundredths / 100).toFixed(2);
  const entryOf = ({ entryId }: Standing) => contest.entries.find(({ id }) => id === entryId);
  const columns: DataColumn<Standing>[] = [
    column('rank', t('rank'), ({ rank }) => String(rank ?? '')),
    { ...column('entry', t('entry'), (row) => entryOf(row)?.title ?? ''), always: true },
    column('unit', t('unit'), (row) => entryOf(row)?.unit ?? ''),
    column('judges', t('judgesCount'), ({ judges }) => String(judges)),
    column('mean', t('mean'), ({ mean }) => points(mean)),
    column('spread', t('spread'), ({ min, max }) => `${points(min)}–${points(max)}`),
    column('deviation', t('deviation'), ({ deviation }) => points(deviation)),
  ];
  return (
    <section className="f-card">
      <h2>{t('ranking')}</h2>
      <p className="f-quiet">
        {criteria.length === 0
          ? t('criteriaNone')
          : criteria.map(({ name, weight }) => `${name} ${weight / 100}%`).join(' · ')}
      </p>
      {!ranking && <p>{t('rankingHidden')}</p>}
      {closedAt && <p>{t('closedAt', { time: exactTime(closedAt, locale) })}</p>}
      {ranking && (
        <DataTable<Standing>
          name="contest-ranking"
          label={t('ranking')}
          rows={ranking}
          rowKey={({ entryId }) => entryId}
          columns={columns}
        />
      )}
    </section>
  );
}

function column(key: string, title: string, text: (row: Standing) => string): DataColumn<Standing> {
  return { key, title, text, render: text };
}
