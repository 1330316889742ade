import { useQuery } from '@apollo/client/react';
import { Skeleton, Space } from 'antd';
import { Link } from 'react-router';
import { useLanguage, useMessages } from '../../../app/i18n.tsx';
import {
  BonusProgrammeDocument,
  type BonusProgrammeQuery,
} from '../../../generated/brokers-settlement/graphql.ts';
import { type DataColumn, DataTable } from '../../../ui/data-table.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/fault-alert.tsx';
import { ExportLinks } from '../../../ui/list-page.tsx';
import { exactMoney, Money } from '../../../ui/money.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { usePercent } from './parts.tsx';
import { settlementMessages } from './settlement.messages.ts';
import { useYear, YearChoice } from './year-choice.tsx';

type Line = BonusProgrammeQuery['bonusProgramme']['lines'][number];

/** The bonus programme for agencies as a calculation with its source (INC-12), for information. */
export function Component() {
  const t = useMessages(settlementMessages);
  const { locale } = useLanguage();
  const percent = usePercent();
  const year = useYear();
  const { data, error, refetch } = useQuery(BonusProgrammeDocument, {
    variables: { year },
    fetchPolicy: 'cache-and-network',
  });
  const programme = data?.bonusProgramme;
  const columns = useColumns();
  return (
    <div className="f-page">
      <PageTitle
        title={t('bonusTitle')}
        back={{ to: '/desk/commissions', label: t('back') }}
        extra={
          <Space wrap>
            <YearChoice />
            <ExportLinks paths={['/brokers/bonus.xlsx']} filter={{ year: String(year) }} />
          </Space>
        }
      />
      {error && !data && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton active paragraph={{ rows: 8 }} />}
      {programme && (
        <>
          <p>
            {t('bonusIntro', {
              places: programme.places,
              share: percent(programme.basisPoints),
              most: exactMoney(programme.most, locale),
            })}{' '}
            {t('bonusSource')}: <Link to={`/rulebook#${programme.ruleId}`}>{programme.ruleId}</Link>
          </p>
          <DataTable<Line>
            name="bonus-programme"
            label={t('bonusTitle')}
            rows={programme.lines}
            rowKey={({ agencyId }) => agencyId}
            columns={columns}
            empty={<EmptyState title={t('bonusEmpty')} text={t('bonusEmptyText')} />}
          />
        </>
      )}
    </div>
  );
}

function useColumns(): DataColumn<Line>[] {
  const t = useMessages(settlementMessages);
  const { locale } = useLanguage();
  const sum = (key: 'turnover' | 'bonus' | 'forBrokers'): DataColumn<Line> => ({
    key,
    title: t(key),
    align: 'right',
    text: (line) => line[key],
    render: (line) => <Money value={line[key]} exact />,
  });
  const ofBroker = ({ name, amount }: Line['brokers'][number]) => `${name} ${exactMoney(amount, locale)}`;
  return [
    {
      key: 'agency',
      title: t('agency'),
      always: true,
      text: ({ agencyName }) => agencyName,
      render: ({ agencyName }) => agencyName,
    },
    {
      key: 'rank',
      title: t('rank'),
      align: 'right',
      text: ({ rank }) => String(rank),
      render: ({ rank }) => <span className="f-number">{rank}</span>,
    },
    {
      key: 'deals',
      title: t('deals'),
      align: 'right',
      text: ({ deals }) => String(deals),
      render: ({ deals }) => <span className="f-number">{deals}</span>,
    },
    sum('turnover'),
    sum('bonus'),
    sum('forBrokers'),
    {
      key: 'brokers',
      title: t('brokers'),
      text: ({ brokers }) => brokers.map(ofBroker).join('; '),
      render: ({ brokers }) => brokers.map((each) => <div key={each.brokerId}>{ofBroker(each)}</div>),
    },
  ];
}
