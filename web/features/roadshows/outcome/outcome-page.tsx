import { useQuery } from '@apollo/client/react';
import { Skeleton, Statistic } from 'antd';
import { Link, useParams } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  RoadshowOutcomeDocument,
  type RoadshowOutcomeQuery,
} from '../../../generated/roadshows-outcome/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { RoadshowNav } from '../desk/roadshow-nav.tsx';
import hallStyles from '../hall.module.css';
import { outcomeMessages } from './outcome.messages.ts';
import styles from './outcome.module.css';

type Outcome = RoadshowOutcomeQuery['roadshowOutcome'];
type Entry = Outcome['entries'][number];
type Broker = Outcome['brokers'][number];

const COUNTS = ['cards', 'strong', 'contacts', 'requests', 'deals'] as const;

/** What came of a roadshow, by entry and by broker. */
export function Component() {
  const t = useMessages(outcomeMessages);
  const { roadshowId = '' } = useParams();
  const { data, error, refetch } = useQuery(RoadshowOutcomeDocument, {
    variables: { roadshowId },
    fetchPolicy: 'cache-and-network',
  });
  const outcome = data?.roadshowOutcome;
  return (
    <div className="f-page">
      <PageTitle
        title={outcome ? t('titleOf', { title: outcome.title }) : t('title')}
        subtitle={t('intro')}
        back={{ to: '/desk/roadshows', label: t('backToDesk') }}
        extra={
          outcome && (
            <span className={styles.steps}>
              <ExportLinks
                paths={['/roadshows/outcome.xlsx', '/roadshows/outcome.pdf']}
                filter={{ roadshow: roadshowId }}
              />
            </span>
          )
        }
      />
      <RoadshowNav id={roadshowId} />
      {error && !outcome && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!outcome && !error && <Skeleton active paragraph={{ rows: 10 }} />}
      {outcome && (
        <div className={hallStyles.stack}>
          <section className="f-card">
            <Figures outcome={outcome} />
          </section>
          <section className="f-card">
            <h2>{t('byEntry')}</h2>
            <Entries outcome={outcome} />
          </section>
          <section className="f-card">
            <h2>{t('byBroker')}</h2>
            <Brokers outcome={outcome} />
          </section>
        </div>
      )}
    </div>
  );
}

function Figures({ outcome }: { outcome: Outcome }) {
  const t = useMessages(outcomeMessages);
  const most = Math.max(1, outcome.cards);
  return (
    <>
      <div className={styles.figures}>
        {(['guests', 'checkedIn', 'talks'] as const).map((key) => (
          <Statistic key={key} title={t(key)} value={outcome[key]} />
        ))}
        <Statistic title={t('money')} valueRender={() => <Money value={outcome.money} />} />
      </div>
      <h2>{t('funnel')}</h2>
      <dl className={styles.funnel}>
        {(['cards', 'contacts', 'requests', 'deals'] as const).map((key) => (
          <div key={key} className={styles.bar}>
            <dt>{t(key)}</dt>
            <dd style={{ margin: 0 }} aria-hidden>
              <span className={styles.fill} style={{ width: `${(outcome[key] / most) * 100}%` }} />
            </dd>
            <dd style={{ margin: 0 }} className="f-number">
              {outcome[key]}
            </dd>
          </div>
        ))}
      </dl>
      <p style={{ marginTop: 16 }}>
        <Link to={`/desk/roadshows/${outcome.id}/cards`}>{t('seeCards')}</Link>
      </p>
    </>
  );
}

function Entries({ outcome }: { outcome: Outcome }) {
  const t = useMessages(outcomeMessages);
  const columns: DataColumn<Entry>[] = [
    {
      key: 'entry',
      title: t('entry'),
      always: true,
      text: ({ title }) => title,
      render: ({ resultId, title }) => <Link to={`/results/${resultId}`}>{title}</Link>,
    },
    { key: 'unit', title: t('unit'), text: ({ unit }) => unit, render: ({ unit }) => unit },
    ...(['talks', ...COUNTS] as const).map(
      (key): DataColumn<Entry> => ({
        key,
        title: t(key),
        align: 'right',
        text: (row) => String(row[key]),
        render: (row) => row[key],
      }),
    ),
    {
      key: 'money',
      title: t('money'),
      align: 'right',
      text: ({ money }) => money,
      render: ({ money }) => <Money value={money} />,
    },
  ];
  return (
    <DataTable<Entry>
      name="roadshow-outcome-entries"
      label={t('byEntry')}
      rows={outcome.entries}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={t('entriesNone')} text={t('entriesNoneText')} />}
    />
  );
}

function Brokers({ outcome }: { outcome: Outcome }) {
  const t = useMessages(outcomeMessages);
  const columns: DataColumn<Broker>[] = [
    { key: 'broker', title: t('broker'), always: true, text: ({ name }) => name, render: ({ name }) => name },
    {
      key: 'organization',
      title: t('organization'),
      text: ({ organization }) => organization,
      render: ({ organization }) => organization,
    },
    ...(['cards', 'requests', 'deals'] as const).map(
      (key): DataColumn<Broker> => ({
        key,
        title: t(key),
        align: 'right',
        text: (row) => String(row[key]),
        render: (row) => row[key],
      }),
    ),
    {
      key: 'money',
      title: t('money'),
      align: 'right',
      text: ({ money }) => money,
      render: ({ money }) => <Money value={money} />,
    },
  ];
  return (
    <DataTable<Broker>
      name="roadshow-outcome-brokers"
      label={t('byBroker')}
      rows={outcome.brokers}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<EmptyState title={t('brokersNone')} text={t('brokersNoneText')} />}
    />
  );
}
