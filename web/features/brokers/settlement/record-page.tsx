import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Space } from 'antd';
import { Link } from 'react-router';
import { useMessages } from '../../../app/i18n.tsx';
import {
  BrokerYearlyRecordDocument,
  type BrokerYearlyRecordQuery,
} from '../../../generated/brokers-settlement/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { Day } from '../../../ui/date-time.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { brokerLabels } from '../broker.labels.ts';
import { Figures } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import { useYear, YearChoice } from './year-choice.tsx';

type Record = NonNullable<BrokerYearlyRecordQuery['brokerYearlyRecord']>;
type Deal = Record['deals'][number];

/** The yearly record of a broker for a title review, with its signed files. */
export function Component() {
  const t = useMessages(settlementMessages);
  const year = useYear();
  const { data, error, refetch } = useQuery(BrokerYearlyRecordDocument, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  const record = data?.brokerYearlyRecord;
  return (
    <div className="f-page">
      <PageTitle
        title={t('recordTitle')}
        subtitle={t('recordIntro')}
        back={{ to: '/desk/commissions', label: t('back') }}
        extra={
          <Space wrap>
            <YearChoice />
            {record && <ExportLinks paths={['/brokers/record.pdf']} filter={{ year: String(year) }} />}
            {record && <ExportLinks paths={['/brokers/record.xlsx']} filter={{ year: String(year) }} />}
            {record && <Button href={`/brokers/record.json?year=${year}`}>{t('json')}</Button>}
          </Space>
        }
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data && !record && (
        <EmptyState
          title={t('recordNoProfile')}
          text={t('recordNoProfileText')}
          action={<Link to="/desk/broker-profile">{t('profileLink')}</Link>}
        />
      )}
      {record && <Shown record={record} />}
    </div>
  );
}

function Shown({ record }: { record: Record }) {
  const t = useMessages(settlementMessages);
  const labels = useMessages(brokerLabels);
  const { name, number, level, organization, contractAmount, received, commission, deals, digest } = record;
  const count = new Set(deals.map(({ dealId }) => dealId)).size;
  return (
    <>
      <section className="f-card" style={{ marginBottom: 16 }}>
        <strong>{name}</strong> <span className="f-number">{number}</span> · {labels(`level${level}`)} ·{' '}
        {organization}
        <p className="f-quiet">
          {t('dealsCount')}: {count}
        </p>
        <Figures
          of={[
            ['contractAmount', contractAmount],
            ['received', received],
            ['commission', commission],
          ]}
        />
        <p className="f-quiet" style={{ overflowWrap: 'anywhere', marginBottom: 0 }}>
          {t('digest')}: {digest}
        </p>
      </section>
      <DataTable<Deal>
        name="broker-record"
        label={t('recordTitle')}
        rows={deals}
        rowKey={({ id }) => id}
        columns={useColumns()}
        empty={<EmptyState title={t('recordNone')} text={t('recordNoneText')} />}
      />
    </>
  );
}

function useColumns(): DataColumn<Deal>[] {
  const t = useMessages(settlementMessages);
  const sum = (key: 'contractAmount' | 'received' | 'commission'): DataColumn<Deal> => ({
    key,
    title: t(key),
    align: 'right',
    text: (deal) => deal[key],
    render: (deal) => <Money value={deal[key]} exact />,
  });
  return [
    {
      key: 'title',
      title: t('columnDeal'),
      always: true,
      text: ({ number, title }) => `${number} ${title}`,
      render: ({ number, title, registrationNumber }) => (
        <>
          {title}
          <div className="f-quiet f-number">{number}</div>
          {registrationNumber && (
            <div className="f-quiet f-number">{t('registration', { number: registrationNumber })}</div>
          )}
        </>
      ),
    },
    {
      key: 'parties',
      title: t('columnParties'),
      text: ({ ownerName, enterpriseName }) => `${ownerName} / ${enterpriseName}`,
      render: ({ ownerName, enterpriseName }) => (
        <>
          <div>{ownerName}</div>
          <div>{enterpriseName}</div>
        </>
      ),
    },
    {
      key: 'mode',
      title: t('columnMode'),
      text: ({ mode }) => t(`mode${mode}`),
      render: ({ mode }) => t(`mode${mode}`),
    },
    {
      key: 'signedOn',
      title: t('columnSigned'),
      text: ({ signedOn }) => signedOn,
      render: ({ signedOn }) => <Day value={signedOn} />,
    },
    {
      key: 'role',
      title: t('columnRole'),
      text: ({ role, engagement }) => `${t(`role${role}`)} ${engagement}`,
      render: ({ role, engagement }) => (
        <>
          {t(`role${role}`)}
          <div className="f-quiet f-number">{engagement}</div>
        </>
      ),
    },
    sum('contractAmount'),
    sum('received'),
    sum('commission'),
  ];
}
